"""A response, saved or not, with all that it rests on, as one value for the gates."""

from datetime import date

from regie.incidents.models import Act, Addition, Circumstances, Classification
from regie.responses import rules
from regie.responses.models import Measure
from regie.responses.queries.case import (
    LEADS_TO_A_RESPONSE,
    classification_of,
    complaint_handler,
    day_of,
)
from regie.responses.queries.norm import nature_in, norm_of


def choice_of(measure: Measure, *, on: date) -> rules.Choice:
    """A response with all that it rests on, as seen on this day."""
    incident = measure.incident
    judged = classification_of(incident)
    return rules.Choice(
        kind=measure.kind,
        on=on,
        chooser_id=measure.chooser_id,
        reporter_id=incident.reporter_id,
        affected_ids=incident.affected_ids,
        complaint_handler_id=complaint_handler(incident),
        **_judgement(judged),
        acts=tuple(_act(act, measure) for act in incident.acts.all()),
        hearings=tuple(
            rules.Heard(one.kind, one.held_on, one.notes, one.cautioned) for one in incident.hearings.all()
        ),
        nature=nature_in(measure.policy_version, measure.kind, measure.nature),
        ways=tuple(rules.Way(**way) for way in measure.ways),
        renews_from=day_of(measure.renews.chosen_at) if measure.renews else None,
        norm=norm_of(measure, starts=measure.starts_on or on),
        passed=frozenset(measure.passed.values_list("code", flat=True)) if measure.pk else frozenset(),
        **{name: getattr(measure, name) for name in AS_WRITTEN},
    )


AS_WRITTEN = (
    "why", "lighter", "is_apart", "proportion", "weight", "starts_on", "ends_on", "review_on", "where", "terms",
    "ends_early", "reads", "interpreter", "delivery",
)  # fmt: skip


def grounds_of(measure: Measure) -> list[Act]:
    """The acts that it rests on: what was established, and nothing that is only suspected."""
    judged = classification_of(measure.incident)
    told = measure.incident.acts.exclude(pk__in=measure.suspected)
    is_load = judged is not None and judged.outcome == Classification.Outcome.CONTACT_LOAD
    return list(told if is_load else told.exclude(norm_class=""))


def _judgement(judged: Classification | None) -> dict:
    outcome = judged.outcome if judged else ""
    return {
        "classifier_id": judged.person_id if judged else None,
        "is_contact_load": outcome == Classification.Outcome.CONTACT_LOAD,
        "is_aggression": outcome in LEADS_TO_A_RESPONSE - {Classification.Outcome.CONTACT_LOAD},
    }


def _act(act: Act, measure: Measure) -> rules.Act:
    shown: dict[str, str] = next((one for one in measure.proofs if one["act"] == act.pk), {})
    return rules.Act(
        act.words, day_of(act.happened_at), act.source, act.norm_class, act.pk in measure.suspected,
        shown.get("proof", ""), shown.get("target", ""),
    )  # fmt: skip


def around(measure: Measure) -> rules.Around:
    """What is known beside the choice: whether somebody wrote down how it began at our side."""
    begun = measure.incident.additions.filter(about=Addition.About.CAUSE).exists()
    known = Circumstances.objects.filter(incident=measure.incident).exclude(service_before=[]).exists()
    return rules.Around(has_trigger=begun or known)
