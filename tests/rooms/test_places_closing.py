"""A place is closed when nothing hangs on it any more; what happened there stays, and it can be used again."""

from datetime import timedelta

import pytest
from django.test import Client

from regie.alarms import actions as alarms
from regie.devices.actions import enrol, revoke
from regie.drills import actions as drills
from regie.duty.models import RotaLine
from regie.incidents.queries import places_known_to
from regie.journal.models import Entry
from regie.places import actions
from regie.places.models import Place
from regie.places.queries import hanging_on
from regie.refusal import Refused
from tests import canary, make
from tests.case_ready import reported

pytestmark = pytest.mark.django_db


def refusal_of(place: Place, chain) -> str:
    """What stands in the way of closing it."""
    with pytest.raises(Refused) as refusal:
        actions.close_place(Place.objects.get(pk=place.pk), at=make.NOW, by=chain.bea)
    return refusal.value.code


def test_what_hangs_on_a_place_stands_in_the_way(chain):
    """S1-08 S2-01: a part, a button, an open alarm, a drill, the rota; each by name, and none of them for ever."""
    site, counter = chain.site, chain.counter
    assert refusal_of(site, chain) == "place_has_parts"
    assert "Balie 3" in hanging_on(site)["place_has_parts"] or hanging_on(site)["place_has_parts"]

    button, *_token = enrol(
        kind="button", name="Knop onder de balie", organisation=chain.municipality, place=counter, at=make.NOW
    )
    assert refusal_of(counter, chain) == "place_has_buttons"
    assert hanging_on(counter)["place_has_buttons"] == ["Knop onder de balie"]
    revoke(button, at=make.NOW, by=chain.bea)

    alarm = canary.pressed(chain, counter, note="eerst", by="joris")
    assert refusal_of(counter, chain) == "place_has_alarm"
    alarms.take_charge(alarm, at=make.NOW, by=chain.sanne)
    alarms.stand_down(alarm, outcome="ended", at=make.NOW, by=chain.sanne)

    wanted = drills.Plan(
        place=counter, opens_at=make.NOW, until=make.NOW + timedelta(minutes=5), purpose="Oefenen"
    )
    drill = drills.plan(wanted, at=make.NOW, by=chain.priya)
    assert refusal_of(counter, chain) == "place_has_drill"
    drills.call_off(drill, at=make.NOW, by=chain.priya)
    actions.close_place(counter, at=make.NOW, by=chain.bea)
    counter.refresh_from_db()
    assert counter.closed_at == make.NOW


def test_people_on_the_rota_keep_a_site_open(chain):
    """S1-08: somebody who is on duty there would be called to it."""
    Place.objects.filter(parent__isnull=False, path__startswith=chain.site.path).update(closed_at=make.NOW)
    RotaLine.objects.create(
        person=chain.sanne, group="team_leads", site=chain.site, weekday=1, from_minute=0, until_minute=60
    )
    assert refusal_of(chain.site, chain) == "place_has_rota"
    RotaLine.objects.filter(site=chain.site).delete()
    actions.close_place(chain.site, at=make.NOW, by=chain.bea)


def test_a_closed_place_is_chosen_no_more_and_its_history_stays(chain):
    """S1-08 S3-22: closed and opened on the screen; nobody chooses it; the case of before still says where."""
    incident, counter = reported(chain), chain.counter
    beheer, page = Client(), f"/places/{counter.pk}/"
    beheer.force_login(chain.bea)
    assert "Sluit deze plek" in beheer.get(page).content.decode()
    beheer.post(f"{page}closing/")
    assert counter not in places_known_to(chain.joris)
    sanne = Client()
    sanne.force_login(chain.sanne)
    assert counter.name in sanne.get(f"/incidents/{incident.pk}/").content.decode()
    said = beheer.get(page).content.decode()
    assert ("Neem weer in gebruik" in said, "Sluit deze plek" in said) == (True, False)
    assert "gesloten" in beheer.get("/places/").content.decode()
    assert beheer.post(f"{page}closing/").status_code == 409
    beheer.post(f"{page}opening/")
    assert counter in places_known_to(chain.joris)
    kinds = Entry.objects.filter(kind__startswith="places.Place", data__place_id=counter.pk).order_by("pk")
    assert list(kinds.values_list("kind", flat=True))[-2:] == ["places.PlaceClosed", "places.PlaceOpened"]


def test_the_same_in_json_with_the_reason_in_words(chain):
    """S1-08: the API says what hangs there; inside something closed nothing is opened and nothing is added."""
    beheer, counter = Client(), chain.counter
    beheer.force_login(chain.bea)
    refused = beheer.post(f"/api/v1/places/{chain.site.pk}/closing")
    assert (refused.status_code, refused.json()["code"]) == (409, "place_has_parts")
    closed = beheer.post(f"/api/v1/places/{counter.pk}/closing")
    assert (closed.status_code, bool(closed.json()["closed_at"])) == (200, True)
    Place.objects.filter(pk=counter.parent_id).update(closed_at=make.NOW)
    assert beheer.delete(f"/api/v1/places/{counter.pk}/closing").json()["code"] == "place_lies_in_closed"
    body = {"kind": "counter", "name": "Nieuw", "parent": counter.parent_id}
    assert (
        beheer.post("/api/v1/places", body, content_type="application/json").json()["code"]
        == "place_lies_in_closed"
    )
    Place.objects.filter(pk=counter.parent_id).update(closed_at=None)
    assert beheer.delete(f"/api/v1/places/{counter.pk}/closing").json()["closed_at"] is None
    assert beheer.delete(f"/api/v1/places/{counter.pk}/closing").json()["code"] == "place_is_in_use"
