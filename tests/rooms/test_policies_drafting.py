"""Working on the next version of a policy: nothing typed is lost, and nothing counts before it may."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse

from regie.journal.models import Entry
from regie.policies.models import PolicyDraft, PolicyVersion
from regie.policies.pack_file import EXAMPLE, PackError
from regie.policies.pack_file.parts import errors_by_part, parts_of, put_together, with_facts
from regie.policies.rules.taking_in import check_taking_in
from regie.refusal import Refused
from tests import make

TEXT = EXAMPLE.read_text(encoding="utf-8")
TODAY = make.NOW.date()


@pytest.mark.parametrize(
    ("days", "consent", "why", "refused"),
    [
        (0, 0, "", None),
        (30, -1, "", None),
        (30, None, "Wij hebben geen ondernemingsraad.", None),
        (-1, -2, "", "policy_begins_in_the_past"),
        (30, None, "", "consent_or_reason"),
        (30, None, "   geen   ", "consent_or_reason"),
        (30, 1, "", "consent_not_yet_given"),
        (0, 1, "", "consent_not_yet_given"),
    ],
)
def test_when_a_version_may_count(days, consent, why, refused):
    """S1-07 S1-08 never in the past, and not without the works council or a reason."""
    asked = {
        "valid_from": TODAY + timedelta(days=days),
        "consented_on": None if consent is None else TODAY + timedelta(days=consent),
        "why_none": why,
        "today": TODAY,
    }
    if refused is None:
        check_taking_in(**asked)
        return
    with pytest.raises(Refused) as caught:
        check_taking_in(**asked)
    assert caught.value.code == refused


@pytest.mark.parametrize(
    "text", [TEXT, "", "a: 1", "# only words\n", "  loose\nnorm:\n  - x\n\n# end\n", "x\r\ny: 1\r\n"]
)
def test_parts_are_the_whole_text(text):
    """S1-07 cut and put together again a policy is what it was, comments and all."""
    whole = text.replace("\r\n", "\n")
    expected = whole if whole.endswith("\n") or not whole else f"{whole}\n"
    assert put_together(one.text for one in parts_of(text)) == expected


def test_a_mistake_stands_at_its_part():
    """S1-07 with the line within that part, so that one finds it."""
    parts = parts_of(TEXT)
    names = [one.name for one in parts]
    assert (names[0], "norm" in names, "examples" in names) == ("about", True, True)
    number = names.index("rules")
    found = errors_by_part(parts, [PackError(parts[number].first_line + 4, "mis"), PackError(1, "top")])
    assert found == {number: [PackError(5, "mis")], 0: [PackError(1, "top")]}
    assert (
        with_facts("version: 1\nnorm: []\n", {"version": "2", "valid_from": "x"})
        == "valid_from: x\nversion: 2\nnorm: []\n"
    )


@pytest.fixture
def priya(client, chain):
    client.force_login(chain.priya)
    return client


def typed(draft: PolicyDraft, old: str, new: str) -> dict[str, str]:
    parts = {
        f"part_{n}": one.text.replace(old, new).replace("\n", "\r\n")
        for n, one in enumerate(parts_of(draft.text))
    }
    return {**parts, "more": "", "edition": draft.edition}


@pytest.mark.django_db
def test_a_new_version_on_the_screen(priya, chain):
    """S1-07 S1-08 from the one in force, wrong on the way, then right, compared, consented and in use."""
    assert priya.post(reverse("policies:drafts")).status_code == 302
    draft = PolicyDraft.objects.get()
    page, taking = (
        reverse("policies:draft", args=[draft.pk]),
        reverse("policies:take_in_draft", args=[draft.pk]),
    )
    assert draft.text == TEXT
    shown = priya.post(page, typed(draft, "modality: must", "modality: mst"), follow=True).content.decode()
    draft.refresh_from_db()
    assert "modality: mst" in draft.text
    assert "Bedoel je &#x27;must&#x27;?" in shown
    assert "Zo kan het nog niet in gebruik." in shown
    how = {"version": "2026.2", "valid_from": "2099-04-01", "consented_on": "2026-02-20", "why_none": ""}
    assert priya.post(taking, how).status_code == 422
    draft.refresh_from_db()
    repaired = typed(draft, "modality: mst", "modality: must")
    repaired = {
        name: str(text).replace("within: 48 uur", "within: 24 uur") for name, text in repaired.items()
    }
    shown = priya.post(page, repaired, follow=True).content.decode()
    assert "Van ons laten horen aan de burger: de termijn: eerst 48 uur, nu 24 uur." in shown
    late = priya.post(page, repaired)
    assert (late.status_code, "bewaarde intussen iets" in late.content.decode()) == (409, True)
    it_comes_into_use(priya, page, taking, how)


def it_comes_into_use(priya, page: str, taking: str, how: dict) -> None:
    """Not in the past, not without consent, not twice under one number; then it is a version."""
    old = PolicyVersion.objects.get()
    for wrong in (
        {"valid_from": "2020-03-02"},
        {"consented_on": ""},
        {"version": "2026.1"},
        {"version": 'a"\nx: 1'},
    ):
        refused = priya.post(taking, {**how, **wrong})
        assert (refused.status_code, PolicyVersion.objects.count()) == (422, 1)
    assert priya.post(taking, how).status_code == 302
    new = PolicyVersion.objects.exclude(pk=old.pk).get()
    assert (new.version, new.valid_from, "works_council_consent: 2026-02-20" in new.text) == (
        "2026.2", date(2099, 4, 1), True,
    )  # fmt: skip
    assert priya.get(page).status_code == 404
    kinds = set(Entry.objects.filter(kind__startswith="policies.Draft").values_list("kind", flat=True))
    assert kinds == {"policies.DraftStarted", "policies.DraftSaved", "policies.DraftTaken"}


@pytest.mark.django_db
def test_a_new_version_by_api(priya, chain):
    """S1-07 the same verbs; what is wrong is kept and refused only when it should count."""

    def send(verb: str, path: str, body: dict | None = None):
        return getattr(priya, verb)(
            f"/api/v1/policies/drafts{path}", json.dumps(body or {}), content_type="application/json"
        )

    made = send("post", "").json()
    assert send("put", f"/{made['id']}", {"text": "a: b: c", "edition": 1}).status_code == 200
    assert send("put", f"/{made['id']}", {"text": TEXT, "edition": 1}).status_code == 409
    how = {"version": "9", "valid_from": "2099-05-01", "why_none": "Wij hebben geen ondernemingsraad."}
    assert send("post", f"/{made['id']}/taking-in", how).status_code == 400
    assert send("put", f"/{made['id']}", {"text": TEXT, "edition": 2}).status_code == 200
    assert send("post", f"/{made['id']}/taking-in", {**how, "why_none": ""}).status_code == 409
    assert send("post", f"/{made['id']}/taking-in", how).status_code == 201
    other = send("post", "", {"text": "x"}).json()
    assert [one["id"] for one in priya.get("/api/v1/policies/drafts").json()] == [other["id"]]
    assert send("post", f"/{other['id']}/dropping").status_code == 204
    assert send("post", f"/{other['id']}/dropping").status_code == 404


@pytest.mark.django_db
@pytest.mark.once
def test_only_who_keeps_the_policy_sees_what_is_being_made(client, chain):
    """S1-08 S1-04 nobody else, and nobody of a partner."""
    client.force_login(chain.joris)
    assert client.post(reverse("policies:drafts")).status_code == 403
    assert client.get("/api/v1/policies/drafts").status_code == 403
    assert not PolicyDraft.objects.visible_to(chain.joris).exists()
