"""Stories of care besides talks: a witness, a day to ask again, help by a professional, absence, the self-check."""

import re
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from regie.aftercare import actions, queries
from regie.aftercare.models import Absence, CarePlan, ProfessionalHelp
from regie.incidents import actions as incidents
from regie.notices.models import Notice, Promise
from regie.refusal import Refused
from tests.case_ready import reported

pytestmark = pytest.mark.django_db
STATIC = Path(__file__).resolve().parents[2] / "regie" / "static" / "js"


@pytest.fixture
def plan(house, monkeypatch) -> CarePlan:
    """The care for Joris after something happened on Tuesday 3 March."""
    monkeypatch.setattr("regie.web.middleware.moment", SimpleNamespace(now=lambda: house.now))
    return CarePlan.objects.get(incident=reported(house.chain))


def refusal_of(verb, *args, **values) -> str:
    """The code with which a verb refuses."""
    with pytest.raises(Refused) as refusal, transaction.atomic():
        verb(*args, **values)
    return refusal.value.code


def at_the_screen(house, name: str) -> Client:
    """Somebody who is logged in."""
    client = Client()
    client.force_login(house.who(name))
    return client


def test_who_saw_it_gets_care_of_their_own(house, plan):
    """S1-21 U37: a witness gets the same moments; HR draws it up without reading the incident."""
    wim = at_the_screen(house, "wim")
    assert wim.get(f"/incidents/{plan.incident_id}/").status_code == 404
    wim.post(reverse("aftercare:witness", args=[plan.pk]), {"person": house.who("meryem").pk})
    care = CarePlan.objects.get(person=house.who("meryem"))
    assert care.as_witness
    assert [talk.kind for talk in care.talks.all()] == [talk.kind for talk in plan.talks.all()]
    assert Promise.objects.open().filter(kind="care_talk", title="Meryem").count() == 2
    assert list(Notice.objects.filter(kind="care_planned").values_list("person__name", flat=True)) == [
        "Meryem"
    ]
    assert list(CarePlan.objects.visible_to(house.who("joris"))) == [plan]
    again = {"person": house.who("meryem"), "at": house.now, "by": house.who("wim")}
    assert refusal_of(actions.care_for_witness, plan, **again) == "care_is_there"
    assert (
        refusal_of(actions.care_for_witness, plan, **{**again, "person": house.who("wim")})
        == "not_your_own_carer"
    )


def test_asking_again_has_a_day_and_waits_for_the_carer(house, plan):
    """S2-05: a check-in is a promise with a day that two people chose; not in the past, and not by oneself."""
    sanne = house.who("sanne")
    actions.take_care(plan, at=house.now, by=sanne)
    talk = actions.agree_check_in(plan, on=date(2026, 4, 1), at=house.now, by=sanne)
    promised = Promise.objects.get(subject=talk.subject)
    assert (promised.person, promised.due_at.date()) == (sanne, date(2026, 4, 1))
    assert (
        refusal_of(actions.agree_check_in, plan, on=date(2026, 3, 2), at=house.now, by=sanne)
        == "check_in_in_the_past"
    )
    joris = house.who("joris")
    assert (
        refusal_of(actions.agree_check_in, plan, on=date(2026, 4, 1), at=house.now, by=joris)
        == "not_your_own_carer"
    )
    actions.hold_talk(talk, at=house.now, by=sanne)
    assert Promise.objects.get(pk=promised.pk).kept_at == house.now


def test_help_is_offered_and_the_employee_chooses(house, plan):
    """S0-08 S1-21: taken with a first date, or not wanted; asked once; who decides a measure never sees it."""
    sanne, joris = at_the_screen(house, "sanne"), at_the_screen(house, "joris")
    sanne.post(reverse("aftercare:offer_help", args=[plan.pk]), {"kind": "psychologist"})
    offered = ProfessionalHelp.objects.get()
    twice = refusal_of(actions.offer_help, plan, kind="psychologist", at=house.now, by=house.who("wim"))
    assert twice == "help_is_offered"
    page = joris.get(reverse("aftercare:plan", args=[plan.pk])).content.decode()
    assert "psycholoog" in page
    joris.post(
        reverse("aftercare:answer_help", args=[offered.pk]), {"taken": "yes", "starts_on": "2026-03-10"}
    )
    offered.refresh_from_db()
    assert (offered.starts_on, offered.taken_at) == (date(2026, 3, 10), house.now)
    assert (
        refusal_of(actions.answer_help, offered, taken=False, at=house.now, by=house.who("joris"))
        == "help_is_answered"
    )
    for stranger in ("priya", "ingrid", "els", "meryem"):
        assert (
            at_the_screen(house, stranger).get(reverse("aftercare:plan", args=[plan.pk])).status_code == 404
        )
        assert not ProfessionalHelp.objects.visible_to(house.who(stranger)).exists()


def test_the_days_away_are_kept_and_counted_in_working_days(house, plan):
    """U36: only the days, no reason; who is away longer than so many working days stands in the list."""
    house.now += timedelta(days=10)
    joris = at_the_screen(house, "joris")
    api = f"/api/v1/care-plans/{plan.pk}/absence"
    joris.post(reverse("aftercare:absence", args=[plan.pk]), {"starts_on": "2026-03-04"})
    assert [away.working_days for away in queries.away_longer_than(3, on=date(2026, 3, 9))] == [4]
    body = {"starts_on": "2026-03-04", "ends_on": "2026-03-08"}
    assert joris.put(api, body, content_type="application/json").json()["ends_on"] == "2026-03-08"
    assert queries.away_longer_than(3, on=date(2026, 3, 20)) == []
    assert Absence.objects.count() == 1
    days = {"at": house.now, "by": house.who("wim")}
    assert [refusal_of(actions.write_absence, plan, **days, **said) for said in (
        {"starts_on": date(2026, 3, 2)}, {"starts_on": date(2026, 4, 2)},
        {"starts_on": date(2026, 3, 6), "ends_on": date(2026, 3, 5)},
    )] == ["absent_before_incident", "absent_in_future", "absent_wrong_way_round"]  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.objects.create(
            plan=plan,
            starts_on=date(2026, 3, 6),
            ends_on=date(2026, 3, 5),
            written_by=house.who("wim"),
            written_at=house.now,
        )


@pytest.mark.once
def test_the_self_check_has_no_way_out(house, plan):
    """S2-05: the answers stay on the device: no form, no door that takes them, no request in the script."""
    page = at_the_screen(house, "joris").get(reverse("aftercare:self_check")).content.decode()
    inside = page[page.index("data-self-check=") : page.index("data-self-check-before")]
    assert "<form" not in inside
    script = (STATIC / "self_check.js").read_text(encoding="utf-8")
    assert not re.search(r"fetch|XMLHttpRequest|sendBeacon|WebSocket|import|submit|location", script)
    assert at_the_screen(house, "joris").post(reverse("aftercare:self_check")).status_code == 405


def test_a_colleague_who_is_named_as_witness_gets_care_by_itself(house, plan):
    """S1-21: the pipe draws up the plan, once, and tells them; who came from outside gets none."""
    incident, joris = plan.incident, house.who("joris")
    incidents.add_party(incident, kind="witness", person=house.who("meryem"), at=house.now, by=joris)
    incidents.add_party(incident, kind="witness", name="Mevrouw Pieters", at=house.now, by=joris)
    house.settle()
    (care,) = CarePlan.objects.filter(incident=incident).exclude(pk=plan.pk)
    assert (care.person.name, care.as_witness) == ("Meryem", True)
    assert list(Notice.objects.filter(kind="care_planned").values_list("person__name", flat=True)) == [
        "Meryem"
    ]
