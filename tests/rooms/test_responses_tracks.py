"""Beside a measure: the order talk, the police, the damage, and a victim's own term; pages and API."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from regie.incidents.models import DamageItem
from regie.journal.models import Entry
from regie.notices.models import Promise
from regie.refusal import Refused
from regie.responses import actions, rules
from regie.responses.models import CareReferral, DamageClaim, OrderTalk, OwnTerm, PoliceReport
from tests import case_ready
from tests.case_ready import AT
from tests.pages import entrance_at, said

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


def test_every_track_can_be_read_again_by_api(chain):
    """S3-24 U38 What the screens show: those of a case and one; and who may not read the case finds none."""
    incident, sanne = case_ready.classified(chain), case_ready.browser(chain, "sanne")
    talk = actions.invite(incident, invited_for=date(2026, 3, 6), agenda="Orde.", at=AT, by=chain.sanne)
    told = actions.tell_police(
        incident, kind="police_notice", made_on=date(2026, 3, 4), made_by="employer", chosen_address="Werkplein 1",
        at=AT, by=chain.sanne,
    )  # fmt: skip
    item = DamageItem.objects.create(
        incident=incident, what="Ruit", amount_cents=900, told_by=chain.joris, told_at=AT
    )
    claim = actions.claim(item, paid=900, at=AT, by=chain.sanne)
    for name, row, shown in (
        ("order-talks", talk, {"agenda": "Orde."}),
        ("police-reports", told, {"chosen_address": "Werkplein 1", "outcome": "waiting"}),
        ("damage-claims", claim, {"paid": 900, "item_id": item.pk}),
    ):
        of_case = sanne.get(f"/api/v1/incidents/{incident.pk}/{name}").json()
        one = sanne.get(f"/api/v1/{name}/{row.pk}").json()
        assert of_case == [one]
        assert {key: one[key] for key in shown} == shown
        assert case_ready.browser(chain, "els").get(f"/api/v1/{name}/{row.pk}").status_code in (403, 404)


def test_what_the_police_did_is_heard_later(chain):
    """S3-24 U09 The outcome changes when it is heard, on screen and by API; the journal keeps each."""
    incident, sanne = case_ready.classified(chain), case_ready.browser(chain, "sanne")
    told = actions.tell_police(
        incident, kind="criminal_complaint", made_on=date(2026, 3, 4), made_by="employer",
        chosen_address="Werkplein 1", number="PL-1", at=AT, by=chain.sanne,
    )  # fmt: skip
    page = f"/responses/police/{told.pk}/"
    assert "Wat deed de politie ermee?" in sanne.get(page).content.decode()
    assert sanne.post(page, {"outcome": "taken_up", "outcome_words": "Er is gebeld."}).status_code == 302
    path, json = f"/api/v1/police-reports/{told.pk}/outcome", {"content_type": "application/json"}
    same = sanne.post(path, {"outcome": "taken_up", "outcome_words": "Er is gebeld."}, **json)
    assert (same.status_code, same.json()["code"]) == (409, "nothing_new_from_the_police")
    assert sanne.post(path, {"outcome": "to_court"}, **json).json()["number"] == "PL-1"
    heard = Entry.objects.filter(kind="responses.PoliceHeard").order_by("id")
    assert [one.data["outcome"] for one in heard] == ["taken_up", "to_court"]


HELP = {
    "to_whom": "De huisarts", "consent": "given", "told": "Zegt niet meer te willen leven.", "look_on": "2026-03-05",
}  # fmt: skip


def test_care_for_the_citizen_waits_for_no_signature(chain):
    """S3-10 To whom, with what consent, in which words, and looked at again until the help is there."""
    incident = case_ready.classified(chain, outcome="care_first", norm_class="self_harm")
    sanne, page = case_ready.browser(chain, "sanne"), f"/responses/{incident.pk}/care/"
    away = sanne.get(f"/responses/{incident.pk}/choose/?kind=care_referral")
    assert (away.status_code, away.url) == (302, page)
    with pytest.raises(Refused, match="care_has_a_page_of_its_own"):
        actions.choose(incident, kind="care_referral", why="Hulp.", at=AT, by=chain.sanne)
    without = sanne.post(page, {**HELP, "consent": "refused"})
    assert "De burger zei geen ja." in without.content.decode()
    assert sanne.post(page, HELP).status_code == 302
    assert Promise.objects.get(kind="choose_response").kept_by == chain.sanne
    asked = Promise.objects.open().get(kind="look_at_care")
    assert asked.due_at.isoformat() == "2026-03-05T23:00:00+00:00"
    referral = CareReferral.objects.get()
    look = f"/responses/care/{referral.pk}/"
    for wrong, words in (
        ({"outcome": "not_yet", "words": "Geen gehoor."}, "Kies een dag waarop je opnieuw kijkt"),
        ({"outcome": "not_yet", "words": "Geen gehoor.", "next_on": "2026-03-04"}, "Kies een dag"),
    ):
        assert words in sanne.post(look, wrong).content.decode()
    again = {"outcome": "not_yet", "words": "Geen gehoor.", "next_on": "2026-03-06"}
    assert sanne.post(look, again).status_code == 302
    assert Promise.objects.open().get(kind="look_at_care").due_at.date() == date(2026, 3, 6)
    assert sanne.post(look, {"outcome": "helped", "words": "De huisarts komt vandaag."}).status_code == 302
    assert not Promise.objects.open().filter(kind="look_at_care").exists()
    assert "De huisarts: de burger krijgt hulp" in sanne.get(page).content.decode()


def test_consent_has_a_day_of_its_own(chain):
    """S3-10 The day on which the citizen said yes or no: what was filled in, else today."""
    incident = case_ready.classified(chain, outcome="care_first", norm_class="self_harm")
    sanne, page = case_ready.browser(chain, "sanne"), f"/responses/{incident.pk}/care/"
    assert "Deze dag is nog niet geweest" in said(sanne.post(page, {**HELP, "consent_on": "2026-03-05"}))
    for said_on in ("2026-03-01", ""):
        assert sanne.post(page, {**HELP, "consent_on": said_on}).status_code == 302
    first, second = CareReferral.objects.order_by("pk")
    assert (first.consent_on, second.consent_on) == (date(2026, 3, 1), case_ready.TODAY)
    assert "zondag 1 maart 2026" in said(sanne.get(page))
    assert "zondag 1 maart 2026" in said(sanne.get(f"/responses/care/{first.pk}/"))


def test_care_by_api(chain):
    """S3-10 The same verbs and the same refusals for a program."""
    incident, json = case_ready.reported(chain), {"content_type": "application/json"}
    path, sanne = f"/api/v1/incidents/{incident.pk}/care-referrals", case_ready.browser(chain, "sanne")
    for change, code in (
        ({"consent": "not_asked"}, "care_without_consent_needs_a_reason"),
        ({"look_on": "2026-03-03"}, "day_has_passed"),
        ({"consent_on": "2026-03-05"}, "consent_still_to_come"),
    ):
        refused = sanne.post(path, {**HELP, **change}, **json)
        assert (refused.status_code, refused.json()["code"]) == (409, code)
    made = sanne.post(
        path, {**HELP, "consent": "not_asked", "why_without": "Er is nu gevaar."}, **json
    ).json()
    assert made["consent_on"] is None
    looks = f"/api/v1/care-referrals/{made['id']}/looks"
    assert (
        sanne.post(looks, {"outcome": "not_yet", "words": "Nee."}, **json).json()["code"]
        == "care_needs_a_next_day"
    )
    assert sanne.post(looks, {"outcome": "declined", "words": "Wil niet."}, **json).status_code == 201
    assert sanne.post(looks, {"outcome": "helped", "words": "Toch."}, **json).json()["code"] == "care_is_over"
    one = sanne.get(f"/api/v1/care-referrals/{made['id']}").json()
    assert [each["outcome"] for each in one["looks"]] == ["declined"]
    assert sanne.get(path).json() == [one]
    for blank, code in (({"to_whom": " "}, "care_to_nobody"), ({"told": " "}, "care_told_nothing")):
        said = {**HELP, "look_on": date(2026, 3, 5), **blank}
        with pytest.raises(Refused, match=code):
            actions.refer_to_care(incident, **said, at=AT, by=chain.sanne)
    with pytest.raises(IntegrityError), transaction.atomic():
        CareReferral.objects.update(why_without="")


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
