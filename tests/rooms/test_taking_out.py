"""Who was named by mistake goes out of a case; names of outsiders are read for a purpose; a colleague is kept out."""

from datetime import timedelta

import pytest

from regie.aftercare.models import CarePlan
from regie.incidents import actions
from regie.incidents.models import Party
from regie.journal.models import Entry
from regie.notices.models import LeftOut, Notice, Promise
from regie.refusal import Refused
from tests import case_ready
from tests.case_ready import AT, reported, settle

pytestmark = pytest.mark.django_db
JSON = "application/json"


def named(chain, incident, kind: str = "witness", **who) -> Party:
    """Somebody is named by Joris, and what follows has followed."""
    party = actions.add_party(incident, kind=kind, at=AT, by=chain.joris, **who)
    settle(at=AT)
    return party


def test_who_was_not_there_goes_out_and_hears_it(chain):
    """S1-27 S0-20: with a reason under the story; care that nobody began is offered no more, and may be asked for."""
    incident = reported(chain)
    party = named(chain, incident, person=chain.meryem)
    plan = CarePlan.objects.get(person=chain.meryem)
    assert Promise.objects.open().filter(kind="care_talk", title="Meryem").exists()
    joris, page = case_ready.browser(chain, "joris"), f"/incidents/parties/{party.pk}/taking-out/"
    assert page in joris.get(f"/incidents/{incident.pk}/complete/who/").content.decode()
    assert "Was Meryem er niet bij?" in joris.get(page).content.decode()
    assert joris.post(page, {"why": ""}).status_code == 422
    refused = case_ready.browser(chain, "sanne").post(page, {"why": "Ik zag haar niet."})
    assert (refused.status_code, "Ik zag haar niet." in refused.content.decode()) == (409, True)
    assert case_ready.browser(chain, "els").get(page).status_code == 404

    joris.post(page, {"why": "Zij had die dag vrij."})
    # The page has today's clock, and what follows waits for that.
    settle(at=AT + timedelta(days=3650))
    assert not Party.objects.exists()
    case = case_ready.browser(chain, "sanne").get(f"/incidents/{incident.pk}/").content.decode()
    assert "Zij had die dag vrij." in case
    assert "Joris haalt iemand uit de zaak die er niet bij was." in case
    entry = Entry.objects.get(kind="incidents.PartyTakenOut")
    assert entry.data == {
        "incident_id": incident.pk, "party_id": party.pk, "kind": "witness", "person_id": chain.meryem.pk,
    }  # fmt: skip
    assert not Promise.objects.open().filter(title="Meryem").exists()
    assert list(plan.talks.filter(held_at=None, declined_at=None)) == []
    assert Notice.objects.filter(person=chain.meryem, kind="care_let_go").count() == 1
    assert joris.post(page, {"why": "nog eens"}).status_code == 404


def test_care_that_began_goes_on(chain):
    """S1-27 S0-20: a talk that was held is a talk; so does the care of who is in it in another way."""
    from regie.aftercare import actions as aftercare

    incident = reported(chain)
    party = named(chain, incident, kind="affected", person=chain.meryem)
    plan = CarePlan.objects.get(person=chain.meryem)
    aftercare.hold_talk(plan.talks.order_by("id").first(), at=AT, by=chain.wim)
    actions.take_out(party, why="Zij stond verderop.", at=AT, by=chain.joris)
    twice = named(chain, incident, person=chain.joris)
    actions.take_out(twice, why="Hij is het zelf.", at=AT, by=chain.joris)
    settle(at=AT)
    assert not Notice.objects.filter(kind="care_let_go").exists()
    assert incident.parties.count() == 0


def test_the_names_of_outsiders_are_read_for_a_purpose(chain):
    """S2-24 (I-22): masked in the case; why first, then the names once; who looked stands in the journal."""
    incident = reported(chain)
    party = named(chain, incident, name="Zonnebloem Quist")
    sanne, page = case_ready.browser(chain, "sanne"), f"/incidents/{incident.pk}/names/"
    case = sanne.get(f"/incidents/{incident.pk}/").content.decode()
    assert (page in case, "Zonnebloem" in case) == (True, False)
    assert "Zonnebloem" not in sanne.get(page).content.decode()
    assert sanne.post(page, {"purpose": ""}).status_code == 422
    assert not Entry.objects.filter(kind="journal.Looked", subject=party.subject).exists()
    assert "Zonnebloem Quist" in sanne.post(page, {"purpose": "police"}).content.decode()
    assert Entry.objects.get(kind="journal.Looked", subject=party.subject).data == {"purpose": "party.police"}
    assert case_ready.browser(chain, "joris").get(page).status_code == 403


def test_a_colleague_is_kept_out_later(chain):
    """U23 S2-25: after the report as well, by who told it or underwent it, on screen as in the API."""
    incident = reported(chain)
    joris, page = case_ready.browser(chain, "joris"), f"/incidents/{incident.pk}/leaving-out/"
    assert page in joris.get(f"/incidents/{incident.pk}/status/").content.decode()
    assert "Sanne" in joris.get(page).content.decode()
    assert joris.post(page, {}).status_code == 422
    joris.post(page, {"people": [str(chain.sanne.pk)]})
    assert LeftOut.objects.get().person == chain.sanne
    assert case_ready.browser(chain, "sanne").get(f"/incidents/{incident.pk}/").status_code == 404
    assert case_ready.browser(chain, "tom").get(page).status_code == 404


def test_the_same_in_json(chain):
    """S1-27: taking out by the API, with the same refusal and the same answer."""
    incident = reported(chain)
    party = named(chain, incident, kind="victim", name="Zonnebloem Quist")
    door = f"/api/v1/parties/{party.pk}/taking-out"
    refused = case_ready.browser(chain, "sanne").post(door, {"why": "Onzin."}, content_type=JSON)
    assert (refused.status_code, refused.json()["code"]) == (409, "only_who_named_takes_out")
    joris = case_ready.browser(chain, "joris")
    assert joris.post(door, {}, content_type=JSON).status_code == 400
    assert joris.post(door, {"why": "Die was er niet."}, content_type=JSON).status_code == 204
    assert joris.get(f"/api/v1/incidents/{incident.pk}/parties").json() == []


def test_a_closed_case_stays_as_it_is(chain):
    """S1-27: nobody is taken out of a case that is over."""
    incident = reported(chain)
    party = named(chain, incident, name="Quist")
    type(incident).objects.filter(pk=incident.pk).update(closed_at=AT)
    with pytest.raises(Refused, match="case_is_closed"):
        actions.take_out(party, why="Was er niet.", at=AT, by=chain.joris)
