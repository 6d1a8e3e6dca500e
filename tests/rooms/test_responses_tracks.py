"""Beside a measure: the order talk, the police, the damage, and a victim's own term; pages and API."""

from datetime import date

import pytest

from regie.incidents.models import DamageItem
from regie.responses import rules
from regie.responses.models import DamageClaim, OrderTalk, OwnTerm, PoliceReport
from tests import case_ready
from tests.case_ready import AT
from tests.pages import entrance_at

pytestmark = pytest.mark.django_db
entrance_clock = entrance_at(AT)


def test_an_order_talk_has_an_agenda_and_agreements(chain):
    """S3-23 S3-24 U45: invitation, agenda, outcome; and it is no hearing."""
    incident, sanne = case_ready.classified(chain), case_ready.browser(chain, "sanne")
    planned = {"invited_for": "2026-03-06", "agenda": "Hoe u bij ons komt."}
    assert sanne.post(f"/responses/{incident.pk}/order-talk/", planned).status_code == 302
    talk = OrderTalk.objects.get()
    path = f"/api/v1/order-talks/{talk.pk}/outcome"
    ended = {"held_on": "2026-03-04", "outcome": "agreed"}
    for more, code in (({}, "agreements_without_words"), ({"held_on": "2026-03-06"}, "day_still_to_come")):
        refused = sanne.post(path, {**ended, **more}, content_type="application/json")
        assert (refused.status_code, refused.json()["code"]) == (409, code)
    agreed = {**ended, "agreements": "U belt eerst."}
    assert sanne.post(f"/responses/talks/{talk.pk}/", agreed).status_code == 302
    assert sanne.post(path, agreed, content_type="application/json").json()["code"] == "talk_is_closed"
    assert not incident.hearings.exists()


def test_the_police_hears_facts_and_the_work_address(chain):
    """S3-24 U09 U38 (G1): by whom, number, address, outcome; then what was paid, claimed and recovered."""
    incident, sanne = case_ready.classified(chain), case_ready.browser(chain, "sanne")
    told = {
        "kind": "criminal_complaint",
        "made_by": "employer",
        "made_on": "2026-03-04",
        "chosen_address": " ",
    }
    path = f"/api/v1/incidents/{incident.pk}/police-reports"
    assert sanne.post(path, told, content_type="application/json").status_code == 400
    told = {**told, "chosen_address": "Werkplein 1", "number": "PL-1", "outcome": "waiting"}
    assert sanne.post(f"/responses/{incident.pk}/police/", told).status_code == 302
    assert "Werkplein 1" in sanne.get(f"/responses/{incident.pk}/police/").content.decode()
    bare = case_ready.reported(chain)
    refused = sanne.post(f"/api/v1/incidents/{bare.pk}/police-reports", told, content_type="application/json")
    assert (refused.status_code, refused.json()["missing"][0]["code"]) == (422, "no_acts")
    assert PoliceReport.objects.get().number == "PL-1"

    item = DamageItem.objects.create(
        incident=incident, what="Beeldscherm", amount_cents=20_000, told_by=chain.joris, told_at=AT
    )
    path = f"/api/v1/incidents/{incident.pk}/damage-claims"
    much = {"item": item.pk, "paid": 20_000, "claimed": 30_000}
    assert sanne.post(path, much, content_type="application/json").json()["code"] == "amounts_do_not_fit"
    euros = {"item": item.pk, "paid": "200", "claimed": "200,00", "recovered": "50"}
    assert sanne.post(f"/responses/{incident.pk}/damage/", {**euros, "claimed": "200"}).status_code == 302
    claim = DamageClaim.objects.get()
    assert (claim.paid, claim.claimed, claim.recovered) == (20_000, 20_000, 5_000)


def test_a_victim_of_stalking_has_a_term_that_nobody_else_sees(chain):
    """U12 S1-24 (Sr 66): three months, kept by the victim alone; for everybody else it is not there."""
    incident = case_ready.classified(chain)
    joris = case_ready.browser(chain, "joris")
    assert joris.post(f"/responses/{incident.pk}/own-term/", {"knew_on": "2026-02-28"}).status_code == 302
    assert OwnTerm.objects.get().until == date(2026, 5, 28)
    assert "28 mei 2026" in joris.get(f"/responses/{incident.pk}/own-term/").content.decode()
    assert "Word je gestalkt?" in joris.get(f"/incidents/{incident.pk}/status/").content.decode()
    path = f"/api/v1/incidents/{incident.pk}/own-term"
    for name in ("sanne", "ali", "ingrid"):
        other = case_ready.browser(chain, name)
        assert other.get(f"/responses/{incident.pk}/own-term/").status_code == 404
        assert other.put(path, {"knew_on": "2026-02-28"}, content_type="application/json").status_code == 404
    kept = joris.put(path, {"knew_on": "2026-03-01"}, content_type="application/json").json()
    assert kept["until"] == "2026-06-01"
    assert rules.own_term(date(2025, 11, 30)) == date(2026, 2, 28)
