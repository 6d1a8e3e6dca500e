"""The pages and the API of a policy: readable, honest about gaps, and kind to who imports one."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from regie.policies.models import PolicyVersion
from regie.policies.pack_file import EXAMPLE
from tests import make

TEXT = EXAMPLE.read_text(encoding="utf-8")
NEWER = TEXT.replace('version: "2026.1"', 'version: "2026.2"')
WRONG = NEWER.replace("modality: must", "modality: mst", 1)
WRONG_LINE = WRONG[: WRONG.index("modality: mst")].count("\n") + 1
pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(client, chain):
    client.force_login(chain.priya)
    return client


@pytest.fixture
def joris(client, chain):
    client.force_login(chain.joris)
    return client


def page(client, name, *args, language="nl"):
    response = client.get(reverse(name, args=args), HTTP_ACCEPT_LANGUAGE=language)
    assert response.status_code == 200
    return response.content.decode()


# Reading.


def test_the_policy_in_force_reads_as_words(joris):
    """S1-06 S1-11 S4-26 norm, ladder, responses, promises, care and what stays open, each in plain Dutch."""
    shown = page(joris, "policies:page")
    for words in (
        "Schelden en schreeuwen", "Bijvoorbeeld:", "eerst zorg",
        "meteen", "na 30 s", "na 90 s", "elke 1 min opnieuw, tot iemand de regie neemt",
        "dit moet", "dit hoort niet", "Waarschuwingsbrief, contactbeperking of gebouwverbod",
        "Aangifte of melding bij de politie", "als er eerder iets was, tot 1 jaar terug",
        "eerst praten", "hooguit 3 maanden", "beslist: afdelingsmanager",
        "2 werkdagen", "dezelfde dag", "niet eerder dan 6 weken",
        "voorbeeld, geen Nederlandse regel",
    ):  # fmt: skip
        assert words.lower() in shown.lower(), words


def test_gaps_are_said_as_gaps(joris):
    """S1-06 what nobody decided stands there as such: no dash, no zero, no name of the code."""
    shown = page(joris, "policies:page")
    assert "De instemming van de ondernemingsraad is niet vastgelegd." in shown
    assert shown.count("niet vastgelegd") > 5
    assert "NOT_CONFIGURED" not in shown
    assert "NotConfigured" not in shown


def test_the_norm_is_there_in_english(client, chain):
    """S0-21 whoever works in English reads the same norm."""
    type(chain.joris).objects.filter(pk=chain.joris.pk).update(language="en")
    client.force_login(chain.joris)
    shown = page(client, "policies:page")
    assert "Swearing and shouting" in shown
    assert "Schelden en schreeuwen" not in shown


def test_without_a_policy_the_page_says_what_comes_and_who_can_start(client):
    """S1-06 an empty page names the first step, for who may take it."""
    chain = make.chain(policy=False)
    client.force_login(chain.joris)
    assert "Er geldt nu geen beleid" in page(client, "policies:page")
    assert reverse("policies:import") not in page(client, "policies:page")
    client.force_login(chain.priya)
    assert reverse("policies:import") in page(client, "policies:page")


def test_all_versions_in_a_list_with_the_one_that_counts(priya, chain, django_assert_max_num_queries):
    """S1-07 each version can be read and kept as a file, under a fixed number of queries."""
    with django_assert_max_num_queries(14):
        assert "geldt nu" in page(priya, "policies:list")
    for number in range(3):
        priya.post(reverse("policies:import"), {"text": TEXT.replace("2026.1", f"3.{number}")})
    with django_assert_max_num_queries(14):
        assert page(priya, "policies:list").count("vervangen") == 3


def test_the_file_comes_out_as_it_went_in(joris, chain):
    """S1-07 export gives the very text, comments and all."""
    version = PolicyVersion.objects.get()
    response = joris.get(reverse("policies:export", args=[version.pk]))
    assert (response.content.decode(), response["Content-Type"]) == (TEXT, "application/yaml; charset=utf-8")
    assert response["Content-Disposition"].startswith('attachment; filename="voorbeeldstad-')


@pytest.mark.parametrize("name", ["policies:version", "policies:export"])
def test_the_policy_of_another_chain_does_not_exist(joris, name):
    """S1-04 not found, whichever number one tries."""
    from regie.partners.models import Organisation
    from regie.policies.actions import import_pack

    elsewhere = Organisation.objects.create(name="Elders", kind="municipality")
    version = import_pack(organisation=elsewhere, text=TEXT, at=make.NOW, by=None)
    for pk in (version.pk, 999_999, 10**30):
        assert joris.get(reverse(name, args=[pk])).status_code == 404


# Importing.


def test_a_wrong_text_is_refused_by_line_and_stays(priya):
    """S1-07 each mistake with its line at the field, the line itself, and everything that was typed."""
    response = priya.post(reverse("policies:import"), {"text": WRONG})
    shown = response.content.decode()
    assert response.status_code == 422
    assert f"regel {WRONG_LINE}: " in shown
    assert "Bedoel je &#x27;must&#x27;?" in shown
    assert f'<li value="{WRONG_LINE}"><code>' in shown
    assert "# Voorbeeld, geen Nederlandse regel." in shown
    assert PolicyVersion.objects.count() == 1


def test_a_wrong_file_can_be_repaired_on_the_page(priya):
    """S1-07 the browser forgets a chosen file; its text stands in the form."""
    response = priya.post(
        reverse("policies:import"), {"file": SimpleUploadedFile("beleid.yaml", WRONG.encode())}
    )
    assert response.status_code == 422
    assert "# Voorbeeld, geen Nederlandse regel." in response.content.decode()


@pytest.mark.parametrize("upload", [True, False])
def test_a_good_one_is_taken_in(priya, upload):
    """S1-07 as a file or as text; the page of the new version follows."""
    data = {"file": SimpleUploadedFile("b.yaml", NEWER.encode())} if upload else {"text": NEWER}
    response = priya.post(reverse("policies:import"), data, follow=True)
    assert response.status_code == 200
    assert "Versie 2026.2 staat erin." in response.content.decode()
    assert PolicyVersion.objects.get(version="2026.2").text == NEWER


def test_looking_first_takes_nothing_in(priya):
    """S1-07 a check shows what the text leaves open, and changes nothing."""
    response = priya.post(reverse("policies:import"), {"text": NEWER, "check": "yes"})
    assert response.status_code == 200
    assert "De instemming van de ondernemingsraad is niet vastgelegd." in response.content.decode()
    assert not PolicyVersion.objects.filter(version="2026.2").exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Kies een bestand of plak de tekst"),
        ({"text": "   "}, "Kies een bestand of plak de tekst"),
        ({"text": TEXT}, "Versie 2026.1 van dit beleid staat er al."),
        ({"text": "a: b: c"}, "regel 1: "),
    ],
)
def test_what_cannot_be_taken_in_says_why(priya, data, sentence):
    """S1-07 at the form, in a sentence."""
    response = priya.post(reverse("policies:import"), data)
    assert response.status_code == 422
    assert sentence in response.content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"\xff\xfe\x00", "Dit bestand is geen tekst"), (b"a" * 500_001, "Dit bestand is te groot")],
)
def test_what_is_no_policy_at_all_says_so(priya, content, sentence):
    """S1-07 a picture or a far too large file is no reason for an error page."""
    response = priya.post(reverse("policies:import"), {"file": SimpleUploadedFile("b.yaml", content)})
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_only_who_keeps_the_norm_may_change_it(joris):
    """S1-08 S1-30 the coordinator and the administrator; others read."""
    assert joris.get(reverse("policies:import")).status_code == 403
    assert joris.post(reverse("policies:import"), {"text": NEWER}).status_code == 403


# For everybody.


def test_visitors_read_the_house_rules_without_logging_in(client, chain):
    """S1-11 S2-10 S2-26 conduct that we ask, what can follow, what stays open, and that a complaint is welcome."""
    shown = page(client, "policies:house_rules")
    for words in (
        "U laat onze medewerkers hun werk doen",
        "Boos zijn mag",
        "Gebouwverbod",
        "Bezwaar maken",
        chain.municipality.name,
    ):
        assert words in shown
    assert "Behandelen als klacht" not in shown
    assert "respect" not in shown


def test_without_house_rules_the_page_still_answers(client, db):
    """S1-11 nothing to show is said in a sentence."""
    assert "Er staan hier nog geen huisregels" in page(client, "policies:house_rules")


# The API.


def test_the_versions_as_json(joris, chain):
    """S1-07 what the pages show, for programs."""
    version = PolicyVersion.objects.get()
    (row,) = joris.get("/api/v1/policies").json()["results"]
    assert row == {
        "id": version.pk, "organisation": chain.municipality.name, "pack_id": "voorbeeldstad", "version": "2026.1",
        "title": "Veilig werken en eerlijk reageren in Voorbeeldstad", "valid_from": "2026-01-01", "valid_to": None,
        "sha256": version.sha256, "imported_at": row["imported_at"], "imported_by": None,
    }  # fmt: skip
    detail = joris.get(f"/api/v1/policies/{version.pk}").json()
    assert detail["in_force"] is True
    assert detail["gaps"][0] == {
        "code": "no_works_council_consent", "of": "",
        "sentence": "De instemming van de ondernemingsraad is niet vastgelegd.",
    }  # fmt: skip


@pytest.mark.parametrize("accept", ["*/*", "application/yaml"])
def test_the_file_through_the_api(joris, accept):
    """S1-07 the very text."""
    version = PolicyVersion.objects.get()
    response = joris.get(f"/api/v1/policies/{version.pk}/pack", HTTP_ACCEPT=accept)
    assert (response.status_code, response.content.decode()) == (200, TEXT)
    assert response["Content-Type"].startswith("application/yaml")


def test_importing_through_the_api(priya):
    """S1-07 201 with the new version, which is then in force."""
    response = priya.post("/api/v1/policies", json.dumps({"text": NEWER}), content_type="application/json")
    assert response.status_code == 201
    assert (response.json()["version"], response.json()["in_force"]) == ("2026.2", True)


@pytest.mark.parametrize(
    ("text", "status"), [(WRONG, 400), (TEXT, 409), ("", 400), ("[" * 3000, 400), ("a: \x00", 400)]
)
def test_the_api_refuses_in_sentences(priya, text, status):
    """S1-07 application/problem+json; mistakes with their line as a number."""
    response = priya.post("/api/v1/policies", json.dumps({"text": text}), content_type="application/json")
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    if text == WRONG:
        (mistake,) = response.json()["errors"]["text"]
        assert mistake == {"line": WRONG_LINE, "sentence": "'mst' bestaat hier niet. Bedoel je 'must'?"}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("get", "/api/v1/policies", 200), ("post", "/api/v1/policies", 403), ("get", "/api/v1/policies/999999", 404),
     ("get", "/api/v1/policies/999999/pack", 404)],
)  # fmt: skip
def test_the_doors_of_the_api(joris, method, path, status):
    """S1-08 who may read may not yet import; what is not there is not found."""
    assert getattr(joris, method)(path).status_code == status


@pytest.mark.parametrize("path", ["policies", "policies/1", "policies/1/pack"])
def test_nothing_without_a_log_in(client, chain, path):
    """S1-08 default deny."""
    assert client.get(f"/api/v1/{path}").status_code == 401
