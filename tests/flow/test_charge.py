"""Stories of the regie: taken, given back, handed over, ended."""

import pytest

from regie.alarms import actions
from regie.alarms.models import Alarm, Charge
from regie.alarms.queries import timeline
from regie.refusal import Refused

pytestmark = pytest.mark.django_db


def in_charge(alarm):
    """The name of who has the regie now."""
    person = Alarm.objects.select_related("in_charge").get(pk=alarm.pk).in_charge
    return person.name if person else None


def test_handing_over_needs_acceptance(house):
    """S4-10: the regie stays where it is until the other says yes; there is always exactly one."""
    alarm = house.press()
    house.take_charge(alarm, "fatima")
    actions.ask_hand_over(alarm, to=house.who("ali"), at=house.now, by=house.who("fatima"))
    assert in_charge(alarm) == "Fatima"
    actions.answer_hand_over(alarm, accept=False, at=house.now, by=house.who("ali"))
    assert in_charge(alarm) == "Fatima"
    actions.ask_hand_over(alarm, to=house.who("ali"), at=house.now, by=house.who("fatima"))
    actions.answer_hand_over(alarm, accept=True, at=house.now, by=house.who("ali"))
    assert in_charge(alarm) == "Ali"
    assert Charge.objects.filter(alarm=alarm, ended_at=None).count() == 1


@pytest.mark.parametrize(
    ("by", "to", "code"),
    [
        ("ali", "sanne", "someone_is_in_charge"),
        ("fatima", "fatima", "hand_over_to_yourself"),
        ("fatima", "els", "cannot_respond_here"),
    ],
)
def test_a_hand_over_that_cannot_be_is_refused(house, by, to, code):
    """S4-24: only the one in charge gives, and only to somebody of this place."""
    alarm = house.press()
    house.take_charge(alarm, "fatima")
    with pytest.raises(Refused) as refused:
        actions.ask_hand_over(alarm, to=house.who(to), at=house.now, by=house.who(by))
    assert refused.value.code == code


def test_nobody_else_can_answer_for_the_one_asked(house):
    """S4-10: the answer is personal."""
    alarm = house.press()
    house.take_charge(alarm, "fatima")
    actions.ask_hand_over(alarm, to=house.who("ali"), at=house.now, by=house.who("fatima"))
    with pytest.raises(Refused) as refused:
        actions.answer_hand_over(alarm, accept=True, at=house.now, by=house.who("sanne"))
    assert refused.value.code == "no_hand_over_for_you"


def test_giving_back_starts_the_ladder_again(house):
    """S4-11 S3-15: who lost control or must leave gives it back, and people are called at once."""
    house.roster(guards=["fatima"], intervention_team=["ali"])
    alarm = house.press()
    house.take_charge(alarm, "fatima")
    house.wait(minutes=10)
    actions.return_charge(alarm, at=house.now, by=house.who("fatima"))
    house.settle()
    assert house.called == ["beveiliging", "beveiliging"]
    house.wait(seconds=30)
    assert house.called == ["beveiliging", "beveiliging", "interventieteam"]


def test_fetching_help_and_coming_do_not_stop_the_ladder(house):
    """S3-13 S3-14: fetching help is the duty of who cannot step in; being on the way is not being in charge."""
    house.roster(guards=["fatima"], intervention_team=["ali"])
    alarm = house.press()
    actions.fetch_help(alarm, at=house.now, by=house.who("meryem"))
    actions.come(alarm, at=house.now, by=house.who("fatima"))
    actions.come(alarm, at=house.now, by=house.who("fatima"))
    house.wait(seconds=30)
    assert house.called == ["beveiliging", "interventieteam"]
    assert house.facts(alarm.subject).count("alarms.Coming") == 1


def test_one_can_climb_by_hand(house):
    """S4-26: nobody has to wait for a step; with somebody in charge it brings more people and no clock."""
    house.roster(guards=["fatima"], intervention_team=["ali"], team_leads=["sanne"])
    alarm = house.press()
    actions.climb_by_hand(alarm, at=house.now, by=house.who("fatima"))
    assert house.called == ["beveiliging", "interventieteam"]
    house.take_charge(alarm, "fatima")
    actions.climb_by_hand(alarm, at=house.now, by=house.who("fatima"))
    house.wait(minutes=5)
    assert house.called == ["beveiliging", "interventieteam", "teamleiders"]


def test_a_mistake_is_told_and_closes_nothing(house):
    """S1-20: somebody may be forced to say it, so a person still looks."""
    house.roster(guards=["fatima"], intervention_team=["ali"])
    alarm = house.press()
    actions.speak_as_presser(alarm, word="mistake", at=house.now, by=house.who("joris"))
    house.wait(seconds=30)
    assert house.called == ["beveiliging", "interventieteam"]
    assert "Van de plek van het alarm komt: vergissing." in [line.sentence for line in timeline(alarm)]


@pytest.mark.parametrize(
    ("by", "outcome", "code"),
    [
        ("fatima", "", "outcome_missing"),
        ("fatima", "expired", "outcome_missing"),
        ("ali", "restored", "someone_is_in_charge"),
    ],
)
def test_an_alarm_ends_only_by_the_one_in_charge_and_with_an_outcome(house, by, outcome, code):
    """S4-10 S3-22: recovery or ending is said, by who knows."""
    alarm = house.press()
    house.take_charge(alarm, "fatima")
    with pytest.raises(Refused) as refused:
        actions.stand_down(alarm, outcome=outcome, at=house.now, by=house.who(by))
    assert refused.value.code == code


def test_the_story_can_be_read_by_somebody_who_was_not_there(house):
    """S1-23: one timeline in sentences."""
    house.roster(guards=["fatima"])
    alarm = house.press()
    actions.see(alarm, at=house.now, by=house.who("fatima"))
    house.take_charge(alarm, "fatima")
    house.stand_down(alarm, "fatima", outcome="ended")
    assert [line.sentence for line in timeline(alarm)] == [
        "Joris drukt op alarm: Balie 3, Begane grond, Werkplein.",
        "Regie roept beveiliging: Fatima.",
        "Fatima ziet het.",
        "Fatima neemt de regie.",
        "Fatima meldt het alarm af: het contact is beëindigd.",
    ]
