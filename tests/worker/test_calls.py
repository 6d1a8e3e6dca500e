"""What a press asks for is claimed in the commit of that press, and sent only after it."""

import pytest
from django.db import IntegrityError

from regie.alarms import actions
from regie.alarms.models import Call
from regie.journal import bell
from regie.journal.bell import Topic
from regie.journal.models import Pulse
from regie.reach.actions import add_outlet
from regie.worker import threads
from regie.worker.calls import Calls
from tests import make


@pytest.fixture
def sent(monkeypatch):
    """The calls that this process began to send."""
    sent = []
    monkeypatch.setattr(Calls, "_send_from_elsewhere", lambda _self, _at, claims: sent.extend(claims))
    # What another test rang for and rolled back.
    bell.answer(Topic.CALLS)
    return sent


def press(house, key):
    add_outlet(
        organisation=house.chain.municipality, kind="webhook", name=key, address="https://hook.invalid", at=make.NOW,
        by=None,
    )  # fmt: skip
    return actions.Press(
        key=key, kind="alarm", origin="screen", organisation=house.chain.municipality, place=house.chain.counter,
        presser=house.who("joris"),
    )  # fmt: skip


def piece(work, item=None, **details):
    return threads.Piece(work, item, threads.Future(), **details)


def test_the_calls_of_a_press_are_claimed_with_it_and_sent_after_it(house, sent):
    """S1-18 (I-6 I-25): one commit for both, so nobody else can take them and nobody has to wake."""
    house.roster(guards=["fatima"])
    wanted = press(house, "k")
    afterwards = threads.attempt(
        [piece(lambda presses: actions.take_presses(presses, at=house.now), wanted)], Calls().claim_in_passing
    )
    waiting = Call.objects.filter(state=Call.State.WAITING, due_at__lte=house.now)
    assert waiting.exclude(lease_until=None).count() == waiting.count() > 0
    assert not sent
    assert not bell.rings(Topic.CALLS)
    afterwards()
    assert sorted(claim.key for claim in sent) == sorted(waiting.values_list("key", flat=True))


def test_when_there_are_more_than_it_takes_at_once_somebody_wakes_for_the_rest(house, sent, monkeypatch):
    """I-6: what was not claimed in passing is not forgotten."""
    monkeypatch.setattr("regie.worker.calls.MOST", 1)
    house.roster(guards=["fatima"])
    wanted = [press(house, "one"), press(house, "two")]
    threads.attempt(
        [piece(lambda _: [actions.take_presses(wanted, at=house.now)])], Calls().claim_in_passing
    )()
    assert len(sent) == 1
    assert bell.rings(Topic.CALLS)


def test_who_only_looks_claims_nothing(house, sent):
    """A look twice a second takes no lock of the whole database."""
    bell.ring_after_commit(Topic.CALLS)
    assert threads.attempt([piece(lambda _: [None], calls=False)], Calls().claim_in_passing) is None
    assert not sent


@pytest.mark.usefixtures("committed")
def test_nothing_follows_a_commit_that_failed():
    """I-2: a call of an alarm that is not there would be an alarm from nothing."""

    def orphaned(_items):
        return [Call.objects.create(alarm_id=999_999, key="k", step=0, channel="webhook", due_at=make.NOW)]

    for pieces in ([piece(orphaned)], [piece(orphaned), piece(lambda _: [None], calls=False)]):
        assert threads.attempt(pieces, lambda: lambda: None) is None
        assert isinstance(pieces[0].problem, IntegrityError)


@pytest.mark.usefixtures("committed")
def test_what_comes_last_breaks_nothing_of_what_came_before():
    """I-2: the press is kept when its calls could not be claimed; somebody wakes for them."""

    def noted(_items):
        return [Pulse.objects.create(part="kept", at=make.NOW)]

    def broken():
        Pulse.objects.create(part="claimed", at=make.NOW)
        raise RuntimeError

    one = piece(noted)
    assert threads.attempt([one], broken) is None
    assert one.problem is None
    assert list(Pulse.objects.values_list("part", flat=True)) == ["kept"]


@pytest.mark.usefixtures("committed")
def test_a_transaction_rings_once_and_not_for_what_was_answered(monkeypatch):
    """I-7: sixty-four presses together are one ring."""
    rung = []
    monkeypatch.setattr(bell, "ring", lambda *topics: rung.append(topics))
    for topic in Topic:
        bell.answer(topic)
    with threads.transaction.atomic():
        bell.ring_after_commit(Topic.CALLS, Topic.FACTS)
        bell.ring_after_commit(Topic.FACTS, Topic.ERRANDS)
        bell.answer(Topic.CALLS)
    assert rung == [(Topic.ERRANDS, Topic.FACTS)]
