"""Who works here and where, kept by an administrator: stories through the verbs and the pages."""

import re

import pytest
from django.test import Client

from regie.journal.models import Entry
from regie.people import actions
from regie.people.models import Person
from regie.people.passwords import one_time_password
from regie.places.models import Place
from regie.refusal import Refused
from tests import make
from tests.pages import browser

pytestmark = pytest.mark.django_db
NOW = make.NOW
JSON = "application/json"
NEW = {"name": "Nora Niek", "username": "nora", "job_title": "Consulent", "email": "nora@test.invalid"}


@pytest.fixture
def bea(chain) -> Client:
    """The administrator's browser."""
    return browser(chain.bea)


def facts() -> list[str]:
    """What the journal holds since the chain was made, without looks."""
    return [entry.kind for entry in Entry.objects.filter(actor__startswith="person:").order_by("id")]


# People


def test_somebody_new_is_let_in_with_a_password_that_is_shown_once(chain, bea):
    """S4-24 S1-08: a person, a role at a place, and nothing more than the work needs."""
    page = bea.post("/people/new/", {**NEW, "organisation": chain.municipality.pk}).content.decode()
    password = re.search(r"data-secret>([a-z0-9-]+)<", page)[1]
    nora = Person.objects.get(username="nora")
    assert nora.check_password(password)
    assert password not in bea.get(f"/people/{nora.pk}/").content.decode()
    assert not any(password in str(entry.data) for entry in Entry.objects.all())

    assert not nora.may("alarms.press")
    bea.post(f"/people/{nora.pk}/roles/", {"role": "employee", "where": f"place-{chain.site.pk}"})
    assert Person.objects.get(pk=nora.pk).may("alarms.press", at=chain.counter)
    assert facts() == ["people.PersonAdded", "people.RoleGiven"]


def test_a_name_that_is_taken_says_so_at_the_field(chain, bea):
    """S4-24: what was typed stays."""
    page = bea.post(
        "/people/new/", {**NEW, "username": "joris", "organisation": chain.municipality.pk}
    ).content.decode()
    assert "bestaat al" in page
    assert "Nora Niek" in page
    assert (
        "Gebruik alleen kleine letters"
        in bea.post("/people/new/", {**NEW, "username": "No ra"}).content.decode()
    )


def test_a_guard_s_diploma_is_written_down(chain, bea):
    """S3-20: who holds the diploma is known, and who wrote that is too; the guard company keeps its own staff."""
    joris = chain.joris
    said = {"name": "Joris de Wit", "job_title": "Gastheer", "email": "j@test.invalid", "guard_diploma": "on"}
    bea.post(f"/people/{joris.pk}/", said)
    joris = Person.objects.get(pk=joris.pk)
    assert (joris.name, joris.guard_diploma) == ("Joris de Wit", True)
    assert list(joris.contact_points.values_list("address", flat=True)) == ["j@test.invalid"]

    page = bea.post(f"/people/{chain.fatima.pk}/", said).content.decode()
    assert "beheert Bewaking Testdam" in page
    assert Person.objects.get(pk=chain.fatima.pk).name == "Fatima"


def test_a_partner_s_guard_gets_a_role_with_us(chain, bea):
    """S4-02 S2-21 S3-23: one chain, and each keeps its own staff."""
    tom = chain.fatima
    bea.post(f"/people/{tom.pk}/roles/", {"role": "guard", "where": f"place-{chain.elsewhere.pk}"})
    assert Person.objects.get(pk=tom.pk).may("alarms.respond", at=chain.elsewhere)
    theirs = tom.assignments.get(organisation=chain.guards)
    assert bea.post(f"/people/roles/{theirs.pk}/removal/").status_code == 404
    ours = tom.assignments.get(organisation=chain.municipality)
    assert bea.post(f"/people/roles/{ours.pk}/removal/").status_code == 302
    assert not Person.objects.get(pk=tom.pk).may("alarms.respond", at=chain.elsewhere)


@pytest.mark.parametrize("where", ["organisation", "place"])
def test_nobody_gives_a_role_in_another_organisation(chain, bea, where):
    """S4-24: tasks and powers end where one's own organisation ends."""
    other = make.chain("Elders")
    target = other.municipality.pk if where == "organisation" else other.site.pk
    bea.post(f"/people/{chain.joris.pk}/roles/", {"role": "director", "where": f"{where}-{target}"})
    assert chain.joris.assignments.count() == 1
    assert bea.get(f"/people/{other.joris.pk}/").status_code == 404


def test_who_leaves_cannot_log_in_and_keeps_their_name(chain, bea):
    """S4-24: access ends at once; what was done keeps its author."""
    bea.post(f"/people/{chain.joris.pk}/leaving/")
    joris = Person.objects.get(pk=chain.joris.pk)
    assert (joris.is_active, joris.name, joris.held) == (False, "Joris", ())
    assert not Client().login(username="joris", password=make.PASSWORD)
    assert "Vertrokken" in bea.get("/people/").content.decode()
    assert bea.post(f"/people/{chain.joris.pk}/leaving/").status_code == 409
    assert bea.post(f"/people/{chain.fatima.pk}/leaving/").status_code == 404


def test_nobody_locks_themselves_out(chain, bea):
    """S4-24: an organisation without an administrator could not let anybody in."""
    own = chain.bea.assignments.get()
    assert bea.post(f"/people/roles/{own.pk}/removal/").status_code == 409
    assert bea.post(f"/people/{chain.bea.pk}/leaving/").status_code == 409
    assert chain.bea.assignments.exists()


def test_a_lost_password_is_replaced(chain, bea):
    """S4-24: the old one counts no more; the new one is shown once."""
    page = bea.post(f"/people/{chain.joris.pk}/password/").content.decode()
    password = re.search(r"data-secret>([a-z0-9-]+)<", page)[1]
    assert Client().login(username="joris", password=password)
    assert not Client().login(username="joris", password=make.PASSWORD)
    actions.let_go(chain.joris, at=NOW, by=chain.bea)
    with pytest.raises(Refused, match="already_left"):
        actions.renew_password(chain.joris, password=one_time_password(), at=NOW, by=chain.bea)


def test_a_password_can_be_read_aloud():
    """S4-24: long enough, without letters that look alike, and never the same."""
    made = {one_time_password() for _ in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch(r"([a-hk-np-xz2-9]{4}-){3}[a-hk-np-xz2-9]{4}", password) for password in made)


def test_people_in_json(chain, bea):
    """S4-24: the same verbs for a program."""
    added = bea.post("/api/v1/people", {**NEW, "organisation": chain.municipality.pk}, content_type=JSON)
    assert (added.status_code, len(added.json()["one_time_password"])) == (201, 19)
    address = f"/api/v1/people/{added.json()['id']}"
    role = {"role": "team_lead", "organisation": chain.municipality.pk, "place": chain.site.pk}
    given = bea.post(f"{address}/roles", role, content_type=JSON)
    assert given.status_code == 201
    assert bea.patch(address, {"guard_diploma": True}, content_type=JSON).json()["guard_diploma"] is True
    assert bea.get(address).json()["roles"][0]["role"] == "team_lead"
    assert "password" not in bea.get(address).json()
    assert bea.post(f"{address}/password").json()["one_time_password"]
    assert bea.delete(f"{address}/roles/{given.json()['id']}").status_code == 204
    assert bea.post(f"{address}/leaving").status_code == 204
    assert bea.get("/api/v1/people?page_size=2").json()["count"] == 23
    again = bea.post("/api/v1/people", {**NEW, "organisation": chain.municipality.pk}, content_type=JSON)
    assert (again.status_code, again.json()["code"]) == (409, "username_taken")
    strange = bea.post(
        "/api/v1/people", {**NEW, "username": "x", "organisation": chain.guards.pk}, content_type=JSON
    )
    assert strange.status_code == 404


# Places


def test_a_building_from_the_door_inwards(chain, bea):
    """S1-18: every alarm says where it is, also at a side site."""
    bea.post(
        "/places/new/",
        {"name": "Wijkpunt", "address": "Dorpsstraat 1", "organisation": chain.municipality.pk},
    )
    site = Place.objects.get(name="Wijkpunt")
    bea.post(f"/places/{site.pk}/parts/", {"kind": "floor", "name": "Boven"})
    floor = Place.objects.get(name="Boven")
    bea.post(f"/places/{floor.pk}/parts/", {"kind": "counter", "name": "Balie 9"})
    assert Place.objects.get(name="Balie 9").in_words() == "Balie 9, Boven, Wijkpunt"
    page = bea.get("/places/").content.decode()
    assert page.index("Wijkpunt") < page.index("Boven") < page.index("Balie 9")


def test_one_name_is_one_spot(chain, bea):
    """S1-18: two counters with one name would send people to the wrong one."""
    floor = chain.counter.parent
    page = bea.post(f"/places/{floor.pk}/parts/", {"kind": "counter", "name": "Balie 3"})
    assert (page.status_code, "is hier al" in page.content.decode()) == (200, True)
    bea.post(f"/places/{floor.pk}/parts/", {"kind": "counter", "name": "Balie 4"})
    four = Place.objects.get(name="Balie 4")
    assert "is hier al" in bea.post(f"/places/{four.pk}/", {"name": "Balie 3"}).content.decode()
    assert bea.post(f"/places/{four.pk}/", {"name": "Balie 4"}).status_code == 302
    bea.post("/places/new/", {"name": "Werkplein", "organisation": chain.municipality.pk})
    assert Place.objects.filter(name="Werkplein").count() == 1


def test_nothing_lies_in_a_counter(chain, bea):
    """S1-18: the tree is a building."""
    bea.post(f"/places/{chain.counter.pk}/parts/", {"kind": "counter", "name": "Balie in balie"})
    bea.post(f"/places/{chain.site.pk}/parts/", {"kind": "site", "name": "Gebouw in gebouw"})
    assert not Place.objects.filter(name__contains=" in ").exists()


def test_places_in_json(chain, bea):
    """S1-18: the same verbs for a program."""
    made = bea.post(
        "/api/v1/places",
        {"kind": "site", "name": "Loods", "organisation": chain.municipality.pk},
        content_type=JSON,
    )
    assert (made.status_code, made.json()["path"]) == (201, f"/{made.json()['id']}/")
    part = {"kind": "room", "name": "Spreekkamer 1", "parent": made.json()["id"]}
    assert bea.post("/api/v1/places", part, content_type=JSON).status_code == 201
    assert bea.post("/api/v1/places", part, content_type=JSON).json()["code"] == "place_name_taken"
    assert bea.post("/api/v1/places", {"kind": "room", "name": "X"}, content_type=JSON).status_code == 400
    wrong = {"kind": "floor", "name": "X", "parent": chain.counter.pk}
    assert bea.post("/api/v1/places", wrong, content_type=JSON).status_code == 400
    assert (
        bea.patch(f"/api/v1/places/{made.json()['id']}", {"name": "Hal"}, content_type=JSON).json()["name"]
        == "Hal"
    )
    other = make.chain("Elders")
    assert bea.get(f"/api/v1/places/{other.site.pk}").status_code == 404
    foreign = {"kind": "site", "name": "X", "organisation": other.municipality.pk}
    assert bea.post("/api/v1/places", foreign, content_type=JSON).status_code == 404


def test_who_may_change_one_site_adds_no_other(chain):
    """S4-24: a role at a place is a role at that place."""
    local = make.person("lena", chain.municipality, "administrator", chain.elsewhere)
    client = browser(local)
    page = client.get("/places/").content.decode()
    assert ("Stadhuis" in page, "Werkplein" in page, "Voeg een locatie toe" in page) == (True, False, False)
    assert client.get(f"/places/{chain.site.pk}/").status_code == 404
    client.post("/places/new/", {"name": "Nieuw", "organisation": chain.municipality.pk})
    assert not Place.objects.filter(name="Nieuw").exists()
    assert client.get(f"/people/{chain.joris.pk}/").content.decode().count("people/roles/") == 0
