"""One record, many legal shapes: a canary in every text and every person of a case, and which may be heard where."""

import csv
import io
import json
import re
from datetime import date, timedelta

import pytest
from django.db import models

from regie.aftercare.models import Absence, CarePlan
from regie.incidents import actions as incidents
from regie.incidents.models import Incident
from regie.journal.models import Entry
from regie.people.models import Person
from regie.places.models import Place
from regie.refusal import Refused
from regie.register import actions, queries, rules
from regie.register.models import ThirdPartyFact
from regie.register.queries import Period
from tests import case_ready, make
from tests.canary import sing

pytestmark = pytest.mark.django_db
NOW = make.NOW
TODAY = date(2026, 3, 4)
# Which canaries each shape may carry; every other one is a leak.
EXCHANGED = {"incident.story", "incident.place_words", "act.words", "act.source", "addition.text"}
POLICE = EXCHANGED | {
    "citizen", "organisation", "site.address", "circumstances.with_what", "circumstances.in_what_way",
    "circumstances.why", "circumstances.police_words", "damageitem.what", "outsider",
}  # fmt: skip
MAY = {
    "police": POLICE | {"person.joris", "person.els", "person.ali"},
    "police_numbered": POLICE - {"act.source"},
    "exchange": EXCHANGED,
    "third_party": {"thirdpartyfact.description"},
    "accidents": {"person.joris"},
    "anonymous": {"site.name"},
}
ABOUT = ("with_what", "cause", "witness", "damage", "more")


@pytest.fixture
def full(chain) -> Incident:
    """A case from press to care, with a word of its own in every text and every person."""
    incident = sing(chain, chain.site, chain.counter, voice="EIGEN")
    for about in ABOUT:
        incidents.complete(incident, text=about, about=about, at=NOW, by=chain.joris)
    tell_more(incident, chain)
    plan = CarePlan.objects.get(incident=incident)
    Absence.objects.create(
        plan=plan, starts_on=TODAY, ends_on=TODAY + timedelta(days=9), written_by=chain.wim, written_at=NOW
    )
    citizen = incidents.add_originator("KANARIE[citizen]", organisation=chain.municipality)
    Incident.objects.filter(pk=incident.pk).update(in_charge=chain.sanne, originator=citizen)
    actions.record_facts(
        incident, description="Schelden.", first_on=NOW.date(), last_on=NOW.date(), consents=False, at=NOW,
        by=chain.priya,
    )  # fmt: skip
    for model in [Incident, *(found.related_model for found in Incident._meta.related_objects)]:
        plant(model)
    for name, person in chain.people.items():
        Person.objects.filter(pk=person.pk).update(name=f"KANARIE[person.{name}]")
    Place.objects.filter(pk=chain.site.pk).update(name="KANARIE[site.name]", address="KANARIE[site.address]")
    type(chain.municipality).objects.filter(pk=chain.municipality.pk).update(name="KANARIE[organisation]")
    return queries.whole(Incident.objects.all()).get(pk=incident.pk)


def tell_more(incident: Incident, chain) -> None:
    """What is told later: the circumstances, what was damaged, and who else was in it."""
    incidents.tell_circumstances(
        incident, {"cause": "disorder", "decision_open": "yes", "service_before": ["own_error"], "police": "came"},
        at=NOW, by=chain.joris,
    )  # fmt: skip
    for kind in ("material", "immaterial"):
        incidents.add_damage(
            incident, what=kind, kind=kind, owner="employee", amount_cents=1250, at=NOW, by=chain.joris
        )
    incidents.add_party(incident, kind="affected", person=chain.els, at=NOW, by=chain.joris)
    incidents.add_party(incident, kind="witness", person=chain.ali, at=NOW, by=chain.joris)
    incidents.add_party(incident, kind="witness", name="KANARIE[outsider]", at=NOW, by=chain.joris)


def plant(model: type[models.Model]) -> None:
    """A canary in every text of a table that belongs to a case; codes, keys and what is sealed stay."""
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
        if not is_text or field.unique or field.name.startswith("sealed") or (field.max_length or 999) < 100:
            continue
        model.objects.update(**{field.name: f"KANARIE[{model.__name__.lower()}.{field.name}]"})


def heard(text: str) -> set[str]:
    """The canaries in a text."""
    return set(re.findall(r"KANARIE\[([a-z_.]+)\]", text))


def test_a_shape_holds_its_own_fields_and_no_other(full, chain):
    """S2-24 S1-22: what a shape may not hold is not in it, whatever was written in the case."""
    for code in MAY:
        rows = rows_in(code, full)
        assert rows, code
        assert [tuple(row) for row in rows] == [rules.SHAPES[code].fields] * len(rows), code
        for form in ("json", "csv"):
            assert heard("".join(queries.lines(code, form, rows))) == MAY[code], code


def rows_in(code: str, full: Incident) -> list[dict]:
    """The rows of a shape, for one who may have them."""
    if code.startswith("police"):
        return [rules.shaped(code, queries.record_of(full))]
    who = {"third_party": "dirk", "accidents": "wim", "anonymous": "priya", "exchange": "priya"}[code]
    person = Person.objects.get(username=who)
    return list(queries.rows_of(code, person, Period(), today=TODAY + timedelta(days=30)))


def test_every_shape_has_a_canary_test():
    """S2-24: a new shape is not there before somebody said what may be in it."""
    assert set(MAY) == set(rules.SHAPES)


def body(answer) -> str:
    """The whole file."""
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def test_who_takes_which_shape_along(full, chain):
    """S1-08 S2-24: each shape has its own key, and that it left is written first."""
    may = {"third_party": {"dirk"}, "accidents": {"wim"}, "anonymous": {"priya", "wim", "ingrid", "omar", "dirk"},
        "exchange": {"priya"}}  # fmt: skip
    for name in ("joris", "sanne", "priya", "wim", "ingrid", "omar", "dirk", "bea"):
        client = case_ready.browser(chain, name)
        for code, names in may.items():
            answer = client.get(f"/register/shapes/{code}/csv/")
            assert answer.status_code == (200 if name in names else 403), (name, code)
            assert client.get(f"/api/v1/register/shapes/{code}").status_code == answer.status_code
        page = client.get("/register/").content.decode()
        assert ("/register/shapes/exchange/" in page) is (name == "priya")
    assert Entry.objects.filter(kind="register.GivenOut", data__shape="exchange").count() == 2
    assert case_ready.browser(chain, "priya").get("/register/shapes/onzin/csv/").status_code == 404
    assert (
        case_ready.browser(chain, "priya").get("/api/v1/register/shapes/exchange?as=xml").status_code == 400
    )


def test_the_form_for_the_police_is_a_pdf_and_a_look(full, chain):
    """S1-22: the seven W's once told are told; who may not read the case gets no form."""
    for shape, key in (("police", ""), ("police_numbered", "?numbered=true")):
        answer = case_ready.browser(chain, "sanne").get(f"/register/cases/{full.pk}/{shape}/")
        assert answer.content.startswith(b"%PDF-")
        assert (
            case_ready.browser(chain, "sanne")
            .get(f"/api/v1/incidents/{full.pk}/police-form{key}")
            .content[:5]
            == b"%PDF-"
        )
        assert (
            Entry.objects.filter(kind="journal.Looked", subject=full.subject, data__purpose=shape).count()
            == 2
        )
    assert case_ready.browser(chain, "els").get(f"/register/cases/{full.pk}/police/").status_code == 404
    assert case_ready.browser(chain, "sanne").get(f"/register/cases/{full.pk}/exchange/").status_code == 404


def test_the_form_says_who_saw_it_and_what_it_cost(full):
    """S1-22: colleagues with the work as their address or under a number, and no judgement of the citizen."""
    told = queries.record_of(full)
    reached = "gekozen adres: KANARIE[organisation], KANARIE[site.address]"
    number = full.reference
    assert told["victims"] == [f"KANARIE[person.els], {reached}"]
    assert told["witnesses"][1:] == [
        f"KANARIE[person.ali], {reached}",
        "KANARIE[outsider] (getuige van buiten)",
    ]
    assert told["victims_numbered"] == [f"medewerker 2 in zaak {number}, {reached}"]
    assert told["witnesses_numbered"][1] == f"medewerker 3 in zaak {number}, {reached}"
    assert told["damage"][1:] == ["KANARIE[damageitem.what], van een medewerker: € 12,50"]
    assert told["police_came"] == ["gekomen", "KANARIE[circumstances.police_words]"]
    for code in ("police", "police_numbered"):
        text = str(rules.shaped(code, told))
        assert [word for word in ("verward", "fout", "besluit", "pijn", "schrik") if word in text] == []


def test_small_numbers_point_at_nobody(full, chain):
    """S2-24: fewer than five is said to be few; where and when are coarse."""
    answer = case_ready.browser(chain, "omar").get("/register/shapes/anonymous/csv/")
    lines = list(csv.reader(io.StringIO(body(answer)), delimiter=";"))
    assert lines == [
        ["quarter", "site", "behaviour", "cases"], ["2026-Q1", "KANARIE[site.name]", "scolding", "<5"],
    ]  # fmt: skip
    assert [rules.in_cell(cases) for cases in (1, 4, 5, 60)] == ["<5", "<5", "5", "60"]


def test_the_open_form_is_described(full, chain):
    """S1-22: a documented, versioned form."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = case_ready.browser(chain, "joris").get("/api/v1/register/shapes/exchange/schema").json()
    file = json.loads(body(case_ready.browser(chain, "priya").get("/register/shapes/exchange/json/")))
    jsonschema.validate(file, schema)
    assert (file["format"], file["version"]) == ("regie-exchange", 1)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**file, "rows": [{**file["rows"][0], "reporter": "Joris"}]}, schema)


def enter(incident, chain, **said) -> ThirdPartyFact:
    """Priya enters it."""
    told = {
        "description": "Schelden aan de balie.",
        "first_on": NOW.date(),
        "last_on": NOW.date(),
        "consents": False,
    }
    return actions.record_facts(incident, **{**told, **said}, at=NOW, by=chain.priya)


def reported(house, story: str) -> Incident:
    """Joris tells it."""
    told = incidents.Report(
        happened_at=NOW, story=story, behaviours=("scolding",), affected=house.who("joris"),
        place=house.chain.counter, originator_label="Zwartjes",
    )  # fmt: skip
    return incidents.report(told, at=NOW, by=house.who("joris"))[0]


def test_facts_of_third_parties_are_numbered_and_nameless(house):
    """S1-22 S2-24: a number each, five years, the employee only with consent, the citizen never."""
    chain, one, two = house.chain, reported(house, "Een."), reported(house, "Twee.")
    first, second = enter(one, chain), enter(two, chain, consents=True)
    assert (first.number, second.number) == ("FD-2026-0001", "FD-2026-0002")
    assert (first.employee, first.consent_at, first.kept_until) == (None, None, date(2031, 3, 3))
    assert (second.employee, second.consent_at) == (house.who("joris"), NOW)
    three = reported(house, "Drie.")
    for said, code in (
        ({"description": "Joris werd uitgescholden."}, "facts_with_a_name"),
        ({"description": "zwartjes schold.", "consents": True}, "facts_with_a_name"),
        ({"description": " "}, "facts_without_description"),
        ({"last_on": NOW.date() + timedelta(days=1)}, "facts_with_odd_dates"),
        ({"first_on": NOW.date(), "last_on": NOW.date() - timedelta(days=1)}, "facts_with_odd_dates"),
    ):
        with pytest.raises(Refused) as refused:
            enter(three, chain, **said)
        assert refused.value.code == code
    with pytest.raises(Refused) as refused:
        enter(one, chain)
    assert refused.value.details == {"number": "FD-2026-0001"}
    client = case_ready.browser(chain, "sanne")
    said = {"description": "Schelden.", "first_on": "2026-03-03", "last_on": "2026-03-03"}
    assert client.post(f"/register/cases/{three.pk}/facts/", said).status_code == 302
    assert (
        client.post(f"/api/v1/incidents/{three.pk}/third-party-facts", said, "application/json").status_code
        == 409
    )
    assert "FD-2026-0003" in client.get(f"/incidents/{three.pk}/").content.decode()
    assert ThirdPartyFact.objects.visible_to(house.who("sanne")).count() == 0
    assert ThirdPartyFact.objects.visible_to(house.who("dirk")).count() == 3


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [("2026-03-02", "2026-03-06", 5), ("2026-03-06", "2026-03-09", 2), ("2026-03-07", "2026-03-08", 0),
     ("2026-03-09", "2026-03-02", 0)],
)  # fmt: skip
def test_working_days(first, last, days):
    """S1-09: the list counts working days."""
    assert rules.working_days(date.fromisoformat(first), date.fromisoformat(last)) == days


def test_a_spreadsheet_runs_nothing():
    """S2-24: what a citizen typed is text, also when it begins like a formula."""
    row = dict.fromkeys(rules.SHAPES["anonymous"].fields, "=HYPERLINK(1)")
    assert "".join(queries.lines("anonymous", "csv", [row])).count(";'=HYPERLINK(1)") == 3
