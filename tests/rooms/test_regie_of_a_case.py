"""Stories of the regie of a case: exactly one named person, handed over with a yes, loud when nobody has it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from regie.incidents import actions
from regie.incidents.models import CaseCharge, Incident
from regie.notices.models import Notice, Promise
from regie.people.actions import let_go
from regie.refusal import Refused
from tests.case_ready import reported

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(house, monkeypatch) -> Incident:
    """What happened to Joris, told on Tuesday at 10; pages are opened when the story says so."""
    monkeypatch.setattr("regie.web.middleware.moment", SimpleNamespace(now=lambda: house.now))
    return reported(house.chain)


def refusal_of(verb, *args, **values) -> str:
    """The code with which a verb refuses."""
    with pytest.raises(Refused) as refusal, transaction.atomic():
        verb(*args, **values)
    return refusal.value.code


def in_charge(case) -> str:
    """The name of who has the regie now, or nothing."""
    person = Incident.objects.select_related("in_charge").get(pk=case.pk).in_charge
    return person.name if person else ""


def told(kind: str) -> list[str]:
    """Who was told this, by name."""
    return sorted(Notice.objects.filter(kind=kind).values_list("person__name", flat=True))


def at_the_screen(house, name: str) -> Client:
    """Somebody who is logged in."""
    client = Client()
    client.force_login(house.who(name))
    return client


def page(house, name: str, url: str = "/") -> str:
    """What somebody sees on a page."""
    return at_the_screen(house, name).get(url, follow=True).content.decode()


def test_a_case_that_nobody_leads_becomes_loud(house, case):
    """S4-10, S4-11: after the agreed time everybody who can take it hears that nobody has; once, and not before."""
    waits = Promise.objects.get(kind="take_case")
    assert waits.due_at is not None
    assert actions.call_for_leaders(at=waits.due_at - timedelta(seconds=1)) == 0
    assert told("case_alone") == []
    house.now = waits.due_at + timedelta(minutes=1)
    assert actions.call_for_leaders(at=house.now) == 1
    assert actions.call_for_leaders(at=house.now) == 0
    assert told("case_alone") == ["Ali", "Karim", "Priya", "Sanne"]
    loud = "Niemand heeft de regie over een zaak, en de afgesproken tijd is om."
    assert loud in page(house, "ali")
    assert loud not in page(house, "joris")
    actions.take_case(case, at=house.now, by=house.who("ali"))
    assert loud not in page(house, "karim")
    kept = Promise.objects.get(pk=waits.pk)
    assert (kept.kept_by.name, kept.kept_at) == ("Ali", house.now)


def test_the_regie_moves_only_with_a_yes(house, case):
    """S4-10: asked by name, it stays where it is until the other accepts; there is always exactly one."""
    sanne, ali, karim = (house.who(name) for name in ("sanne", "ali", "karim"))
    actions.take_case(case, at=house.now, by=sanne)
    actions.offer_case(case, to=ali, at=house.now, by=sanne)
    assert in_charge(case) == "Sanne"
    assert "vraagt of jij de regie over deze zaak neemt" in page(house, "ali", f"/incidents/{case.pk}/")
    actions.answer_case(case, accept=False, at=house.now, by=ali)
    assert (in_charge(case), told("case_declined")) == ("Sanne", ["Sanne"])
    actions.offer_case(case, to=ali, at=house.now, by=sanne)
    actions.offer_case(case, to=karim, at=house.now, by=sanne)
    assert refusal_of(actions.answer_case, case, accept=True, at=house.now, by=ali) == "no_case_for_you"
    actions.answer_case(case, accept=True, at=house.now, by=karim)
    assert (in_charge(case), told("case_accepted")) == ("Karim", ["Sanne"])
    assert list(case.charges.filter(ended_at=None).values_list("person__name", flat=True)) == ["Karim"]
    assert not Promise.objects.open().filter(kind__in=("take_case", "answer_case")).exists()
    assert [refusal_of(actions.offer_case, case, to=house.who(to), at=house.now, by=house.who(by)) for by, to in (
        ("sanne", "ali"), ("karim", "karim"), ("karim", "joris"), ("karim", "els"), ("karim", "wim"),
    )] == ["case_has_somebody", "case_to_yourself", *["case_not_for_them"] * 3]  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseCharge.objects.create(incident=case, person=sanne, at=house.now)


def test_the_time_runs_again_when_it_is_given_back_or_somebody_leaves(house, case):
    """S4-10: giving back and leaving both start the agreed time anew; a question to a colleague ends with it."""
    actions.take_case(case, at=house.now, by=house.who("sanne"))
    actions.offer_case(case, to=house.who("ali"), at=house.now, by=house.who("sanne"))
    house.now += timedelta(days=7)
    actions.return_case(case, at=house.now, by=house.who("sanne"))
    again = Promise.objects.open().get(kind="take_case")
    assert again.due_at > house.now
    assert not case.hand_overs.waiting().exists()
    actions.offer_case(case, to=house.who("ali"), at=house.now, by=house.who("karim"))
    actions.answer_case(case, accept=True, at=house.now, by=house.who("ali"))
    assert in_charge(case) == "Ali"
    let_go(house.who("ali"), at=house.now, by=house.who("bea"))
    house.settle()
    assert in_charge(case) == ""
    assert Promise.objects.open().filter(kind="take_case").count() == 1


def test_handing_over_on_the_screen_and_by_api(house, case):
    """S4-10: both doors ask and answer, and a stranger finds neither."""
    sanne, ali = at_the_screen(house, "sanne"), at_the_screen(house, "ali")
    sanne.post(reverse("incidents:take_case", args=[case.pk]))
    sanne.post(reverse("incidents:offer_case", args=[case.pk]), {"to": house.who("ali").pk})
    ali.post(reverse("incidents:answer_case", args=[case.pk]), {"accept": "yes"})
    assert in_charge(case) == "Ali"
    door = f"/api/v1/incidents/{case.pk}/case-charge"
    asked = ali.post(f"{door}/offer", {"to": house.who("karim").pk}, content_type="application/json")
    karim = at_the_screen(house, "karim")
    answered = karim.post(f"{door}/answer", {"accept": True}, content_type="application/json")
    assert (asked.status_code, answered.status_code, in_charge(case)) == (204, 204, "Karim")
    stranger = at_the_screen(house, "els").post(
        f"{door}/offer", {"to": house.who("els").pk}, content_type="application/json"
    )
    assert stranger.status_code == 404
