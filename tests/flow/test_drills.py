"""Stories of drills: visibly a drill to everybody, never in the way of a real press, and real at one word."""

from datetime import timedelta

import pytest

from regie.alarms import actions
from regie.alarms.actions import Press, take_press
from regie.alarms.models import Alarm, Call
from regie.alarms.queries import open_alarms, timeline
from regie.channels import cap, dc09, espa, web_push
from regie.devices.actions import end_drill_window, enrol, enrol_panel, open_drill_window
from regie.devices.models import Device
from regie.incidents.models import Incident
from regie.refusal import Refused
from regie.verify import Asked, findings
from regie.worker.messages import message_for

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def button(house) -> Device:
    """A button at the counter, with people on duty."""
    house.roster(guards=["fatima"], intervention_team=["ali"], team_leads=["sanne"])
    return hung(house, "Knop balie 3")


def hung(house, name, place="counter"):
    """A button with this name."""
    chain = house.chain
    device, _ = enrol(
        kind="button", name=name, organisation=chain.municipality, place=getattr(chain, place), at=house.now
    )
    return device


def planned(house, button, *, after=0, minutes=10, **details):
    """The next press of this button is the drill."""
    opens = house.now + timedelta(minutes=after)
    return open_drill_window(
        place=house.chain.counter, device=button, opens_at=opens, until=opens + timedelta(minutes=minutes),
        by=house.who("priya"), **details,
    )  # fmt: skip


def pressed(house, button, key="k", **details):
    """The alarm of a press of this button now."""
    device = Device.objects.get(pk=button.pk)
    press = Press(
        key=key, kind="alarm", origin="button", organisation=device.organisation, device=device,
        **{"place": device.place, **details},
    )  # fmt: skip
    alarm = take_press(press, at=house.now).alarm
    house.settle()
    return alarm


def all_is_true(house):
    """`regie verify` finds nothing."""
    assert [str(one) for one in findings(Asked(at=house.now))] == []


def test_everybody_who_is_called_reads_first_that_it_is_a_drill(house, button):
    """S1-20 (I-5): the same ladder and the same calls, and in every message the word before anything else."""
    planned(house, button)
    alarm = pressed(house, button)
    house.wait(seconds=40)
    house.take_charge(alarm, "ali")
    assert alarm.is_drill
    assert house.called == ["beveiliging", "interventieteam"], "the ladder is the real one"
    assert [claim.purpose for claim in house.sent] == ["call", "call", "taken"]
    for message in map(message_for, house.sent):
        assert message.title.startswith("OEFENING (drill). ")
        assert message.body.startswith("OEFENING (drill). ")
        assert message.data["drill"] is True
        assert str(message.data["type"]).startswith("regie.drill.")
        assert message.level in ("drill", "drill_taken")
        assert web_push.payload(message)["title"] == "OEFENING (drill)"
        assert web_push.payload(message)["tag"] == f"drill-{alarm.pk}"
        assert b"<status>Exercise</status>" in cap.written(message)
        assert espa.shown(message)[0].startswith("OEFENING")
        assert dc09.CODES.get(message.level, ("RX", "601")) == ("RX", "601"), (
            "a manual test, or nothing at all"
        )
    all_is_true(house)


def test_a_real_alarm_says_nothing_of_a_drill(house, button):
    """I-5 turned round: the mark is in no message of a real alarm, and `drill` is false there."""
    pressed(house, button)
    for message in map(message_for, house.sent):
        assert "OEFENING" not in message.title + message.body
        assert (message.data["drill"], message.data["type"]) == (False, "regie.alarm.called")


def test_every_press_that_is_not_the_drill_is_real(house, button):
    """I-5 turned round: another button, another place, before, after, called off, late, doubtful, or "really"."""
    other = hung(house, "Knop balie 4")
    window = planned(house, button, after=5)
    assert not pressed(house, button, "before").is_drill
    house.wait(minutes=6)
    opened = house.now
    assert not pressed(house, other, "other button").is_drill
    assert not pressed(house, button, "really", really=True).is_drill
    assert not pressed(house, button, "elsewhere", place=house.chain.elsewhere).is_drill
    assert not pressed(house, button, "nowhere", place=None).is_drill
    assert not pressed(house, button, "late", pressed_at=opened - 2 * MINUTE).is_drill
    assert not pressed(house, button, "doubtful", unverified=True).is_drill
    assert not house.press(by="meryem").is_drill, "a colleague on a screen"
    assert end_drill_window(window, at=house.now)
    assert not pressed(house, button, "called off").is_drill
    planned(house, button, after=20, minutes=1)
    with pytest.raises(Refused, match="drill_is_there"):
        planned(house, button, after=20, minutes=5)
    house.wait(minutes=22)
    assert not pressed(house, button, "after").is_drill
    assert not Alarm.objects.drills().exists()
    all_is_true(house)


def test_only_the_first_press_is_the_drill_and_its_repeat_is_the_same(house, button):
    """I-3 I-5: the same key is the same drill; a second press of the same button is a real alarm."""
    planned(house, button)
    drill = pressed(house, button)
    house.wait(seconds=2)
    assert pressed(house, button) == drill
    second = pressed(house, button, "second")
    assert (drill.is_drill, second.is_drill) == (True, False)
    assert [one.pk for one in open_alarms(house.who("fatima"))] == [second.pk, drill.pk], "real above drills"
    house.take_charge(drill, "fatima")
    house.take_charge(second, "fatima")
    assert Alarm.objects.get(pk=second.pk).in_charge == house.who("fatima"), "a drill occupies nobody"
    all_is_true(house)


def test_of_a_panel_one_input_is_the_drill(house):
    """I-5: `7` and `007` are one input; the other inputs of the panel stay real; without an input it is refused."""
    panel = enrol_panel(
        account="1234",
        name="Paneel",
        organisation=house.chain.municipality,
        place=house.chain.site,
        at=house.now,
    )
    with pytest.raises(Refused, match="drill_needs_input"):
        planned(house, panel)
    planned(house, panel, zone="7")
    counter = house.chain.counter
    assert not pressed(house, panel, "8", zone="008", place=counter).is_drill
    assert pressed(house, panel, "7", zone="007", place=counter).is_drill


@pytest.mark.parametrize("word", ["presser", "responder"])
def test_it_becomes_real_at_one_word(house, button, word):
    """I-5 I-7 I-9 I-14: the ladder starts again at once; who was called hears on the same ways that it is real."""
    planned(house, button)
    alarm = pressed(house, button)
    house.wait(minutes=2)
    actions.come(alarm, at=house.now, by=house.who("fatima"))
    house.take_charge(alarm, "sanne")
    house.wait(seconds=5)
    before = len(house.sent)
    if word == "presser":
        actions.speak_as_presser(alarm, word="for_real", at=house.now, by=button)
    else:
        assert actions.make_real(alarm, at=house.now, by=house.who("fatima"))
    moment = house.now
    house.settle()
    real = Alarm.objects.get(pk=alarm.pk)
    assert (real.is_drill, real.in_charge, real.made_real_at) == (False, None, moment)
    told = house.sent[before:]
    assert sorted(one.address.partition("@")[0] for one in told) == ["ali", "fatima", "sanne"]
    for message in map(message_for, told):
        assert message.title.startswith("DIT IS ECHT, GEEN OEFENING (this is real). Alarm: ")
        assert (message.level, message.data["drill"], message.data["made_real"]) == ("alarm", False, True)
        assert web_push.payload(message)["title"] == "DIT IS ECHT"
        assert b"<status>Actual</status>" in cap.written(message)
    assert not real.reactions.exists(), "who came to a drill has not said that they come to this"
    all_is_true(house)


def test_what_became_real_goes_on_as_every_alarm(house, button):
    """I-7 I-16 S1-20: the ladder climbs, somebody takes it, it cannot end as a drill, and the incident opens."""
    planned(house, button)
    real = pressed(house, button)
    actions.make_real(real, at=house.now, by=house.who("fatima"))
    house.wait(seconds=35)
    assert house.called[-2:] == ["beveiliging", "interventieteam"]
    house.take_charge(real, "fatima")
    with pytest.raises(Refused, match="this_is_no_drill"):
        house.stand_down(real, "fatima", outcome="drill")
    house.stand_down(real, "fatima", outcome="ended")
    assert Incident.objects.filter(alarm=real).exists()
    assert any("Dit is echt, geen oefening meer" in line.sentence for line in timeline(real))
    all_is_true(house)


def test_a_call_that_is_under_way_as_a_drill_is_followed_by_the_truth(house, button):
    """I-5 I-9: what left as a drill a moment ago may arrive last, so the real call comes once more after it."""
    planned(house, button)
    device = Device.objects.get(pk=button.pk)
    press = Press(
        key="k",
        kind="alarm",
        origin="button",
        organisation=device.organisation,
        device=device,
        place=device.place,
    )
    alarm = take_press(press, at=house.now).alarm
    (under_way,) = actions.claim_calls(at=house.now)
    actions.make_real(alarm, at=house.now, by=house.who("fatima"))
    assert under_way.drill
    assert actions.note_receipt(under_way, handed_over=True, detail="", at=house.now + timedelta(seconds=1))
    house.wait(seconds=25)
    mails = [(one.address.partition("@")[0], one.drill) for one in house.sent]
    assert mails == [("fatima", False), ("fatima", False)]
    all_is_true(house)


def test_making_it_real_twice_changes_nothing_and_a_real_alarm_stays(house, button):
    """I-5: the second time is no mistake; for an alarm that was never a drill neither."""
    planned(house, button)
    drill = pressed(house, button)
    assert actions.make_real(drill, at=house.now, by=button)
    assert not actions.make_real(drill, at=house.now, by=button)
    assert not actions.make_real(house.press(), at=house.now, by=house.who("fatima"))
    assert Call.objects.filter(alarm=drill, drill=True).count() == 2, "a screen and a mail"


def test_a_drill_ends_as_a_drill_and_opens_no_incident(house, button):
    """I-16 S1-20: only a person ends it, as a drill; there is nothing to report and nobody to care for."""
    planned(house, button, minutes=5)
    drill = pressed(house, button)
    house.wait(minutes=8)
    assert Alarm.objects.open().get() == drill, "its time is over, and still nobody ended it"
    house.take_charge(drill, "fatima")
    with pytest.raises(Refused, match="a_drill_ends_as_drill"):
        house.stand_down(drill, "fatima", outcome="restored")
    house.stand_down(drill, "fatima", outcome="drill")
    assert not Incident.objects.exists()
    with pytest.raises(Refused, match="alarm_is_over"):
        actions.make_real(drill, at=house.now, by=house.who("fatima"))
    all_is_true(house)
