"""Presses that come together: each its own alarm, calls and answer, whatever the others are."""

import pytest
from django.db import IntegrityError

from regie.alarms import actions
from regie.alarms.actions import Press
from regie.alarms.actions.calling import claim_calls
from regie.alarms.models import Alarm, Call
from regie.channels import Outcome, Receipt
from regie.journal.models import Entry


def press(house, key, **details):
    return Press(
        **{"key": key, "kind": "alarm", "origin": "screen", "organisation": house.chain.municipality,
           "place": house.chain.counter, "presser": house.who("joris"), **details}
    )  # fmt: skip


def alike(alarm):
    """What may not differ between two alarms of the same press, whoever came with it."""
    calls = sorted(
        alarm.calls.values_list("step", "group", "person", "channel", "address", "state", "due_at"), key=str
    )
    story = list(
        Entry.objects.filter(subject=alarm.subject).order_by("id").values_list("kind", "actor", "at")
    )
    return alarm.step, alarm.next_step_at, alarm.place_words, alarm.plan, calls, story


def test_together_is_the_same_as_one_by_one(house):
    """S1-18 S4-26 (I-3, I-6): the batch and the single press write the same rows."""
    house.roster(guards=["fatima", "ali"])
    alone = actions.take_press(press(house, "alone"), at=house.now).alarm
    together = actions.take_presses([press(house, f"t{number}") for number in range(20)], at=house.now)
    assert [taken.is_new for taken in together] == [True] * 20
    assert [taken.alarm.key for taken in together] == [f"t{number}" for number in range(20)]
    fresh = [Alarm.objects.get(pk=taken.alarm.pk) for taken in together]
    assert all(alike(one) == alike(Alarm.objects.get(pk=alone.pk)) for one in fresh)
    assert Call.objects.values("key").distinct().count() == Call.objects.count()


def test_a_burst_costs_as_many_statements_as_one_press(house, settings, django_assert_max_num_queries):
    """S1-18: what grows with the burst are rows, not round trips."""
    settings.REMEMBER_SECONDS = 60.0
    house.roster(guards=["fatima"])
    first, *burst = [press(house, f"m{number}") for number in range(51)]
    with django_assert_max_num_queries(80) as one:
        actions.take_presses([first], at=house.now)
    with django_assert_max_num_queries(len(one)):
        actions.take_presses(burst, at=house.now)


def test_the_same_key_twice_among_them_is_one_alarm(house):
    """I-3: a sender that did not wait for its answer hears of the same alarm twice."""
    first, again, other = actions.take_presses(
        [press(house, "k"), press(house, "k", note="again"), press(house, "o")], at=house.now
    )
    assert first.alarm.pk == again.alarm.pk != other.alarm.pk
    assert [first.is_new, again.is_new, other.is_new] == [True, False, True]
    assert Alarm.objects.get(pk=first.alarm.pk).note == ""


def test_one_that_cannot_be_is_no_reason_to_refuse_the_others(house):
    """I-2: the database refuses one of them; it alone hears so."""
    with pytest.raises(IntegrityError):
        actions.take_presses([press(house, "a"), press(house, "b", kind=None)], at=house.now)
    assert actions.take_press(press(house, "a"), at=house.now).alarm.calls.exists()


def test_nowhere_known_and_in_doubt_have_their_own_story(house):
    """S1-18 (I-5): a batch does not blur who pressed, where and how sure that is."""
    known, lost = actions.take_presses(
        [
            press(house, "a"),
            press(house, "b", place=None, presser=None, unverified=True, clock_off_seconds=90),
        ],
        at=house.now,
    )
    assert (known.alarm.where != "Locatie onbekend", lost.alarm.where) == (True, "Locatie onbekend")
    assert Entry.objects.filter(kind="alarms.Doubted", subject=f"alarm:{lost.alarm.pk}").count() == 1
    assert Entry.objects.filter(kind="alarms.Doubted").count() == 1


def test_answers_that_came_together_are_kept_each_for_what_it_is(house):
    """I-9 I-25: alike is written at once; a failure, and a call that another worker has by now, stand apart."""
    house.roster(guards=["fatima", "ali"])
    actions.take_presses([press(house, f"p{number}") for number in range(3)], at=house.now)
    claims = claim_calls(at=house.now)
    assert len(claims) >= 6
    Call.objects.filter(pk=claims[1].call_id).update(attempt=9)
    taken, failed = Receipt(Outcome.HANDED_OVER, "250"), Receipt(Outcome.FAILED, "421")
    answers = [(claim, failed if claim is claims[0] else taken) for claim in claims]
    kept = actions.note_outcomes(answers, at=house.now)
    assert kept == [True, False, *[True] * (len(claims) - 2)]
    states = {call.pk: call.state for call in Call.objects.all()}
    assert [states[claim.call_id] for claim in claims] == [
        "waiting",
        "waiting",
        *["handed_over"] * (len(claims) - 2),
    ]
