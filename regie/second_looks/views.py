"""Mark the decision, ask a colleague, read the answer; and for the colleague: the decision alone."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regie.incidents.models import Incident
from regie.incidents.parts import Part
from regie.journal.actions import record_look
from regie.notices import actions as notices
from regie.people.doors import needs
from regie.people.models import Person
from regie.refusal import Refused
from regie.second_looks import actions, queries, words
from regie.second_looks.forms import AnotherForm, AskForm, GiveForm, MarkForm
from regie.second_looks.models import SecondLook

ASK = "second_looks.ask"
FIELD_OF = {
    "looker_knows_the_case": "looker",
    "looker_was_there": "looker",
    "looker_was_asked_before": "looker",
    "tells_of_the_threat": "grounds",
}
MATTER_ICONS = {
    "benefit": "coin-euro", "care": "heart-handshake", "debt": "pig-money", "permit": "license",
    "enforcement": "gavel", "other": "dots",
}  # fmt: skip
STANDING_ICONS = {"open": "hourglass", "favourable": "check", "unfavourable": "x"}
OUTCOME_ICONS = {"stands": "circle-check", "redo": "refresh", "cannot_judge": "help-circle"}


def case_part(incident: Incident, person: Person, at: datetime) -> Part | None:
    """The section of the case about decisions under threat; only for who may read the whole case."""
    looks = list(SecondLook.objects.visible_to(person).filter(incident=incident).select_related("looker"))
    may_ask = _may(person, incident)
    if not looks and (not may_ask or incident.closed_at):
        return None
    return Part(
        _("Besluit onder druk"),
        "second_looks/case_part.html",
        {"looks": looks, "incident": incident, "may_mark": may_ask and not incident.closed_at},
        "" if looks else _("niets gemeld"),
    )


def _may(person: Person, incident: Incident) -> bool:
    return person.may(ASK, at=incident.place, organisation_id=incident.organisation_id)


@needs(ASK)
@require_http_methods(["GET", "POST"])
def mark(request: Any, incident_id: int) -> HttpResponse:
    """Is there a decision on the citizen's own matter?"""
    rows = Incident.objects.readable_by(request.user).select_related(
        "organisation", "place", "policy_version"
    )
    incident = get_object_or_404(rows, pk=incident_id)
    if not _may(request.user, incident):
        raise PermissionDenied(ASK)
    record_look([incident.subject], at=request.now, by=request.user, purpose="second_looks.mark")
    colleagues = Person.objects.active().filter(organisation=incident.organisation_id).order_by("name")
    form = MarkForm(request.POST or None, colleagues=colleagues)
    if request.method == "POST" and form.is_valid():
        found = actions.mark(incident, **form.cleaned_data, at=request.now, by=request.user)
        messages.success(request, _("Gemeld. Vraag nu een collega om opnieuw te kijken."))
        return redirect("second_looks:look", found.pk)
    context = {
        "form": form,
        "incident": incident,
        "matter_icons": MATTER_ICONS,
        "standing_icons": STANDING_ICONS,
    }
    return render(request, "second_looks/mark.html", context, status=422 if form.errors else 200)


@needs(ASK)
@require_http_methods(["GET", "POST"])
def look(request: Any, look_id: int) -> HttpResponse:
    """Ask a colleague; afterwards what that one said."""
    found = _found(request, look_id)
    notices.mark_read(person=request.user, link=request.path, at=request.now)
    form = AskForm(request.POST or None, colleagues=queries.could_look(found, asked_by=request.user))
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask(found, **form.cleaned_data, at=request.now, by=request.user)
        except Refused as refused:
            form.add_error(FIELD_OF.get(refused.code), words.REFUSALS[refused.code] % refused.details)
        else:
            messages.success(request, _("Gevraagd. Je collega ziet alleen het besluit, niet de dreiging."))
            return redirect("second_looks:look", found.pk)
    return _look_page(request, found, form=form)


@needs(ASK)
@require_POST
def ask_another(request: Any, look_id: int) -> HttpResponse:
    """The colleague who was asked cannot look; another reads the same."""
    found = _found(request, look_id)
    form = AnotherForm(
        request.POST, colleagues=queries.could_look(found, asked_by=request.user), auto_id="another_%s"
    )
    if form.is_valid():
        try:
            actions.ask_another(found, **form.cleaned_data, at=request.now, by=request.user)
        except Refused as refused:
            form.add_error(FIELD_OF.get(refused.code), words.REFUSALS[refused.code] % refused.details)
        else:
            messages.success(request, _("Gevraagd. De eerste collega ziet dit niet meer."))
            return redirect("second_looks:look", found.pk)
    return _look_page(request, found, another=form)


def _found(request: Any, look_id: int) -> SecondLook:
    """The decision on its case, for who may ask there; that they look is written down first."""
    rows = SecondLook.objects.visible_to(request.user).select_related(
        "incident__organisation", "incident__place", "incident__policy_version", "looker", "asked_by", "handler"
    )  # fmt: skip
    found = get_object_or_404(rows, pk=look_id)
    if not _may(request.user, found.incident):
        raise PermissionDenied(ASK)
    subjects = [found.incident.subject, found.subject]
    record_look(subjects, at=request.now, by=request.user, purpose="second_looks.look")
    return found


def _look_page(request: Any, found: SecondLook, *, form: Any = None, another: Any = None) -> HttpResponse:
    wrong = bool((form and form.errors) or (another and another.errors))
    if found.looker and not found.is_settled and another is None:
        colleagues = queries.could_look(found, asked_by=request.user)
        another = AnotherForm(colleagues=colleagues, auto_id="another_%s")
    passed_on = found.passed_on.select_related("looker", "person")
    context = {
        "look": found,
        "incident": found.incident,
        "form": form,
        "another": another,
        "passed_on": passed_on,
    }
    return render(request, "second_looks/look.html", context, status=422 if wrong else 200)


@needs("second_looks.give")
@require_http_methods(["GET", "POST"])
def given(request: Any, look_id: int) -> HttpResponse:
    """The decision and its grounds, for the colleague who was asked; there is nothing else on this page."""
    rows = SecondLook.objects.given_to(request.user).select_related("incident")
    found = get_object_or_404(rows, pk=look_id)
    record_look([found.subject], at=request.now, by=request.user, purpose="second_looks.given")
    form = GiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.give(found, **form.cleaned_data, at=request.now, by=request.user)
        except Refused as refused:
            form.add_error(None, words.REFUSALS[refused.code] % refused.details)
        else:
            messages.success(request, _("Dank je. Wie het vroeg, hoort wat je vindt."))
            return redirect("second_looks:given", found.pk)
    # Not the row itself: what the template does not get, it cannot show.
    context = {
        "form": form, "icons": OUTCOME_ICONS, "matter": found.get_matter_display(), "decision": found.decision,
        "is_open": found.standing == SecondLook.Standing.OPEN, "grounds": found.grounds,
        "outcome": found.get_outcome_display() if found.outcome else "", "reasons": found.reasons, "look_id": found.pk,
    }  # fmt: skip
    return render(request, "second_looks/given.html", context, status=422 if form.errors else 200)
