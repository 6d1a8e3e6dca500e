"""From a choice to what two people decided, what is in force, and the early end."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from regie.journal.models import Entry
from regie.letters.models import Letter
from regie.notices.models import Notice, Promise
from regie.refusal import Refused
from regie.responses import actions, queries, rules
from regie.responses.models import Measure, Passed, Signature
from tests import case_ready
from tests.case_ready import AT, BAN, TODAY, WARNING

pytestmark = pytest.mark.django_db


def codes(refused) -> list[str]:
    return [one.code for one in refused.value.missing]


def open_promises(incident) -> set[str]:
    return set(Promise.objects.open().filter(case=incident.subject).values_list("kind", flat=True))


# Another signs


def test_two_people_decide(chain):
    """S1-24 Four eyes: the fact is written, the promise kept, and the limit waits for its letter."""
    measure = case_ready.decided(chain)
    assert (measure.signature.person, measure.signature.chooser) == (chain.ali, chain.sanne)
    assert Promise.objects.get(kind="sign").kept_by == chain.ali
    assert Entry.objects.get(kind="responses.Decided").data["measure_id"] == measure.pk
    assert (measure.decided_at, measure.starts_on) == (AT, None)
    assert not Measure.objects.in_force(TODAY).exists()


@pytest.mark.parametrize(
    ("name", "code"),
    [("sanne", "four_eyes"), ("joris", "involved_may_not_sign"), (None, "only_a_person_signs")],
)
def test_the_wrong_person_does_not_sign(chain, name, code):
    """S1-08 S1-24 Who chose, who was in it, and the flow itself."""
    incident = case_ready.classified(chain)
    case_ready.heard(chain, incident)
    measure = case_ready.chosen(chain, incident)
    with pytest.raises(Refused, match=code):
        actions.sign(measure, at=AT, by=chain.people[name] if name else None)
    assert not Signature.objects.exists()


@pytest.mark.parametrize("name", ["sanne", "joris"])
def test_the_database_counts_the_eyes_itself(chain, name):
    """S1-08 S1-24 Whoever gets past the rules is stopped by a constraint."""
    incident = case_ready.classified(chain)
    measure = case_ready.chosen(chain, incident)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(
            measure=measure, chooser=chain.sanne, reporter=chain.joris, affected=chain.joris,
            person=chain.people[name], at=AT,
        )  # fmt: skip


def test_nobody_signs_before_the_citizen_was_heard(chain):
    """S1-25 S3-24 (G3, decided case C5) A talk first, or a reason why that could not be."""
    incident = case_ready.classified(chain)
    measure = case_ready.chosen(chain, incident)
    with pytest.raises(rules.Unsafe) as refused:
        actions.sign(measure, at=AT, by=chain.ali)
    assert codes(refused) == ["not_heard"]
    urgent = {"code": "not_heard", "reason": "Hij had een mes en wij konden niet wachten.", "at": AT}
    with pytest.raises(Refused, match="author_lets_nothing_pass"):
        actions.let_pass(measure, **urgent, day=TODAY, by=chain.sanne)
    actions.let_pass(measure, **urgent, day=TODAY + timedelta(days=7), by=chain.ingrid)
    offer = incident.hearings.get()
    assert (offer.kind, offer.held_on) == ("afterwards", TODAY + timedelta(days=7))
    assert Entry.objects.get(kind="responses.LetPass").data["gate"] == "G3"
    actions.sign(measure, at=AT, by=chain.ali)
    assert Signature.objects.filter(measure=measure).exists()


def test_a_choice_that_grew_old_cannot_be_signed(chain):
    """S1-25 The safeguards are looked at on the day of the signature, not of the choice."""
    incident = case_ready.classified(chain)
    case_ready.heard(chain, incident)
    measure = case_ready.chosen(chain, incident, **{**BAN, "starts_on": TODAY})
    with pytest.raises(rules.Unsafe) as refused:
        actions.sign(measure, at=AT + timedelta(days=1), by=chain.ali)
    assert codes(refused) == ["starts_in_the_past"]


def test_one_signature_is_enough_and_the_last(chain):
    """S1-24 The second to come hears that it is decided."""
    measure = case_ready.decided(chain)
    with pytest.raises(Refused, match="no_longer_waiting"):
        actions.sign(measure, at=AT, by=chain.karim)


def test_sending_back_asks_again(chain):
    """S1-24 S1-25 With a reason, to whoever may choose; the term that was promised does not move."""
    incident = case_ready.classified(chain)
    case_ready.heard(chain, incident)
    measure = case_ready.chosen(chain, incident)
    due_at = Promise.objects.get(kind="choose_response").due_at
    with pytest.raises(Refused, match="not_your_own_to_send_back"):
        actions.send_back(measure, why="Toch niet.", at=AT, by=chain.sanne)
    actions.send_back(measure, why="Te zwaar voor een eerste keer.", at=AT, by=chain.ali)
    assert open_promises(incident) >= {"choose_again"}
    assert "sign" not in open_promises(incident)
    assert Promise.objects.get(kind="choose_again").due_at == due_at
    assert Notice.objects.get(kind="sent_back").person == chain.sanne
    with pytest.raises(Refused, match="no_longer_waiting"):
        actions.sign(measure, at=AT, by=chain.ali)
    case_ready.chosen(chain, incident, **WARNING)
    assert Promise.objects.get(kind="choose_again").kept_by == chain.sanne


# In force, and the end


def test_a_limit_holds_from_the_day_it_is_told_to_its_last_day(chain):
    """S1-25 Not a day before the letter, not a day after the end, and not after it was lifted."""
    measure = case_ready.decided(chain)
    told_on = TODAY + timedelta(days=1)
    actions.begin(measure, on=told_on, at=AT + timedelta(days=1), by=chain.sanne)
    days = (TODAY, told_on, BAN["ends_on"], BAN["ends_on"] + timedelta(days=1))
    assert [Measure.objects.in_force(day).limiting().count() for day in days] == [0, 1, 1, 0]
    measure.refresh_from_db()
    actions.lift(measure, why="Goed gesprek gehad.", at=AT + timedelta(days=2), by=chain.ali)
    assert not Measure.objects.in_force(told_on).exists()
    with pytest.raises(Refused, match="already_lifted"):
        actions.lift(measure, why="Nog eens.", at=AT + timedelta(days=2), by=chain.ali)


def test_what_is_told_by_no_letter_begins_with_the_signature(chain):
    """S1-24 A report to the police needs facts, and waits for no letter."""
    choice = {"kind": "police_notice", "rule": "threat", "why": "Er is gedreigd."}
    measure = case_ready.decided(chain, choice=choice)
    assert measure.starts_on == TODAY
    assert not Letter.objects.exists()


def test_who_needs_it_sees_the_limits_of_their_own_place(chain):
    """S1-25 S2-24 Only those who may read the case."""
    measure = case_ready.decided(chain)
    actions.begin(measure, on=TODAY, at=AT, by=chain.sanne)
    seen = {
        name for name in chain.people if queries.in_force(case_ready.person(chain, name), on=TODAY).exists()
    }
    assert seen == {"sanne", "karim", "ali", "priya", "ingrid"}


def test_the_ways_that_stay_open_come_from_the_policy(chain):
    """S1-25 (G8) What the policy says is filled in; what it does not say is named."""
    incident = case_ready.classified(chain)
    ways = {way["service"]: way for way in queries.ways_of(incident.policy_version)}
    assert ways["objections"]["channel"] == "Per brief aan de gemeente"
    assert [service for service, way in ways.items() if not way["hours"]] == ["emergency_help"]
    kept = case_ready.chosen(chain, incident).stays_open
    assert "Bezwaar maken: Per brief aan de gemeente. De juridische afdeling. Altijd." in kept


def test_who_was_in_it_decides_only_with_a_second_officer(chain):
    """S1-08 (G4) It is kept, and nobody can sign it before somebody with that power let it pass."""
    incident = case_ready.classified(chain)
    case_ready.heard(chain, incident)
    measure = case_ready.chosen(chain, incident, by="joris")
    with pytest.raises(rules.Unsafe) as refused:
        actions.sign(measure, at=AT, by=chain.ali)
    assert codes(refused) == ["decider_was_involved"]
    reason = "Er is op deze plek niemand anders bevoegd, ook niet in de buurt."
    actions.let_pass(measure, code="decider_was_involved", reason=reason, at=AT, by=chain.ingrid)
    assert actions.sign(measure, at=AT, by=chain.ali)


def test_the_database_lets_no_author_pass_a_safeguard(chain):
    """S1-25 Whoever gets past the rules is stopped by a constraint."""
    measure = case_ready.chosen(chain, case_ready.classified(chain))
    with pytest.raises(IntegrityError), transaction.atomic():
        Passed.objects.create(
            measure=measure, chooser=chain.sanne, gate="G3", code="not_heard", person=chain.sanne, at=AT,
            reason="Zomaar.",
        )  # fmt: skip
