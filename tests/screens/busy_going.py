"""What goes, on a busy day: people named by mistake, files, a closed place, who left, and a visit that is over."""

from datetime import datetime, timedelta
from io import BytesIO

from PIL import Image

from regie.incidents import actions as incidents
from regie.incidents.models import Incident
from regie.people import actions as people
from regie.people.models import Person
from regie.places import actions as places
from regie.places.models import Place
from regie.privacy import actions as privacy
from regie.visits import actions as visits
from regie.visits.rules import Times

LONG = "Van der Schoot-Oosterhuizen van Nieuwenhoven"


def what_goes(incident: Incident, at: datetime) -> None:
    """Party 1 has no name, 2 is a colleague, 3 is sealed; file 1 is there, file 2 is gone; visit 1 is over."""
    joris, beheer = Person.objects.get(username="joris"), Person.objects.get(username="beheer")
    incidents.add_party(incident, kind="witness", at=at, by=joris)
    incidents.add_party(
        incident, kind="witness", person=Person.objects.get(username="meryem"), at=at, by=joris
    )
    incidents.add_party(incident, kind="victim", name=f"Mevrouw {LONG}", at=at, by=joris)
    first, second = (
        incidents.add_evidence(incident, name=f"foto-{LONG}-{number}.png", content=photo(), at=at, by=joris)
        for number in (1, 2)
    )
    assert first.pk == 1
    incidents.remove_evidence(
        second, why="Er stond een andere burger op.", at=at, by=Person.objects.get(username="ingrid")
    )
    site = Place.objects.filter(kind="site").order_by("pk").first()
    cellar = places.add_place(
        organisation=site.organisation, parent=site, kind="floor", name="Archiefkelder", at=at, by=beheer
    )
    places.close_place(cellar, at=at, by=beheer)
    left = people.add_person(
        username="oud", name=f"Corrie {LONG}", organisation=joris.organisation, password="x", at=at, by=beheer
    )
    people.let_go(left, at=at, by=beheer)
    privacy.hold(
        left,
        reason="Er loopt een klacht over haar ontslag.",
        until=None,
        at=at,
        by=Person.objects.get(username="ingrid"),
    )
    times = Times(timedelta(hours=1), timedelta(minutes=30), timedelta(minutes=2))
    visit = visits.start_visit(joris, where=f"Bij {LONG}", note="Er is een hond.", times=times, at=at)
    visits.end_visit(visit, at=at, by=joris)


def photo() -> bytes:
    """A small picture."""
    written = BytesIO()
    Image.new("RGB", (8, 8), "white").save(written, "PNG")
    return written.getvalue()
