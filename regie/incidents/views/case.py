"""One case: what is next and who does it; take the regie, give it back, close it."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.incidents import actions, parts, queries
from regie.incidents.forms import AdditionForm
from regie.incidents.models import Incident
from regie.journal.actions import record_look
from regie.people.doors import needs


@needs("incidents.report")
@require_GET
def case(request: Any, incident_id: int) -> HttpResponse:
    """The case for whoever follows it; the one who reported it goes to their own page."""
    incident = _readable(request).filter(pk=incident_id).first()
    if incident is None:
        if Incident.objects.visible_to(request.user).filter(pk=incident_id).exists():
            return redirect("incidents:status", incident_id)
        raise Http404
    record_look([incident.subject], at=request.now, by=request.user, purpose="case")
    page = queries.case_page(incident, person=request.user, at=request.now)
    context = {
        "incident": incident, "page": page, "next_url": _address(page.next_step),
        "parts": drawn(request, parts.PARTS, incident), "addition_form": AdditionForm(),
        "may_judge": request.user.may("incidents.classify"),
        "may_take": incident.in_charge is None and not incident.closed_at and incident.affected != request.user,
    }  # fmt: skip
    return render(request, "incidents/case.html", context)


def _readable(request: Any) -> Any:
    return (
        Incident.objects.readable_by(request.user)
        .select_related("place", "reporter", "affected", "originator", "in_charge", "policy_version", "alarm")
        .prefetch_related("behaviours", "acts", "additions__person")
    )


def _address(step: queries.NextStep | None) -> str:
    if step is None or not step.door:
        return ""
    try:
        return reverse(step.door, args=[step.number])
    except NoReverseMatch:
        return ""


def drawn(
    request: Any, tellers: Iterable[parts.Teller], incident: Incident
) -> list[tuple[Any, SafeString, Any]]:
    """What later rooms show here, each drawn with its own template: title, section, note."""
    told = parts.tell(tellers, incident, person=request.user, at=request.now)
    return [
        # Drawn by Django's own templates, which escape what people typed.
        (part.title, mark_safe(render_to_string(part.template, part.context, request)), part.note)  # noqa: S308
        for part in told
    ]


@needs("incidents.read")
@require_POST
def take_case(request: Any, incident_id: int) -> HttpResponse:
    """Ik neem de regie over deze zaak."""
    actions.take_case(get_object_or_404(_readable(request), pk=incident_id), at=request.now, by=request.user)
    messages.success(request, _("Jij hebt de regie over deze zaak."))
    return redirect("incidents:case", incident_id)


@needs("incidents.report")
@require_POST
def return_case(request: Any, incident_id: int) -> HttpResponse:
    """Ik geef de regie terug."""
    actions.return_case(
        get_object_or_404(_readable(request), pk=incident_id), at=request.now, by=request.user
    )
    messages.success(request, _("Je hebt de regie teruggegeven. Niemand heeft nu de regie over deze zaak."))
    return redirect("incidents:list")


@needs("incidents.report")
@require_POST
def close(request: Any, incident_id: int) -> HttpResponse:
    """Sluit de zaak."""
    actions.close(get_object_or_404(_readable(request), pk=incident_id), at=request.now, by=request.user)
    messages.success(request, _("De zaak is gesloten. Zorg voor de collega gaat door zolang die nodig is."))
    return redirect("incidents:case", incident_id)
