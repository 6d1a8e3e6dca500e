"""Whose case it is: several people in it, somebody left out of it, and office holders who have readers of their own."""

import pytest
from django.test import Client

from regie.aftercare.models import CarePlan
from regie.incidents import actions
from regie.incidents.actions import Report
from regie.incidents.models import Classification, Impact, Incident, Party
from regie.incidents.queries import involved_people, readers_who_may_lead, status_page, who_can_judge
from regie.incidents.rules import Line
from regie.notices.models import Notice, Promise
from regie.people.actions import give_role
from regie.people.models import Assignment
from regie.refusal import Refused
from regie.responses.models import Measure
from tests import make
from tests.case_ready import AT, classified, person, reported, settle
from tests.doors.test_doors import ROLE_OF

pytestmark = pytest.mark.django_db
READERS = {"sanne", "karim", "ali", "priya", "ingrid"}


def told(chain, *, by="joris", **more) -> Incident:
    """A report at the counter."""
    report = Report(happened_at=make.NOW, story="Hij dreigde.", **{"place": chain.counter, **more})
    incident, _new = actions.report(report, at=make.NOW, by=person(chain, by))
    settle()
    return Incident.objects.get(pk=incident.pk)


def reads(chain, incident: Incident) -> set[str]:
    """Who may read the whole case."""
    one = Incident.objects.filter(pk=incident.pk)
    return {name for name in chain.people if one.readable_by(person(chain, name)).exists()}


# Several people


def test_each_colleague_has_an_impact_and_care_of_their_own(chain):
    """S1-23 S3-12 S1-21: told at once or later, each sees the road of the report, and nobody judges their own case."""
    joris, meryem, sanne = (person(chain, name) for name in ("joris", "meryem", "sanne"))
    incident = told(chain, affected=joris, also=(meryem,), feeling="shaken", relation="saw")
    actions.add_party(incident, kind="affected", person=sanne, at=AT, by=joris)
    settle()
    assert {plan.person.name for plan in CarePlan.objects.filter(incident=incident)} == {
        "Joris",
        "Meryem",
        "Sanne",
    }
    actions.tell_impact(incident, feeling="injured", need="call", at=AT, by=meryem)
    assert {(one.person.name, one.feeling) for one in Impact.objects.filter(incident=incident)} == {
        ("Joris", "shaken"), ("Meryem", "injured"),
    }  # fmt: skip
    assert incident.relation == "self"
    assert [one.name for one in involved_people(incident)] == ["Joris", "Meryem", "Sanne"]
    assert Incident.objects.visible_to(meryem).get() == incident
    assert not Incident.objects.readable_by(meryem).exists()
    waits = Promise.objects.get(kind="classify", case=incident.subject)
    assert waits not in Promise.objects.waiting_for(person(chain, "sanne"))
    assert waits in Promise.objects.waiting_for(person(chain, "karim"))
    with pytest.raises(Refused, match="second_person_needed"):
        actions.classify(incident, outcome="not_aggression", reason="Nee.", at=AT, by=sanne)
    with pytest.raises(Refused, match="not_your_own_case"):
        actions.take_case(incident, at=AT, by=sanne)
    with pytest.raises(Refused, match="already_in_the_case"):
        actions.add_party(incident, kind="affected", person=sanne, at=AT, by=joris)


def test_to_whom_it_happened_is_filled_in_and_corrected_later(chain):
    """S1-23: what the reporter told of how "they" were goes to whoever it turns out to be, and so does care."""
    joris, meryem, tom = (person(chain, name) for name in ("joris", "meryem", "tom"))
    incident = told(chain, affected=None, feeling="injured", relation="told")
    assert (incident.affected, incident.relation) == (None, "told")
    actions.name_affected(incident, tom, at=AT, by=joris)
    actions.name_affected(incident, meryem, at=AT, by=joris)
    settle()
    assert Incident.objects.get(pk=incident.pk).affected == meryem
    assert Impact.objects.get(incident=incident).person == meryem
    assert CarePlan.objects.filter(incident=incident, person=meryem).exists()
    judged = classified(chain)
    with pytest.raises(Refused, match="judged_by_affected"):
        actions.name_affected(judged, person(chain, "sanne"), at=AT, by=joris)


def test_who_comes_from_outside_has_a_sealed_name_or_none(chain):
    """S2-24 (domain 9.11): witnesses and citizens as victims; the name may be left out, and stands nowhere in plain."""
    incident = reported(chain)
    named = actions.add_party(incident, kind="witness", name="Zonnebloem Quist", at=AT, by=chain.joris)
    actions.add_party(incident, kind="victim", at=AT, by=chain.joris)
    assert [(one.kind, one.name) for one in incident.parties.all()] == [
        ("witness", "Zonnebloem Quist"), ("victim", ""),
    ]  # fmt: skip
    Party.objects.filter(kind="victim").update(sealed=named.sealed)
    assert Party.objects.get(kind="victim").name == "niet leesbaar"
    assert not Party.objects.visible_to(person(chain, "joris")).exists()
    with pytest.raises(Refused, match="affected_needs_a_name"):
        actions.add_party(incident, kind="affected", at=AT, by=chain.joris)


def test_a_threat_of_self_harm_goes_to_care_first(chain):
    """S3-10: whatever else happened, it is not called aggression."""
    incident = told(chain, affected=chain.joris, behaviours=("self_harm", "vandalism"))
    line = Line("Gooide een stoel om.", make.NOW, "Joris", "verbal")
    with pytest.raises(Refused, match="care_comes_first"):
        actions.classify(incident, outcome="aggression", acts=[line], reason="Ja.", at=AT, by=chain.sanne)
    assert not Classification.objects.exists()


# Somebody left out


def test_a_manager_who_is_part_of_it_is_left_out_from_the_first_moment(chain):
    """S2-23 S1-08: no reading, no deciding, no message, no promise; who stands in hears that it is there."""
    sanne = person(chain, "sanne")
    incident = told(chain, affected=chain.joris, leave_out=(sanne,))
    assert reads(chain, incident) == READERS - {"sanne"} | {"noor"}
    assert not Incident.objects.visible_to(sanne).exists()
    assert not Incident.objects.open_to(sanne, "incidents.classify").exists()
    assert not Promise.objects.waiting_for(sanne).filter(case=incident.subject).exists()
    assert not CarePlan.objects.visible_to(sanne).exists()
    assert not Impact.objects.visible_to(sanne).exists()
    assert {one.person.name for one in Notice.objects.filter(kind="case_instead")} == {"Priya", "Noor"}
    assert "Sanne" not in {one.name for one in [*who_can_judge(incident), *readers_who_may_lead(incident)]}
    client = Client()
    client.force_login(sanne)
    for address in ("", "status/", "classification/", "report/"):
        assert client.get(f"/incidents/{incident.pk}/{address}").status_code == 404
    assert client.get(f"/api/v1/incidents/{incident.pk}").status_code == 404
    assert incident.reference not in client.get("/incidents/").content.decode()
    noor = Client()
    noor.force_login(person(chain, "noor"))
    assert noor.get(f"/incidents/{incident.pk}/").status_code == 200
    assert status_page(incident, person=chain.joris, at=AT).promises


def test_left_out_later_loses_the_regie_and_what_was_theirs(chain):
    """S2-23: also who had it already; and a measure of that case is not seen any more."""
    incident = classified(chain)
    sanne = person(chain, "sanne")
    actions.take_case(incident, at=AT, by=sanne)
    actions.leave_out(incident, [sanne], at=AT, by=chain.joris)
    assert Incident.objects.get(pk=incident.pk).in_charge is None
    assert not Incident.objects.visible_to(sanne).exists()
    assert not Measure.objects.visible_to(sanne).exists()
    assert not Promise.objects.filter(case=incident.subject, person=sanne).exists()


@pytest.mark.parametrize(
    ("by", "left_out", "code"),
    [
        ("meryem", ["sanne"], "only_who_told_it_leaves_out"),
        ("meryem", ["joris"], "only_who_told_it_leaves_out"),
        ("joris", ["sanne", "karim", "ali", "priya"], "nobody_remains"),
    ],
)
def test_who_can_leave_out_whom(chain, by, left_out, code):
    """S2-23: only who told it or underwent it, and somebody must remain who can judge it."""
    incident = reported(chain)
    with pytest.raises(Refused, match=code):
        actions.leave_out(incident, [person(chain, one) for one in left_out], at=AT, by=person(chain, by))
    assert reads(chain, incident) == READERS


# Council and college


def test_a_case_of_an_office_holder_has_readers_of_its_own(chain):
    """S1-03 U57 (I-22): told by themselves, by the griffier or by an employee; no ordinary role reads any of it."""
    own = told(chain, by="vera", affected=chain.vera, feeling="shaken")
    by_clerk = told(chain, by="gijs", affected=chain.vera, relation="told")
    by_employee = told(chain, by="joris", affected=chain.vera, relation="saw")
    assert {one.organisation for one in (own, by_clerk, by_employee)} == {chain.office}
    for one in (own, by_clerk, by_employee):
        assert reads(chain, one) == {"gijs", "lotte"}
    ordinary = set(ROLE_OF) - {"vera", "gijs", "lotte"}
    for name in ordinary:
        reader = person(chain, name)
        assert not Incident.objects.visible_to(reader).exclude(pk=by_employee.pk).exists(), name
        assert not CarePlan.objects.visible_to(reader).filter(person=chain.vera).exists(), name
        assert not Impact.objects.visible_to(reader).exists(), name
        assert not Promise.objects.waiting_for(reader).filter(organisation=chain.office).exists(), name
    assert {one.name for one in who_can_judge(own)} == {"Gijs", "Lotte"}
    assert not Incident.objects.readable_by(person(chain, "gijs")).exclude(organisation=chain.office).exists()


def test_an_alarm_of_an_office_holder_leads_to_their_own_road(house):
    """S1-03 S3-13: everybody nearby helps; the case behind it is for their own readers."""
    chain = house.chain
    alarm = house.press(by="vera")
    house.take_charge(alarm, "fatima")
    house.stand_down(alarm, "fatima")
    incident = Incident.objects.get(alarm=alarm)
    assert (incident.organisation, incident.asked) == (chain.office, chain.vera)
    assert reads(chain, incident) == {"gijs", "lotte"}


def test_the_two_roads_never_become_one(chain):
    """S1-03: a role of the one opens nothing of the other, and one case holds people of one road."""
    for who, role, organisation in (
        ("priya", "coordinator", chain.office),
        ("gijs", "clerk", chain.municipality),
    ):
        with pytest.raises(Refused, match="role_of_the_office"):
            give_role(person(chain, who), role=role, organisation=organisation, at=AT)
        Assignment.objects.create(person=chain.people[who], role=role, organisation=organisation)
    council, ordinary = told(chain, by="vera", affected=chain.vera), reported(chain)
    assert (reads(chain, council), reads(chain, ordinary)) == ({"gijs", "lotte"}, READERS)
    with pytest.raises(Refused, match="office_has_its_own_road"):
        actions.add_party(ordinary, kind="affected", person=chain.vera, at=AT, by=chain.joris)
    with pytest.raises(Refused, match="office_has_its_own_road"):
        actions.name_affected(council, person(chain, "joris"), at=AT, by=chain.gijs)
