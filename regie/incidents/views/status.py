"""What happens with my report: the promises, the road, and what I want to add."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.incidents import actions, parts, queries, rules
from regie.incidents.forms import AdditionForm
from regie.incidents.forms.completing import ImpactForm
from regie.incidents.models import Impact, Incident
from regie.incidents.views.case import drawn
from regie.incidents.views.reporting import SENT
from regie.people.doors import needs


@needs("incidents.report")
@require_GET
def status(request: Any, incident_id: int) -> HttpResponse:
    """The product's promise: who does what by when; only for whoever reported it or underwent it."""
    incident = _incident(request, incident_id)
    if (
        incident.reported_at is None
        and queries.waiting_for_words(request.user).filter(pk=incident.pk).exists()
    ):
        return redirect("incidents:report", incident.pk)
    shown = queries.status_page(incident, person=request.user, at=request.now)
    impact = Impact.objects.filter(incident=incident, person=request.user).first()
    asks = impact is None and incident.reported_at and request.user.pk in incident.affected_ids
    context = {
        "incident": incident,
        "mine": incident.reporter_id == request.user.pk,
        "may_leave_out": request.user.pk in incident.involved_ids,
        "status": shown,
        "impact": impact,
        "impact_form": ImpactForm() if asks else None,
        "additions": incident.additions.filter(person=request.user),
        "addition_form": AdditionForm(),
        "parts": drawn(request, parts.STATUS_PARTS, incident),
        "just_sent": _just_sent(request, incident, promised=bool(shown.promises)),
        "readable": Incident.objects.readable_by(request.user).filter(pk=incident.pk).exists(),
    }
    return render(request, "incidents/status.html", context)


def _incident(request: Any, incident_id: int) -> Incident:
    known = Incident.objects.visible_to(request.user).select_related(
        "reporter", "affected", "in_charge", "asked"
    )
    return get_object_or_404(known, pk=incident_id)


def _just_sent(request: Any, incident: Incident, *, promised: bool) -> str:
    """The draft that may be forgotten, on the page that says thank you: until it can say what we promise."""
    sent = request.session.get(SENT)
    if not sent or sent["incident"] != incident.pk:
        return ""
    if promised:
        del request.session[SENT]
    return sent["draft"]


@needs("incidents.report")
@require_POST
def add(request: Any, incident_id: int) -> HttpResponse:
    """Add words or a line; then back to where one came from."""
    incident = _incident(request, incident_id)
    back = "incidents:case" if request.POST.get("back") == "case" else "incidents:status"
    form = AdditionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Schrijf eerst op wat je erbij wilt zetten."))
        return redirect(back, incident.pk)
    text, about = form.cleaned_data["text"], form.cleaned_data["about"]
    if about == AdditionForm.ACT:
        line = rules.Line(text, incident.happened_at, request.user.name)
        actions.complete(incident, acts=[line], at=request.now, by=request.user)
    else:
        actions.complete(incident, text=text, about=about, at=request.now, by=request.user)
    messages.success(request, _("Het staat erbij, met de datum van vandaag."))
    return redirect(back, incident.pk)
