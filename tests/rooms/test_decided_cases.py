"""The decided cases over the API and on the screen: 422 with what is missing in plain Dutch; the lawful is kept."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from regie.incidents import actions as incidents
from regie.incidents.rules import Line
from regie.responses.models import Measure, Signature
from tests import case_ready, make
from tests.case_ready import AT, BAN, WARNING
from tests.pages import entrance_at

pytestmark = pytest.mark.django_db
entrance_clock = entrance_at(AT)
CLOSED = [
    {"service": service, "channel": "", "contact": "", "hours": ""}
    for service in (
        "applications",
        "objections",
        "payments",
        "identity_papers",
        "emergency_help",
        "complaints",
    )
]
CONTACT = {
    **BAN, "kind": "contact_restriction", "rule": "",
    "terms": {"channel": "per brief", "address": "postbus 1", "frequency": "elke week", "person": "klantcontact"},
}  # fmt: skip
SUSPEND = {
    **BAN, "kind": "suspend_service", "rule": "", "nature": "no_decision", "terms": {"service": "Kavelverkoop"},
}  # fmt: skip
CUT = {**BAN, "kind": "benefit_reduction", "rule": "", "terms": {"amount": "20 procent"}}

# case, what was chosen, what must be missing, the lawful choice; all on a threat that was judged as one
ON_A_THREAT = [
    ("C1", {**BAN, "ends_on": "2027-03-04", "weight": ""}, {"longer_than_the_norm", "not_weighed"}, WARNING),
    (
        "C2", {**SUSPEND, "ends_on": None, "ways": CLOSED, "terms": {}},
        {"no_end", "no_channel_open", "no_contact_open", "no_hours_open", "no_service"}, SUSPEND,
    ),
    ("C6", {**BAN, "starts_on": "2025-03-04"}, {"starts_in_the_past"}, BAN),
    ("C9", {**CONTACT, "ends_early": "", "terms": {}}, {"no_early_end", "no_channel"}, CONTACT),
    ("C14", {**BAN, "proportion": {}}, {"vulnerable_not_asked"}, BAN),
    ("C16", {**BAN, "ends_on": None, "ends_early": "Als u tekent."}, {"no_end"}, BAN),
    ("C20", {**BAN, "ways": CLOSED}, {"no_channel_open"}, BAN),
]  # fmt: skip


def post(chain, name: str, path: str, body: dict):
    client = Client()
    client.force_login(case_ready.person(chain, name))
    return client.post(f"/api/v1/{path}", body, content_type="application/json")


def refused(response) -> set[str]:
    assert (response.status_code, response["Content-Type"]) == (422, "application/problem+json")
    missing = response.json()["missing"]
    assert all(one["sentence"] and one["source"].startswith("G") for one in missing)
    return {one["code"] for one in missing}


def test_what_was_imposed_is_refused_and_the_lawful_choice_is_kept(chain):
    """S1-24 S1-25 C1 C2 C6 C9 C14 C16 C20: by the API, each with its sentence and its source."""
    incident = case_ready.classified(chain)
    path = f"incidents/{incident.pk}/measures"
    for case, imposed, missing, lawful in ON_A_THREAT:
        before = Measure.objects.count()
        assert refused(post(chain, "sanne", path, imposed)) >= missing, case
        assert Measure.objects.count() == before
        kept = post(chain, "sanne", path, lawful)
        assert kept.status_code == 201, (case, kept.json())


def test_a_letter_without_a_talk_is_not_signed_and_an_arrest_is_no_ground(chain):
    """S1-25 C5 C22: no talk and no reason why not; only a suspicion; then the lawful road, with its reason on file."""
    incident = case_ready.classified(chain)
    path = f"incidents/{incident.pk}/measures"
    only = [act.pk for act in incident.acts.all()]
    assert refused(post(chain, "sanne", path, {**WARNING, "suspected": only})) == {"only_suspicion"}
    number = post(chain, "sanne", path, WARNING).json()["id"]
    assert refused(post(chain, "ali", f"measures/{number}/signature", {})) == {"not_heard"}
    urgent = {"code": "not_heard", "reason": "Hij stond met een mes bij de uitgang te wachten."}
    assert post(chain, "sanne", f"measures/{number}/passed", urgent).status_code == 403
    assert post(chain, "ali", f"measures/{number}/passed", urgent).json()["code"] == "name_the_day"
    day = (AT + timedelta(days=5)).date().isoformat()
    passed = post(chain, "ali", f"measures/{number}/passed", {**urgent, "day": day})
    assert [(one["gate"], one["day"]) for one in passed.json()["passed"]] == [("G3", day)]
    assert post(chain, "ingrid", f"measures/{number}/signature", {}).status_code == 200
    assert Signature.objects.get().measure_id == number


def test_too_much_contact_is_no_aggression_and_may_get_an_agreement(chain):
    """S1-25 S2-26 C11: letters only, with everything that stays open; never a ban, never as aggression."""
    incident = case_ready.reported(chain)
    lines = [Line("Belde 30 keer op een dag.", make.NOW, "telefooncentrale")]
    incidents.classify(
        incident, outcome="contact_load", norm_classes=(), acts=lines, reason="Heel veel contact.", at=AT,
        by=chain.sanne,
    )  # fmt: skip
    case_ready.settle()
    path = f"incidents/{incident.pk}/measures"
    assert refused(post(chain, "sanne", path, {**BAN, "rule": ""})) == {"contact_load_only"}
    assert refused(post(chain, "sanne", path, {**CONTACT, "ways": CLOSED})) >= {"no_channel_open"}
    number = post(chain, "sanne", path, CONTACT).json()["id"]
    case_ready.heard(chain, incident)
    assert post(chain, "ali", f"measures/{number}/signature", {}).status_code == 200


def test_a_benefit_cut_needs_proof_of_each_act_and_a_hearing_of_its_own(chain):
    """S1-25 S3-24 C17 (U45): a decision with its own track; the order talk is no part of it."""
    incident = case_ready.classified(chain)
    path, act = f"incidents/{incident.pk}/measures", incident.acts.get().pk
    guard = [{"act": act, "proof": "", "target": "guard"}]
    case_ready.heard(chain, incident)
    assert refused(post(chain, "sanne", path, {**CUT, "proofs": guard})) == {
        "act_without_proof", "nobody_protected", "not_heard_with_caution",
    }  # fmt: skip
    said = {"kind": "talk", "held_on": "2026-03-04", "notes": "Hij wilde niets zeggen.", "cautioned": True}
    assert post(chain, "sanne", f"incidents/{incident.pk}/hearings", said).status_code == 201
    proven = [{"act": act, "proof": "Opname van de balie, en twee getuigen.", "target": "charged"}]
    kept = post(chain, "sanne", path, {**CUT, "proofs": proven})
    assert (kept.status_code, kept.json()["nature"]) == (201, "decision")


def test_the_screen_says_in_plain_dutch_what_is_missing(chain):
    """S1-25 C2 C20: on the page, with the field; and what may be let pass, only for who may."""
    incident = case_ready.classified(chain)
    client = Client()
    client.force_login(case_ready.person(chain, "sanne"))
    form = {**case_ready.as_form(SUSPEND), "ends_on": "", "payments_channel": ""}
    page = client.post(reverse("responses:choose", args=[incident.pk]), form)
    words = " ".join(page.content.decode().split())
    assert page.status_code == 422
    assert "Kies een einddatum. Zonder einde kan deze maatregel niet." in words
    assert "Schrijf op langs welke weg dit kan: Uitkering en betalingen. Alles afsluiten kan nooit." in words
    assert "Er staat niet hoe het begon." in words
    measure = case_ready.chosen(chain, incident)
    shown = {}
    for name in ("sanne", "ali"):
        client.force_login(case_ready.person(chain, name))
        shown[name] = client.get(reverse("responses:measure", args=[measure.pk])).content.decode()
    assert "Sta dit toe, met een reden" not in shown["sanne"]
    assert "Sta dit toe, met een reden" in shown["ali"]
    day = {"code": "not_heard", "reason": "Dat kon nu niet wachten, er was gevaar.", "day": "2026-03-09"}
    client.post(reverse("responses:let_pass", args=[measure.pk]), day)
    page = client.get(reverse("responses:measure", args=[measure.pk])).content.decode()
    assert "Ali liet waarborg G3 passeren:" in page
