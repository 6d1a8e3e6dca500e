"""Stories of finding: words, filters, pages that stay where they are, and views that are kept."""

import random
from datetime import timedelta

import pytest

from regie.incidents import actions as incidents
from regie.incidents.actions import Report
from regie.incidents.models import Incident
from regie.journal.models import Entry
from regie.people.models import Person
from regie.register.models import SavedView, SearchText
from regie.register.queries import Filters, find, search
from tests import make
from tests.pages import browser

pytestmark = pytest.mark.django_db
NOW = make.NOW


def told(house, story: str = "Hij schold.", *, by: str = "joris", place: str = "counter", **said) -> Incident:
    """Somebody reports what happened to themselves."""
    values = {"happened_at": NOW, "behaviours": ("scolding",), "place": getattr(house.chain, place), **said}
    incident, _ = incidents.report(
        Report(story=story, affected=house.who(by), **values), at=NOW, by=house.who(by)
    )
    house.settle()
    return incident


def found(house, name: str, **asked) -> list[int]:
    """The numbers of what somebody finds."""
    return [row.id for row in find(house.who(name), Filters(**asked)).rows]


@pytest.mark.parametrize("many", [False, True])
def test_words_are_found_wherever_they_were_told(house, monkeypatch, many):
    """S1-22: in the story, the facts, what was added later, the place and the number; with few hits and with many."""
    if many:
        monkeypatch.setattr(search, "MANY", 0)
    one = told(house, "Hij gooide met een nietmachine.", originator_label="Zwartjes")
    two = told(house, "Zij riep van alles.", by="tom", place="elsewhere")
    incidents.complete(two, text="Later stuurde zij een dreigbrief.", at=NOW, by=house.who("tom"))
    house.settle()
    for words, who in (
        ("nietmachine", [one]), ("NIETMACH", [one]), ("dreigbrief", [two]), ("riep dreigbrief", [two]),
        ("nietmachine dreigbrief", []), (one.reference, [one]), ("stadhuis", [two]), ("zwartjes", []),
        ("  ", [two, one]), ("' OR 1=1 --", []), ('"', []),
    ):  # fmt: skip
        assert found(house, "priya", words=words) == [incident.pk for incident in who], words
    assert found(house, "sanne", words="dreigbrief") == []
    assert found(house, "sanne", words="nietmachine") == [one.pk]


def test_who_may_not_read_the_case_searches_their_own_words_only(house):
    """S2-24: that a word is found tells that it stands there."""
    incident = told(house, "Hij schold mij uit.")
    incidents.complete(incident, text="Getuige zag een mes.", at=NOW, by=house.who("sanne"))
    house.settle()
    assert found(house, "joris", words="schold") == [incident.pk]
    assert found(house, "joris", words="mes") == []
    assert found(house, "sanne", words="mes") == [incident.pk]


def test_what_is_gone_is_in_no_index(house):
    """S2-24: the words go with the case, and what was changed is found no longer."""
    incident = told(house, "Hij gooide met een nietmachine.")
    SearchText.objects.filter(incident=incident).update(words="iets anders")
    assert found(house, "priya", words="nietmachine") == []
    SearchText.objects.filter(incident=incident).delete()
    assert found(house, "priya", words="iets") == []


@pytest.mark.once
def test_everybody_finds_exactly_what_they_may_see(house):
    """S2-24 (I-22): the quick roads lead to all of `visible_to` and to nothing else, in the order of the list."""
    picked, people = random.Random(7), ["joris", "tom", "meryem", "sanne", "els"]
    for number in range(40):
        place = picked.choice(["counter", "site", "elsewhere"])
        one = told(
            house, by=picked.choice(people), place=place, happened_at=NOW - timedelta(hours=number // 3)
        )
        if picked.random() < 0.5:
            Incident.objects.filter(pk=one.pk).update(in_charge=house.who(picked.choice(people)))
    for person in Person.objects.all():
        wanted = list(
            Incident.objects.visible_to(person).order_by("-happened_at", "-pk").values_list("pk", flat=True)
        )
        below, seen = find(person, size=7), []
        while True:
            seen += [row.id for row in below.rows]
            if not below.older:
                break
            below = find(person, before=below.older, size=7)
        assert seen == wanted, person
        back = find(person, after=below.newer, size=7).rows if below.newer else []
        assert [row.id for row in back] == seen[-len(below.rows) - 7 : -len(below.rows)], person


def test_a_page_stays_where_it_is(house):
    """S1-22: a new report above the page moves nothing on it, and no row is missed or seen twice."""
    old = [told(house, happened_at=NOW - timedelta(days=day)) for day in (1, 2, 3, 4)]
    first = find(house.who("priya"), size=2)
    told(house)
    second = find(house.who("priya"), before=first.older, size=2)
    assert [row.id for row in (*first.rows, *second.rows)] == [one.pk for one in old]
    assert (second.older, first.count, first.is_more, second.is_more) == (None, 2, True, False)
    page = browser(house.who("priya")).get("/api/v1/incidents", {"page_size": 2}).json()
    assert (page["count"], page["is_more"], page["newer"]) == (2, True, None)
    after = (
        browser(house.who("priya")).get("/api/v1/incidents", {"page_size": 2, "before": page["older"]}).json()
    )
    assert [row["id"] for row in after["results"]] == [old[1].pk, old[2].pk]
    assert browser(house.who("priya")).get("/api/v1/incidents", {"before": "gisteren"}).status_code == 400


def test_the_register_is_narrowed_by_behaviour_regie_and_what_waits(house):
    """S1-26: what somebody wants to see of a hundred cases."""
    scolded, threatened = told(house), told(house, behaviours=("threatening",), place="elsewhere", by="tom")
    incidents.take_case(threatened, at=NOW, by=house.who("priya"))
    assert found(house, "priya", behaviour="threatening") == [threatened.pk]
    assert found(house, "ingrid", charge_id=house.who("priya").pk) == [threatened.pk]
    assert found(house, "priya", mine=True, place_id=house.chain.site.pk) == []
    assert found(house, "sanne", waiting=True) == [scolded.pk]
    assert found(house, "ingrid", waiting=True) == []
    page = browser(house.who("ingrid")).get("/incidents/", {"charge": house.who("priya").pk, "q": "schold"})
    assert [row.id for row in page.context["rows"]] == [threatened.pk]


def test_a_view_is_kept_shared_and_taken_away(house):
    """S1-26: the questions of every Monday under one name, for oneself or for a role."""
    client = browser(house.who("priya"))
    kept = client.post(
        "/register/views/", {"name": "Open dreiging", "behaviour": "threatening", "shared_with": "team_lead"}
    )
    assert kept.url == "/incidents/?behaviour=threatening"
    view = SavedView.objects.get()
    assert (view.asked, view.shared_with) == ({"behaviour": "threatening"}, "team_lead")
    assert (
        "Open dreiging"
        in browser(house.who("sanne")).get("/incidents/?behaviour=threatening").content.decode()
    )
    assert "Open dreiging" not in browser(house.who("ingrid")).get("/incidents/?q=x").content.decode()
    api = browser(house.who("sanne"))
    assert [one["name"] for one in api.get("/api/v1/register/views").json()] == ["Open dreiging"]
    assert api.delete(f"/api/v1/register/views/{view.pk}").status_code == 409
    assert browser(house.who("ingrid")).delete(f"/api/v1/register/views/{view.pk}").status_code == 404
    client.post(f"/register/views/{view.pk}/removal/")
    assert not SavedView.objects.exists()
    assert list(Entry.objects.filter(kind__startswith="register.").order_by("pk").values_list("kind", flat=True)) == [
        "register.ViewSaved", "register.ViewDropped",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "said", "code"),
    [
        ("priya", {"name": " ", "asked": {"q": "x"}}, 400),
        ("priya", {"name": "Alles", "asked": {}}, 409),
        ("priya", {"name": "Jansen", "asked": {"q": "Jansen"}, "shared_with": "team_lead"}, 409),
        ("joris", {"name": "Mijn", "asked": {"mine": "on"}, "shared_with": "employee"}, 409),
        ("joris", {"name": "Mijn", "asked": {"mine": "on"}}, 201),
        ("joris", {"name": "Mijn", "asked": {"onzin": "on"}}, 400),
    ],
)
def test_a_view_that_makes_no_sense_is_refused(house, who, said, code):
    """S2-24: words that were searched for can hold a name, and are not shared."""
    answer = browser(house.who(who)).post("/api/v1/register/views", said, content_type="application/json")
    assert answer.status_code == code, answer.content
