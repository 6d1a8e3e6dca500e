"""Give a panel a key, or take it away; what the panel said and what is the matter stands on the device's page."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regie.devices.models import Device
from regie.devices.queries import kept_by
from regie.doors import needs
from regie.panels import actions, words
from regie.panels.forms import KeyForm
from regie.panels.models import PanelKey
from regie.refusal import Refused


@needs("devices.change")
def key(request: Any, device_id: int) -> HttpResponse:
    """The page with one field; the key itself is never shown again."""
    panel = _panel(request, device_id)
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_key(panel, key=form.cleaned_data["key"], at=request.now, by=request.user)
        except Refused as refused:
            form.add_error("key", words.REFUSALS[refused.code] % refused.details)
        else:
            messages.success(
                request, _("Vanaf nu geloven we %(name)s alleen nog met deze sleutel.") % {"name": panel.name}
            )
            return redirect("devices:page", panel.pk)
    context = {"device": panel, "form": form, "known": PanelKey.objects.filter(panel=panel).first()}
    return render(request, "panels/key.html", context, status=422 if form.errors else 200)


@needs("devices.change")
@require_POST
def remove_key(request: Any, device_id: int) -> HttpResponse:
    """From now on in plain text."""
    panel = _panel(request, device_id)
    actions.remove_key(panel, at=request.now, by=request.user)
    messages.success(request, _("%(name)s meldt zich nu zonder sleutel.") % {"name": panel.name})
    return redirect("devices:page", panel.pk)


def _panel(request: Any, device_id: int) -> Device:
    panels = kept_by(request.user).filter(kind=Device.Kind.PANEL, revoked_at=None)
    return get_object_or_404(panels, pk=device_id)
