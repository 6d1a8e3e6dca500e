"""Care, feedback and messages on the screen and through the API: who sees what, and what is written down."""

from datetime import timedelta

import pytest
from django.utils import timezone

from regie.aftercare import actions
from regie.aftercare.models import CarePlan, Feedback
from regie.incidents import actions as incidents
from regie.incidents.models import Incident
from regie.journal.actions import run_due_errands
from regie.journal.models import Entry
from regie.notices import actions as notices
from regie.notices.models import Notice, Promise
from tests import make
from tests.built_once import BuiltOnce
from tests.pages import browser

pytestmark = pytest.mark.django_db
STORY, CITIZEN = "Hij riep kanarievogel.", "Kanarie Kobus"


chain_of_today = BuiltOnce(lambda: make.chain(at=timezone.now()))


@pytest.fixture
def now():
    """The pages read the real clock."""
    return timezone.now()


@pytest.fixture
def chain(db):
    """The chain, with a policy that is in force today."""
    return chain_of_today()


@pytest.fixture
def incident(chain, now) -> Incident:
    """Joris reported something with a name in it."""
    told = incidents.Report(
        happened_at=now - timedelta(hours=1), place=chain.counter, affected=chain.joris, story=STORY,
        behaviours=("scolding",), originator_label=CITIZEN, feeling="shaken", need="colleague",
    )  # fmt: skip
    made, _is_new = incidents.report(told, at=now, by=chain.joris)
    run_due_errands(at=now)
    return made


@pytest.fixture
def plan(incident) -> CarePlan:
    """The care for Joris."""
    return CarePlan.objects.get(incident=incident)


def looks(subject: str) -> list[str]:
    """Who looked at this, in order."""
    return list(
        Entry.objects.filter(kind="journal.Looked", subject=subject)
        .order_by("id")
        .values_list("actor", flat=True)
    )


def test_a_page_of_care_shows_no_case(chain, plan):
    """S1-21 S2-24: a carer sees when, where and how somebody is; not the story, not the citizen."""
    talk = plan.talks.get(kind="first_talk")
    for address in ("/aftercare/", f"/aftercare/{plan.pk}/", f"/aftercare/talks/{talk.pk}/holding/"):
        page = browser(chain.wim).get(address).content.decode()
        assert "Joris" in page
        assert STORY not in page
        assert CITIZEN not in page
    assert "geschrokken" in page
    assert "Balie 3, Begane grond, Werkplein" in page
    assert looks(plan.subject) == [f"person:{chain.wim.pk}"] * 3


def test_one_s_own_care_is_nobody_s_business(chain, plan):
    """S1-21: looking at your own plan is not written down."""
    page = browser(chain.joris).get(f"/aftercare/{plan.pk}/").content.decode()
    assert "Er komt iemand naar je toe." in page
    assert looks(plan.subject) == []


@pytest.mark.parametrize(
    "name", ["meryem", "tom", "els", "priya", "ingrid", "omar", "dirk", "bea", "fatima", "peter"]
)
def test_others_do_not_see_that_there_is_care(chain, plan, name):
    """S1-21 S2-24: for everybody else the page is not there."""
    client = browser(chain.people[name])
    assert client.get(f"/aftercare/{plan.pk}/").status_code == 404
    assert client.get(f"/api/v1/care-plans/{plan.pk}").status_code in (403, 404)
    assert client.post(f"/aftercare/talks/{plan.talks.first().pk}/declining/").status_code == 404


def test_care_on_the_screen_from_row_to_done(chain, plan):
    """S1-21 S2-05: one tap from the row, one button on the page."""
    client = browser(chain.sanne)
    assert "/aftercare/talks/" in client.get("/").content.decode()
    client.post(f"/aftercare/{plan.pk}/carer/")
    assert "Praat met Joris" in client.get(f"/aftercare/{plan.pk}/").content.decode()
    first = plan.talks.get(kind="first_talk")
    answer = client.post(f"/aftercare/talks/{first.pk}/holding/", {"note": "Hij slaapt slecht."}, follow=True)
    assert "Hij slaapt slecht." in answer.content.decode()
    assert "Hij slaapt slecht." in browser(chain.joris).get(f"/aftercare/{plan.pk}/").content.decode()
    assert browser(chain.karim).post(f"/aftercare/{plan.pk}/carer/").status_code == 409


def test_a_talk_in_the_future_says_so_and_keeps_what_was_typed(chain, plan, now):
    """S1-21: a rule that says no is a sentence."""
    first = plan.talks.get(kind="first_talk")
    held = (timezone.localtime(now) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    answer = browser(chain.sanne).post(f"/aftercare/talks/{first.pk}/holding/", {"held_at": held})
    assert answer.status_code == 409
    assert "Dat moment moet nog komen" in answer.content.decode()


def test_the_employee_says_no_thanks(chain, plan):
    """S1-21: care is offered, never forced."""
    first = plan.talks.get(kind="first_talk")
    answer = browser(chain.joris).post(f"/aftercare/talks/{first.pk}/declining/", follow=True)
    assert "Wil je later toch praten" in answer.content.decode()
    assert Promise.objects.get(subject=first.subject).dropped_at


def test_feedback_on_the_screen_and_back(chain, incident):
    """S1-23: told with the decision in view, read by the reporter, answered in the same place."""
    teller, reporter = browser(chain.sanne), browser(chain.joris)
    assert "Nog niet beoordeeld" in teller.get(f"/aftercare/feedback/{incident.pk}/").content.decode()
    empty = teller.post(f"/aftercare/feedback/{incident.pk}/", {"text": ""})
    assert empty.status_code == 200
    assert not Feedback.objects.exists()
    page = teller.post(f"/aftercare/feedback/{incident.pk}/", {"text": "We spraken hem aan."}, follow=True)
    assert "Joris weet wat er is gedaan" in page.content.decode()
    assert looks(incident.subject)

    told = Feedback.objects.get()
    assert "Nieuws voor jou" in reporter.get("/").content.decode()
    assert "We spraken hem aan." in reporter.get(f"/aftercare/answers/{told.pk}/").content.decode()
    assert not Notice.objects.filter(person=chain.joris, kind="feedback", read_at=None).exists()
    reporter.post(f"/aftercare/answers/{told.pk}/", {"answer": "Fijn."})
    assert "Fijn." in teller.get(f"/aftercare/feedback/{incident.pk}/").content.decode()
    assert browser(chain.meryem).get(f"/aftercare/answers/{told.pk}/").status_code == 404


def test_the_reporter_sees_it_on_the_page_of_the_report(chain, incident, now):
    """S1-23 F083: care, promises and what was told stand together."""
    actions.give_feedback(incident, text="Gesproken.", about="classified", at=now, by=chain.sanne)
    page = browser(chain.joris).get(f"/incidents/{incident.pk}/status/", follow=True).content.decode()
    assert "Sanne vertelde wat er is gedaan" in page
    assert "Bekijk je opvang" in page


def test_messages_are_read_by_opening_them(chain, now):
    """S1-23: a message leads to its page and counts as read from then on."""
    notice = notices.tell(person=chain.joris, kind="decided", link="/incidents/7/status/", at=now)
    client = browser(chain.joris)
    assert "Er is besloten over je melding." in client.get("/notices/").content.decode()
    assert client.post(f"/notices/{notice.pk}/reading/").url == "/incidents/7/status/"
    assert "Je hebt alles gelezen." in client.get("/notices/").content.decode()
    assert browser(chain.sanne).post(f"/notices/{notice.pk}/reading/").status_code == 404


def test_the_count_of_promises_names_nobody(chain, incident):
    """S1-29 S1-23: a team lead sees how promises are kept, without a name."""
    page = browser(chain.sanne).get("/notices/promises/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert "Nazorggesprek" in main
    assert "Joris" not in main
    assert browser(chain.joris).get("/notices/promises/").status_code == 403


@pytest.mark.parametrize("many", [1, 3])
def test_a_list_of_care_costs_a_fixed_number_of_questions(chain, now, django_assert_max_num_queries, many):
    """S2-05: the page stays quick when there is much to do."""
    for _number in range(many):
        told = incidents.Report(happened_at=now, place=chain.counter, affected=chain.joris, story=STORY)
        incidents.report(told, at=now, by=chain.joris)
    run_due_errands(at=now)
    client = browser(chain.wim)
    with django_assert_max_num_queries(16):
        client.get("/aftercare/")


# The API


def test_the_same_verbs_in_json(chain, plan, incident):
    """S1-21 S1-23: everything that the screen can, a program can."""
    carer, reporter = browser(chain.sanne), browser(chain.joris)
    (row,) = carer.get("/api/v1/care-plans").json()["results"]
    assert (row["person"]["name"], row["carer"], len(row["talks"])) == ("Joris", None, 4)
    assert not {"story", "originator", "incident"} & set(row)
    assert carer.post(f"/api/v1/care-plans/{plan.pk}/carer").json()["carer"]["name"] == "Sanne"
    first = plan.talks.get(kind="first_talk")
    held = carer.post(
        f"/api/v1/talks/{first.pk}/holding", {"note": "Rustig."}, content_type="application/json"
    )
    assert (held.status_code, held.json()["held_by"]["name"]) == (200, "Sanne")
    assert (
        carer.post(f"/api/v1/talks/{first.pk}/holding", {}, content_type="application/json").status_code
        == 409
    )
    second = plan.talks.get(kind="second_talk")
    assert reporter.post(f"/api/v1/talks/{second.pk}/declining").json()["declined_at"]
    assert carer.delete(f"/api/v1/care-plans/{plan.pk}/carer").status_code == 204

    told = carer.post(
        f"/api/v1/incidents/{incident.pk}/feedback", {"text": "Gesproken."}, content_type="application/json"
    )
    assert told.status_code == 201
    answer = f"/api/v1/feedback/{told.json()[0]['id']}/answer"
    assert (
        reporter.post(answer, {"answer": "Dank."}, content_type="application/json").json()["answer"]
        == "Dank."
    )
    assert carer.post(answer, {"answer": "Nee."}, content_type="application/json").status_code == 404


def test_my_work_and_my_messages_in_json(chain, plan, now):
    """S1-23: what waits and what was told, for a program of one's own."""
    rows = browser(chain.sanne).get("/api/v1/my-work").json()
    assert {"classify", "care_talk"} <= {row["kind"] for row in rows}
    assert {row["standing"] for row in rows} == {"open"}
    assert [row["kind"] for row in browser(chain.joris).get("/api/v1/my-work").json()] == []
    notice = notices.tell(person=chain.joris, kind="decided", link="/x/", at=now)
    assert browser(chain.joris).get("/api/v1/notices").json()["count"] == 1
    assert browser(chain.joris).post(f"/api/v1/notices/{notice.pk}/read").json()["read_at"]
    assert browser(chain.sanne).post(f"/api/v1/notices/{notice.pk}/read").status_code == 404
