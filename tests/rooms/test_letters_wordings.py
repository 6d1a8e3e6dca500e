"""The words of the letters are changed here: a new version, that leaves out nothing a citizen is owed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from regie.letters import actions, queries
from regie.letters.models import Letter, Template
from regie.people.actions import give_role
from regie.people.rules import Role
from regie.refusal import Refused
from regie.responses import actions as responses
from tests import case_ready
from tests.case_ready import AT, BAN
from tests.pages import entrance_at, said

pytestmark = pytest.mark.django_db
entrance_clock = entrance_at(AT)


def now(code: str = "building_ban", language: str = "nl") -> Template:
    """The version that counts."""
    found = Template.objects.filter(code=code, language=language).order_by("-version").first()
    assert found is not None
    return found


def page(code: str = "building_ban", language: str = "nl") -> str:
    """Where it is changed."""
    return reverse("letters:wording", args=[code, language])


def test_a_new_version_is_for_new_letters(chain):
    """S0-10 Who may writes it, with a reason; what was drafted keeps its words, and Regie's own do not come back."""
    old = case_ready.drafted(chain)
    before, ingrid = now(), case_ready.browser(chain, "ingrid")
    shown = said(ingrid.get(page()))
    for words in ("Zo krijgt de burger het te lezen", "{ends_on}", "de laatste dag", "Riep: ik weet waar"):
        assert words.lower() in shown.lower(), words
    body = before.body.replace("Beste heer of mevrouw", "Goedendag")
    new = {"subject": before.subject, "body": body, "why": "Korter.", "seen": before.version}
    assert ingrid.post(page(), new).status_code == 302
    after = now()
    assert (after.version, after.added_by, after.why) == (before.version + 1, chain.ingrid, "Korter.")
    old.refresh_from_db()
    assert (old.template, "Goedendag" in old.body) == (before, False)
    letter = case_ready.drafted(chain, citizen="Mevrouw Smit")
    assert "Goedendag" in letter.body
    assert actions.load_wordings(at=AT) == 0
    assert queries.wording("building_ban", "nl", chain.municipality.pk) == now() == after
    assert "De tekst die met Regie meekomt" in said(ingrid.get(page()))
    assert ingrid.post(page(), new).status_code == 422


@pytest.mark.parametrize(
    ("change", "code", "sentence"),
    [
        (lambda body: body, "wording_is_the_same", "Er is niets veranderd"),
        (
            lambda body: body.replace("{remedy}", "Bel ons."),
            "wording_leaves_out",
            "wat de burger hiertegen kan doen",
        ),
        (lambda body: body.replace("{open.line}", "Van alles."), "wording_leaves_out", "wat open blijft"),
        (lambda body: body + "\n{naam}", "wording_has_unknown_places", "{naam}"),
        (lambda body: body + "\n{acts.name}", "wording_has_unknown_places", "{acts.name}"),
        (lambda body: body + "\n{ends_on", "wording_has_unknown_places", "{"),
    ],
)
def test_a_wording_cannot_lose_what_a_citizen_is_owed(chain, change, code, sentence):
    """S1-24 (G5 G7 G8 G10) Said otherwise, yes; left out, no; and every place can be filled."""
    last = now()
    said_it = {"subject": last.subject, "body": change(last.body), "why": "Beter.", "seen": last.version}
    client = case_ready.browser(chain, "priya")
    refused = client.post(
        f"/api/v1/letter-templates/{last.code}/nl", said_it, content_type="application/json"
    )
    assert (refused.status_code, refused.json()["code"]) == (409, code)
    shown = client.post(page(), said_it)
    assert shown.status_code == 422
    assert sentence in said(shown)
    assert now() == last


def test_who_may_change_the_words(chain):
    """S1-08 The coordinator and the lawyer; who sends letters reads them, and nobody else."""
    last = now()
    path, json = f"/api/v1/letter-templates/{last.code}/nl", {"content_type": "application/json"}
    new = {"subject": "Nieuw", "body": last.body, "why": "Beter.", "seen": last.version}
    for name, reads, writes in (("sanne", 200, 403), ("joris", 403, 403), ("priya", 200, 201)):
        client = case_ready.browser(chain, name)
        assert client.get(path).status_code == reads
        assert client.post(path, new, **json).status_code == writes
        assert client.get(page()).status_code == (200 if writes == 201 else 403)
    late = case_ready.browser(chain, "ingrid").post(path, {**new, "subject": "Ander"}, **json)
    assert (late.status_code, late.json()["code"]) == (409, "wording_changed_meanwhile")
    with pytest.raises(Refused, match="wording_needs_a_reason"):
        actions.write_wording("general", "nl", subject="Nieuw", body=now("general").body, why=" ", seen=1, at=AT,
                              by=chain.priya)  # fmt: skip
    with pytest.raises(Refused, match="unknown_wording"):
        actions.write_wording("nothing", "nl", subject="N", body="B", why="W", seen=1, at=AT, by=chain.priya)


def test_the_preview_warns_while_somebody_writes(chain):
    """S0-10 S0-21 The rules of thumb for plain words stand beside it; nothing is kept of a look."""
    client = case_ready.browser(chain, "ingrid")
    typed = {"subject": "Dit", "body": "U dient te komen op {ends_on}. Uw gedrag is onacceptabel."}
    shown = said(client.post(reverse("letters:wording_paper", args=["building_ban", "nl"]), typed))
    for words in ("31 maart 2026", "moet", "onacceptabel"):
        assert words in shown, words
    assert client.get(page("nothing")).status_code == 404


def test_an_extension_has_words_of_its_own(chain):
    """S0-10 S1-24 It says that it lasts longer, since which letter, and gives everything anew."""
    first = case_ready.decided(chain)
    responses.begin(first, on=case_ready.TODAY, at=AT, by=chain.sanne)
    first.incident.acts.create(
        words="Kwam weer en dreigde.",
        happened_at=AT + timedelta(days=1),
        source="melding",
        norm_class="threat",
    )
    later = AT + timedelta(days=2)
    longer = {**BAN, "renews": first, "starts_on": None, "ends_on": (later + timedelta(days=20)).date()}
    measure = responses.choose(first.incident, **longer, at=later, by=chain.sanne)
    responses.sign(measure, at=later, by=chain.ali)
    case_ready.settle(at=later)
    letter = Letter.objects.get(measure=measure)
    assert letter.template.code == "extension"
    assert letter.subject == "Deze maatregel duurt langer"
    assert "De laatste dag in die brief is 4 april 2026." in letter.body
    assert "U kunt een klacht indienen" in letter.body


def test_own_words_are_of_the_organisation_that_wrote_them(chain):
    """S0-10 S1-08 The partner goes on writing in the words of Regie, or in its own; also when Regie has better ones."""
    before = now()
    added = actions.write_wording(
        "building_ban",
        "nl",
        subject="Ons verbod",
        body=before.body,
        why="Anders.",
        seen=1,
        at=AT,
        by=chain.ingrid,
    )
    ours, theirs = chain.municipality.pk, chain.partner.pk
    assert [queries.wording("building_ban", "nl", one) for one in (ours, theirs)] == [added, before]
    Template.objects.filter(pk=before.pk).update(body="Een oude tekst.")
    assert actions.load_wordings(at=AT) == 1
    assert queries.wording("building_ban", "nl", ours) == added
    assert queries.wording("building_ban", "nl", theirs).version == 2
    give_role(chain.peter, role=Role.COORDINATOR, at=AT)
    peter, path = case_ready.browser(chain, "peter"), "/api/v1/letter-templates/building_ban/nl"
    new = {"subject": "Verbod van ons", "body": before.body, "why": "Beter.", "seen": 2}
    made = peter.post(path, new, content_type="application/json")
    assert (made.status_code, made.json()["organisation_id"]) == (201, theirs)
    assert {one["subject"] for one in peter.get(path).json()} == {before.subject, "Verbod van ons"}
    listed = peter.get("/api/v1/letter-templates?limit=500").json()["results"]
    counting = {(one["code"], one["language"]): one["id"] for one in listed}
    assert counting[("building_ban", "nl")] == made.json()["id"]
    assert len(counting) == Template.objects.values("code", "language").distinct().count()
    assert queries.wording("building_ban", "nl", ours) == added
    assert f"Eigen teksten gelden voor {chain.partner.name}" in said(peter.get(reverse("letters:templates")))


def test_who_words_for_another_organisation_does_not_word_here(chain):
    """S1-08 The right counts where it was given: a coordinator elsewhere changes no words of the own organisation."""
    give_role(chain.peter, role=Role.COORDINATOR, organisation=chain.municipality, at=AT)
    peter = case_ready.browser(chain, "peter")
    assert peter.get(page()).status_code == 403
    last = now()
    new = {"subject": "Nieuw", "body": last.body, "why": "Beter.", "seen": last.version}
    path = f"/api/v1/letter-templates/{last.code}/nl"
    assert peter.post(path, new, content_type="application/json").status_code == 403
