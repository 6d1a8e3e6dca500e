"""The pages of what holds: a request to end it, another look, what is due for one, and what was let pass."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from regie.journal.actions import record_look
from regie.people.doors import needs
from regie.refusal import Refused
from regie.responses import actions, queries, words
from regie.responses.forms import AnswerForm, AskForm, ReviewForm
from regie.responses.models import LiftRequest, Measure
from regie.responses.views.columns import may


@needs("responses.choose")
@require_http_methods(["GET", "POST"])
def ask_to_lift(request: Any, measure_id: int) -> HttpResponse:
    """Write down that the citizen asks to end it earlier."""
    found = measure_for(request, measure_id, "responses.choose")
    form = AskForm(request.POST or None, initial={"asked_on": queries.day_of(request.now)})
    if form.is_valid() and _done(form, actions.ask_to_lift, request, found, **form.cleaned_data):
        messages.success(request, _("Bewaard. Een collega geeft antwoord."))
        return redirect("responses:measure", found.pk)
    return _page(request, "responses/ask_to_lift.html", form, measure=found)


@needs("responses.sign")
@require_http_methods(["GET", "POST"])
def answer_request(request: Any, request_id: int) -> HttpResponse:
    """Answer whether it ends earlier, with reasons."""
    asked = get_object_or_404(LiftRequest.objects.visible_to(request.user), pk=request_id)
    found = measure_for(request, asked.measure_id, "responses.sign")
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        said = {"granted": form.cleaned_data["granted"] == "yes", "answer": form.cleaned_data["answer"]}
        if _done(form, actions.answer_request, request, asked, **said):
            messages.success(request, _("Beantwoord. Vertel het de burger."))
            return redirect("responses:measure", found.pk)
    return _page(request, "responses/answer_request.html", form, measure=found, asked=asked)


@needs("responses.sign")
@require_http_methods(["GET", "POST"])
def review(request: Any, measure_id: int) -> HttpResponse:
    """Look again whether it is still needed."""
    found = measure_for(request, measure_id, "responses.sign")
    form = ReviewForm(request.POST or None, is_first=not found.reviews.exists())
    if form.is_valid() and _done(form, actions.review, request, found, **form.cleaned_data):
        messages.success(request, _("Vastgelegd."))
        return redirect("responses:measure", found.pk)
    return _page(
        request, "responses/review.html", form, measure=found, reviews=found.reviews.select_related("person")
    )


@needs("incidents.read")
@require_GET
def reviews(request: Any) -> HttpResponse:
    """What waits for another look, the longest first."""
    due = list(queries.due_for_review(request.user, on=queries.day_of(request.now)))
    record_look([one.subject for one in due], at=request.now, by=request.user, purpose="responses.reviews")
    lines = [{"measure": one, "name": words.measure(one.kind)} for one in due]
    return render(request, "responses/reviews.html", {"lines": lines})


@needs("incidents.read")
@require_GET
def passed(request: Any) -> HttpResponse:
    """Every safeguard that was let pass, by team, for the yearly evaluation."""
    found = list(queries.passed_safeguards(request.user))
    record_look(
        [one.measure.subject for one in found], at=request.now, by=request.user, purpose="responses.passed"
    )
    teams = [(name, list(rows)) for name, rows in groupby(found, key=team_of)]
    return render(request, "responses/passed_by_team.html", {"teams": teams})


def team_of(one: Any) -> str:
    """The place of the case, else the organisation."""
    incident = one.measure.incident
    return str(incident.place.name if incident.place else incident.organisation.name)


def measure_for(request: Any, measure_id: int, permission: str) -> Measure:
    """The measure, if this person may do this at that place; that they look is written down first."""
    rows = Measure.objects.visible_to(request.user).select_related(
        "incident__organisation",
        "incident__place",
        "incident__policy_version",
        "policy_version",
        "chooser",
        "lift",
    )
    found = get_object_or_404(rows, pk=measure_id)
    if not may(request.user, permission, found.incident):
        raise PermissionDenied(permission)
    record_look([found.incident.subject, found.subject], at=request.now, by=request.user, purpose=permission)
    return found


def _done(form: Form, verb: Any, request: Any, about: Any, **said: Any) -> bool:
    """Do it; a refusal stands above the form, with what was typed."""
    try:
        verb(about, **said, at=request.now, by=request.user)
    except Refused as refused:
        form.add_error(None, str(words.REFUSALS[refused.code]) % refused.details)
        return False
    return True


def _page(request: Any, template: str, form: Form, *, measure: Measure, **more: Any) -> HttpResponse:
    on = queries.day_of(request.now)
    context = {
        "form": form, "measure": measure, "incident": measure.incident, "kind_name": words.measure(measure.kind),
        "state": words.state(measure, on=on), **more,
    }  # fmt: skip
    return render(request, template, context, status=422 if form.errors else 200)
