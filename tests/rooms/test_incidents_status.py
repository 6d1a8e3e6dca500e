"""Stories of the reporter's own page: what happens with my report, and what I add later."""

from datetime import timedelta

import pytest
from django.urls import reverse

from regie.incidents import actions, queries
from regie.incidents.actions import Report
from regie.incidents.models import Classification, Complaint, Incident
from regie.incidents.rules import Line
from tests import make
from tests.pages import browser, entrance_at

pytestmark = pytest.mark.django_db
NOW = make.NOW
entrance_clock = entrance_at(NOW)


def told(house, *, by="joris", place="counter", **said) -> Incident:
    """Somebody reports what happened to themselves."""
    spot = getattr(house.chain, place) if place else None
    values = {
        "happened_at": NOW,
        "story": "Hij schold.",
        "behaviours": ("scolding",),
        "feeling": "injured",
        **said,
    }
    incident, _ = actions.report(
        Report(place=spot, affected=house.who(by), **values), at=house.now, by=house.who(by)
    )
    house.settle()
    return incident


def judge(house, incident, by="sanne", outcome="aggression") -> Classification:
    """A second person judges it."""
    line = Line("Klootzak.", NOW, "Joris", "verbal" if outcome == "aggression" else "")
    judged = actions.classify(
        incident, outcome=outcome, acts=[line], reason="Norm.", at=house.now, by=house.who(by)
    )
    house.settle()
    return judged


def test_the_reporter_sees_all_along_what_happens(house):
    """S1-23: who does what by when, and where it is now."""
    incident = told(house)
    status = queries.status_page(incident, person=house.who("joris"), at=house.now)
    assert [step["state"] for step in status.steps] == ["done", "current", "todo", "todo"]
    assert "classify" in {line.kind for line in status.promises}
    assert {line.kind for line in status.care} == {"care_talk"}
    judge(house, incident)
    status = queries.status_page(incident, person=house.who("joris"), at=house.now)
    assert [step["state"] for step in status.steps] == ["done", "done", "current", "todo"]
    assert status.outcome == "Dit gaat over de grens van onze norm."
    kept = next(line for line in status.promises if line.kind == "classify")
    assert (kept.text, kept.state) == ("Sanne beoordeelt je melding", "kept")


def test_a_promise_that_breaks_is_shown_as_broken(house):
    """S1-23: the reporter sees it when we do not keep our word."""
    incident = told(house)
    status = queries.status_page(incident, person=house.who("joris"), at=NOW + timedelta(days=9))
    assert {line.state for line in status.promises if line.kind == "classify"} == {"broken"}


def test_care_is_shown_only_to_whom_it_is_for(house):
    """S2-05 S2-24: who reported it for a colleague sees the road of the report, not the colleague's care."""
    report = Report(
        happened_at=NOW, story="Hij schold Joris uit.", affected=house.who("joris"), feeling="injured"
    )
    incident, _ = actions.report(report, at=NOW, by=house.who("meryem"))
    house.settle()
    page = browser(house.who("meryem")).get(reverse("incidents:status", args=[incident.pk]))
    assert page.context["status"].care == []
    assert page.context["impact"] is None
    own = browser(house.who("joris")).get(reverse("incidents:status", args=[incident.pk]))
    assert own.context["status"].care
    assert "Hij schold Joris uit." not in own.content.decode()


def test_the_reporter_adds_something_later(house):
    """S1-22: from their own page; a literal quote becomes a line of facts with its source."""
    incident = told(house)
    client = browser(house.who("joris"))
    client.post(reverse("incidents:add", args=[incident.pk]), {"about": "witness", "text": "Rick zag het."})
    client.post(reverse("incidents:add", args=[incident.pk]), {"about": "act", "text": "Ik pak je."})
    assert incident.additions.get().about == "witness"
    line = incident.acts.get()
    assert (line.words, line.source, line.norm_class) == ("Ik pak je.", "Joris", "")
    page = client.get(reverse("incidents:status", args=[incident.pk])).content.decode()
    assert "Rick zag het." in page
    assert browser(house.who("meryem")).post(reverse("incidents:add", args=[incident.pk])).status_code == 404


def test_complaints_are_listed_for_who_handles_them(house):
    """S2-26: what waits first, then what was answered."""
    judge(house, told(house), outcome="complaint")
    page = browser(house.who("ingrid")).get("/incidents/complaints/").content.decode()
    assert "wacht op antwoord" in page
    complaint = Complaint.objects.get()
    opened = browser(house.who("ingrid")).get(reverse("incidents:complaint", args=[complaint.pk]))
    assert "Hij schold." in opened.content.decode()
    assert browser(house.who("sanne")).get("/incidents/complaints/").status_code == 403
