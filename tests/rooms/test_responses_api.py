"""The same in JSON: proposal, hearing, choice, signature, return, lifting; and what a refusal says."""

from datetime import date

import pytest
from django.test import Client

from regie.responses.models import Measure, Signature
from tests import case_ready
from tests.case_ready import AT, BAN
from tests.pages import entrance_at

pytestmark = pytest.mark.django_db
entrance_clock = entrance_at(AT)
CHOICE = {name: value.isoformat() if isinstance(value, date) else value for name, value in BAN.items()}


class Caller:
    """A person who speaks JSON."""

    def __init__(self, chain, name: str) -> None:
        self.client = Client()
        self.client.force_login(case_ready.person(chain, name))

    def get(self, path: str):
        return self.client.get(f"/api/v1/{path}")

    def post(self, path: str, **body):
        return self.client.post(f"/api/v1/{path}", body, content_type="application/json")


def test_from_proposal_to_signature(chain):
    """S1-24 S1-25 What a screen can do, a program can do, with the same four eyes."""
    incident = case_ready.classified(chain)
    sanne, ali = Caller(chain, "sanne"), Caller(chain, "ali")
    proposal = sanne.get(f"incidents/{incident.pk}/proposal").json()
    assert (proposal["status"], proposal["options"][0]["measure"]) == ("advised", "criminal_complaint")
    heard = sanne.post(
        f"incidents/{incident.pk}/hearings", kind="talk", held_on="2026-03-04", notes="Was boos."
    )
    assert heard.status_code == 201
    chosen = sanne.post(f"incidents/{incident.pk}/measures", **CHOICE)
    assert (chosen.status_code, chosen.json()["state"]) == (201, "waiting")
    number = chosen.json()["id"]
    own = sanne.post(f"measures/{number}/signature")
    assert (own.status_code, own.json()["code"]) == (409, "four_eyes")
    signed = ali.post(f"measures/{number}/signature")
    assert (signed.status_code, signed.json()["signed_by"]) == (200, chain.ali.pk)
    assert ali.get(f"measures/{number}").json()["state"] == "decided"
    lifted = ali.post(f"measures/{number}/lifting", why="Goed gesprek.")
    assert lifted.json()["state"] == "lifted"


def test_missing_safeguards_are_named_with_a_sentence_and_a_source(chain):
    """S1-25 422, and what one can do about each."""
    incident = case_ready.classified(chain)
    refused = Caller(chain, "sanne").post(
        f"incidents/{incident.pk}/measures", kind="building_ban", why="Daarom."
    )
    assert refused.status_code == 422
    assert refused["Content-Type"] == "application/problem+json"
    body = refused.json()
    assert body["code"] == "safeguards_missing"
    assert [one["code"] for one in body["missing"]] == [
        "lighter_not_weighed",
        "vulnerable_not_asked", "dependants_not_asked", "companion_not_asked", "dependent_not_asked", "not_weighed",
        "no_end", "no_place", "no_times", "no_hours_open", "no_early_end", "no_proof_of_delivery",
    ]  # fmt: skip
    assert body["missing"][6] == {
        "code": "no_end",
        "sentence": "Kies een einddatum. Zonder einde kan deze maatregel niet.",
        "source": "G7, Overijsselse Ombudsman",
    }
    assert not Measure.objects.exists()


def test_a_signature_before_the_hearing_is_422(chain):
    """S1-25 (G3) The last safeguard is looked at when somebody signs."""
    measure = case_ready.chosen(chain, case_ready.classified(chain))
    refused = Caller(chain, "ali").post(f"measures/{measure.pk}/signature")
    assert (refused.status_code, [one["code"] for one in refused.json()["missing"]]) == (422, ["not_heard"])
    assert not Signature.objects.exists()


def test_sending_back(chain):
    """S1-24 With a reason."""
    measure = case_ready.chosen(chain, case_ready.classified(chain))
    ali = Caller(chain, "ali")
    assert ali.post(f"measures/{measure.pk}/return", why="").status_code == 400
    back = ali.post(f"measures/{measure.pk}/return", why="Te zwaar.").json()
    assert (back["state"], back["sent_back_why"]) == ("sent_back", "Te zwaar.")


@pytest.mark.parametrize(
    ("choice", "status"),
    [
        ({"kind": "oral_ban", "why": "x"}, 400),
        ({"kind": "no_measure"}, 400),
        ({"kind": "no_measure", "why": "x", "ends_on": "altijd"}, 400),
        ({"kind": "no_measure", "why": "x", "rule": "nonsense"}, 409),
        ({"kind": "no_measure", "why": "x"}, 201),
    ],
)
def test_what_cannot_be_said_is_a_400(chain, choice, status):
    """S1-25 Oral and unlimited are no values."""
    incident = case_ready.classified(chain)
    assert Caller(chain, "sanne").post(f"incidents/{incident.pk}/measures", **choice).status_code == status


@pytest.mark.parametrize(
    ("name", "status"), [("joris", 403), ("els", 404), ("peter", 404), ("ingrid", 403), ("ali", 201)]
)
def test_who_may_choose_where(chain, name, status):
    """S2-24 S1-08 A role, at that place."""
    incident = case_ready.classified(chain)
    response = Caller(chain, name).post(
        f"incidents/{incident.pk}/measures", kind="no_measure", why="Valt mee."
    )
    assert response.status_code == status


def test_no_proposal_is_a_404(chain):
    """S2-26 Not judged, or a complaint."""
    incident = case_ready.classified(chain, outcome="complaint", norm_class="complaint")
    assert Caller(chain, "sanne").get(f"incidents/{incident.pk}/proposal").status_code == 404
