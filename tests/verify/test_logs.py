"""What senders and providers wrote, held against the rows: each lie in it is named."""

import json
from datetime import timedelta

import pytest

from regie.verify import Asked, logs

SENT_TO = "http://127.0.0.1:9/hook"


@pytest.fixture
def called(house):
    """An alarm whose webhook was called once; the call, with its key."""
    house.roster(guards=["fatima"])
    alarm = house.press(key="device:1:press-1")
    call = alarm.calls.filter(channel="email").first()
    call.channel, call.address = "webhook", SENT_TO
    call.save()
    return call


def senders(*lines, complete=True):
    return [str(one) for one in logs.check_senders(lines, complete=complete)]


def test_senders_who_were_told_the_truth(called):
    """I-1 I-3 I-4: acknowledged once or never, repeated or not: one alarm."""
    acked = {"key": "press-1", "acked": True, "alarm": called.alarm_id}
    assert senders(acked, {"key": "press-1", "acked": False}, {"key": "never", "acked": False}) == []


def test_what_senders_saw_and_is_not_there_is_named(called):
    """I-1 I-3 I-5: lost, doubled, out of nothing."""
    mine = {"key": "press-1", "acked": True, "alarm": called.alarm_id}
    lost = {"key": "press-2", "acked": True}
    assert senders(mine, lost) == ["I-1   press:press-2: it was acknowledged, and there is no alarm"]
    other = {**mine, "alarm": 999}
    assert senders(mine, other)[0].startswith("I-3   press:press-1: one press, and the alarms [")
    assert senders({**mine, "raises": False})[0].startswith("I-5   press:press-1: it may raise nothing")
    assert senders(complete=True) == [f"I-5   alarm:{called.alarm_id}: no sender pressed press-1"]


def providers(house, *lines, crashes=0):
    asked = Asked(at=house.now, crashes=crashes)
    return [str(one) for one in logs.check_providers([{"provider": "http://127.0.0.1:9/"}, *lines], asked)]


def test_providers_who_got_everything(house, called):
    """I-6 I-10: each call once, and once more for a crash."""
    once = {"key": called.key, "recipient": SENT_TO, "at": house.now.isoformat(), "answered": 200}
    refused = {**once, "answered": 500}
    assert providers(house, once, refused, refused) == []
    assert providers(house, once, once, crashes=1) == []


def test_what_did_not_arrive_or_arrived_wrongly_is_named(house, called):
    """I-5 I-6 I-10: not there, too often, from nowhere."""
    once = {"key": called.key, "recipient": SENT_TO, "at": house.now.isoformat(), "answered": 200}
    assert providers(house) == [f"I-6   call:{called.key}: it counts as handed over, and never arrived"]
    assert providers(house, once, once) == [f"I-10  call:{called.key}: it was taken 2 times, with 0 crashes"]
    assert (
        providers(house, once, {**once, "key": "x"})[0] == "I-5   call:x: it arrived, and no row asked for it"
    )


def test_a_call_that_starts_after_the_regie_was_taken_is_named(house, called):
    """I-14: what was under way may land; what starts later may not."""
    house.wait(seconds=5)
    house.take_charge(called.alarm, "fatima")
    line = {"key": called.key, "recipient": SENT_TO, "answered": 200}
    under_way = {**line, "at": (house.now + timedelta(seconds=1)).isoformat()}
    too_late = {**line, "at": (house.now + timedelta(seconds=9)).isoformat()}
    house.wait(seconds=10)
    assert providers(house, under_way) == []
    assert providers(house, too_late)[0].startswith(f"I-14  call:{called.key}: it left 0:00:09 after")


@pytest.mark.once
def test_a_log_that_a_crash_cut_off_is_read(tmp_path):
    """The last line of a killed sender may be half a line."""
    file = tmp_path / "senders.jsonl"
    file.write_text(json.dumps({"key": "a", "acked": True}) + '\n{"key": "b", "ac')
    assert logs.read(file) == [{"key": "a", "acked": True}]
