"""Stories of seeing: the register, the case; and what is nobody else's business."""

from datetime import timedelta

import pytest
from django.urls import reverse

from regie.incidents import actions, parts
from regie.incidents.actions import Report
from regie.incidents.models import Classification, Complaint, Impact, Incident
from regie.incidents.rules import Line, State
from regie.journal.models import Entry
from regie.register.queries import find
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


# Who sees which incidents


@pytest.mark.parametrize(
    ("name", "sees", "reads"),
    [
        ("joris", True, False),
        ("meryem", False, False),
        ("sanne", True, True),
        ("ali", True, True),
        ("priya", True, True),
        ("ingrid", True, True),
        ("els", False, False),
        ("wim", False, False),
        ("bea", False, False),
        ("dirk", False, False),
        ("fatima", False, False),
        ("peter", False, False),
    ],
)
def test_who_may_see_and_who_may_read(house, name, sees, reads):
    """S2-24 S1-08: one's own report, and cases of the own organisation at one's own place; nobody else's."""
    incident = told(house)
    person = house.who(name)
    assert Incident.objects.visible_to(person).filter(pk=incident.pk).exists() is sees
    assert Incident.objects.readable_by(person).filter(pk=incident.pk).exists() is reads


def test_another_town_sees_nothing(house):
    """S2-24: not in the register, not by number, not in a status, not as a complaint, not in the API."""
    incident = told(house, story="kanarie-verhaal")
    judge(house, incident, outcome="complaint")
    make.chain("Kanariedam", policy=False)
    complaint = Complaint.objects.get()
    for name in ("priya", "sanne", "ingrid", "joris"):
        other = browser(house.who(f"kanariedam-{name}"))
        assert "kanarie-verhaal" not in other.get("/incidents/").content.decode()
        assert incident.reference not in other.get("/incidents/").content.decode()
        for page in ("case", "status", "report"):
            assert other.get(reverse(f"incidents:{page}", args=[incident.pk])).status_code == 404
        assert other.get("/api/v1/incidents").json()["count"] == 0
        assert other.get(f"/api/v1/incidents/{incident.pk}").status_code == 404
    lawyer = browser(house.who("kanariedam-ingrid"))
    assert lawyer.get(reverse("incidents:complaint", args=[complaint.pk])).status_code == 404
    assert lawyer.get("/api/v1/complaints").json()["count"] == 0


def test_how_the_employee_is_stays_with_the_employee_and_the_carers(house):
    """S1-21 S2-05: the impact steers aftercare and stands in no case, no register and no judgement."""
    incident = told(house)
    assert [name for name in ("joris", "sanne", "wim", "priya", "ingrid", "meryem") if
            Impact.objects.visible_to(house.who(name)).exists()] == ["joris", "sanne", "wim"]  # fmt: skip
    for page in (
        reverse("incidents:case", args=[incident.pk]), reverse("incidents:classify", args=[incident.pk]), "/incidents/",
        f"/api/v1/incidents/{incident.pk}",
    ):  # fmt: skip
        assert "gewond" not in browser(house.who("priya")).get(page).content.decode()
        assert "injured" not in browser(house.who("priya")).get(page).content.decode()


# The register


def test_the_register_shows_how_each_case_stands(house):
    """S1-22: every report is registered, with where it stands and who has the regie."""
    one, two, three = told(house), told(house), told(house)
    judge(house, two)
    actions.take_case(two, at=NOW, by=house.who("sanne"))
    Incident.objects.filter(pk=three.pk).update(closed_at=NOW)
    rows = {row.id: row for row in find(house.who("priya")).rows}
    assert rows[one.pk].state is State.WAITS_FOR_CLASSIFICATION
    assert (rows[two.pk].state, rows[two.pk].in_charge) == (State.IN_HAND, "Sanne")
    assert rows[three.pk].state is State.CLOSED
    assert rows[one.pk].head == "Schelden, Balie 3, Begane grond, Werkplein"


def test_the_register_can_be_narrowed(house):
    """S1-26: by state, place, period and one's own cases."""
    here, there = told(house), told(house, by="tom", place="elsewhere", happened_at=NOW - timedelta(days=3))
    judge(house, here)
    actions.take_case(here, at=NOW, by=house.who("priya"))
    for asked, found in (
        ({}, [here, there]), ({"state": "in_hand"}, [here]), ({"state": "waits_for_classification"}, [there]),
        ({"state": "closed"}, []), ({"place": house.chain.site.pk}, [here]),
        ({"place": house.chain.elsewhere.pk}, [there]),
        ({"since": "2026-03-01"}, [here]), ({"until": "2026-02-28"}, [there]), ({"until": "2026-03-03"}, [here, there]),
        ({"mine": "on"}, [here]), ({"since": "onzin"}, [here, there]),
        ({"since": "0001-01-01"}, [here, there]), ({"until": "9999-12-31"}, [here, there]),
    ):  # fmt: skip
        page = browser(house.who("priya")).get("/incidents/", asked)
        assert [row.id for row in page.context["rows"]] == [one.pk for one in found], asked


def test_the_register_asks_the_same_however_long_it_is(house, django_assert_num_queries):
    """S1-22: a list under a fixed number of queries, with one row and with three; one is for a regie of hers."""
    told(house)
    client = browser(house.who("priya"))
    client.get("/incidents/")
    with django_assert_num_queries(13):
        client.get("/incidents/")
    told(house), told(house)
    with django_assert_num_queries(13):
        client.get("/incidents/")


def test_an_employee_finds_their_own_reports(house):
    """S1-23: and from there the page with what happens."""
    incident = told(house)
    page = browser(house.who("joris")).get("/incidents/").content.decode()
    assert "Wat jij meldde" in page
    assert reverse("incidents:status", args=[incident.pk]) in page
    assert reverse("incidents:case", args=[incident.pk]) + '"' not in page
    assert "Je hebt nog niets gemeld" in browser(house.who("meryem")).get("/incidents/").content.decode()


# The case


def test_a_case_says_what_is_next_and_who_does_it(house):
    """S4-10: one next step, with a name and a clock; and the regie."""
    incident = told(house)
    address = reverse("incidents:case", args=[incident.pk])
    page = browser(house.who("sanne")).get(address)
    step = page.context["page"].next_step
    assert (step.verb, step.door, step.number) == ("Beoordeel", "incidents:classify", incident.pk)
    assert reverse("incidents:classify", args=[incident.pk]) in page.content.decode()
    assert "Niemand heeft de regie." in page.content.decode()
    judge(house, incident)
    browser(house.who("sanne")).post(reverse("incidents:take_case", args=[incident.pk]))
    page = browser(house.who("ingrid")).get(address)
    assert "Sanne heeft de regie." in page.content.decode()
    assert page.context["page"].next_step.door == ""
    assert "Klootzak." in page.content.decode()
    assert "Schelden en schreeuwen" in page.content.decode()


def test_the_reporter_goes_to_their_own_page(house):
    """S2-24: what one may not see is not hinted at."""
    incident = told(house)
    address = reverse("incidents:case", args=[incident.pk])
    assert browser(house.who("joris")).get(address).url == reverse("incidents:status", args=[incident.pk])
    assert browser(house.who("meryem")).get(address).status_code == 404


def test_every_read_of_a_case_is_written_first(house):
    """S2-24: no log, no data."""
    incident = told(house)
    browser(house.who("sanne")).get(reverse("incidents:case", args=[incident.pk]))
    browser(house.who("priya")).get(f"/api/v1/incidents/{incident.pk}")
    looks = Entry.objects.filter(kind="journal.Looked", subject=incident.subject).order_by("id")
    people = [f"person:{house.who(name).pk}" for name in ("sanne", "priya")]
    assert [look.actor for look in looks] == people


def test_the_story_reads_as_sentences(house):
    """S1-26: somebody who was not there understands it: the alarm, the report, the judgement."""
    house.roster(guards=["fatima"])
    alarm = house.press(by="joris")
    house.take_charge(alarm, "fatima")
    house.stand_down(alarm, "fatima")
    incident = Incident.objects.get()
    report = Report(happened_at=NOW, story="Hij schold.", affected=house.who("joris"))
    actions.report(report, incident=incident, at=NOW, by=house.who("joris"))
    house.settle()
    judge(house, incident)
    page = browser(house.who("sanne")).get(reverse("incidents:case", args=[incident.pk])).context["page"]
    said = [line.sentence for _day, lines in page.days for line in lines]
    for sentence in (
        "Fatima neemt de regie.", "Joris vertelt wat er gebeurde.", "Sanne beoordeelt het: over de grens van de norm.",
    ):  # fmt: skip
        assert sentence in said
    assert said.index("Fatima neemt de regie.") < said.index("Joris vertelt wat er gebeurde.")


def test_later_rooms_show_their_parts_without_being_known(house, monkeypatch):
    """S4-29: the work is one page; a part is drawn for whom it has something to show."""
    incident = told(house)
    parts_here = [
        lambda incident, person, at: ("Deel", "parts/empty.html", {"title": f"Voor {person.name}"}),
        lambda incident, person, at: None,
    ]
    monkeypatch.setattr(parts, "PARTS", parts_here)
    page = browser(house.who("sanne")).get(reverse("incidents:case", args=[incident.pk]))
    assert [title for title, _drawn, _note in page.context["parts"]] == ["Deel"]
    assert "Voor Sanne" in page.content.decode()
