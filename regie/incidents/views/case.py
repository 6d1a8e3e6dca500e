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
from regie.incidents.forms import AdditionForm, OfferForm
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
        "offer_form": _offer_form(request, incident),
        "told": queries.circumstances_of(incident), "parties": queries.masked(incident),
        "names_hidden": any(one.sealed for one in incident.parties.all()),
        "damage": incident.damage_items.all(), "evidence": queries.files_of(incident, reader=request.user),
        "care_first": any(one.kind == "self_harm" for one in incident.behaviours.all()),
        "may_look": request.user.may("incidents.read"),
        "earlier": queries.earlier_of(incident, person=request.user),
        "may_take": incident.in_charge is None and not incident.closed_at and incident.affected != request.user,
    }  # fmt: skip
    return render(request, "incidents/case.html", context)


def _offer_form(request: Any, incident: Incident) -> OfferForm | None:
    """Whom one can ask to take the regie: only who has it may ask, or anybody who can take it while nobody has."""
    able = queries.readers_who_may_lead(incident)
    mine = incident.in_charge == request.user or (incident.in_charge is None and request.user in able)
    if not mine or incident.closed_at:
        return None
    return OfferForm(colleagues=[one for one in able if one != request.user])


def _readable(request: Any) -> Any:
    return (
        Incident.objects.readable_by(request.user)
        .select_related("place", "reporter", "affected", "originator", "in_charge", "policy_version", "alarm")
        .prefetch_related("behaviours", "acts", "additions__person", "parties")
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
    return redirect("register:list")


@needs("incidents.report")
@require_POST
def offer_case(request: Any, incident_id: int) -> HttpResponse:
    """Vraag een collega bij naam."""
    incident = get_object_or_404(_readable(request), pk=incident_id)
    form = OfferForm(request.POST, colleagues=queries.readers_who_may_lead(incident))
    if form.is_valid():
        to = form.cleaned_data["to"]
        actions.offer_case(incident, to=to, at=request.now, by=request.user)
        messages.success(
            request, _("We vragen het %(who)s. Tot die ja zegt, verandert er niets.") % {"who": to.name}
        )
    else:
        messages.error(request, _("Kies een collega die de regie kan nemen."))
    return redirect("incidents:case", incident_id)


@needs("incidents.report")
@require_POST
def answer_case(request: Any, incident_id: int) -> HttpResponse:
    """Ja, ik neem de regie over; of nee."""
    accept = request.POST.get("accept") == "yes"
    incident = get_object_or_404(_readable(request), pk=incident_id)
    actions.answer_case(incident, accept=accept, at=request.now, by=request.user)
    messages.success(
        request,
        _("Jij hebt de regie over deze zaak.")
        if accept
        else _("Je neemt de regie niet. Dat weet je collega nu."),
    )
    return redirect("incidents:case", incident_id)


@needs("incidents.report")
@require_POST
def close(request: Any, incident_id: int) -> HttpResponse:
    """Sluit de zaak."""
    actions.close(get_object_or_404(_readable(request), pk=incident_id), at=request.now, by=request.user)
    messages.success(request, _("De zaak is gesloten. Zorg voor de collega gaat door zolang die nodig is."))
    return redirect("incidents:case", incident_id)
