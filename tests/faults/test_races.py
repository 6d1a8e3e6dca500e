"""Fifty at once: real threads, real commits, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from regie.alarms import actions
from regie.alarms.models import Alarm, Charge
from regie.devices.actions import enrol, open_drill_window
from regie.devices.models import Device
from regie.journal.models import Entry
from regie.refusal import Refused
from tests import make

FIFTY = 50


def at_once(work, arguments):
    """Start one thread per argument and let all go at the same moment; their results, in order."""
    barrier = Barrier(len(arguments))

    def run(argument):
        barrier.wait()
        try:
            return work(argument)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(arguments)) as pool:
        return list(pool.map(run, arguments))


@pytest.fixture
def crowd(committed):
    """A chain, an open alarm, and fifty people who see it."""
    chain = make.chain()
    people = [
        make.person(f"p{number}", chain.municipality, "employee", chain.site) for number in range(FIFTY)
    ]
    press = actions.Press(
        key="race", kind="alarm", origin="screen", organisation=chain.municipality, place=chain.counter
    )
    alarm = actions.take_press(press, at=make.NOW).alarm
    return chain, people, alarm, press


def test_exactly_one_of_fifty_takes_charge_and_the_others_are_told_who(crowd):
    """S4-11 S4-10 (I-13): the more bystanders, the less anyone acts; Regie makes it exactly one."""
    _, people, alarm, _ = crowd

    def take(person):
        try:
            actions.take_charge(alarm, at=make.NOW, by=person)
        except Refused as refused:
            return refused.details["who"]
        return "won"

    answers = at_once(take, people)
    winner = Alarm.objects.select_related("in_charge").get(pk=alarm.pk).in_charge
    assert answers.count("won") == 1
    assert {answer for answer in answers if answer != "won"} == {winner.name}
    assert Charge.objects.filter(alarm=alarm).count() == 1
    assert Entry.objects.filter(kind="alarms.ChargeTaken").count() == 1


def test_fifty_deliveries_of_one_press_are_one_alarm(crowd):
    """S1-18 (I-3): the same key, whatever the order, gives one alarm."""
    _, _, alarm, press = crowd
    answers = at_once(lambda _: actions.take_press(press, at=make.NOW), list(range(FIFTY)))
    assert {taken.alarm.pk for taken in answers} == {alarm.pk}
    assert [taken.is_new for taken in answers] == [False] * FIFTY
    assert Alarm.objects.count() == 1


def test_of_many_presses_of_one_button_one_is_the_drill(crowd):
    """S1-20 (I-3 I-5): whoever is first is the drill, and every other press at that moment is real."""
    chain, *_ = crowd
    button, _ = enrol(
        kind="button", name="Knop 3", organisation=chain.municipality, place=chain.counter, at=make.NOW
    )
    until = make.NOW + timedelta(minutes=5)
    open_drill_window(place=chain.counter, device=button, opens_at=make.NOW, until=until, by=chain.priya)
    device = Device.objects.select_related("place", "organisation").get(pk=button.pk)

    def press(number):
        one = actions.Press(
            key=f"drill-{number}", kind="alarm", origin="button", organisation=device.organisation,
            place=device.place, device=device,
        )  # fmt: skip
        return actions.take_press(one, at=make.NOW).alarm.is_drill

    assert sorted(at_once(press, list(range(12)))) == [False] * 11 + [True]
    assert Alarm.objects.drills().count() == 1


def test_a_due_step_is_climbed_once_by_many_workers(crowd):
    """S4-26 (I-8): steps fire in order, each once."""
    _, _, alarm, _ = crowd
    Alarm.objects.filter(pk=alarm.pk).update(next_step_at=make.NOW)
    seen = [Alarm.objects.get(pk=alarm.pk) for _ in range(8)]
    climbed = at_once(lambda one: actions.climb(one, at=make.NOW), seen)
    assert climbed.count(True) == 1


def test_a_call_is_claimed_once_by_many_workers(crowd):
    """S1-20 (I-25): two workers never both send the same call."""
    _, _, alarm, _ = crowd
    wanted = alarm.calls.filter(state="waiting").count()
    assert wanted > 0
    claims = [
        claim
        for batch in at_once(lambda _: actions.claim_calls(at=make.NOW), list(range(8)))
        for claim in batch
    ]
    assert len({claim.call_id for claim in claims}) == len(claims) == wanted
