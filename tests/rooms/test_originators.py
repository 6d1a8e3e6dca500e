"""The citizen's record: sealed for its row, found by exact name or number, opened for a purpose, merged by people."""

import json
from datetime import date

import pytest
from django.db import connection

from regie import vault
from regie.incidents import actions, queries
from regie.incidents.models import Incident, Merge, Originator, OriginatorKey
from regie.journal.models import Entry
from regie.refusal import Refused
from tests import case_ready, make
from tests.case_ready import AT, classified, person, reported

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_the_desk(monkeypatch):
    """The pages are opened a day later."""
    monkeypatch.setattr("regie.web.middleware.moment.now", lambda: AT)


def by_name(chain, name: str) -> list[Originator]:
    return actions.look_up(
        organisations=[chain.municipality], purpose="response", name=name, at=AT, by=person(chain, "priya")
    )


def test_a_name_stands_nowhere_in_plain_text(chain):
    """S2-24: sealed for its own row, so that it opens for no other; and found all the same."""
    one = reported(chain, citizen="Zonnebloem Quist").originator
    other = reported(chain, citizen="Zaak 99-881").originator
    with connection.cursor() as cursor:
        for table in ("regie_originator", "regie_originatorkey", "regie_journal_entry", "regie_entry"):
            if table in connection.introspection.table_names():
                cursor.execute(f"SELECT * FROM {table}")
                assert "onnebloem" not in repr(cursor.fetchall()).lower()
    assert (one.label, other.label) == ("Zonnebloem Quist", "Zaak 99-881")
    Originator.objects.filter(pk=other.pk).update(sealed=one.sealed)
    moved = Originator.objects.get(pk=other.pk)
    assert (moved.label, moved.known["unreadable"]) == ("niet leesbaar", "yes")
    assert [found.pk for found in by_name(chain, "QUIST, Zonnebloem")] == [one.pk]
    assert by_name(chain, "Zonnebloem") == []


def test_an_older_secret_still_opens_and_finds(chain, settings):
    """S2-24: a secret can be changed; without the old one the row says so and breaks nothing."""
    one = reported(chain, citizen="Zonnebloem Quist").originator
    older, settings.SECRET_KEY = settings.SECRET_KEY, "een nieuw geheim van de installatie"
    assert Originator.objects.get(pk=one.pk).label == "niet leesbaar"
    settings.SECRET_KEY_FALLBACKS = [older]
    assert Originator.objects.get(pk=one.pk).label == "Zonnebloem Quist"
    assert [found.pk for found in by_name(chain, "Zonnebloem Quist")] == [one.pk]
    with pytest.raises(vault.Unreadable):
        vault.unseal_words_for("originator:1", "geen zegel")


def test_nobody_looks_without_a_purpose(chain):
    """S2-24 (U22): the record opens for who may read the case, with a purpose, and the look is written first."""
    incident = classified(chain, citizen="Zonnebloem Quist")
    page = f"/incidents/originators/{incident.originator_id}/"
    sanne = case_ready.browser(chain, "sanne")
    assert "Zonnebloem" not in sanne.get(page).content.decode()
    assert sanne.post(f"{page}look/", {"purpose": ""}).status_code == 422
    assert not looks(incident.originator)
    shown = sanne.post(f"{page}look/", {"purpose": "response"}, follow=True).content.decode()
    assert "Zonnebloem Quist" in shown
    assert incident.reference in shown
    assert looks(incident.originator) == [(f"person:{chain.sanne.pk}", "originator.response")]
    assert case_ready.browser(chain, "els").get(page).status_code == 404
    assert case_ready.browser(chain, "joris").get(page).status_code == 403


def looks(originator) -> list[tuple[str, str]]:
    entries = Entry.objects.filter(kind="journal.Looked", subject=originator.subject).order_by("id")
    return [(entry.actor, entry.data["purpose"]) for entry in entries]


def test_looking_somebody_up(chain):
    """S2-24 U22: exact name or number, a day of birth narrows; the journal says that, and never which words."""
    one = reported(chain, citizen="Zonnebloem Quist").originator
    reported(chain, citizen="Iemand Anders")
    priya = case_ready.browser(chain, "priya")
    asked = {"purpose": "contact", "name": "zonnebloem QUIST", "birth_date": "1980-02-01"}
    assert (
        f"/incidents/originators/{one.pk}/" in priya.post("/incidents/originators/", asked).content.decode()
    )
    actions.mend_originator(
        one,
        name="Zonnebloem Quist",
        birth_date=date(1981, 1, 1),
        case_number="",
        details="",
        at=AT,
        by=chain.priya,
    )
    assert "Niemand gevonden" in priya.post("/incidents/originators/", asked).content.decode()
    sought = Entry.objects.filter(kind="incidents.OriginatorSought").order_by("id")
    assert [(entry.data["purpose"], entry.data["found"]) for entry in sought] == [
        ("contact", 1),
        ("contact", 0),
    ]
    assert "onnebloem" not in json.dumps([entry.data for entry in Entry.objects.all()])
    assert priya.post("/incidents/originators/", {"purpose": "contact"}).status_code == 422
    other = make.chain("Kanarie")
    assert (
        queries.originators.found({"name": "quist zonnebloem"}, organisation_id=other.municipality.pk) == []
    )


def test_only_a_person_puts_records_together_and_it_can_be_undone(chain):
    """S2-24 G13: the same name is proposed, a person decides with a reason, and nothing is counted."""
    first = classified(chain, citizen="Zonnebloem Quist")
    second = reported(chain, citizen="Z. Quist")
    third = reported(chain, citizen="Quist Zonnebloem", by="meryem")
    assert queries.earlier_of(first, person=chain.sanne) == []
    record = queries.record_of(first.originator, person=chain.priya)
    assert [one.originator.pk for one in record.perhaps] == [third.originator_id]
    assert [case.reference for case in record.perhaps[0].earlier] == [third.reference]
    assert queries.record_of(first.originator, person=chain.sanne).perhaps == []
    priya = case_ready.browser(chain, "priya")
    page = f"/incidents/originators/{first.originator_id}/"
    priya.post(f"{page}look/", {"purpose": "mend"})
    said = {"other": third.originator_id, "reason": "Zelfde man, zegt Meryem."}
    assert priya.post(f"{page}merging/", {**said, "reason": ""}, follow=True).status_code == 200
    assert not Merge.objects.exists()
    assert "Zelfde man" in priya.post(f"{page}merging/", said, follow=True).content.decode()
    with pytest.raises(Refused, match="already_one_record"):
        actions.merge(third.originator, first.originator, reason="nog eens", at=AT, by=chain.priya)
    actions.merge(second.originator, third.originator, reason="Zelfde zaak.", at=AT, by=chain.priya)
    assert {one.id for one in queries.earlier_of(first, person=chain.sanne)} == {second.pk, third.pk}
    assert Incident.objects.get(pk=third.pk).originator_id == third.originator_id
    assert queries.earlier_of(first, person=chain.els) == []


def test_two_citizens_after_all(chain):
    """S2-24: what somebody put together can be parted again, with a trail; each has its own incidents then."""
    first, third = reported(chain, citizen="Quist"), reported(chain, citizen="Quist", by="meryem")
    made = actions.merge(first.originator, third.originator, reason="Zelfde zaak.", at=AT, by=chain.priya)
    case_ready.browser(chain, "priya").post(
        f"/incidents/originators/merges/{made.pk}/parting/", {"reason": "Toch een neef."}
    )
    assert queries.earlier_of(third, person=chain.sanne) == []
    made.refresh_from_db()
    assert (made.undone_by.name, made.undone_reason) == ("Priya", "Toch een neef.")
    with pytest.raises(Refused, match="already_parted"):
        actions.part(made, reason="nog eens", at=AT, by=chain.priya)


def test_the_same_verbs_in_json(chain):
    """S2-24 S4-02: what the screen does."""
    one, other = (reported(chain, citizen="Zonnebloem Quist").originator for _ in range(2))
    api = case_ready.browser(chain, "priya")

    def send(path: str, method="post", **said):
        return getattr(api, method)(f"/api/v1/originators/{path}", said, content_type="application/json")

    assert send("look-ups", name="Quist").status_code == 400
    found = send("look-ups", name="Quist Zonnebloem", purpose="rights").json()
    assert {row["id"] for row in found} == {one.pk, other.pk}
    assert send("look-ups", birth_date="1980-02-01", purpose="rights").status_code == 409
    assert send(f"{one.pk}/details", "put", name="Zonnebloem Quist", case_number="Z 881").status_code == 204
    assert send(f"{one.pk}/looks", purpose="rights").json()["known"] == {
        "name": "Zonnebloem Quist", "case_number": "Z 881",
    }  # fmt: skip
    merged = send(f"{one.pk}/merges", other=other.pk, reason="Zelfde persoon.").json()
    assert (merged["kept"], merged["merged"]) == (one.pk, other.pk)
    assert send(f"merges/{merged['id']}/parting", reason="Toch niet.").status_code == 204
    assert send(f"merges/{merged['id']}/parting", reason="Toch niet.").status_code == 409
    assert OriginatorKey.objects.filter(originator=one).count() == 2
