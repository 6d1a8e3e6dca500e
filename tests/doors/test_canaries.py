"""No canary leaves its cage: what somebody may not see is in no page and no answer, whatever door they try."""

import json
import re
from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.db.models import Max
from django.test import Client

from regie.aftercare.models import CarePlan, Feedback, ProfessionalHelp, Talk
from regie.alarms import actions as alarms
from regie.alarms.models import Alarm
from regie.devices.actions import enrol, enrol_panel
from regie.devices.models import Device, Hook, HookDevice, Zone
from regie.drills import actions as drills
from regie.drills.models import Drill
from regie.duty.models import RotaLine
from regie.incidents.models import Complaint, Evidence, Incident, Merge, Originator, Party
from regie.journal.models import Entry
from regie.learning import actions as learning
from regie.learning.models import Calibration
from regie.letters.models import Letter
from regie.notices.models import Notice
from regie.people.models import Assignment, ContactPoint, Person
from regie.people.rules import PERMISSIONS, Role
from regie.places.models import Place
from regie.policies.actions import start_draft
from regie.policies.models import PolicyDraft, PolicyVersion
from regie.privacy.models import BrokenGlass, LegalHold
from regie.privacy.words.looks import why
from regie.reach.actions import add_outlet
from regie.reach.models import Outlet, Trial
from regie.register.models import BroughtIn, SavedView
from regie.responses.models import CareReferral, DamageClaim, LiftRequest, Measure, OrderTalk, PoliceReport
from regie.second_looks import actions as second_looks
from regie.second_looks.models import SecondLook
from regie.visitors import actions as visitors
from regie.visitors.models import Intervention
from regie.visits import actions as visits
from regie.visits.models import Visit
from regie.visits.rules import Times
from tests import make
from tests.access_matrix import ROWS
from tests.built_once import BuiltOnce
from tests.canary import CARE, CASE, sing
from tests.doors.test_doors import OPEN, ROLE_OF, address

# The question is the ORM's own, so one database answers for both; each role takes six seconds.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

# Doors that only take something: learnt at the first 405, which does not depend on who asks.
NOTHING_TO_READ: set[str] = set()
# What the number in an address is the number of; a name that is not here fails the tests.
NUMBERED = {
    "alarm_id": Alarm, "incident_id": Incident, "measure_id": Measure, "request_id": LiftRequest,
    "order_talk_id": OrderTalk, "report_id": PoliceReport, "claim_id": DamageClaim, "referral_id": CareReferral,
    "letter_id": Letter, "plan_id": CarePlan,
    "talk_id": Talk, "feedback_id": Feedback, "complaint_id": Complaint, "notice_id": Notice, "device_id": Device,
    "person_id": Person, "place_id": Place, "version_id": PolicyVersion, "line_id": RotaLine, "role_id": Assignment,
    "zone_id": Zone, "number": Zone, "hook_id": Hook, "named_id": HookDevice, "outlet_id": Outlet,
    "trial_id": Trial, "point_id": ContactPoint, "drill_id": Drill,
    "visit_id": Visit, "look_id": SecondLook, "intervention_id": Intervention, "help_id": ProfessionalHelp,
    "row_id": Incident, "hold_id": LegalHold, "glass_id": BrokenGlass,
    "originator_id": Originator, "evidence_id": Evidence, "merge_id": Merge, "party_id": Party,
    "view_id": SavedView, "draft_id": PolicyDraft, "calibration_id": Calibration,
    "import_id": BroughtIn,
}  # fmt: skip


def built_elsewhere():
    """A whole other chain with a full case in it, and the highest numbers of before."""
    before = newest()
    other = make.chain("Kanarie")
    sing(other, other.site, other.counter, voice="VREEMD")
    enrol(kind="button", name="VREEMD-knop", organisation=other.municipality, at=make.NOW)
    enrol_panel(account="ABCD", name="VREEMD-paneel", organisation=other.municipality, at=make.NOW)
    add_outlet(
        organisation=other.municipality, kind="webhook", name="VREEMD-kanaal", address="https://vreemd.invalid",
        at=make.NOW, by=None,
    )  # fmt: skip
    practised(other)
    stepped_in(other)
    visits.start_visit(
        other.joris, where="VREEMD-adres", note="VREEMD-hond", at=make.NOW,
        times=Times(timedelta(hours=1), timedelta(minutes=30), timedelta(minutes=2)),
    )  # fmt: skip
    start_draft(base=None, text="# VREEMD-beleid", at=make.NOW, by=other.priya)
    asked = learning.Asked(
        title="VREEMD-vraag",
        vignettes=(("VREEMD-situatie", "threat"),),
        closes_on=date(2026, 4, 1),
        smallest_group=5,
    )
    learning.ask(asked, at=make.NOW, by=other.priya)
    other.before = before
    return other


the_other_chain = BuiltOnce(built_elsewhere)


@pytest.fixture
def elsewhere(chain):
    """That chain; nobody of ours has any business there."""
    return the_other_chain()


def stepped_in(other) -> None:
    """Somebody was told to leave there, and a colleague looks again at a decision."""
    told = visitors.SteppedIn(
        outcome="sent_out", place=other.counter, happened_at=make.NOW, ordered_by="VREEMD-bevel", capacity="guard",
        description="VREEMD-jas",
    )  # fmt: skip
    visitors.log_intervention(told, at=make.NOW, by=other.fatima)
    incident = Incident.objects.get(organisation=other.municipality)
    look = second_looks.mark(incident, matter="benefit", standing="open", at=make.NOW, by=other.sanne)
    second_looks.ask(
        look, decision="VREEMD-besluit", grounds="VREEMD-grond", looker=other.tom, at=make.NOW, by=other.sanne
    )


def practised(other) -> None:
    """A drill there, with its lessons."""
    wanted = drills.Plan(
        place=other.counter,
        opens_at=make.NOW,
        until=make.NOW + timedelta(minutes=5),
        purpose="VREEMD-oefening",
    )
    drill = drills.plan(wanted, at=make.NOW, by=other.priya)
    alarm = drills.begin(drill, at=make.NOW, by=other.priya)
    alarms.take_charge(alarm, at=make.NOW, by=other.sanne)
    alarms.stand_down(alarm, outcome="drill", at=make.NOW, by=other.sanne)
    drill = Drill.objects.with_alarm().get(pk=drill.pk)
    drills.evaluate(drill, well="VREEMD-goed", better="VREEMD-beter", at=make.NOW, by=other.priya)


def newest() -> dict[str, int]:
    """The highest number of each kind that there is now."""
    return {
        name: model.objects.aggregate(highest=Max("pk"))["highest"] or 0 for name, model in NUMBERED.items()
    }


def every_page(client: Client, role: Role, *, after: dict[str, int]):
    """Every page that this role's doors lead to, with every number that came after: (address, the whole answer).

    A door that is shut for a role is shut for every number: test_doors tries those, with a number that nothing has.
    """
    for route in ROWS:
        if route in NOTHING_TO_READ or is_shut(route, role):
            continue
        for one in sorted(addresses(route, after)):
            answer = client.get(one)
            if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
                NOTHING_TO_READ.add(route)
                break
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            yield one, body.decode("utf-8", "replace") + json.dumps(dict(answer.headers))


def is_shut(route: str, role: Role) -> bool:
    """Whether this role has no key to this door at all."""
    return ROWS[route] not in (*OPEN, "log-in") and role not in PERMISSIONS[ROWS[route]]


def addresses(route: str, after: dict[str, int]) -> set[str]:
    """The route with the number of every row that it can be about, seen by us or not."""
    names = re.findall(r"<int:([a-z_]+)>", route)
    if not names:
        return {address(route)}
    rows = NUMBERED[names[0]].objects.filter(pk__gt=after[names[0]])
    return {address(route, pk) for pk in rows.values_list("pk", flat=True)}


# In the own organisation, at another site: whose role covers that site may read the case; care has other readers.
READS_THE_CASE = {"priya", "ingrid"}
GIVES_CARE = {"wim"}


@pytest.mark.parametrize("name", ROLE_OF)
def test_no_canary_leaves_its_cage(chain, elsewhere, name):
    """S2-24 S4-24 S3-12 S1-08 (I-22): every door, every number, every role of our own chain.

    Nothing of another chain is seen. In the own organisation the case is for who handles it, the care for who gives
    it, neither for the other.
    """
    sing(chain, chain.elsewhere, chain.elsewhere, voice="EIGEN", affected="tom", leader="els")
    client = Client()
    client.force_login(chain.people[name])
    pages = dict(every_page(client, ROLE_OF[name], after=elsewhere.before))
    assert [one for one, text in pages.items() if "VREEMD" in text] == []
    sees = {voice for voice in (CASE, CARE) if any(f"EIGEN-{voice}" in text for text in pages.values())}
    assert sees == ({CASE} if name in READS_THE_CASE else set()) | ({CARE} if name in GIVES_CARE else set())
    looked = Entry.objects.filter(kind="journal.Looked").values_list("data__purpose", flat=True).distinct()
    assert [purpose for purpose in looked if why(purpose) == purpose] == [], "says no person for what"


def test_a_look_at_a_case_is_in_the_journal_before_the_answer(chain):
    """S2-24: no log, no data."""
    incident = sing(chain, chain.elsewhere, chain.elsewhere, voice="EIGEN", affected="tom", leader="els")
    client = Client()
    client.force_login(chain.priya)
    client.get(f"/incidents/{incident.pk}/")
    looks = Entry.objects.filter(
        kind="journal.Looked", subject=incident.subject, actor=f"person:{chain.priya.pk}"
    )
    assert looks.exists()


def test_what_is_not_there_and_what_is_not_yours_look_the_same(chain, elsewhere):
    """S2-24: an answer must not tell that something exists."""
    client = Client()
    client.force_login(chain.sanne)
    foreign = Incident.objects.exclude(organisation=chain.municipality).first()
    hidden, missing = client.get(f"/incidents/{foreign.pk}/"), client.get("/incidents/999999/")
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert still(hidden, foreign.pk) == still(missing, 999999)


def still(answer, number: int) -> str:
    """A page without what differs at every request: the key of its forms, and the number that was asked for."""
    text = answer.content.decode().replace(f"/{number}/", "/")
    return re.sub(r'(csrfmiddlewaretoken" value|csrf-token" content|nonce)="[^"]+"', "", text)
