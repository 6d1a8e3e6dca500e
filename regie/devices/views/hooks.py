"""Systems of others that report presses: open a door for one, say which button it means, see what came."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.devices import actions, words
from regie.devices.forms import HookDeviceForm, HookForm
from regie.devices.models import Hook, HookDevice
from regie.devices.queries import organisation_for
from regie.doors import needs
from regie.refusal import Refused


@needs("devices.change")
@require_GET
def hooks(request: Any) -> HttpResponse:
    """The doors that are open."""
    return render(request, "devices/hooks.html", {"hooks": Hook.objects.in_use().visible_to(request.user)})


@needs("devices.change")
def add(request: Any) -> HttpResponse:
    """A new door; its secret stands on the answer, and nowhere else."""
    form = HookForm(request.POST or None)
    owner = organisation_for(request.user, None)
    if owner is None:
        raise Refused("hook_whose")
    if request.method == "POST" and form.is_valid():
        try:
            hook, secret = actions.make_hook(
                organisation=owner, at=request.now, by=request.user, **form.as_verb()
            )
        except Refused as refused:
            form.add_error("proof", words.REFUSALS[refused.code])
        else:
            return render(
                request,
                "devices/hook_secret.html",
                {"hook": hook, "secret": secret, "address": address(hook)},
            )
    return render(request, "devices/hook_add.html", {"form": form})


def address(hook: Hook) -> str:
    """Where the other system sends its messages."""
    return f"{settings.PUBLIC_URL}/api/v1/hooks/{hook.pk}"


@needs("devices.change")
@require_GET
def page(request: Any, hook_id: int) -> HttpResponse:
    """One system: its buttons, and what it said last."""
    return _page(request, _hook(request, hook_id))


def _page(request: Any, hook: Hook, form: HookDeviceForm | None = None) -> HttpResponse:
    known = request.GET.get("button", "")
    context = {
        "hook": hook, "address": address(hook), "named": hook.devices.select_related("device__place"),
        "messages_": [(one, words.HOOK_REFUSALS.get(one.why, "")) for one in hook.messages.all()[:50]],
        "form": form or HookDeviceForm(keeper=request.user, hook=hook, initial={"external_id": known}),
    }  # fmt: skip
    return render(request, "devices/hook.html", context)


@needs("devices.change")
@require_POST
def name_button(request: Any, hook_id: int) -> HttpResponse:
    """Say which button the other system means."""
    hook = _hook(request, hook_id)
    form = HookDeviceForm(request.POST, keeper=request.user, hook=hook)
    if not form.is_valid():
        return _page(request, hook, form)
    actions.name_button(hook, at=request.now, by=request.user, **form.cleaned_data)
    messages.success(request, _("Gekoppeld. Het volgende bericht van deze knop komt binnen."))
    return redirect("devices:hook", hook.pk)


@needs("devices.change")
@require_POST
def forget_button(request: Any, named_id: int) -> HttpResponse:
    """That name means nothing any more."""
    named = get_object_or_404(
        HookDevice.objects.filter(hook__in=Hook.objects.visible_to(request.user)), pk=named_id
    )
    actions.forget_button(named, at=request.now, by=request.user)
    return redirect("devices:hook", named.hook_id)


@needs("devices.change")
@require_POST
def end(request: Any, hook_id: int) -> HttpResponse:
    """Accept nothing from this system any more."""
    actions.end_hook(_hook(request, hook_id), at=request.now, by=request.user)
    return redirect("devices:hooks")


def _hook(request: Any, hook_id: int) -> Hook:
    return get_object_or_404(Hook.objects.visible_to(request.user), pk=hook_id)
