"""Complete a telling when there is time: one question a screen, what is known filled in, everything may stay open."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from regie.incidents import actions, queries, rules, words
from regie.incidents.forms.completing import FORMS, AffectedForm, ImpactForm, WhoForm
from regie.incidents.models import Circumstances, Evidence, Incident
from regie.journal.actions import record_look
from regie.people.doors import needs
from regie.refusal import Refused


@needs("incidents.report")
@require_http_methods(["GET", "POST"])
def complete(request: Any, incident_id: int, section: str = "who") -> HttpResponse:
    """One of the questions; afterwards the next one."""
    if section not in rules.SECTIONS:
        raise Http404
    incident = _incident(request, incident_id)
    record_look([incident.subject], at=request.now, by=request.user, purpose="complete")
    form = _form(request, incident, section)
    if request.method == "GET" or not form.is_valid():
        return _page(request, incident, section, form, status=200 if request.method == "GET" else 422)
    try:
        KEEPS.get(section, _keep_answers)(request, incident, form)
    except Refused as refused:
        form.add_error(None, str(words.REFUSALS[refused.code]) % refused.details)
        return _page(request, incident, section, form, status=409)
    messages.success(request, _("Bewaard."))
    again = section in {"who", "damage", "files"}
    further = section if again else rules.next_section(section)
    return redirect("incidents:complete", incident.pk, further or section)


def _incident(request: Any, incident_id: int) -> Incident:
    known = Incident.objects.visible_to(request.user).exclude(reported_at=None)
    return get_object_or_404(
        known.select_related("affected", "organisation", "place", "reporter").prefetch_related(
            "behaviours", "parties__person", "damage_items"
        ),
        pk=incident_id,
    )


def _form(request: Any, incident: Incident, section: str) -> forms.Form:
    if section == "who":
        return WhoForm(request.POST or None, reader=request.user)
    told: dict[str, Any] = Circumstances.objects.filter(incident=incident).values().first() or {}  # type: ignore[assignment]
    told["behaviours"] = told["ticked"] = [one.kind for one in incident.behaviours.all()]
    files = request.FILES if section == "files" and request.method == "POST" else None
    return FORMS[section](request.POST or None, files, initial=told)


def _keep_answers(request: Any, incident: Incident, form: forms.Form) -> None:
    actions.tell_circumstances(incident, form.cleaned_data, at=request.now, by=request.user)


def _keep_party(request: Any, incident: Incident, form: Any) -> None:
    actions.add_party(incident, at=request.now, by=request.user, **form.party())


def _keep_damage(request: Any, incident: Incident, form: Any) -> None:
    actions.add_damage(incident, at=request.now, by=request.user, **form.item())


def _keep_file(request: Any, incident: Incident, form: forms.Form) -> None:
    sent = form.cleaned_data["file"]
    queries.check_file(size=sent.size)
    actions.add_evidence(incident, name=sent.name, content=sent.read(), at=request.now, by=request.user)


KEEPS: dict[str, Callable[[Any, Incident, Any], None]] = {
    "who": _keep_party, "damage": _keep_damage, "files": _keep_file,
}  # fmt: skip


def _page(request: Any, incident: Incident, section: str, form: forms.Form, *, status: int) -> HttpResponse:
    here = rules.SECTIONS.index(section)
    context = {
        "incident": incident, "section": section, "form": form, "head": words.head(incident),
        "question": words.SECTIONS[section], "number": here + 1, "total": len(rules.SECTIONS),
        "before": rules.SECTIONS[here - 1] if here else "", "further": rules.next_section(section),
        "sections": [(one, words.SECTIONS[one], one == section) for one in rules.SECTIONS],
        "affected_form": AffectedForm(reader=request.user, incident=incident) if section == "who" else None,
        "evidence": queries.files_of(incident, reader=request.user),
        "parties": queries.masked(incident), "may_take_out": incident.closed_at is None,
        "megabytes": queries.most_bytes() // 1_000_000,
    }  # fmt: skip
    return render(request, "incidents/complete.html", context, status=status)


@needs("incidents.report")
@require_POST
def name_affected(request: Any, incident_id: int) -> HttpResponse:
    """Dit overkwam…"""
    incident = _incident(request, incident_id)
    form = AffectedForm(request.POST, reader=request.user, incident=incident)
    if form.is_valid():
        person = form.people[form.cleaned_data["person"]]
        actions.name_affected(incident, person, at=request.now, by=request.user)
        messages.success(request, _("Het staat er. Er wordt opvang voor deze collega geregeld."))
    return redirect("incidents:complete", incident.pk, "who")


@needs("incidents.report")
@require_POST
def tell_impact(request: Any, incident_id: int) -> HttpResponse:
    """Zo is het met mij: only for whom it happened to."""
    incident = _incident(request, incident_id)
    if request.user.pk not in incident.affected_ids:
        raise Http404
    form = ImpactForm(request.POST)
    if form.is_valid():
        actions.tell_impact(incident, at=request.now, by=request.user, **form.cleaned_data)
        messages.success(request, _("Dank je. Alleen mensen die jou helpen, lezen dit."))
    return redirect("incidents:status", incident.pk)


@needs("incidents.report")
@require_GET
def evidence(request: Any, evidence_id: int) -> HttpResponse:
    """The file of a case."""
    return download(request, evidence_id)


def download(request: Any, evidence_id: int) -> HttpResponse:
    """The bytes, always as a download; that somebody looked is written first."""
    one = get_object_or_404(
        Evidence.objects.visible_to(request.user).exclude(content=None).select_related("content", "incident"),
        pk=evidence_id,
    )
    answer = HttpResponse(
        actions.open_evidence(one, at=request.now, by=request.user), content_type=one.media_type
    )
    answer["Content-Disposition"] = f'attachment; filename="{one.name}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer
