"""What goes beside a measure: an order talk and its agreements, the police, a claim, a victim's own term."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from regie.incidents.models import DamageItem, Incident
from regie.journal.actions import record
from regie.people.models import Person
from regie.responses import facts, rules
from regie.responses.models import DamageClaim, Measure, OrderTalk, OwnTerm, PoliceReport
from regie.responses.queries import choice_of, day_of


@transaction.atomic
def invite(incident: Incident, *, invited_for: date, agenda: str, at: datetime, by: Person) -> OrderTalk:
    """Plan an order talk: about order and conditions, and no fact-finding for anything that punishes."""
    rules.check_reason(agenda)
    talk = OrderTalk.objects.create(
        incident=incident, invited_for=invited_for, agenda=agenda.strip(), leader=by, at=at
    )
    record(facts.TalkPlanned(talk.pk, incident.pk), at=at, by=by)
    return talk


@transaction.atomic
def close_talk(
    talk: OrderTalk, *, held_on: date, outcome: str, at: datetime, by: Person, agreements: str = ""
) -> None:
    """Write down how it ended and what was agreed."""
    given: dict[str, Any] = {"held_on": held_on, "outcome": outcome, "agreements": agreements.strip()}
    rules.check_talk(**given, is_open=not talk.outcome, on=day_of(at))
    won = OrderTalk.objects.filter(pk=talk.pk, outcome="").update(**given, closed_by=by)
    rules.check_talk(**given, is_open=won == 1, on=day_of(at))
    record(facts.TalkHeld(talk.pk, talk.incident_id, outcome), at=at, by=by)


@transaction.atomic
def tell_police(incident: Incident, *, at: datetime, by: Person, **said: Any) -> PoliceReport:
    """Keep what was told to the police: only facts stand before it (G1), nothing else holds it up."""
    rules.check_police(made_on=said["made_on"], chosen_address=said["chosen_address"], on=day_of(at))
    _check_facts(incident, said["kind"], at=at, by=by)
    told = PoliceReport.objects.create(incident=incident, person=by, at=at, **said)
    record(facts.PoliceTold(told.pk, incident.pk, told.kind), at=at, by=by)
    return told


@transaction.atomic
def hear_from_police(
    report: PoliceReport, *, outcome: str, at: datetime, by: Person, outcome_words: str = "", number: str = ""
) -> PoliceReport:
    """Write down what came of it, whenever that is heard; the journal keeps what was known before."""
    now = {
        "outcome": outcome,
        "outcome_words": outcome_words.strip(),
        "number": number.strip() or report.number,
    }
    rules.check_police_news(
        was=report.outcome, outcome=outcome, words=now["outcome_words"], before=report.outcome_words
    )
    PoliceReport.objects.filter(pk=report.pk).update(**now)
    record(facts.PoliceHeard(report.pk, report.incident_id, outcome), at=at, by=by)
    report.refresh_from_db()
    return report


@transaction.atomic
def claim(
    item: DamageItem, *, at: datetime, by: Person, paid: int = 0, claimed: int = 0, recovered: int = 0
) -> DamageClaim:
    """Keep what was paid, claimed and recovered of one item, in cents."""
    rules.check_damage(amount=item.amount_cents, paid=paid, claimed=claimed, recovered=recovered)
    _check_facts(item.incident, "damage_claim", at=at, by=by)
    amounts = {"paid": paid, "claimed": claimed, "recovered": recovered, "person": by, "at": at}
    made, _is_new = DamageClaim.objects.update_or_create(
        item=item, defaults={**amounts, "incident": item.incident}
    )
    record(facts.DamageClaimed(made.pk, item.incident_id), at=at, by=by)
    return made


def _check_facts(incident: Incident, kind: str, *, at: datetime, by: Person) -> None:
    wanted = Measure(
        incident=incident, kind=kind, chooser=by, chosen_at=at, policy_version=incident.policy_version
    )
    rules.check_complete(rules.missing(choice_of(wanted, on=day_of(at))))


@transaction.atomic
def keep_own_term(incident: Incident, *, knew_on: date, at: datetime, by: Person) -> OwnTerm:
    """The victim keeps their own three months; nobody else writes or reads this, and the journal says no more."""
    rules.check_own(by_id=by.pk, victims=incident.affected_ids, knew_on=knew_on, on=day_of(at))
    term, _is_new = OwnTerm.objects.update_or_create(
        incident=incident,
        person=by,
        defaults={"knew_on": knew_on, "until": rules.own_term(knew_on), "at": at},
    )
    return term
