"""Which signals of a panel are presses: its time, repeats, recordings, and the doubt that a wrong clock leaves."""

from datetime import timedelta

import pytest

from regie.alarms.models import Alarm
from regie.intake.knocks import knocks
from regie.notices.models import Notice
from regie.panels.actions import forget_signals, set_key
from regie.panels.models import Heard, Knock, Trouble
from tests.panel_says import KEY, NOW, kinds, said, tell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_knocked")]


@pytest.mark.parametrize(
    ("off", "answer"),
    [
        (-40, "ack"),
        (-41, "nak"),
        (0, "ack"),
        (20, "ack"),
        (21, "nak"),
        (-3600, "nak"),
        (3600, "nak"),
        (None, "nak"),
    ],
)
def test_the_time_window_of_an_encrypted_panel(closed, off, answer):
    """DV-3 I-5: from 40 s behind to 20 s ahead; outside, a missing time or a wrong zone: our time, and no alarm."""
    assert tell(said(off=off)) == answer
    assert Alarm.objects.count() == (answer == "ack")
    assert Trouble.objects.filter(kind="clock", over_at=None).count() == (answer == "nak")


def test_plain_text_has_no_time_window(panel):
    """DV-3: the time test is for encrypted messages; a plain panel with a flat clock is heard at once."""
    assert tell(said(key=None, off=-86400)) == "ack"
    assert Alarm.objects.get().unverified is False


def test_a_panel_with_a_wrong_clock_is_not_mute(closed, chain):
    """I-5 I-7 alarms.md §5.3: at the third refusal people are called, with the doubt in words; the answer stays NAK."""
    for number in range(3):
        assert Alarm.objects.count() == 0
        assert tell(said(off=-7200 + number, at=NOW), after=number) == "nak"
    alarm = Alarm.objects.get()
    assert (alarm.unverified, alarm.clock_off_seconds, alarm.place) == (True, -7200, chain.counter)
    assert kinds(alarm.subject)[:2] == ["alarms.Raised", "alarms.Doubted"]
    assert alarm.calls.exists()
    assert Trouble.objects.get().seconds == -7200
    assert Notice.objects.filter(person=chain.bea, kind="panel_clock").count() == 1
    assert tell(said(off=-7200), after=5) == "nak"
    assert tell(said(off=-7100), after=6) == "nak"
    assert Alarm.objects.count() == 1


def test_the_same_bytes_three_times_are_enough(closed):
    """I-5 §5.3: a panel that repeats its frame letter by letter counts as much as one that writes a new time."""
    frame = said(off=None)
    assert [tell(frame, after=n) for n in range(4)] == ["nak"] * 4
    alarm = Alarm.objects.get()
    assert (alarm.unverified, alarm.clock_off_seconds) == (True, None)


def test_two_refusals_of_two_presses_are_not_three_of_one(closed):
    """§5.3: counted per event."""
    for sequence in (1, 2):
        for number in range(2):
            tell(said(off=-7200 + number, sequence=sequence), after=number)
    assert Alarm.objects.count() == 0


def test_a_corrected_clock_verifies_and_calls_nobody_again(closed):
    """I-3 I-5 §5.3: the same message with the right time takes the doubt away; one alarm, and the trouble is over."""
    for number in range(3):
        tell(said(off=7200 + number), after=number)
    alarm = Alarm.objects.get()
    before = alarm.calls.count()
    for after in (4, 5):
        assert tell(said(at=NOW + timedelta(seconds=after)), after=after) == "ack"
    alarm.refresh_from_db()
    assert alarm.unverified is False
    assert kinds(alarm.subject).count("alarms.Verified") == 1
    assert (Alarm.objects.count(), alarm.calls.count()) == (1, before)
    assert not Trouble.objects.filter(over_at=None).exists()


def test_another_number_for_the_same_button_verifies_too(closed):
    """§5.3: a panel that starts a new message after setting its clock speaks of the same open alarm."""
    for number in range(3):
        tell(said(off=7200 + number), after=number)
    assert tell(said(sequence=43), after=9) == "ack"
    assert [alarm.unverified for alarm in Alarm.objects.all()] == [False]
    assert tell(said("#1234|NPA008", sequence=44), after=9) == "ack"
    assert Alarm.objects.count() == 2


def test_a_wrong_clock_raises_nothing_from_what_raises_nothing(closed):
    """I-5: restores, tests and link tests with a wrong time stay without effect, however often they come."""
    for data, token in (("#1234|NPH007", "SIA-DCS"), ("#1234|NRP000", "SIA-DCS"), ("", "NULL")):
        for number in range(4):
            assert tell(said(data, token=token, off=-7200 + number), after=number) == "nak"
    assert Alarm.objects.count() == Heard.objects.count() == 0


# Repeats and recordings


def test_a_recording_of_an_encrypted_press_is_no_press(closed):
    """I-5 DV-4: played again later, under another number or with other padding: NAK for ever, and counted."""
    first = said()
    assert tell(first) == "ack"
    Alarm.objects.update(stood_down_at=NOW, next_step_at=None)
    again = [first, said(sequence=43), said(sequence=44), said(sequence=44), said(sequence=44)]
    assert [tell(one, after=300 + n) for n, one in enumerate(again)] == ["nak"] * 5
    assert Alarm.objects.count() == 1
    assert not Trouble.objects.exists()
    knocks.write(at=NOW)
    knock = Knock.objects.get()
    assert (knock.why, knock.times, knock.source, knock.panel) == ("replay", 5, "10.0.0.9", closed)
    assert kinds(f"device:{closed.pk}").count("panels.MessageRefused") == 1


def test_inside_the_window_a_recording_is_a_repeat(closed):
    """I-3 I-5: with another number, and the ACK that the panel may have missed."""
    assert [tell(one, after=5) for one in (said(), said(sequence=99), said())] == ["ack"] * 3
    assert Alarm.objects.count() == 1


@pytest.mark.parametrize("key", [KEY, None])
def test_a_missed_ack_is_repeated_into_the_same_alarm(panel, chain, key):
    """I-3 I-4 DV-6: the same bytes, or the same message with a new time, within moments: ACK, and one alarm."""
    if key:
        set_key(panel, key=key, at=NOW, by=chain.bea)
    assert tell(said(key=key)) == "ack"
    assert tell(said(key=key), after=1) == "ack"
    assert tell(said(key=key, at=NOW + timedelta(seconds=30)), after=30) == "ack"
    assert tell(said(key=key, at=NOW + timedelta(seconds=600)), after=600) == "ack"
    assert Alarm.objects.count() == 1


def test_a_repeat_after_the_stand_down_is_no_second_alarm(panel):
    """I-3: the ACK was lost and people were quick; the same message with a new time is known for two minutes."""
    assert tell(said(key=None)) == "ack"
    Alarm.objects.update(stood_down_at=NOW, next_step_at=None)
    assert tell(said(key=None, at=NOW + timedelta(seconds=60)), after=60) == "ack"
    assert Alarm.objects.count() == 1
    assert tell(said(key=None, at=NOW + timedelta(seconds=200)), after=200) == "ack"
    assert Alarm.objects.count() == 2


@pytest.mark.parametrize("key", [KEY, None])
def test_a_reset_panel_starts_its_numbers_again(panel, chain, key):
    """I-3: numbers that come round, jump back or are out of order are no repeats; another input never is."""
    if key:
        set_key(panel, key=key, at=NOW, by=chain.bea)
    for after, (zone, sequence) in enumerate([(7, 9998), (8, 9999), (7, 1), (9, 1), (8, 9998)]):
        moment = NOW + timedelta(seconds=after)
        signal = said(f"#1234|NPA{zone:03d}", sequence=sequence, at=moment, key=key)
        assert tell(signal, after=after) == "ack"
    assert Alarm.objects.count() == 5


def test_a_number_that_comes_round_is_a_new_press(panel):
    """I-3: without a time the same frame days later is another press; with the same time it is a recording."""
    assert tell(said(key=None, off=None)) == "ack"
    Alarm.objects.update(stood_down_at=NOW, next_step_at=None)
    assert tell(said(key=None, off=None), after=86400) == "ack"
    assert Alarm.objects.count() == 2
    assert tell(said(key=None, sequence=50)) == "ack"
    Alarm.objects.update(stood_down_at=NOW, next_step_at=None)
    assert tell(said(key=None, sequence=50), after=86400) == "ack"
    assert Alarm.objects.count() == 3


def test_still_present_is_no_second_alarm(panel):
    """DV-5 I-3: Contact ID 1 raises, 6 says it again, 3 is written down and closes nothing."""
    for number, qualifier in enumerate("166363"):
        signal = said(f"#1234|{qualifier}120 01 007", token="ADM-CID", key=None, sequence=number + 1)
        assert tell(signal, after=number) == "ack"
    alarm = Alarm.objects.get()
    assert alarm.stood_down_at is None
    assert kinds(f"device:{panel.pk}").count("devices.DeviceSpoke") == 2


def test_what_a_panel_adds_is_kept(panel):
    """S1-18: extra data, text and the whole message stay with the signal."""
    assert tell(said("#1234|NPA007^Balie 3^", key=None, xdata=("X006E07.77", "Vfoto"), receiver="1")) == "ack"
    heard = Heard.objects.get()
    assert (heard.xdata, heard.text, heard.zone, heard.code) == (
        ["X006E07.77", "Vfoto"],
        "Balie 3",
        "7",
        "PA",
    )
    assert "NPA007" in heard.raw
    assert Alarm.objects.get().note == "Balie 3"


def test_old_signals_are_let_go_but_no_press_that_could_be_played_again(closed):
    """I-5: tests and restores go after ninety days; an encrypted press is remembered as long as the panel."""
    for sequence, code in enumerate(("PA007", "RP000", "PH007")):
        tell(said(f"#1234|N{code}", sequence=sequence))
    assert forget_signals(at=NOW + timedelta(days=89)) == 0
    assert forget_signals(at=NOW + timedelta(days=91)) == 2
    assert Heard.objects.get().code == "PA"
