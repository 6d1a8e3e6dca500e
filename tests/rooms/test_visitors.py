"""At the door: the list of today, a name that was typed, and somebody who was told to leave."""

from datetime import timedelta

import pytest
from django.urls import reverse

from regie.journal.models import Entry
from regie.letters import actions as letters
from regie.responses import actions as responses
from regie.visitors import queries
from regie.visitors.models import Intervention
from tests import case_ready
from tests.case_ready import AT, TODAY
from tests.pages import entrance_at, said

pytestmark = pytest.mark.django_db
entrance_clock = entrance_at(AT)


def banned(chain):
    """Somebody who was told by letter that they may not come in, and has the letter."""
    letter = case_ready.approved(chain)
    letters.send(letter, how="handed", at=AT, by=chain.sanne)
    letter.refresh_from_db()
    letters.note_delivery(letter, step="handed", on=TODAY, by_whom="Fatima", at=AT, by=chain.sanne)
    return letter.measure


def test_a_guard_finds_a_name_and_reads_only_the_precaution(chain):
    """S3-30 S3-31 S2-24 The name is possible, the precaution is all, each look is kept and the typed name is not."""
    measure = banned(chain)
    client = case_ready.browser(chain, "fatima")
    page = said(client.get(reverse("visitors:list")))
    assert "Vandaag geldt hier iets voor 1 persoon" in page
    assert "De heer Jansen" in page
    found = said(client.post(reverse("visitors:search"), {"name": "Janssen", "second": ""}))
    assert "Mogelijk. Vraag een tweede kenmerk" in found
    sure = client.post(reverse("visitors:search"), {"name": "Janssen", "second": measure.incident.reference})
    assert "het tweede kenmerk klopt" in said(sure)
    slip = said(client.get(reverse("visitors:slip", args=[measure.pk])))
    assert "De heer Jansen: Mag niet naar binnen" in slip
    assert "Bezwaar maken" in slip
    for secret in (
        "weet waar je auto staat",
        "Hij dreigde",
        measure.why,
        measure.incident.reference,
        "Joris",
    ):
        assert secret not in page + slip
    looked = Entry.objects.filter(
        kind="journal.Looked", subject=measure.subject, actor=f"person:{chain.fatima.pk}"
    )
    assert set(looked.values_list("data__purpose", flat=True)) == {
        "visitors.list", "visitors.look_for", "visitors.slip",
    }  # fmt: skip
    assert not Entry.objects.filter(data__icontains="Janssen").exists()
    nobody = said(client.post(reverse("visitors:search"), {"name": "Smit"}))
    assert "Niemand op de lijst lijkt op “Smit”" in nobody


def test_who_stands_elsewhere_or_needs_it_not_sees_no_list(chain):
    """S2-24 Only who needs it, where they stand; and only while it holds."""
    measure = banned(chain)
    seen = {name for name in chain.people if queries.precautions(case_ready.person(chain, name), at=AT)}
    assert seen == {"fatima", "rick", "roos", "sanne", "karim", "ali", "priya", "peter"}
    assert case_ready.browser(chain, "joris").get(reverse("visitors:list")).status_code == 403
    assert (
        case_ready.browser(chain, "els").get(reverse("visitors:slip", args=[measure.pk])).status_code == 404
    )
    assert not queries.precautions(chain.fatima, at=AT + timedelta(days=60))
    responses.lift(measure, why="Goed gesprek.", at=AT, by=chain.ali)
    assert not queries.precautions(chain.fatima, at=AT)


def test_somebody_was_told_to_leave(chain):
    """S3-22 S3-15 (Sr 138, 139) Who, in what capacity, when, and whether a written ban was in force and given."""
    measure = banned(chain)
    client = case_ready.browser(chain, "fatima")
    form = client.get(reverse("visitors:log"), {"measure": measure.pk}).context["form"]
    assert (form["ordered_by"].value(), form["capacity"].value()) == ("Fatima", "guard")
    prefilled = {"outcome": "sent_out", "went": "yes", "ordered_by": "Fatima", "capacity": "guard", "minutes": "5",
                 "place": chain.counter.pk, "measure": measure.pk}  # fmt: skip
    wrong = client.post(reverse("visitors:log"), {**prefilled, "ordered_by": ""})
    assert "Vul in wie zei dat deze persoon moest gaan." in said(wrong)
    done = client.post(reverse("visitors:log"), prefilled, follow=True)
    assert "Er gold een schriftelijk verbod. De persoon had de brief zeker sinds" in said(done)
    logged = Intervention.objects.get()
    assert (logged.happened_at, logged.ban_in_force, logged.ban_handed_over_on) == (
        AT - timedelta(minutes=5), True, TODAY,
    )  # fmt: skip
    assert "Gezegd door Fatima" in said(
        case_ready.browser(chain, "sanne").get(reverse("visitors:interventions"))
    )
    assert "Gezegd door Fatima" not in said(
        case_ready.browser(chain, "rick").get(reverse("visitors:interventions"))
    )
    assert Entry.objects.get(kind="visitors.InterventionLogged").data["outcome"] == "sent_out"


def test_the_door_in_json(chain):
    """S3-22 S3-31 The same by API, with a 409 and its code when an order has no capacity."""
    measure = banned(chain)
    client = case_ready.browser(chain, "roos")
    (one,) = client.get("/api/v1/door-list").json()
    assert set(one) == {"id", "name", "precaution", "kind", "where", "until", "stays_open", "certainty"}
    assert client.get(f"/api/v1/door-list/{measure.pk}").json() == one
    searched = client.post(
        "/api/v1/door-searches", {"name": "jansen"}, content_type="application/json"
    ).json()
    assert [hit["certainty"] for hit in searched] == ["possible"]
    order = {"outcome": "sent_out", "ordered_by": "Roos", "place": chain.counter.pk, "measure": measure.pk}
    refused = client.post("/api/v1/interventions", order, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (409, "ordered_in_no_capacity")
    logged = client.post(
        "/api/v1/interventions", {**order, "capacity": "official"}, content_type="application/json"
    ).json()
    assert (logged["ban_in_force"], logged["ban_handed_over_on"]) == (True, "2026-03-04")
    assert client.get(f"/api/v1/interventions/{logged['id']}").json() == logged
    restored = {"outcome": "restored", "asked": True}
    assert client.post("/api/v1/interventions", restored, content_type="application/json").status_code == 201
    assert client.get("/api/v1/interventions").json()["count"] == 2
