"""The page on which a person chooses a response."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regie.incidents.models import Incident
from regie.people.doors import needs
from regie.responses import actions, rules, words
from regie.responses.forms import MeasureForm, unsaved
from regie.responses.models import Measure
from regie.responses.queries import day_of, earlier_of, option_for, proposal_of, usual_end
from regie.responses.views.columns import AS_FOR, case_for, columns, flags, gates


@needs("responses.choose")
@require_http_methods(["GET", "POST"])
def choose(request: Any, incident_id: int) -> HttpResponse:
    """What was done, what the norm says, what is still needed; and the form for the kind that was picked."""
    incident = case_for(request, incident_id, "responses.choose")
    if request.GET.get("kind") == rules.CARE:
        return redirect("responses:care", incident.pk)
    if request.method != "POST":
        return _page(request, incident, _empty_form(request, incident))
    form = MeasureForm(request.POST, kind=request.POST.get("kind", ""), incident=incident)
    if form.is_valid():
        known = {name: form.cleaned_data.get(name, "") for name in ("kind", "rule", "nature")}
        renews = _renewed(request, form.cleaned_data["renews"])
        said = {**known, **form.said(), "ways": form.said_ways(), "renews": renews}
        try:
            measure = actions.choose(incident, **said, at=request.now, by=request.user)
        except rules.Unsafe as unsafe:
            form.put_at_fields(unsafe.missing)
        else:
            messages.success(request, _("Gekozen. Nu leest en ondertekent iemand anders."))
            page = reverse("responses:measure", args=[measure.pk])
            return redirect(f"{page}?kept=measure-{incident.pk}-{measure.kind}")
    return _page(request, incident, form, status=422)


@needs("responses.choose")
@require_POST
def needed(request: Any, incident_id: int) -> HttpResponse:
    """What is still needed, for the form as it is filled in at this moment: a piece of the page."""
    incident = case_for(request, incident_id, "responses.choose")
    kind = request.POST.get("kind", "")
    rules.kind_of(kind)
    measure = _so_far(request, incident, MeasureForm(request.POST, kind=kind, incident=incident), kind)
    context = {**gates(measure, at=request.now), "flags": flags(measure, at=request.now)}
    return render(request, "responses/gates.html", context)


def _renewed(request: Any, number: int | None) -> Measure | None:
    """The measure that this one prolongs, if this person may read it."""
    if number is None:
        return None
    return get_object_or_404(Measure.objects.visible_to(request.user).select_related("incident"), pk=number)


def _empty_form(request: Any, incident: Incident) -> MeasureForm | None:
    """The form for the kind in the address, with what the norm and the policy already say filled in."""
    kind, rule = request.GET.get("kind", ""), request.GET.get("rule", "")
    if kind not in rules.KINDS:
        return None
    version = incident.policy_version
    option = option_for(proposal_of(incident), kind, rule)
    known = {"rule": option["rule"] if option else "", "kind": kind, "renews": request.GET.get("renews")}
    if rules.kind_of(kind).limits:
        known["ends_on"] = usual_end(option, starts=day_of(request.now), version=version)
    return MeasureForm(initial=known, kind=kind, incident=incident)


def _page(request: Any, incident: Incident, form: MeasureForm | None, *, status: int = 200) -> HttpResponse:
    kind = (form["kind"].value() or "") if form else ""
    kind = kind if kind in rules.KINDS else ""
    measure = _so_far(request, incident, form, kind)
    context = columns(incident, measure, at=request.now, is_chosen=bool(kind))
    named = {code for option in context["options"] for code, _name in option["measures"]}
    context |= {
        "form": form if kind else None,
        "kind": kind,
        "kind_name": words.measure(kind) if kind else "",
        "earlier": _earlier(request, incident),
        "others": [(code, words.measure(code)) for code in rules.KINDS if code not in named],
    }
    return render(request, "responses/choose.html", context, status=status)


def _so_far(request: Any, incident: Incident, form: MeasureForm | None, kind: str) -> Measure:
    given = {
        "incident": incident, "chooser": request.user, "chosen_at": request.now,
        "policy_version": incident.policy_version, "kind": kind or AS_FOR,
    }  # fmt: skip
    if form is None or not kind:
        return Measure(**given, rests_on=proposal_of(incident))
    if not form.is_bound:
        values = {name: value for name, value in form.initial.items() if name in form.fields and value}
        form = MeasureForm(values, kind=kind, incident=incident)
    number = form.data.get("renews", "")
    renews = _renewed(request, int(number)) if str(number).isascii() and str(number).isdigit() else None
    return unsaved(form, **given, renews=renews)


def _earlier(request: Any, incident: Incident) -> list[dict[str, Any]]:
    """What came before for this citizen, with how it stands; shown, and never counted."""
    found = earlier_of(incident, request.user, on=day_of(request.now))
    return [
        {"measure": one.measure, "name": words.measure(one.measure.kind), "state": words.STATES[one.status],
         "looked_at": one.looked_at}
        for one in found
    ]  # fmt: skip
