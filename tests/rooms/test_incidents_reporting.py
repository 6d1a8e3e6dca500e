"""Stories of reporting: from an alarm, without one, for a colleague, twice by accident."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse

from regie.incidents import actions
from regie.incidents.actions import Report
from regie.incidents.models import Impact, Incident
from regie.notices.models import Promise
from regie.policies.rules import LOCAL
from regie.refusal import Refused
from tests import make
from tests.pages import browser, entrance_at

pytestmark = pytest.mark.django_db
NOW = make.NOW
entrance_clock = entrance_at(NOW + timedelta(hours=1))


def over(house, *, by="joris", place="counter", **ending) -> Incident | None:
    """The incident of an alarm that was pressed, taken and stood down."""
    alarm = house.press(by=by, place=place)
    house.take_charge(alarm, "fatima")
    house.stand_down(alarm, "fatima", **ending)
    return Incident.objects.filter(alarm=alarm).first()


def form(**typed) -> dict:
    """What a person in a hurry sends."""
    key = {
        "key": "form-1",
        "happened_at": (NOW - timedelta(minutes=5)).astimezone(LOCAL).strftime("%Y-%m-%dT%H:%M"),
    }
    return {
        "affected": "me",
        "need": "nothing",
        "feeling": "fine",
        "place": "",
        "place_words": "",
        **key,
        **typed,
    }


# From an alarm


def test_an_alarm_opens_an_incident_with_all_that_is_known(house):
    """S1-22: where, when, who and which norm are filled in; the presser is asked for their own words."""
    incident = over(house)
    assert incident.where == "Balie 3, Begane grond, Werkplein"
    assert (incident.place, incident.happened_at) == (house.chain.counter, house.now)
    assert (incident.affected.name, incident.asked.name, incident.reporter) == ("Joris", "Joris", None)
    assert incident.policy_version.version == "2026.1"
    assert incident.reference == "2026-0001"
    asked = Promise.objects.get(subject=incident.subject)
    assert (asked.kind, asked.person.name, asked.due_at) == ("report", "Joris", None)


def test_a_false_alarm_leaves_no_incident(house):
    """S1-22: nothing happened, so there is nothing to report."""
    assert over(house, outcome="false_alarm") is None


def test_when_nobody_knows_who_pressed_the_one_who_ended_it_is_asked(house):
    """S1-22: a fixed button has no name; somebody was there."""
    incident = over(house, by=None)
    assert (incident.affected, incident.asked.name) == (None, "Fatima")
    assert Promise.objects.get(kind="report").person.name == "Fatima"


def test_the_pipe_may_run_twice(house):
    """S1-22: an errand that is tried again finds the same incident."""
    incident = over(house)
    fact = SimpleNamespace(alarm_id=incident.alarm_id, person_id=house.who("fatima").pk, outcome="restored")
    assert actions.open_from_alarm(fact, at=house.now) == incident
    assert Incident.objects.count() == Promise.objects.filter(kind="report").count() == 1


def test_numbers_follow_each_other_within_a_year(house):
    """S1-22: a number that people can say to each other."""
    assert [over(house).reference, over(house).reference] == ["2026-0001", "2026-0002"]
    house.wait(days=330)
    assert over(house).reference == "2027-0001"


# In one's own words


def test_one_report_keeps_everything_and_starts_what_follows(house):
    """S1-22 S1-23 S3-12: words, tiles and citizen in the case; how you are apart; a second person is asked."""
    incident = over(house)
    joris = house.who("joris")
    told = Report(
        happened_at=incident.happened_at, story="Hij riep: ik wacht je op.", behaviours=("threatening", "scolding"),
        affected=joris, place=incident.place, originator_label="Zaak 881", feeling="shaken", need="team_lead",
    )  # fmt: skip
    reported, is_new = actions.report(told, incident=incident, at=house.now, by=joris)
    house.settle()
    assert (reported.pk, is_new) == (incident.pk, True)
    assert (reported.story, reported.originator.label) == ("Hij riep: ik wacht je op.", "Zaak 881")
    assert [one.kind for one in reported.behaviours.all()] == ["scolding", "threatening"]
    impact = Impact.objects.get()
    assert (impact.person, impact.feeling, impact.need) == (joris, "shaken", "team_lead")
    assert Promise.objects.get(kind="report").kept_by == joris
    judge = Promise.objects.get(kind="classify")
    assert (judge.permission, set(judge.not_people.all())) == ("incidents.classify", {joris})
    assert judge.due_at == NOW.replace(day=5, hour=22, minute=59)
    assert "2026.1" in judge.source
    assert house.facts(incident.subject)[:2] == ["incidents.Opened", "incidents.Reported"]


def test_the_first_words_stay(house):
    """S1-22: whoever comes second is told who was first."""
    incident = over(house)
    told = Report(happened_at=incident.happened_at, story="Eerste", affected=house.who("joris"))
    actions.report(told, incident=incident, at=house.now, by=house.who("joris"))
    with pytest.raises(Refused) as refusal:
        actions.report(told, incident=incident, at=house.now, by=house.who("sanne"))
    assert (refusal.value.code, refusal.value.details) == ("already_reported", {"who": "Joris"})
    assert Incident.objects.get().reporter.name == "Joris"


def test_without_an_alarm_and_for_a_colleague(house):
    """S1-22 S3-13: also for somebody else, who then has the case but did not have to tell it."""
    meryem, joris = house.who("meryem"), house.who("joris")
    told = Report(
        happened_at=NOW, story="Iemand gooide koffie naar Joris.", affected=joris, feeling="injured"
    )
    incident, _ = actions.report(told, at=house.now, by=meryem)
    assert (incident.reporter, incident.affected, incident.alarm) == (meryem, joris, None)
    assert incident.where == "Werkplein"
    assert Impact.objects.get().person == joris
    assert set(Incident.objects.visible_to(joris)) == set(Incident.objects.visible_to(meryem)) == {incident}


def test_a_report_of_before_goes_by_the_norm_of_its_own_day(house):
    """S1-06: the norm in force on the day of the act, and none when there was none."""
    told = Report(happened_at=NOW.replace(year=2025), story="Vorig jaar.", affected=house.who("joris"))
    incident, _ = actions.report(told, at=house.now, by=house.who("joris"))
    house.settle()
    assert incident.policy_version is None
    assert Promise.objects.get(kind="classify").due_at is None


def test_the_same_key_is_the_same_report(house):
    """S1-22: a phone that was offline may send it again; another person's key is another's."""
    joris, meryem = house.who("joris"), house.who("meryem")
    told = Report(happened_at=NOW, story="Hij schold.", key="telefoon-1")
    first, was_new = actions.report(told, at=house.now, by=joris)
    again, is_new = actions.report(told, at=house.now, by=joris)
    other, _ = actions.report(told, at=house.now, by=meryem)
    assert (first.pk, was_new, is_new) == (again.pk, True, False)
    assert other.pk != first.pk
    assert Promise.objects.filter(kind="report").count() == 0


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (Report(happened_at=NOW), "nothing_told"),
        (Report(happened_at=NOW + timedelta(days=1), story="Morgen"), "not_in_the_future"),
    ],
)
def test_what_cannot_be_leaves_nothing(house, told, code):
    """S1-22: all of a report or nothing of it."""
    with pytest.raises(Refused) as refusal:
        actions.report(told, at=house.now, by=house.who("joris"))
    assert refusal.value.code == code
    assert Incident.objects.count() == 0


# On the screen


def test_the_form_is_filled_in_from_the_alarm(house):
    """S1-22: what the system knows is not asked again."""
    incident = over(house)
    page = browser(house.who("joris")).get(reverse("incidents:report", args=[incident.pk])).content.decode()
    assert "Balie 3, Begane grond, Werkplein" in page
    assert "Erbij: Fatima" in page
    assert f'<option value="{house.chain.counter.pk}" selected>' in page
    assert '<option value="me" selected>' in page


def test_where_nothing_tells_the_place_it_is_where_one_works(house):
    """S1-22: filled in and open to correction; somebody without a place of their own is asked."""
    client = browser(house.who("joris"))
    chosen = f'<option value="{house.chain.site.pk}" selected>'
    assert chosen in client.get("/incidents/report/").content.decode()
    nowhere = over(house, place=None)
    page = client.get(reverse("incidents:report", args=[nowhere.pk])).content.decode()
    assert chosen in page
    assert (
        '" selected>Werkplein' not in browser(house.who("priya")).get("/incidents/report/").content.decode()
    )


def test_reporting_ends_on_the_page_with_the_promise(house):
    """S1-23: after the button it says what happens, by whom and when."""
    incident = over(house)
    client = browser(house.who("joris"))
    known = incident.happened_at.astimezone(LOCAL).strftime("%Y-%m-%dT%H:%M")
    answer = client.post(
        reverse("incidents:report", args=[incident.pk]),
        form(story="Hij schold.", behaviours=["scolding"], feeling="shaken", happened_at=known),
    )
    assert answer.url == reverse("incidents:status", args=[incident.pk])
    assert "Dank je. Dit gebeurt er nu." in client.get(answer.url).content.decode()
    house.wait(hours=1)
    page = client.get(answer.url).content.decode()
    assert "Dank je. Dit gebeurt er nu." in page
    assert "Een tweede persoon beoordeelt je melding" in page
    assert f'data-draft-done="report-{incident.pk}-{house.who("joris").pk}"' in page
    assert "data-draft-done" not in client.get(answer.url).content.decode()


def test_a_form_sent_twice_is_one_report(chain):
    """S1-22: a thumb that shakes taps twice."""
    client = browser(chain.joris)
    one = client.post("/incidents/report/", form(story="Hij schold."))
    two = client.post("/incidents/report/", form(story="Hij schold."))
    other = client.post("/incidents/report/", form(story="Daarna kwam een ander."))
    assert one.url == two.url != other.url
    assert Incident.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"story": ""}, "Vertel in een paar woorden"),
        ({"story": "x", "feeling": ""}, "Kies hoe het met je is"),
        ({"story": "x", "happened_at": "2027-01-01T10:00"}, "Dat moment moet nog komen"),
    ],
)
def test_an_error_says_what_to_do_and_keeps_what_was_typed(chain, typed, says):
    """S1-22: nothing typed is lost."""
    answer = browser(chain.joris).post("/incidents/report/", form(originator="Zaak 12", **typed))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert "Zaak 12" in page
    assert Incident.objects.count() == 0


def test_for_a_colleague_one_need_not_know_how_they_are(chain):
    """S1-22: what one cannot know is not asked."""
    typed = form(story="Iemand schold Meryem uit.", affected=str(chain.meryem.pk), feeling="")
    browser(chain.joris).post("/incidents/report/", typed)
    assert Incident.objects.get().affected == chain.meryem
    assert not Impact.objects.exists()


def test_somebody_else_cannot_tell_it(house):
    """S1-22: only who was asked, whom it happened to, or who follows the place."""
    incident = over(house)
    address = reverse("incidents:report", args=[incident.pk])
    assert browser(house.who("tom")).get(address).status_code == 404
    assert browser(house.who("meryem")).get(address).status_code == 404
    assert browser(house.who("sanne")).get(address).status_code == 200


def test_the_alarm_leads_to_the_form_and_later_to_what_became_of_it(house):
    """S1-22: one link from the alarm, for everybody who was there."""
    incident = over(house)
    joris, sanne, meryem = (browser(house.who(name)) for name in ("joris", "sanne", "meryem"))
    address = reverse("incidents:for_alarm", args=[incident.alarm_id])
    assert joris.get(address).url == reverse("incidents:report", args=[incident.pk])
    assert meryem.get(address).url == reverse("incidents:report")
    told = Report(happened_at=incident.happened_at, story="Hij schold.", affected=house.who("joris"))
    actions.report(told, incident=incident, at=house.now, by=house.who("joris"))
    assert Incident.objects.get().place == house.chain.counter
    assert sanne.get(address).url == reverse("incidents:case", args=[incident.pk])
