"""Through what does an organisation call: see the outlets, set one up, correct it, try it, stop it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.channels import KINDS
from regie.doors import needs
from regie.reach import actions, queries, words
from regie.reach.forms import OutletForm
from regie.reach.models import Outlet
from regie.refusal import Refused


@needs("devices.change")
@require_GET
def outlets(request: Any) -> HttpResponse:
    """Every outlet in use with what its last test said, and the kinds that one can add."""
    kinds = [(code, *words.KINDS[code]) for code in KINDS if code in words.KINDS]
    may_add = queries.organisations_kept_by(request.user).exists()
    context = {"rows": queries.outlets_of(request.user), "kinds": kinds if may_add else []}
    return render(request, "reach/outlets.html", context)


@needs("devices.change")
def add_outlet(request: Any, kind: str) -> HttpResponse:
    """A new outlet of one kind."""
    if kind not in KINDS:
        raise Http404
    form = OutletForm(request.POST or None, kind=kind, keeper=request.user)
    if request.method == "POST" and form.is_valid():
        owner = form.cleaned_data["organisation"]
        try:
            outlet = actions.add_outlet(
                organisation=owner, kind=kind, at=request.now, by=request.user, **form.said()
            )
        except Refused as refused:
            _put_at_the_field(form, refused)
        else:
            messages.success(request, _("Bewaard. Stuur nu een test."))
            return redirect("reach:outlet", outlet.pk)
    return _form(request, form, kind=kind)


def _put_at_the_field(form: OutletForm, refused: Refused) -> None:
    where = {"outlet_address": "address", "outlet_setting": f"set_{refused.details.get('field', '')}"}
    name = where.get(refused.code, "name")
    form.add_error(name if name in form.fields else "name", words.REFUSALS[refused.code] % refused.details)


def _form(request: Any, form: OutletForm, *, kind: str, outlet: Outlet | None = None) -> HttpResponse:
    context = {
        "form": form,
        "kind": words.kind(kind),
        "about": words.KINDS[kind][1] if kind in words.KINDS else "",
        "outlet": outlet,
        "trials": outlet.trials.filter(person=None)[:5] if outlet else [],
        "receipt_address": words.receipt_address(outlet) if outlet else "",
    }
    return render(request, "reach/outlet.html", context, status=422 if form.errors else 200)


@needs("devices.change")
def outlet(request: Any, outlet_id: int) -> HttpResponse:
    """One outlet: its settings and its last tests."""
    found = get_object_or_404(Outlet.objects.in_use().kept_by(request.user), pk=outlet_id)
    form = OutletForm(request.POST or None, kind=found.kind, keeper=request.user, outlet=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_outlet(found, at=request.now, by=request.user, **form.said())
        except Refused as refused:
            _put_at_the_field(form, refused)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("reach:outlet", found.pk)
    return _form(request, form, kind=found.kind, outlet=found)


@needs("devices.change")
@require_POST
def try_outlet(request: Any, outlet_id: int) -> HttpResponse:
    """Send a test that says that it is one."""
    found = get_object_or_404(Outlet.objects.in_use().kept_by(request.user), pk=outlet_id)
    actions.try_outlet(found, at=request.now, by=request.user)
    messages.success(request, _("De test gaat weg. Hieronder lees je wat ervan werd."))
    return redirect("reach:outlet", found.pk)


@needs("devices.change")
@require_POST
def end_outlet(request: Any, outlet_id: int) -> HttpResponse:
    """Use it no more."""
    found = get_object_or_404(Outlet.objects.kept_by(request.user), pk=outlet_id)
    actions.end_outlet(found, at=request.now, by=request.user)
    return redirect("reach:outlets")
