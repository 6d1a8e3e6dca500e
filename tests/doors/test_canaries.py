"""No canary leaves its cage: what somebody may not see is in no page and no answer, whatever door they try."""

import json

import pytest
from django.test import Client

from regie.aftercare.models import CarePlan, Feedback, Talk
from regie.alarms.models import Alarm
from regie.devices.actions import enrol, enrol_panel
from regie.devices.models import Device
from regie.incidents.models import Complaint, Draft, Incident
from regie.journal.models import Entry
from regie.letters.models import Letter
from regie.notices.models import Notice
from regie.responses.models import Measure
from tests import make
from tests.access_matrix import ROWS
from tests.canary import CARE, CASE, sing
from tests.doors.test_doors import ROLE_OF, address

pytestmark = pytest.mark.django_db

# What a number in an address can be the number of.
NUMBERED = (Alarm, Incident, Measure, Letter, CarePlan, Talk, Feedback, Complaint, Notice, Draft, Device)


@pytest.fixture
def elsewhere(chain):
    """A whole other chain with a full case in it; nobody of ours has any business there."""
    other = make.chain("Kanarie")
    sing(other, other.site, other.counter, voice="VREEMD")
    enrol(kind="button", name="VREEMD-knop", organisation=other.municipality, at=make.NOW)
    enrol_panel(account="ABCD", name="VREEMD-paneel", organisation=other.municipality, at=make.NOW)
    return other


def every_page(client: Client, numbers: set[int]):
    """Every GET door with every number: (address, the whole answer as text)."""
    for route in ROWS:
        wanted = {address(route, number) for number in numbers} if "<int" in route else {address(route)}
        for one in sorted(wanted):
            answer = client.get(one, raise_request_exception=False)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            yield one, answer.status_code, body.decode("utf-8", "replace") + json.dumps(dict(answer.headers))


def numbers_of(*models) -> set[int]:
    """Every number that a row of these has."""
    return {pk for model in models for pk in model.objects.values_list("pk", flat=True)}


@pytest.mark.parametrize("name", ROLE_OF)
def test_nothing_of_another_chain_is_seen(chain, elsewhere, name):
    """S2-24 S4-24 (I-22): every door, every number, every role of our own chain."""
    client = Client()
    client.force_login(chain.people[name])
    seen = [one for one, _, text in every_page(client, numbers_of(*NUMBERED)) if "VREEMD" in text]
    assert seen == []


# In the own organisation, at another site: whose role covers that site may read the case; care has other readers.
READS_THE_CASE = {"priya", "ingrid"}
GIVES_CARE = {"wim"}


@pytest.mark.parametrize("name", ROLE_OF)
def test_in_the_own_organisation_only_the_role_opens_the_case(chain, name):
    """S2-24 S3-12 S1-08 (I-22): the case for who handles it, the care for who gives it, neither for the other."""
    sing(chain, chain.elsewhere, chain.elsewhere, voice="EIGEN", affected="tom", leader="els")
    client = Client()
    client.force_login(chain.people[name])
    pages = list(every_page(client, numbers_of(*NUMBERED)))
    sees = {voice for voice in (CASE, CARE) if any(f"EIGEN-{voice}" in text for _, _, text in pages)}
    assert sees == ({CASE} if name in READS_THE_CASE else set()) | ({CARE} if name in GIVES_CARE else set())


def test_a_look_at_a_case_is_in_the_journal_before_the_answer(chain):
    """S2-24: no log, no data."""
    incident = sing(chain, chain.elsewhere, chain.elsewhere, voice="EIGEN", affected="tom", leader="els")
    client = Client()
    client.force_login(chain.priya)
    client.get(f"/incidents/{incident.pk}/")
    looks = Entry.objects.filter(kind="journal.Looked", subject=incident.subject, actor=f"person:{chain.priya.pk}")
    assert looks.exists()


def test_what_is_not_there_and_what_is_not_yours_look_the_same(chain, elsewhere):
    """S2-24: an answer must not tell that something exists."""
    client = Client()
    client.force_login(chain.sanne)
    foreign = Incident.objects.exclude(organisation=chain.municipality).first()
    hidden, missing = client.get(f"/incidents/{foreign.pk}/"), client.get("/incidents/999999/")
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert hidden.content.replace(str(foreign.pk).encode(), b"") == missing.content.replace(b"999999", b"") or len(
        hidden.content
    ) == len(missing.content)
