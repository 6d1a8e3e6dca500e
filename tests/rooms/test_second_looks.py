"""A decision under threat, from the mark on the case to the answer that goes back to who asked."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from regie.incidents.models import Incident
from regie.journal.actions import record_look
from regie.notices.models import Notice, Promise
from regie.refusal import Refused
from regie.second_looks import actions, queries
from regie.second_looks.models import SecondLook
from tests import case_ready
from tests.case_ready import AT
from tests.pages import entrance_at, said

pytestmark = pytest.mark.django_db
entrance_clock = entrance_at(AT)
GIVEN = {"decision": "Een aanvraag is afgewezen.", "grounds": "Artikel 11: inkomen boven de norm."}


@pytest.mark.parametrize("standing", ["open", "favourable", "unfavourable"])
def test_yes_and_no_get_the_same_second_look(chain, standing):
    """S4-08 S4-12 S4-13 A favour is looked at like a refusal: same promises, same question, same colleagues."""
    incident = case_ready.classified(chain)
    look = actions.mark(incident, matter="benefit", standing=standing, at=AT, by=chain.sanne)
    assert Promise.objects.get(kind="ask_second_look").source
    actions.ask(look, **GIVEN, looker=chain.tom, at=AT, by=chain.sanne)
    promise = Promise.objects.get(kind="give_second_look")
    assert (promise.person, promise.case, promise.place, promise.title) == (chain.tom, "", None, "uitkering")
    assert Promise.objects.get(kind="ask_second_look").kept_by == chain.sanne


def test_from_mark_to_answer_on_the_screen(chain):
    """S4-08 S4-12 S4-13 The colleague reads the decision alone; who asked hears what they say."""
    incident = case_ready.classified(chain)
    client = case_ready.browser(chain, "sanne")
    case = said(client.get(reverse("incidents:case", args=[incident.pk])))
    assert "Er is een besluit over deze burger" in case
    client.post(
        reverse("second_looks:mark", args=[incident.pk]), {"matter": "benefit", "standing": "favourable"}
    )
    look = SecondLook.objects.get()
    page = reverse("second_looks:look", args=[look.pk])
    told = client.post(page, {**GIVEN, "grounds": f"Zie {incident.reference}.", "looker": chain.tom.pk})
    assert "Daaraan kan je collega de zaak herkennen." in said(told)
    assert "praat er samen niet over" in said(
        client.post(page, {**GIVEN, "looker": chain.tom.pk}, follow=True)
    )
    tom = case_ready.browser(chain, "tom")
    assert "Kijk opnieuw naar een besluit" in said(tom.get("/"))
    given = reverse("second_looks:given", args=[look.pk])
    shown = said(tom.get(given)) + tom.get(f"/api/v1/second-looks/{look.pk}/given").content.decode()
    assert GIVEN["grounds"] in shown
    for secret in (
        incident.reference,
        "dreig",
        "Joris",
        "Sanne",
        "Jansen",
        "Balie 3",
        f"/incidents/{incident.pk}",
    ):
        assert secret not in shown.replace("zonder van de dreiging", "")
    tom.post(given, {"outcome": "redo", "reasons": "Het inkomen is anders geteld dan bij anderen."})
    assert Notice.objects.get(kind="second_look_given").person == chain.sanne
    answer = said(client.get(page))
    assert "Het besluit moet opnieuw" in answer
    assert "Het inkomen is anders geteld dan bij anderen." in answer
    assert not Promise.objects.open().filter(kind="give_second_look").exists()
    assert tom.post(given, {"outcome": "stands", "reasons": "Toch."}).status_code == 422


def test_who_was_there_or_read_the_case_does_not_look_again(chain):
    """S4-12 Not who told it, judged it or asks; not who opened the case, also when that was after they were asked."""
    incident = case_ready.classified(chain)
    look = actions.mark(
        incident, matter="permit", standing="open", handler=chain.meryem, at=AT, by=chain.sanne
    )
    record_look([incident.subject], at=AT, by=chain.ali, purpose="case")
    names = {one.username for one in queries.could_look(look, asked_by=chain.sanne)}
    assert names.isdisjoint({"joris", "sanne", "meryem", "ali"})
    assert {"tom", "karim", "roos"} <= names
    for looker, code in ((chain.joris, "looker_was_there"), (chain.ali, "looker_knows_the_case"),
                         (chain.peter, "looker_of_another_organisation")):  # fmt: skip
        with pytest.raises(Refused, match=code):
            actions.ask(look, **GIVEN, looker=looker, at=AT, by=chain.sanne)
    actions.ask(look, **GIVEN, looker=chain.karim, at=AT, by=chain.sanne)
    with pytest.raises(Refused, match="second_look_already_asked"):
        actions.ask(look, **GIVEN, looker=chain.tom, at=AT, by=chain.sanne)
    record_look([incident.subject], at=AT, by=chain.karim, purpose="case")
    with pytest.raises(Refused, match="looker_knows_the_case"):
        actions.give(look, outcome="stands", reasons="Prima.", at=AT, by=chain.karim)
    with pytest.raises(IntegrityError), transaction.atomic():
        SecondLook.objects.update(looker=chain.sanne)


def test_another_is_asked_when_the_first_cannot(chain):
    """S4-12 Ill or cannot judge: another reads the same, and the first reads it no more."""
    look, client = cannot_judge(chain), case_ready.browser(chain, "sanne")
    page = reverse("second_looks:look", args=[look.pk])
    assert "Vraag hieronder een andere collega." in said(client.get(page))
    another = reverse("second_looks:ask_another", args=[look.pk])
    for wrong, words in (
        ({"looker": chain.karim.pk}, "Schrijf op waarom je een ander vraagt."),
        ({"why": "Nog eens.", "looker": chain.tom.pk}, "Kies een collega uit de lijst."),
    ):
        assert words in said(client.post(another, wrong))
    assert client.post(another, {"why": "Kent de regels niet.", "looker": chain.karim.pk}).status_code == 302
    look.refresh_from_db()
    assert (look.looker, look.outcome, look.decision) == (chain.karim, "", GIVEN["decision"])
    assert Promise.objects.open().get(kind="give_second_look").person == chain.karim
    given = reverse("second_looks:given", args=[look.pk])
    seen = [case_ready.browser(chain, name).get(given).status_code for name in ("tom", "karim")]
    assert seen == [404, 200]
    assert "Eerder gevraagd: Tom" in said(client.get(page))
    actions.give(look, outcome="stands", reasons="Dit klopt.", at=AT, by=chain.karim)
    assert "Vraag een ander" not in said(client.get(page))


def test_another_is_asked_by_api(chain):
    """S4-12 Only instead of somebody who could not; nobody twice, and never after an answer."""
    incident = case_ready.classified(chain)
    early = actions.mark(incident, matter="debt", standing="open", at=AT, by=chain.sanne)
    client, json = case_ready.browser(chain, "sanne"), {"content_type": "application/json"}

    def ask(look, looker):
        said_it = {"why": "Is ziek.", "looker": looker.pk}
        return client.post(f"/api/v1/second-looks/{look.pk}/another", said_it, **json).json()

    assert ask(early, chain.tom)["code"] == "nobody_asked_yet"
    look = cannot_judge(chain)
    assert ask(look, chain.karim)["looker_id"] == chain.karim.pk
    passed = ask(look, chain.roos)
    assert [one["looker_id"] for one in passed["passed_on"]] == [chain.tom.pk, chain.karim.pk]
    assert Promise.objects.open().get(kind="give_second_look").person == chain.roos
    assert ask(look, chain.tom)["code"] == "looker_was_asked_before"
    look.refresh_from_db()
    actions.give(look, outcome="stands", reasons="Dit klopt.", at=AT, by=chain.roos)
    assert not Promise.objects.open().filter(kind="give_second_look").exists()
    assert ask(look, chain.meryem)["code"] == "second_look_already_given"


def cannot_judge(chain) -> SecondLook:
    """A second look that Tom was asked for and cannot give."""
    look = actions.mark(
        case_ready.classified(chain), matter="benefit", standing="open", at=AT, by=chain.sanne
    )
    actions.ask(look, **GIVEN, looker=chain.tom, at=AT, by=chain.sanne)
    actions.give(look, outcome="cannot_judge", reasons="Ik ken deze regels niet.", at=AT, by=chain.tom)
    return look


def test_second_looks_in_json(chain):
    """S4-08 S4-12 Mark, ask, give; the colleague's answer holds no case."""
    incident = case_ready.classified(chain)
    client, json = case_ready.browser(chain, "sanne"), {"content_type": "application/json"}
    marks = f"/api/v1/incidents/{incident.pk}/second-looks"
    made = client.post(marks, {"matter": "debt", "standing": "unfavourable"}, **json).json()
    asking = f"/api/v1/second-looks/{made['id']}/asking"
    refused = client.post(asking, {**GIVEN, "looker": chain.joris.pk}, **json)
    assert (refused.status_code, refused.json()["code"]) == (409, "looker_was_there")
    assert client.post(asking, {**GIVEN, "looker": chain.tom.pk}, **json).json()["looker_id"] == chain.tom.pk
    tom, given = case_ready.browser(chain, "tom"), f"/api/v1/second-looks/{made['id']}/given"
    assert set(tom.get(given).json()) == {
        "id", "matter", "standing", "decision", "grounds", "outcome", "reasons", "given_at",
    }  # fmt: skip
    assert "incident" not in tom.get("/api/v1/my-work").content.decode().replace("incidents", "")
    assert tom.post(given, {"outcome": "stands", "reasons": "Klopt."}, **json).json()["outcome"] == "stands"
    assert [one["outcome"] for one in client.get(marks).json()] == ["stands"]
    assert case_ready.browser(chain, "ali").get(given).status_code == 404
    assert Incident.objects.count() == 1
