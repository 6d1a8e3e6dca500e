"""Asking a policy what follows and comparing two, by a person on a page, by a program and from a shell."""

import json

import pytest
from django.urls import reverse

from regie.cli import main
from regie.partners.models import Organisation
from regie.policies.actions import import_pack
from regie.policies.models import PolicyVersion
from regie.policies.pack_file import EXAMPLE, PACKS
from tests import make

TEXT = EXAMPLE.read_text(encoding="utf-8")
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def joris(client, chain):
    client.force_login(chain.joris)
    return client


def test_what_follows_on_the_page_and_by_api(joris):
    """S1-25 S3-03 what, by whom, because of which section, within how long; the page shows what the API says."""
    question = {
        "behaviour": "physical_person",
        "history": "none",
        "on": "2026-03-03T10:00",
        "place": "counter",
    }
    answer = joris.get("/api/v1/policies/answer", question).json()
    assert (answer["status"], answer["scope"], answer["in_force"]) == ("PRESCRIBED", "INSIDE", True)
    first = answer["follows"][0]
    assert (first["measures"], first["status"], first["section"], first["decider"]) == (
        ["end_contact"], "PRESCRIBED", "4.6", "team_lead",
    )  # fmt: skip
    promises = {one["clock"]: one["within"] for one in answer["promises"]}
    assert (promises["reaction_to_originator"]["hours"], promises["second_look"]) == (48, "NOT_CONFIGURED")
    assert promises["classify"]["due_at"] == "2026-03-05T22:59:00+00:00"
    page = joris.get(reverse("policies:ask"), question).content.decode()
    for words in ("De norm schrijft dit voor", "Het contact beëindigen", "teamleider", "4.6", "2 werkdagen"):
        assert words in page, words


@pytest.mark.parametrize(
    ("question", "status", "missing"),
    [
        ({"behaviour": "verbal"}, "ADVISED", {"repeated"}),
        ({"behaviour": "gossip"}, "NOT_DETERMINABLE", {"class"}),
        ({"behaviour": "verbal", "on": "2025-12-31", "pack": "version"}, "NOT_APPLICABLE", set()),
        ({"behaviour": "misconduct", "pack": "example:nw-fryslan-cvdr318752"}, "NOT_APPLICABLE", set()),
        ({"behaviour": "unsafe", "pack": "example:cvdr341901", "on": "2015-01-01"}, "PRESCRIBED",
         {"decider", "circumstance", "maximum", "repeated", "window", "modality"}),
    ],
)  # fmt: skip
def test_what_is_not_said_is_named(joris, question, status, missing):
    """S1-06 no answer without its gaps, and none at all from a policy that does not count."""
    if question.get("pack") == "version":
        question = {**question, "pack": f"version:{PolicyVersion.objects.get().pk}"}
    answer = joris.get("/api/v1/policies/answer", question).json()
    assert (answer["status"], {one["setting"] for one in answer["missing"]}) == (status, missing)


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"behaviour": "Geen Naam"},
        {"behaviour": "verbal", "history": "hearsay"},
        {"behaviour": "verbal", "on": "x"},
    ],
)
def test_a_question_that_cannot_be_read_says_why(joris, question):
    """S1-07 in Dutch at the field, and 400 by API; never an error page."""
    assert joris.get("/api/v1/policies/answer", question).status_code == 400
    page = joris.get(reverse("policies:ask"), {"asked": "yes", **question})
    assert page.status_code == 422
    assert "field--wrong" in page.content.decode() or "error" in page.content.decode()


def test_the_policy_of_another_chain_cannot_be_asked(joris):
    """S1-04 by no name, on no page and by no door of the API."""
    elsewhere = Organisation.objects.create(name="Elders", kind="municipality")
    version = import_pack(organisation=elsewhere, text=TEXT, at=make.NOW, by=None)
    for name in (
        f"version:{version.pk}",
        "version:999999",
        "version:x",
        "example:../queries",
        "draft:1",
        "?",
    ):
        assert joris.get(reverse("policies:ask"), {"pack": name}).status_code == 404
        assert joris.get("/api/v1/policies/answer", {"pack": name, "behaviour": "verbal"}).status_code == 404
        assert joris.get("/api/v1/policies/comparison", {"a": name, "b": ""}).status_code == 404


def test_two_policies_side_by_side(joris, chain):
    """S1-07 in sentences: what a new version changes, and between two municipalities."""
    old = PolicyVersion.objects.get()
    text = TEXT.replace('"2026.1"', '"2026.2"').replace("within: 48 uur", "within: 24 uur")
    new = import_pack(organisation=chain.municipality, text=text, at=make.NOW, by=None)
    names = {"a": f"version:{old.pk}", "b": f"version:{new.pk}"}
    said = joris.get("/api/v1/policies/comparison", names).json()
    assert [section["sentences"] for section in said["sections"]] == [
        ["De versie: eerst 2026.1, nu 2026.2."],
        ["Van ons laten horen aan de burger: de termijn: eerst 48 uur, nu 24 uur."],
    ]
    page = joris.get(reverse("policies:compare"), names).content.decode()
    assert "Er zijn 2 verschillen." in page
    assert joris.get(reverse("policies:compare"), {"a": "x"}).status_code == 422


def test_a_file_is_checked_without_being_taken_in(joris):
    """S1-07 sound or not, with lines; a file that cannot be read is a mistake by line."""
    clash = TEXT.replace("class_any: [self_harm]}", "class_any: [self_harm, verbal]}")
    said = joris.post(
        "/api/v1/policies/check", json.dumps({"text": clash}), content_type="application/json"
    ).json()
    assert (said["sound"], said["examples"]) == (False, 8)
    assert {(one["code"], one["line"] is not None) for one in said["contradictions"]} == {
        ("contradiction", True)
    }
    wrong = joris.post(
        "/api/v1/policies/check", json.dumps({"text": "a: b: c"}), content_type="application/json"
    )
    assert (wrong.status_code, PolicyVersion.objects.count()) == (400, 1)


def test_the_packs_that_come_along_can_be_read_and_count_nowhere(joris):
    """S1-06 each with its source and its gaps; none is a version of anybody."""
    names = [one["name"] for one in joris.get("/api/v1/policies/examples").json()]
    assert set(names) == {file.stem for file in PACKS.glob("*.yaml")}
    assert joris.get("/api/v1/policies/examples/cvdr341901").content.decode().startswith("# Voorbeeld bij")
    shown = joris.get(reverse("policies:example", args=["cvdr341901"])).content.decode()
    assert "Het geldt nergens in Regie." in shown
    assert "lokaleregelgeving.overheid.nl/CVDR341901/1" in shown
    assert joris.get(reverse("policies:example", args=["nothing"])).status_code == 404
    assert joris.get("/api/v1/policies/examples/nothing").status_code == 404
    assert PolicyVersion.objects.count() == 1


def test_from_a_shell(capsys, tmp_path):
    """S1-07 check, ask and compare answer with an exit code, in sentences and in JSON."""
    file, newer = tmp_path / "a.yaml", tmp_path / "b.yaml"
    file.write_text(TEXT, encoding="utf-8")
    newer.write_text(
        TEXT.replace("window: 1 jaar", "window: niet vastgelegd").replace('"2026.1"', '"3"'), encoding="utf-8"
    )
    assert main(["policy", "check", str(file)]) == 0
    assert "8 van 8 voorbeelden kloppen." in capsys.readouterr().out
    assert main(["policy", "check", str(newer)]) == 1
    assert "Voorbeeld 'scolds_again_within_a_year' klopt niet" in capsys.readouterr().out
    asked = ["policy", "ask", str(file), "--behaviour", "verbal", "--place", "counter", "--on", "2026-03-03"]
    assert main([*asked, "--history", "warning_letter@2026-01-05"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [one["rule"] for one in answer["follows"]] == ["words", "words", "words_again"]
    assert answer["question"]["history"] == ["warning_letter@2026-01-05"]
    assert main([*asked, "--history", "hearsay"]) == 1
    assert "'hearsay' is geen voorgeschiedenis" in capsys.readouterr().err
    assert main(["policy", "compare", str(file), str(newer)]) == 0
    assert "hoe ver we terugkijken: eerst 1 jaar, nu niet vastgelegd." in capsys.readouterr().out
