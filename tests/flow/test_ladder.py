"""Stories of a press that is or is not answered."""

import pytest

from regie.alarms.models import Alarm, Call
from regie.alarms.queries import timeline
from regie.refusal import Refused

pytestmark = pytest.mark.django_db


def test_an_unanswered_alarm_climbs_the_ladder(house):
    """S1-20 S4-26 S4-11: who is on duty is called, and when nobody answers the next group, never early."""
    house.roster(guards=["fatima"], intervention_team=["ali"], team_leads=["sanne"])
    house.press()

    house.wait(seconds=29)
    assert house.called == ["beveiliging"]

    house.wait(seconds=1)
    assert house.called == ["beveiliging", "interventieteam"]

    house.wait(seconds=59)
    assert house.called == ["beveiliging", "interventieteam"]

    house.wait(seconds=1)
    assert house.called == ["beveiliging", "interventieteam", "teamleiders"]


def test_the_last_step_repeats_until_somebody_acts(house):
    """S4-11: an alarm never ends in silence."""
    house.roster(guards=["fatima"], intervention_team=["ali"], team_leads=["sanne"])
    alarm = house.press()
    house.wait(seconds=90 + 5 * 60)
    assert house.called[2:] == ["teamleiders"] * 6

    house.take_charge(alarm, "sanne")
    house.wait(hours=2)
    assert house.called[2:] == ["teamleiders"] * 6


def test_only_who_is_on_duty_is_called_and_nobody_else(house):
    """S2-12: the rota decides; exactly these mails left the house and no other."""
    house.roster(guards=["fatima"], intervention_team=["ali"], team_leads=["sanne"])
    house.press()
    house.wait(seconds=30)
    assert house.mails() == ["fatima@test.invalid", "ali@test.invalid"]


def test_an_empty_step_is_passed_at_once_and_said(house):
    """S2-12 S1-20: nobody waits thirty seconds for a group without anybody."""
    house.roster(intervention_team=["ali"])
    alarm = house.press()
    assert house.passed == ["beveiliging"]
    assert house.called == ["interventieteam"]
    assert "Niemand van beveiliging staat nu op het rooster." in [line.sentence for line in timeline(alarm)]


def test_with_nobody_on_duty_everybody_of_the_place_is_called(house):
    """S3-13: an empty rota is no reason for silence."""
    house.press()
    assert house.passed == ["beveiliging", "interventieteam", "teamleiders"]
    assert "Sanne" in house.called_people()
    assert "Joris" not in house.called_people()
    assert "Els" not in house.called_people()


def test_taking_charge_stops_the_ladder(house):
    """S4-11 S4-26: one person has the regie, and nobody else is called after that."""
    house.roster(guards=["fatima"], intervention_team=["ali"])
    alarm = house.press()
    house.wait(seconds=10)
    house.take_charge(alarm, "fatima")
    house.wait(minutes=30)
    assert house.called == ["beveiliging"]
    assert Alarm.objects.get(pk=alarm.pk).next_step_at is None


def test_who_comes_second_is_told_who_was_first(house):
    """S4-11: exactly one has the regie."""
    alarm = house.press()
    house.take_charge(alarm, "fatima")
    with pytest.raises(Refused) as refused:
        house.take_charge(alarm, "ali")
    assert (refused.value.code, refused.value.details) == ("someone_is_in_charge", {"who": "Fatima"})


def test_a_failed_call_is_tried_again_and_said(house):
    """S1-18: a mail server that is down is no reason to stop trying."""
    house.roster(guards=["fatima"], intervention_team=["fatima"], team_leads=["fatima"])
    house.failing.add("email")
    alarm = house.press()
    house.wait(seconds=5)
    assert house.mails() == []
    house.failing.clear()
    house.wait(seconds=10)
    assert set(house.mails()) == {"fatima@test.invalid"}
    assert any("ging niet weg" in line.sentence for line in timeline(alarm))


def test_after_charge_no_waiting_call_starts(house):
    """S4-11: what had not left is not sent any more."""
    house.roster(guards=["fatima"])
    house.failing.add("email")
    alarm = house.press()
    house.take_charge(alarm, "fatima")
    house.failing.clear()
    house.wait(minutes=5)
    assert house.mails() == []
    assert set(alarm.calls.filter(channel="email").values_list("state", flat=True)) == {Call.State.STOPPED}


def test_a_press_without_a_known_place_says_so(house):
    """S1-18: never a blank place."""
    alarm = house.press(place=None)
    assert alarm.where == "Locatie onbekend"


def test_the_same_key_is_the_same_alarm(house):
    """S1-18: a repeated press is one alarm, two presses are two."""
    first = house.press(key="a")
    again = house.press(key="a")
    other = house.press(key="b")
    assert first.pk == again.pk != other.pk
