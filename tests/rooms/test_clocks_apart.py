"""Response, letters, citizen, colleague and visit: each is forgotten by its own clocks, and no figure changes."""

from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from regie.incidents.models import Incident, Originator
from regie.journal.models import Entry
from regie.letters import actions as letters
from regie.letters.models import Letter
from regie.people import actions as people
from regie.people.models import ContactPoint, Person
from regie.policies.actions import import_pack
from regie.policies.rules import LOCAL
from regie.privacy import actions
from regie.privacy.models import Erasure, LegalHold
from regie.privacy.queries import due
from regie.privacy.queries.figures import figures
from regie.refusal import Refused
from regie.visits import actions as visits
from regie.visits.models import Visit
from regie.visits.rules import Times
from tests import make
from tests.built_once import BuiltOnce
from tests.case_ready import AT, decided

pytestmark = pytest.mark.django_db
TERMS = (
    ("incident", 3, "closed", 3), ("response", 5, "ended", 5), ("letter", 8, "sent", 8), ("originator", 2, "closed", 2),
    ("staff", 1, "left", 2), ("visit", 1, "came_back", 1),
)  # fmt: skip
YEARS = {years: AT + timedelta(days=366 * years) for years in (1, 3, 6, 9, 12)}


@BuiltOnce
def short_terms() -> make.Chain:
    """Case three years, response five, letters eight, the citizen two, staff one and in the archive two."""
    made = make.chain(policy=False)
    before, _, rest = make.EXAMPLE.read_text(encoding="utf-8").partition("retention:\n")
    lines = [
        f"  - {{record: {record}, keep: {keep} jaar, counted_from: {since}, archive: {archive} jaar}}"
        for record, keep, since, archive in TERMS
    ]
    after = [line for line in rest.splitlines() if not line.startswith("  - {record:")]
    text = "\n".join([f"{before}retention:", *lines, *after])
    import_pack(organisation=made.municipality, text=text, at=make.NOW, by=None)
    return made


@pytest.fixture
def chain(db) -> make.Chain:
    return short_terms()


def closed_case(chain) -> Incident:
    """A case with a ban that ended, a letter that left, and a close."""
    measure = decided(chain)
    letter = Letter.objects.get(measure=measure)
    words = {
        "subject": letter.subject,
        "body": letter.body,
        "addressee": "De heer Jansen",
        "contact": "Balie, 14 000",
    }
    letters.edit(letter, **words, at=AT, by=chain.ingrid)
    letters.approve(letter, at=AT, by=chain.sanne)
    letters.send(letter, how="post", at=AT, by=chain.ingrid)
    Incident.objects.filter(pk=measure.incident_id).update(closed_at=AT)
    return Incident.objects.get(pk=measure.incident_id)


def standing(chain, root: str, row, at) -> str:
    """How one record stands at that moment."""
    return due.stands(root, due.root_of(root, row.pk, person=chain.ingrid), at=at).value


def erase(chain, root: str, row, at, reason: str = "") -> Erasure:
    """Ingrid erases it."""
    return actions.erase(root=root, row_id=row.pk, reason=reason, at=at, by=chain.ingrid)


def test_each_part_of_a_case_goes_by_its_own_clock(chain):
    """S2-24 U41: the case is due and goes; its response and letter stay until theirs; the figures never change."""
    case = closed_case(chain)
    before = figures(case.organisation)
    at = YEARS[3] + timedelta(days=10)
    assert [standing(chain, root, case, at) for root in ("incident", "response", "letter")] == [
        "due",
        "runs",
        "runs",
    ]
    erase(chain, "incident", case, at)
    case.refresh_from_db()
    measure, letter = case.measures.get(), Letter.objects.get(incident=case)
    assert (case.story, bool(measure.why), bool(letter.body)) == ("", True, True)
    assert list(Erasure.objects.values_list("root", flat=True)) == ["incident"]

    assert standing(chain, "response", case, YEARS[6]) == "due"
    assert [one.root for one in due.due_list(chain.ingrid, at=YEARS[6]) if one.row_id == case.pk] == [
        "response"
    ]
    erase(chain, "response", case, YEARS[6])
    measure.refresh_from_db()
    letter.refresh_from_db()
    assert (measure.why, measure.kind, bool(letter.body)) == ("", "building_ban", True)
    erase(chain, "letter", case, YEARS[9])
    letter.refresh_from_db()
    assert (letter.body, letter.pdf) == ("", None) or (letter.body, bytes(letter.pdf or b"")) == ("", b"")
    assert figures(case.organisation) == before


def test_a_case_takes_along_what_may_go_too(chain):
    """U41: when their clocks have passed as well, response and letters go in one decision; a line of each stays."""
    case = closed_case(chain)
    erase(chain, "incident", case, YEARS[9])
    assert sorted(Erasure.objects.values_list("root", flat=True)) == ["incident", "letter", "response"]
    assert case.measures.get().why == ""
    with pytest.raises(Refused, match="erased_already"):
        erase(chain, "letter", case, YEARS[9])


def test_a_hold_lasts_to_the_end_of_its_day_in_the_netherlands(chain):
    """S2-24 U41: half past midnight there is still yesterday in Greenwich, and the hold is over all the same."""
    case = closed_case(chain)
    actions.hold(case, reason="Beroep.", until=YEARS[9].date(), at=AT, by=chain.ingrid)
    midnight = datetime.combine(YEARS[9].date() + timedelta(days=1), time.min, tzinfo=LOCAL)
    assert standing(chain, "incident", case, midnight - timedelta(minutes=1)) == "held"
    assert standing(chain, "incident", case, midnight + timedelta(minutes=30)) == "due"


def test_a_citizen_is_forgotten_before_the_case(chain):
    """S2-24 U41: two years after the last case closed; not while one is open, and not while one is held."""
    case = closed_case(chain)
    citizen = case.originator
    assert standing(chain, "originator", citizen, YEARS[1]) == "runs"
    assert standing(chain, "originator", citizen, YEARS[3]) == "due"
    held = actions.hold(case, reason="Beroep.", until=None, at=AT, by=chain.ingrid)
    assert standing(chain, "originator", citizen, YEARS[3]) == "held"
    actions.lift_hold(held, at=AT, by=chain.ingrid)
    erase(chain, "originator", citizen, YEARS[3])
    assert Originator.objects.get(pk=citizen.pk).label == ""
    assert not citizen.keys.exists()
    case.refresh_from_db()
    assert case.story != ""
    Incident.objects.filter(pk=case.pk).update(closed_at=None)
    other = Originator.objects.create(organisation=case.organisation, sealed="x")
    Incident.objects.filter(pk=case.pk).update(originator=other)
    with pytest.raises(Refused, match="not_over_yet"):
        erase(chain, "originator", other, YEARS[3], "op verzoek")


def test_who_left_becomes_a_number(chain):
    """S2-24 U41: two clocks, a hold, and then name, log-in and ways to reach them are gone; what they did stays."""
    case = closed_case(chain)
    before = figures(case.organisation)
    sanne = chain.sanne
    with pytest.raises(Refused, match="not_over_yet"):
        erase(chain, "staff", sanne, YEARS[12], "wil weg")
    ContactPoint.objects.create(person=sanne, channel="sms", address="06-kanarie")
    people.let_go(sanne, at=AT, by=chain.bea)
    assert standing(chain, "staff", sanne, YEARS[1]) == "archive_runs"
    assert standing(chain, "staff", sanne, YEARS[3]) == "due"
    assert ("staff", "Sanne") in [(one.root, one.title) for one in due.due_list(chain.ingrid, at=YEARS[3])]

    held_on_the_screen(chain, sanne)
    erase(chain, "staff", sanne, YEARS[3])
    gone = Person.objects.get(pk=sanne.pk)
    assert (gone.username, gone.name, gone.has_usable_password()) == (
        f"weg-{sanne.pk}", f"Oud-medewerker {sanne.pk}", False,
    )  # fmt: skip
    assert not gone.contact_points.exists()
    assert case.classifications.get().person == gone
    assert figures(case.organisation) == before
    with pytest.raises(Refused, match="erased_already"):
        erase(chain, "staff", sanne, YEARS[3])


def held_on_the_screen(chain, sanne: Person) -> None:
    """Held with a reason, so nobody erases; and let go again."""
    ingrid, hold = Client(), f"/privacy/holds/staff/{sanne.pk}/"
    ingrid.force_login(chain.ingrid)
    ingrid.post(hold, {"reason": "Een klacht loopt."})
    with pytest.raises(Refused, match="held"):
        erase(chain, "staff", sanne, YEARS[3])
    page = ingrid.get(f"/privacy/erasures/staff/{sanne.pk}/").content.decode()
    assert ("Een klacht loopt." in page, "Laat dit weer los" in page) == (True, True)
    ingrid.post(f"/privacy/holds/{LegalHold.objects.get().pk}/lifting/")


def test_who_was_on_a_visit_is_forgotten(chain):
    """S2-24 U41: its words went when it was over, who was out goes with its term; not while somebody is out."""
    times = Times(timedelta(hours=1), timedelta(minutes=30), timedelta(minutes=2))
    visit = visits.start_visit(chain.joris, where="Kanariestraat 1", note="Hond.", times=times, at=make.NOW)
    with pytest.raises(Refused, match="not_over_yet"):
        erase(chain, "visit", visit, AT, "op verzoek")
    while visits.move(Visit.objects.get(pk=visit.pk), at=AT):
        pass
    assert Visit.objects.get(pk=visit.pk).person == chain.joris
    listed = [(one.root, one.row_id) for one in due.due_list(chain.ingrid, at=YEARS[3])]
    assert ("visit", visit.pk) in listed
    erase(chain, "visit", visit, YEARS[3])
    now = Visit.objects.get(pk=visit.pk)
    assert (now.where, now.note, now.person, now.expired_at) == ("", "", None, AT)
    assert now.expiry.alarm.presser == chain.joris
    assert ("visit", visit.pk) not in [
        (one.root, one.row_id) for one in due.due_list(chain.ingrid, at=YEARS[3])
    ]


def test_a_case_behind_glass_is_read_by_program_too(house):
    """U43 S3-13: the same hour, the same log; not by another, and not when the time is over."""
    chain = house.chain
    incident = decided(chain).incident
    glass = actions.break_glass(incident, reason="Hij staat nu aan de balie.", at=AT, by=chain.els)
    els, karim, door = Client(), Client(), f"/api/v1/privacy/glass/{glass.pk}"
    els.force_login(chain.els)
    karim.force_login(chain.karim)
    assert karim.get(door).status_code == 404
    late = els.get(door)
    assert (late.status_code, late.json()["code"]) == (409, "glass_is_closed")
    now = timezone.now()
    again = actions.break_glass(incident, reason="Hij staat er weer.", at=now, by=chain.els)
    seen = els.get(f"/api/v1/privacy/glass/{again.pk}")
    assert (seen.status_code, seen.json()["story"]) == (200, "Hij dreigde.")
    assert Entry.objects.filter(
        kind="journal.Looked", subject=incident.subject, data__purpose="broken glass"
    ).exists()
