"""What other pages show of responses: the section of a case, and the limits that are in force."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regie.incidents.models import Incident
from regie.incidents.parts import Part
from regie.journal.actions import record_look
from regie.people.doors import needs
from regie.people.models import Person
from regie.responses import queries, rules, words
from regie.responses.models import Measure, Passed
from regie.responses.views.columns import may


def case_part(incident: Incident, person: Person, at: datetime) -> Part | None:
    """The section of the case about the response; nothing for who may not read the case."""
    if not Incident.objects.readable_by(person).filter(pk=incident.pk).exists():
        return None
    measures = list(incident.measures.select_related("chooser", "signature__person", "lift"))
    classified = queries.classification_of(incident)
    if not measures and (classified is None or classified.outcome not in queries.LEADS_TO_A_RESPONSE):
        return None
    context = {
        "incident": incident,
        "measures": [_line(one, at) for one in measures],
        "passed": Passed.objects.filter(measure__incident=incident).select_related("person"),
        "hearings": incident.hearings.select_related("person"),
        "may_choose": may(person, "responses.choose", incident) and not incident.closed_at,
    }
    return Part(_("Reactie"), "responses/case_part.html", context, _note(measures, at))


def _line(one: Measure, at: datetime) -> dict[str, Any]:
    state = words.state(one, on=queries.day_of(at))
    return {"measure": one, "name": words.measure(one.kind), "state": state}


def _note(measures: list[Measure], at: datetime) -> str:
    return words.state(measures[-1], on=queries.day_of(at)) if measures else _("nog niet gekozen")


def own_term_part(incident: Incident, person: Person, at: datetime) -> Part | None:
    """For whom it happened to alone: that they have a term of their own when they are stalked."""
    if person.pk not in incident.affected_ids:
        return None
    return Part(_("Word je gestalkt?"), "responses/own_term_part.html", {"incident": incident})


@needs("incidents.read")
@require_GET
def in_force(request: Any) -> HttpResponse:
    """Which limits hold today, for whom, until when, and what they may still do."""
    measures = list(queries.in_force(request.user, on=queries.day_of(request.now)))
    record_look(
        [one.subject for one in measures], at=request.now, by=request.user, purpose="responses.in_force"
    )
    lines = [
        {
            **_line(one, request.now),
            "decision": one.nature == rules.Nature.DECISION,
            "who": one.incident.originator,
        }
        for one in measures
    ]
    return render(request, "responses/in_force.html", {"lines": lines})
