"""The pages of letters: change it, look once more, send it, get it back."""

import pytest
from django.urls import reverse

from regie.letters import actions as letters
from regie.letters.models import Letter
from regie.letters.views import case_part
from tests import case_ready
from tests.case_ready import AT, BAN
from tests.pages import entrance_at, said

pytestmark = pytest.mark.django_db
entrance_clock = entrance_at(AT)


def address(name: str, *number: int) -> str:
    return reverse(f"letters:{name}", args=number)


def test_read_change_look_and_send(chain):
    """S0-10 S1-24 The second look shows the thing itself; after that nobody changes it."""
    letter = case_ready.drafted(chain)
    client = case_ready.browser(chain, "sanne")
    assert "Klopt deze brief?" in said(client.get(address("letter", letter.pk)))
    form = {
        "subject": "Niet op het Werkplein",
        "body": letter.body,
        "addressee": "De heer Jansen",
        "contact": "Klantcontact",
    }
    asked = client.post(address("letter", letter.pk), {**form, "read": "1"}, follow=True)
    assert "Nu aan zet: een collega die de brief leest." in said(asked)
    reader = case_ready.browser(chain, "ali")
    page = reader.get(address("letter", letter.pk))
    assert "vraagt je om deze brief te lezen" in said(page)
    back = reader.post(address("return_to_writer", letter.pk), {"why": ""})
    assert "Schrijf op wat er anders moet." in said(back)
    approved = reader.post(address("approve", letter.pk), {"seen": page.context["version"]}, follow=True)
    assert "Een ander dan jij verstuurt de brief." in said(approved)
    look = client.get(address("sending", letter.pk))
    assert "Dit krijgt de burger. Mag het weg?" in said(look)
    assert "Niet op het Werkplein" in said(look)
    seen = look.context["form"]["seen"].value()
    client.post(address("sending", letter.pk), {"how": "post", "seen": seen})
    sent = Letter.objects.get()
    assert (sent.sent_how, sent.sent_by, sent.subject) == ("post", chain.sanne, "Niet op het Werkplein")
    page = said(client.get(address("letter", letter.pk)))
    assert "Deze brief is verstuurd" in page
    assert 'name="body"' not in page
    assert client.post(address("letter", letter.pk), form).status_code == 409


def test_how_it_arrived_is_written_down_on_its_page(chain):
    """S0-10 (G12) What proves nothing is said at the field."""
    letter = case_ready.approved(chain)
    letters.send(letter, how="registered", at=AT, by=chain.sanne)
    client = case_ready.browser(chain, "sanne")
    way = {"step": "registered", "on": "2026-03-04"}
    wrong = client.post(address("note_delivery", letter.pk), way)
    assert "Zonder nummer bewijst het niets." in said(wrong)
    arrived = client.post(
        address("note_delivery", letter.pk),
        {"step": "handed", "on": "2026-03-04", "by_whom": "Fatima"},
        follow=True,
    )
    assert "De burger heeft de brief" in said(arrived)


def test_the_copy_for_a_word_processor(chain):
    """S0-10 Real headings and lists, a language and a title; it says on top what it is."""
    from io import BytesIO

    from docx import Document

    letter = case_ready.drafted(chain)
    answer = case_ready.browser(chain, "sanne").get(address("docx", letter.pk))
    copy = Document(BytesIO(answer.content))
    styles = [(one.style.name, one.text) for one in copy.paragraphs]
    assert styles[0] == ("Normal", "Concept: niet verstuurd")
    assert ("Heading 1", letter.subject) in styles
    assert ("Heading 2", "Wat er is gebeurd") in styles
    assert ("List Bullet", "3 maart 2026: Riep: ik weet waar je auto staat.") in styles
    assert (copy.core_properties.title, copy.core_properties.language) == (letter.subject, "nl")
    assert answer["Content-Disposition"].endswith('.docx"')


def test_the_pdf_is_the_same_every_time(chain):
    """S0-10 Byte for byte what the citizen got."""
    letter = case_ready.drafted(chain)
    client = case_ready.browser(chain, "sanne")
    concept = client.get(address("pdf", letter.pk))
    assert concept["Content-Type"] == "application/pdf"
    letters.approve(letter, at=AT, by=chain.ali)
    client.post(address("sending", letter.pk), {"how": "handed", "seen": ""})
    first, second = (client.get(address("pdf", letter.pk)).content for _ in range(2))
    assert first == second == bytes(Letter.objects.get().pdf)
    assert first != concept.content


def test_what_is_still_open_is_said_and_nothing_leaves(chain):
    """S0-10 S0-11 Whom to call is not invented."""
    letter = case_ready.approved(chain)
    Letter.objects.update(contact="")
    client = case_ready.browser(chain, "sanne")
    assert "niet vastgelegd" in said(client.get(address("letter", letter.pk)))
    response = client.post(address("sending", letter.pk), {"how": "post", "seen": ""})
    assert response.status_code == 422
    assert "Er is niet vastgelegd wie de burger kan bellen" in said(response)
    assert Letter.objects.get().sent_at is None


def test_a_letter_that_changed_after_the_look_stays(chain):
    """S0-10 What leaves is what was seen."""
    letter = case_ready.drafted(chain)
    Letter.objects.update(changed_at=AT)
    response = case_ready.browser(chain, "sanne").post(
        address("sending", letter.pk), {"how": "post", "seen": ""}
    )
    assert "Iemand veranderde deze brief net." in said(response)
    assert Letter.objects.get().sent_at is None


def test_the_paper_follows_what_is_typed(chain):
    """S0-10 As paper, a piece of the page, and nothing is kept; what looks like markup stays words."""
    letter = case_ready.drafted(chain)
    typed = {"subject": "Anders", "body": "Kom op ‹dag›. <script>", "addressee": "", "contact": ""}
    piece = said(case_ready.browser(chain, "sanne").post(address("paper", letter.pk), typed))
    assert "Anders</h2>" in piece
    assert "<mark>dag</mark>" in piece
    assert "Dit leest makkelijk" in piece
    assert "<mark>niet vastgelegd</mark>" in piece
    assert "&lt;script&gt;" in piece
    assert Letter.objects.get().subject != "Anders"


def test_the_letter_builds_itself_while_somebody_chooses(chain):
    """S0-10 S1-24 From the form as it stands; half a choice is half a letter."""
    incident = case_ready.classified(chain)
    client = case_ready.browser(chain, "sanne")
    half = said(
        client.post(
            address("proof", incident.pk),
            {"kind": "building_ban", "where": "Werkplein"},
            headers={"x-piece": "1"},
        )
    )
    assert "U mag tijdelijk niet komen op deze plek: Werkplein." in half
    assert "De laatste dag is" not in half
    none = client.post(address("proof", incident.pk), {"kind": "police_notice"}, headers={"x-piece": "1"})
    assert "Hier hoort geen brief bij." in said(none)
    assert not Letter.objects.exists()


def test_who_signs_reads_the_letter_too(chain):
    """S0-10 S1-24 Also without any script."""
    incident = case_ready.classified(chain)
    measure = case_ready.chosen(chain, incident)
    page = said(case_ready.browser(chain, "ali").get(address("proof_of_measure", measure.pk)))
    assert BAN["why"] in page
    assert "<html" in page


@pytest.mark.parametrize(
    ("name", "status"), [("joris", 403), ("els", 404), ("wim", 403), ("ingrid", 200), ("peter", 404)]
)
def test_whose_letters_they_are(chain, name, status):
    """S2-24 Whose role it is not, and who works elsewhere."""
    letter = case_ready.drafted(chain)
    assert case_ready.browser(chain, name).get(address("letter", letter.pk)).status_code == status


def test_the_wordings_as_a_citizen_reads_them(chain):
    """S0-10 S0-11 With their version."""
    page = said(case_ready.browser(chain, "sanne").get(address("templates")))
    assert "Waarschuwing" in page
    assert "versie 1" in page


def test_the_section_of_a_case(chain):
    """S0-10 Nothing while there is no letter, nothing for who may not read the case."""
    incident = case_ready.classified(chain)
    assert case_part(incident, case_ready.person(chain, "sanne"), AT) is None
    letter = case_ready.drafted(chain, by="meryem")
    part = case_part(letter.incident, case_ready.person(chain, "sanne"), AT)
    assert (part.title, part.note) == ("Brief", "staat klaar")
    assert case_part(letter.incident, case_ready.person(chain, "els"), AT) is None


def test_another_language_from_the_page(chain):
    """S0-21 One button."""
    letter = case_ready.drafted(chain)
    page = case_ready.browser(chain, "sanne").post(
        address("write_in", letter.pk), {"language": "en"}, follow=True
    )
    assert "For a time you may not come to this place" in said(page)
