"""Hold the facts against the norm of that day, with the story beside it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from regie.incidents import actions, queries, rules, words
from regie.incidents.actions.judging import check_may_judge
from regie.incidents.forms import ClassifyForm, lines_formset
from regie.incidents.models import Classification, Incident
from regie.journal.actions import record_look
from regie.people.doors import needs
from regie.refusal import Refused

OUTCOME_ICONS = {
    "aggression": "alert-triangle", "care_first": "lifebuoy", "not_aggression": "circle-check", "complaint": "mail",
    "contact_load": "phone",
}  # fmt: skip
MOST_LINES = 60


@needs("incidents.classify")
@require_http_methods(["GET", "POST"])
def classify(request: Any, incident_id: int) -> HttpResponse:
    """Lines, norm, outcome, reason; only for a second person."""
    incident = _incident(request, incident_id)
    check_may_judge(incident, by=request.user)
    record_look([incident.subject], at=request.now, by=request.user, purpose="classify")
    classes = queries.norm_classes(incident)
    current = incident.classifications.counting().select_related("person").first()
    if request.method == "GET":
        initial = {"replaces": current.pk if current else None}
        lines = lines_formset(incident, classes)
        return _page(request, incident, classes, current, ClassifyForm(initial=initial), lines)
    form, lines = ClassifyForm(request.POST), lines_formset(incident, classes, data=request.POST)
    if "more" in request.POST:
        form, lines = ClassifyForm(initial=request.POST.dict()), _one_more(request, incident, classes)
        return _page(request, incident, classes, current, form, lines)
    if not (form.is_valid() & lines.is_valid()):
        return _page(request, incident, classes, current, form, lines, status=422)
    try:
        told = _judge(request, incident, form, lines)
    except Refused as refused:
        form.add_error(None, str(words.REFUSALS[refused.code]) % refused.details)
        return _page(request, incident, classes, current, form, lines, status=409)
    messages.success(request, words.OUTCOMES[rules.Outcome(told.outcome)])
    return redirect("incidents:case", incident.pk)


def _incident(request: Any, incident_id: int) -> Incident:
    open_to = Incident.objects.open_to(request.user, "incidents.classify")
    return get_object_or_404(
        open_to.select_related(
            "place", "reporter", "affected", "policy_version", "organisation"
        ).prefetch_related("behaviours", "acts", "additions__person"),
        pk=incident_id,
    )


def _one_more(request: Any, incident: Incident, classes: list[queries.ClassRow]) -> Any:
    """The same form with one more empty line, and everything that was typed."""
    data = request.POST.copy()
    total = min(int(data.get("lines-TOTAL_FORMS", "0") or 0), MOST_LINES - 1)
    data["lines-TOTAL_FORMS"] = str(total + 1)
    return lines_formset(incident, classes, data=data)


def _judge(request: Any, incident: Incident, form: ClassifyForm, lines: Any) -> Classification:
    chosen = form.cleaned_data
    replaces = incident.classifications.filter(pk=chosen["replaces"]).first() if chosen["replaces"] else None
    return actions.classify(
        incident, outcome=chosen["outcome"], reason=chosen["reason"], replaces=replaces,
        acts=[line for line in (one.line() for one in lines) if line], at=request.now, by=request.user,
    )  # fmt: skip


def _page(
    request: Any, incident: Incident, classes: list[queries.ClassRow], current: Classification | None,
    form: ClassifyForm, lines: Any, *, status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = {
        "incident": incident, "classes": classes, "current": current, "form": form, "lines": lines,
        "head": words.head(incident),
        "outcome_icons": OUTCOME_ICONS, "policy": queries.source(incident),
        "key": f"classify-{incident.pk}", "draft": f"classify-{incident.pk}-{request.user.pk}",
        "feelings": words.listed(list(rules.feelings_in(" ".join(act.words for act in incident.acts.all())))),
        "outcome_roads": [(words.OUTCOMES[one], words.OUTCOME_ROADS[one]) for one in rules.Outcome],
    }  # fmt: skip
    return render(request, "incidents/classify.html", context, status=status)
