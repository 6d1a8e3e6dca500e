"""Stories of calls that do not arrive: the truth is kept and said, and the next way or person is called at once."""

import pytest

from regie.alarms import actions
from regie.alarms.models import Call
from regie.alarms.queries import reached, timeline
from regie.channels import Outcome, Receipt
from regie.people.models import ContactPoint
from regie.reach.actions import add_outlet
from tests import make

pytestmark = pytest.mark.django_db
PHONES = {"address": "https://sms.test", "name": "Sms"}


def ways(house, name, **rungs):
    """`ways(house, "fatima", sms=1)`: how this person can be reached too, and on which rung."""
    person = house.who(name)
    for channel, rung in rungs.items():
        ContactPoint.objects.create(person=person, channel=channel, address=f"{channel}-{name}", rung=rung)


@pytest.fixture
def phones(house, monkeypatch):
    """A provider that carries text messages and voice, and a ladder that uses them."""
    from regie.channels import KINDS, Kind

    monkeypatch.setitem(KINDS, "testphone", Kind(reaches=("sms", "voice"), schemes=("https",)))
    add_outlet(organisation=house.chain.municipality, kind="testphone", at=make.NOW, by=None, **PHONES)
    monkeypatch.setattr(
        "regie.alarms.actions.raising.ladder_at",
        lambda owner, kind, minute: (
            None,
            [
                {"group": group, "wait_seconds": wait, "channels": ["screen", "email", "sms", "voice"]}
                for group, wait in (("guards", 30), ("intervention_team", 60), ("team_leads", 60))
            ],
        ),
    )
    return house


def sent(house):
    """What left the house, as (seconds after the press, way, whose)."""
    return [(claim.channel, claim.address.partition("@")[0].rpartition("-")[2]) for claim in house.sent]


def line(alarm, who):
    """What the page says about one person."""
    return next(one.line for one in reached(alarm) if one.who == who)


def test_the_ways_of_one_person_come_one_after_another(phones):
    """S1-20 (I-6, I-8): mail at once, a text after ten seconds, the telephone after twenty, then the next people."""
    phones.roster(guards=["fatima"], intervention_team=["ali"])
    ways(phones, "fatima", sms=1, voice=2)
    phones.press()
    assert sent(phones) == [("email", "fatima")]
    phones.wait(seconds=9.9)
    assert sent(phones) == [("email", "fatima")]
    phones.wait(seconds=0.1)
    assert sent(phones) == [("email", "fatima"), ("sms", "fatima")]
    phones.wait(seconds=10)
    assert sent(phones) == [("email", "fatima"), ("sms", "fatima"), ("voice", "fatima")]
    phones.wait(seconds=9.9)
    assert phones.called == ["beveiliging"]
    phones.wait(seconds=0.1)
    assert phones.called == ["beveiliging", "interventieteam"]


def test_a_way_that_fails_lets_the_next_begin_at_once(phones):
    """S1-20 (I-9): nobody waits ten seconds for a text message when the mail server is down."""
    phones.roster(guards=["fatima"], intervention_team=["ali"])
    ways(phones, "fatima", sms=1)
    phones.failing.add("email")
    alarm = phones.press()
    assert sent(phones) == [("sms", "fatima")]
    assert phones.called == ["beveiliging"]
    assert line(alarm, "Fatima") == (
        "e-mail: mislukt, we proberen het opnieuw · sms: afgegeven, niet zeker of het aankwam"
    )


def test_when_nothing_reaches_a_step_the_next_people_are_called_at_once(phones):
    """S1-20 (I-9): and the last step keeps its own time, so that a dead provider makes no storm."""
    phones.roster(guards=["fatima"], intervention_team=["ali"], team_leads=["sanne"])
    ways(phones, "ali", sms=1)
    phones.failing.add("email")
    alarm = phones.press()
    assert phones.called == ["beveiliging", "interventieteam"]
    assert sent(phones) == [("sms", "ali")]
    assert any("Niemand van deze stap is te bereiken" in one.sentence for one in timeline(alarm))
    phones.failing.add("sms")
    phones.wait(seconds=60)
    assert phones.called[2:] == ["teamleiders"]
    phones.wait(seconds=59)
    assert phones.called[2:] == ["teamleiders"]
    phones.wait(seconds=1)
    assert phones.called[2:] == ["teamleiders", "teamleiders"]


def test_one_who_cannot_be_reached_does_not_hurry_those_who_can(phones):
    """S1-20 (I-8): the step keeps its time while somebody of it may have the message."""
    phones.roster(guards=["fatima", "rick"], intervention_team=["ali"])
    ways(phones, "rick", sms=0)
    phones.failing.add("email")
    phones.press()
    phones.wait(seconds=29)
    assert phones.called == ["beveiliging"]


def test_a_way_that_nobody_carries_is_said_and_not_left_out(house):
    """S1-20 (I-9): a number without a provider is a failure from the first moment."""
    house.roster(guards=["fatima"])
    ways(house, "fatima", pager=0)
    alarm = house.press()
    assert Call.objects.filter(channel="pager").count() == 0  # this ladder uses no pagers
    assert line(alarm, "Fatima") == "e-mail: afgegeven, niet zeker of het aankwam"


def test_who_reacts_hears_no_louder_way(phones):
    """S4-11: who has it in front of them needs no telephone call as well."""
    phones.roster(guards=["fatima"])
    ways(phones, "fatima", sms=1, voice=2)
    alarm = phones.press()
    actions.see(alarm, at=phones.now, by=phones.who("fatima"))
    phones.wait(seconds=29)
    assert sent(phones) == [("email", "fatima")]
    assert line(alarm, "Fatima").startswith("gezien · e-mail")


def test_everybody_who_was_called_hears_that_somebody_has_the_regie(phones):
    """S4-11 (I-14): each once, along the quiet ways that were tried, and not the one who has it."""
    phones.roster(guards=["fatima", "rick"])
    ways(phones, "rick", sms=1, voice=2)
    alarm = phones.press()
    phones.wait(seconds=25)
    phones.take_charge(alarm, "fatima")
    assert phones.stops() == [("email", "rick@test.invalid"), ("sms", "sms-rick")]
    phones.wait(minutes=5)
    assert len(phones.stops()) == 2
    assert [one.in_charge for one in phones.sent if one.purpose == "taken"] == ["Fatima"] * 2


def test_a_call_under_way_at_the_moment_of_taking_charge_is_followed_by_a_stop(house):
    """S4-11 (I-14): it cannot be called back; its stop goes after it and not before it."""
    house.roster(guards=["fatima", "rick"])
    alarm = actions.take_press(press(house), at=house.now).alarm
    claims = actions.claim_calls(at=house.now)
    actions.take_charge(alarm, at=house.now, by=house.who("fatima"))
    assert actions.claim_calls(at=house.now) == []
    for claim in claims:
        assert actions.note_outcome(claim, Receipt(Outcome.HANDED_OVER), at=house.now)
    house.settle()
    assert house.stops() == [("email", "rick@test.invalid")]
    assert set(alarm.calls.filter(channel="email").values_list("state", flat=True)) == {"handed_over"}


def press(house):
    """A press at the counter, before anything is sent."""
    return actions.Press(
        key="under-way", kind="alarm", origin="screen", place=house.chain.counter,
        organisation=house.chain.municipality, presser=house.chain.joris,
    )  # fmt: skip


def test_a_wrong_number_is_not_tried_again(house):
    """S1-20 (I-9): what never can arrive is said once, and the next people are called."""
    house.roster(guards=["fatima"], intervention_team=["ali"])
    alarm = actions.take_press(press(house), at=house.now).alarm
    [claim] = actions.claim_calls(at=house.now)
    actions.note_outcome(claim, Receipt(Outcome.REFUSED, "no such number"), at=house.now)
    house.settle()
    assert house.called == ["beveiliging", "interventieteam"]
    assert line(alarm, "Fatima") == "e-mail: mislukt"
    house.wait(seconds=50)
    assert "fatima@test.invalid" not in house.mails()


def test_silence_begins_the_next_way_and_goes_on_waiting(phones):
    """S1-20 (DV-9, I-9, I-11): the answer that comes late after all still counts."""
    phones.roster(guards=["fatima"])
    ways(phones, "fatima", sms=1)
    alarm = actions.take_press(press(phones), at=phones.now).alarm
    [claim] = actions.claim_calls(at=phones.now)
    actions.note_silence(claim, at=phones.now)
    phones.settle()
    assert sent(phones) == [("sms", "fatima")]
    assert line(alarm, "Fatima").startswith("e-mail: nog geen antwoord")
    assert actions.note_outcome(claim, Receipt(Outcome.HANDED_OVER), at=phones.now)
    assert line(alarm, "Fatima").startswith("e-mail: afgegeven")


def test_a_receipt_moves_the_truth_on_and_never_back(phones):
    """S1-20 (I-10): late, double and wrong-way-round receipts; a failure begins the next way."""
    phones.roster(guards=["fatima"])
    ways(phones, "fatima", voice=2)
    phones.press()
    mail = Call.objects.filter(channel="email")
    assert actions.note_delivery(mail, state="failed", detail="no such number", at=phones.now)
    phones.settle()
    assert sent(phones) == [("email", "fatima"), ("voice", "fatima")]
    assert not actions.note_delivery(mail, state="unknown", detail="", at=phones.now)
    assert actions.note_delivery(mail, state="delivered", detail="", at=phones.now)
    assert not actions.note_delivery(mail, state="failed", detail="", at=phones.now)
    assert not actions.note_delivery(mail, state="delivered", detail="", at=phones.now)
    assert mail.get().state == "delivered"
