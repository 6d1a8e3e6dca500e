"""Letters in JSON, and the PDF itself."""

from hashlib import sha256

import pytest
from django.test import Client

from regie.letters.models import Letter
from tests import case_ready
from tests.case_ready import AT
from tests.pages import entrance_at

pytestmark = pytest.mark.django_db
entrance_clock = entrance_at(AT)


def caller(chain, name: str) -> Client:
    client = Client()
    client.force_login(case_ready.person(chain, name))
    return client


def test_read_change_send_and_get_back(chain):
    """S0-10 S1-24 What was sent is given back byte for byte, and is changed by nobody."""
    letter = case_ready.drafted(chain)
    client, address = caller(chain, "sanne"), f"/api/v1/letters/{letter.pk}"
    assert client.get(address).json()["sent_at"] is None
    changed = client.patch(
        address, {"subject": "Niet op het Werkplein"}, content_type="application/json"
    ).json()
    assert (changed["subject"], changed["body"]) == ("Niet op het Werkplein", letter.body)
    assert client.get(f"{address}/remarks").json() == []
    assert client.post(f"{address}/reading").json()["approved_at"] is None
    assert client.post(f"{address}/approval").json()["code"] == "own_words_not_approved"
    reader = caller(chain, "ali")
    back = reader.post(f"{address}/return", {"why": "De datum."}, content_type="application/json")
    assert back.json()["approved_by_id"] is None
    assert reader.post(f"{address}/approval").json()["approved_by_id"] == chain.ali.pk
    docx = client.get(f"{address}/docx")
    assert (docx.content[:2], docx.status_code) == (b"PK", 200)
    sent = client.post(f"{address}/sending", {"how": "handed"}, content_type="application/json").json()
    answers = [client.get(f"{address}/pdf", headers={"accept": "application/pdf"}) for _ in range(2)]
    assert {sha256(answer.content).hexdigest() for answer in answers} == {sent["sha256"]}
    assert answers[0]["Content-Type"] == "application/pdf"
    way = {"step": "handed", "on": "2026-03-04", "by_whom": "Fatima"}
    assert client.post(f"{address}/deliveries", way, content_type="application/json").status_code == 201
    assert [one["step"] for one in client.get(f"{address}/deliveries").json()] == ["handed"]
    late = client.patch(address, {"subject": "Toch anders"}, content_type="application/json")
    assert (late.status_code, late.json()["code"]) == (409, "letter_is_sent")


def test_what_is_still_open_is_a_409(chain):
    """S0-10 S0-11 With the sentence."""
    letter = case_ready.approved(chain)
    Letter.objects.update(contact="")
    client = caller(chain, "sanne")
    refused = client.post(
        f"/api/v1/letters/{letter.pk}/sending", {"how": "post"}, content_type="application/json"
    )
    assert (refused.status_code, refused.json()["code"]) == (409, "letter_without_contact")
    wrong = client.post(
        f"/api/v1/letters/{letter.pk}/sending", {"how": "duif"}, content_type="application/json"
    )
    assert wrong.status_code == 400


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("accept", ["application/pdf", "application/json", "image/png"])
def test_a_file_comes_as_it_is_whatever_the_sender_reads(chain, form, accept):
    """S0-10 S4-02: it once broke on a sender that asked for JSON."""
    letter = case_ready.drafted(chain)
    answer = caller(chain, "sanne").get(
        f"/api/v1/letters/{letter.pk}/{form}?format=json", headers={"accept": accept}
    )
    assert (answer.status_code, answer.content[:2]) == (200, {"pdf": b"%P", "docx": b"PK"}[form])


@pytest.mark.parametrize("accept", ["application/pdf", "application/json", "*/*"])
def test_a_problem_with_a_pdf_is_told_in_json(chain, accept):
    """S0-10 Whatever was asked for."""
    answer = caller(chain, "sanne").get("/api/v1/letters/999999/pdf", headers={"accept": accept})
    assert (answer.status_code, answer.json()["status"]) == (404, 404)


@pytest.mark.parametrize(("name", "status"), [("joris", 403), ("els", 404), ("wim", 403), ("priya", 200)])
def test_whose_letters_they_are(chain, name, status):
    """S2-24 A role, at that place."""
    letter = case_ready.drafted(chain)
    assert caller(chain, name).get(f"/api/v1/letters/{letter.pk}").status_code == status


def test_the_wordings(chain):
    """S0-10 The last version of each, in each language."""
    found = caller(chain, "sanne").get("/api/v1/letter-templates").json()
    assert found["count"] == 32
    assert {one["version"] for one in found["results"]} == {1}
