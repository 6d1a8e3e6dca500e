"""Stories of privacy: the register is complete, holds, who looked, access with others masked, broken glass."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from regie.cli import parser
from regie.incidents import actions as incidents
from regie.incidents.models import Incident
from regie.notices.models import Notice, Promise
from regie.privacy import actions
from regie.privacy.models import BrokenGlass, Erasure, LegalHold
from regie.privacy.queries import fields
from regie.refusal import Refused
from tests.case_ready import reported

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(house, monkeypatch) -> Incident:
    """What Joris told about somebody who is called Jansen; pages are opened when the story says so."""
    monkeypatch.setattr("regie.web.middleware.moment", SimpleNamespace(now=lambda: house.now))
    incident = reported(house.chain)
    incidents.complete(
        incident, text="Meryem zag het, en Jansen riep Joris na.", at=house.now, by=house.who("joris")
    )
    return incident


def at_the_screen(house, name: str) -> Client:
    """Somebody who is logged in."""
    client = Client()
    client.force_login(house.who(name))
    return client


def refusal_of(verb, *args, **values) -> str:
    """The code with which a verb refuses."""
    with pytest.raises(Refused) as refusal, transaction.atomic():
        verb(*args, **values)
    return refusal.value.code


@pytest.mark.once
def test_every_field_with_words_about_people_has_a_line():
    """S2-24 U41: a new field without a line fails here; it is written in `privacy.rules.register`."""
    assert fields.without_a_line() == []
    assert fields.without_a_field() == []


@pytest.mark.once
def test_the_register_and_the_dpia_say_what_nobody_decided(house, case, capsys):
    """U41 S2-24: made from the models and the policy; a term that is not there says so; on screen and as a command."""
    for part in ("register", "dpia"):
        asked = parser().parse_args(["privacy", part])
        assert asked.do(asked) == 0
        paper = capsys.readouterr().out
        assert "Incident.story" in paper
        assert "Bewaren: 5 jaar (geteld vanaf: nadat de zaak is gesloten)" in paper
        assert "Archieftermijn: niet vastgelegd" in paper
        assert at_the_screen(house, "ingrid").get(f"/privacy/{part}/").status_code == 200
    assert at_the_screen(house, "sanne").get("/privacy/register/").status_code == 403


def test_a_hold_stops_erasing_until_it_is_lifted(house, case):
    """U41: held with a reason, one at a time; then erasing by the screen and its trace in the list."""
    ingrid = at_the_screen(house, "ingrid")
    ingrid.post(f"/privacy/holds/incident/{case.pk}/", {"reason": "Er loopt een bezwaar."})
    held = LegalHold.objects.get()
    again = {"reason": "nog eens", "until": None, "at": house.now, "by": house.who("ingrid")}
    assert refusal_of(actions.hold, case, **again) == "held_already"
    erase = {
        "root": "incident",
        "row_id": case.pk,
        "reason": "op verzoek",
        "at": house.now,
        "by": house.who("ingrid"),
    }
    assert refusal_of(actions.erase, **erase) == "held"
    door = "/api/v1/privacy/erasures"
    refused = ingrid.post(
        door, {"root": "incident", "row_id": case.pk, "reason": "x"}, content_type="application/json"
    )
    assert refused.status_code == 409
    ingrid.post(f"/privacy/holds/{held.pk}/lifting/")
    page = f"/privacy/erasures/incident/{case.pk}/"
    assert "Wis de woorden voorgoed" in ingrid.get(page).content.decode()
    ingrid.post(page, {"reason": "op verzoek"})
    case.refresh_from_db()
    assert (case.story, Erasure.objects.get(root="incident").by.name) == ("", "Ingrid")
    assert refusal_of(actions.erase, **erase) == "erased_already"


def test_who_looked_stands_in_a_log_that_both_can_read(house, case):
    """U43 F108: who looked at this case, and what did this employee look at; one's own without asking."""
    at_the_screen(house, "sanne").get(f"/incidents/{case.pk}/")
    ingrid = at_the_screen(house, "ingrid")
    seen = ingrid.get(f"/privacy/looks/incident/{case.pk}/").content.decode()
    looked = ingrid.get(f"/privacy/looks/person/{house.who('sanne').pk}/").content.decode()
    assert "Sanne" in seen
    assert f"Zaak {case.reference}" in looked
    own = at_the_screen(house, "sanne").get("/api/v1/privacy/looks/mine").json()
    assert [(look["what"], look["purpose"]) for look in own] == [(case.subject, "case")]
    assert "Sanne" in at_the_screen(house, "joris").get("/privacy/looks/mine/").content.decode()
    assert at_the_screen(house, "sanne").get(f"/privacy/looks/incident/{case.pk}/").status_code == 403


def test_access_shows_the_citizen_their_own_and_masks_everybody_else(house, case):
    """U42 U10: reporter, witness and colleagues are numbers, in columns and in free words; the look is written."""
    ingrid = at_the_screen(house, "ingrid")
    answer = ingrid.get(f"/api/v1/privacy/access/{case.originator_id}").json()
    assert answer["about"] == {"name": "De heer Jansen"}
    told = answer["cases"][0]
    assert told["additions"][0].endswith("zag het, en Jansen riep [persoon 1] na.")
    assert told["reported_by"] == "medewerker 1"
    assert not {"Joris", "Meryem"} & set(str(answer).replace("'", " ").replace(",", " ").split())
    page = ingrid.get(f"/privacy/access/{case.originator_id}/").content.decode()
    paper = page[page.index("<article") : page.index("</article>")]
    assert "Jansen" in paper
    assert "Joris" not in paper
    looks = ingrid.get("/api/v1/privacy/looks/mine").json()
    assert {look["purpose"] for look in looks} == {"access request"}


def test_glass_is_broken_with_a_reason_for_an_hour_and_judged_by_another(house, case):
    """U43 S3-13: reason first, told at once, read only, ended by the clock, reviewed by somebody else."""
    els, ingrid = at_the_screen(house, "els"), at_the_screen(house, "ingrid")
    assert els.get(f"/incidents/{case.pk}/").status_code == 404
    els.post("/privacy/glass/new/", {"reference": case.reference, "reason": "kort"})
    assert not BrokenGlass.objects.exists()
    answer = els.post(
        "/privacy/glass/new/",
        {"reference": case.reference, "reason": "Hij staat nu bij ons aan de balie."},
        follow=True,
    )
    assert "Hij dreigde." in answer.content.decode()
    glass = BrokenGlass.objects.get()
    assert list(Notice.objects.filter(kind="glass_broken").values_list("person__name", flat=True)) == [
        "Ingrid"
    ]
    assert "Els" in ingrid.get(f"/privacy/looks/incident/{case.pk}/").content.decode()
    house.now += timedelta(hours=1)
    assert els.get(f"/privacy/glass/{glass.pk}/").status_code == 409
    assert at_the_screen(house, "karim").get(f"/privacy/glass/{glass.pk}/").status_code == 404
    ingrid.post(f"/privacy/glass/{glass.pk}/review/", {"justified": "yes", "verdict": "Terecht."})
    glass.refresh_from_db()
    assert (glass.justified, glass.reviewed_by.name) == (True, "Ingrid")
    assert Promise.objects.get(kind="review_glass").kept_by.name == "Ingrid"
    with pytest.raises(IntegrityError), transaction.atomic():
        BrokenGlass.objects.filter(pk=glass.pk).update(reviewed_by=glass.person)
