"""The pages of responses: what one reads, what one may do, what a mistake says."""

import pytest
from django.urls import reverse

from regie.journal.models import Entry
from regie.responses.models import Hearing, Measure, Signature
from regie.responses.views import case_part
from tests import case_ready
from tests.case_ready import AT, BAN, TODAY, WARNING
from tests.pages import entrance_at, said

pytestmark = pytest.mark.django_db
entrance_clock = entrance_at(AT)
FORM = case_ready.as_form(BAN)


def address(name: str, number: int) -> str:
    return reverse(f"responses:{name}", args=[number])


# Choosing


def test_three_columns_before_anything_is_chosen(chain):
    """S1-24 S1-25 S3-03 The acts, what the norm says, what is still needed; nothing else is asked yet."""
    incident = case_ready.classified(chain)
    page = said(case_ready.browser(chain, "sanne").get(address("choose", incident.pk)))
    assert "Riep: ik weet waar je auto staat." in page
    assert "Onderdeel 4.4" in page
    assert "de norm raadt dit aan" in page
    assert (
        "Er is nog niet met de burger gesproken. Plan een gesprek, of vraag om een schriftelijke reactie."
        in page
    )
    assert "Waarom past dit?" not in page


def test_the_form_knows_what_the_policy_says(chain):
    """S1-25 The usual end and the ways that stay open are filled in, and can be changed."""
    incident = case_ready.classified(chain)
    page = said(
        case_ready.browser(chain, "sanne").get(
            address("choose", incident.pk), {"kind": "building_ban", "rule": "threat"}
        )
    )
    assert 'value="2026-04-04"' in page
    assert "Bezwaar maken" in page
    assert 'value="Per brief aan de gemeente"' in page


def test_a_small_response_asks_only_why(chain):
    """S1-25 Nothing is asked early."""
    incident = case_ready.classified(chain)
    page = said(
        case_ready.browser(chain, "sanne").get(address("choose", incident.pk), {"kind": "no_measure"})
    )
    assert "Waarom past dit?" in page
    for not_asked in ("Tot en met", "Wat lichters", "Is dit een besluit?"):
        assert not_asked not in page


def test_choosing_leads_to_the_page_of_the_second_person(chain):
    """S1-24 And says who that can be, by when."""
    incident = case_ready.classified(chain)
    response = case_ready.browser(chain, "sanne").post(address("choose", incident.pk), FORM, follow=True)
    measure = Measure.objects.get()
    assert response.redirect_chain[0][0].startswith(address("measure", measure.pk))
    page = said(response)
    assert "Nu aan zet: <strong>Ali, Ingrid en Karim</strong>" in page
    assert "Ik onderteken" not in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"ends_on": ""}, "Kies een einddatum."),
        ({"ends_on": "2026-12-31"}, "langer dan onze norm toestaat"),
        (
            {"payments_channel": "", "payments_contact": "x", "payments_hours": "x"},
            "Alles afsluiten kan nooit.",
        ),
        ({"why": ""}, "Schrijf op waarom deze reactie past."),
        ({"review_on": "2026-05-01"}, "De dag om opnieuw te kijken ligt niet tussen"),
    ],
)
def test_a_mistake_is_said_at_the_field_and_keeps_what_was_typed(chain, change, sentence):
    """S1-25 A sentence that says what to do."""
    incident = case_ready.classified(chain)
    response = case_ready.browser(chain, "sanne").post(address("choose", incident.pk), {**FORM, **change})
    assert response.status_code == 422
    page = said(response)
    assert sentence in page
    assert BAN["lighter"] in page
    assert not Measure.objects.exists()


def test_what_is_needed_ticks_itself(chain):
    """S1-25 The gates follow the form while somebody types; the answer is a piece of the page."""
    incident = case_ready.classified(chain)
    client = case_ready.browser(chain, "sanne")
    bare = said(client.post(address("needed", incident.pk), {"kind": "building_ban"}))
    assert "Kies een einddatum." in bare
    full = said(client.post(address("needed", incident.pk), FORM))
    assert "Kies een einddatum." not in full
    assert "Er staat tot wanneer en waar." in full
    assert "<html" not in full
    assert not Measure.objects.exists()


def test_a_hearing_is_kept(chain):
    """S1-25 S3-24 With its day and its words; a talk that is still to come is none."""
    incident = case_ready.classified(chain)
    client = case_ready.browser(chain, "sanne")
    late = client.post(
        address("hear", incident.pk), {"kind": "talk", "held_on": "2026-03-09", "notes": "Boos."}
    )
    assert "Deze dag is nog niet geweest." in said(late)
    client.post(address("hear", incident.pk), {"kind": "talk", "held_on": "2026-03-04", "notes": "Was boos."})
    hearing = Hearing.objects.get()
    assert (hearing.kind, hearing.held_on, hearing.notes, hearing.person) == (
        "talk",
        TODAY,
        "Was boos.",
        chain.sanne,
    )


# Signing


def test_the_second_person_reads_the_same_and_signs(chain):
    """S1-24 S1-25 The acts, the norm, the safeguards and the reasons, not a summary."""
    incident = case_ready.classified(chain)
    case_ready.heard(chain, incident)
    measure = case_ready.chosen(chain, incident)
    client = case_ready.browser(chain, "ali")
    page = said(client.get(address("measure", measure.pk)))
    for words in (
        "Riep: ik weet waar je auto staat.",
        "Onderdeel 4.4",
        BAN["why"],
        BAN["lighter"],
        "Ik onderteken",
    ):
        assert words in page
    client.post(address("sign", measure.pk))
    assert Signature.objects.get().person == chain.ali


def test_what_stops_a_signature_is_said_on_the_same_page(chain):
    """S1-25 (G3) And what one can do."""
    incident = case_ready.classified(chain)
    measure = case_ready.chosen(chain, incident)
    response = case_ready.browser(chain, "ali").post(address("sign", measure.pk))
    assert response.status_code == 422
    assert "Nog niet ondertekend. Dit is nog nodig:" in said(response)
    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    ("name", "status"), [("sanne", 409), ("joris", 403), ("priya", 403), ("els", 404), ("wim", 403)]
)
def test_who_cannot_sign_hears_it(chain, name, status):
    """S1-08 S1-24 S2-24 Who chose it, who was in it, whose role it is not, and who works elsewhere."""
    incident = case_ready.classified(chain)
    case_ready.heard(chain, incident)
    measure = case_ready.chosen(chain, incident)
    assert case_ready.browser(chain, name).post(address("sign", measure.pk)).status_code == status
    assert not Signature.objects.exists()


def test_sending_back_needs_a_reason(chain):
    """S1-24 And who chose reads it."""
    incident = case_ready.classified(chain)
    measure = case_ready.chosen(chain, incident)
    ali = case_ready.browser(chain, "ali")
    assert ali.post(address("send_back", measure.pk), {"why": ""}).status_code == 422
    ali.post(address("send_back", measure.pk), {"why": "Te zwaar."})
    page = said(case_ready.browser(chain, "sanne").get(address("measure", measure.pk)))
    assert "Ali stuurde dit terug:" in page
    assert "Te zwaar." in page
    assert "Kies opnieuw" in page


def test_lifting_from_the_page(chain):
    """S1-25 With a reason."""
    measure = case_ready.decided(chain)
    case_ready.browser(chain, "ali").post(
        address("lift", measure.pk), {"how": "lifted", "why": "Goed gesprek."}
    )
    page = said(case_ready.browser(chain, "sanne").get(address("measure", measure.pk)))
    assert "Opgeheven: Ali" in page
    assert "Goed gesprek." in page


# Elsewhere


def test_the_limits_in_force_say_what_stays_open(chain):
    """S1-25 Until when, where, and what somebody can still do."""
    from regie.responses.actions import begin

    client = case_ready.browser(chain, "sanne")
    assert "Er geldt nu geen maatregel" in said(client.get(reverse("responses:in_force")))
    begin(case_ready.decided(chain), on=TODAY, at=AT, by=chain.sanne)
    page = said(client.get(reverse("responses:in_force")))
    for words in (
        "De heer Jansen",
        "Werkplein Testdam",
        "Bezwaar maken: Per brief aan de gemeente.",
        "4 april 2026",
    ):
        assert words in page


def test_the_list_of_limits_asks_as_much_for_three_as_for_one(chain, django_assert_max_num_queries):
    """S1-25 A list stays quick when it grows."""
    from regie.responses.actions import begin

    client = case_ready.browser(chain, "sanne")
    needed = []
    for name in ("joris", "meryem", "tom"):
        begin(case_ready.decided(chain, by=name), on=TODAY, at=AT, by=chain.sanne)
        with django_assert_max_num_queries(40) as asked:
            client.get(reverse("responses:in_force"))
        needed.append(len(asked))
    assert needed[0] == needed[-1]


def test_every_look_is_written_down(chain):
    """S2-24 No log, no data."""
    incident = case_ready.classified(chain)
    case_ready.browser(chain, "sanne").get(address("choose", incident.pk))
    look = Entry.objects.filter(kind="journal.Looked", subject=incident.subject).last()
    assert (look.actor, look.data) == (f"person:{chain.sanne.pk}", {"purpose": "responses.choose"})


def test_the_section_of_a_case(chain):
    """S1-24 Its state in a word; nothing for who may not read the case, nothing before it was judged."""
    incident = case_ready.reported(chain)
    assert case_part(incident, case_ready.person(chain, "sanne"), AT) is None
    measure = case_ready.decided(chain)
    part = case_part(measure.incident, case_ready.person(chain, "sanne"), AT)
    assert (part.title, part.note) == ("Reactie", "ondertekend, nog niet verteld")
    assert case_part(measure.incident, case_ready.person(chain, "els"), AT) is None


def test_the_pages_in_english(chain):
    """S0-21 The page answers; its words are the translators' work."""
    incident = case_ready.classified(chain)
    sanne = case_ready.person(chain, "sanne")
    sanne.language = "en"
    sanne.save()
    client = case_ready.browser(chain, "sanne")
    assert client.get(address("choose", incident.pk), {"kind": "building_ban"}).status_code == 200
    measure = case_ready.chosen(chain, incident, **WARNING)
    assert client.get(address("measure", measure.pk)).status_code == 200
