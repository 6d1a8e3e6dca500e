"""From a decision to a letter in somebody's hands: the verbs of letters on a real database."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction

from regie.journal.models import Entry
from regie.letters import actions
from regie.letters.models import Letter, Template
from regie.notices.models import Promise
from regie.refusal import Refused
from regie.responses import actions as responses
from regie.responses.facts import Decided
from regie.responses.models import Measure
from tests import case_ready, make
from tests.case_ready import AT, BAN, TODAY, WARNING

pytestmark = pytest.mark.django_db

TALK = {"kind": "order_talk", "rule": "threat", "why": "Wij willen afspraken maken over veiligheid."}
SUSPEND = {
    **BAN, "kind": "suspend_service", "rule": "", "nature": "decision", "terms": {"service": "Kavelverkoop"},
}  # fmt: skip


# Wordings


def test_wordings_have_versions(chain):
    """S0-10 A new text is a new version; the same text is not."""
    assert actions.load_wordings(at=AT) == 0
    before = Template.objects.get(code="warning_letter", language="nl")
    Template.objects.filter(pk=before.pk).update(body="Een oude tekst.")
    assert actions.load_wordings(at=AT) == 1
    newest = Template.objects.counting_for(chain.municipality.pk).get(code="warning_letter", language="nl")
    assert (newest.version, newest.body) == (2, before.body)
    assert Entry.objects.filter(kind="letters.WordingAdded", data__version=2).count() == 1


# A draft


def test_a_decision_becomes_a_draft_that_somebody_has_to_send(chain):
    """S0-10 S1-24 What was seen with its day, what now, until when, what stays open, what one can do."""
    measure = case_ready.decided(chain)
    letter = Letter.objects.get(measure=measure)
    assert (letter.template.code, letter.language, letter.addressee) == (
        "building_ban",
        "nl",
        "De heer Jansen",
    )
    for words in (
        "- 3 maart 2026: Riep: ik weet waar je auto staat.",
        "Dit begint op de datum van deze brief. De laatste dag is 4 april 2026.",
        "versie 2026.1, onderdeel 4.4.",
        "Op 4 maart 2026 hebt u ons verteld hoe u het ziet.",
        "Op 20 maart 2026 kijken wij of dit nog nodig is.",
        "- Bezwaar maken: Per brief aan de gemeente. De juridische afdeling. Altijd.",
        "> - U kunt een klacht indienen bij Gemeente Testdam.",
    ):
        assert words in letter.body
    promise = Promise.objects.get(kind="send_letter")
    assert (promise.subject, promise.permission) == (letter.name, "letters.send")
    assert promise.due_at > AT
    assert letter.sent_at is None


def test_a_letter_never_prints_what_was_not_configured(chain):
    """S1-25 No words for a gap; the rules are named with the address where everybody can read them."""
    letter = Letter.objects.get(measure=case_ready.decided(chain))
    assert "niet vastgelegd" not in letter.body.lower()
    assert "lezen op https://www.voorbeeldstad.example/veilig-werken." in letter.body
    assert letter.contact == ""


def test_drafting_twice_is_drafting_once(chain):
    """S0-10 A worker may run an errand again; a change by a person stays."""
    letter = case_ready.drafted(chain)
    actions.edit(letter, subject="Anders", body=letter.body, addressee="X", at=AT, by=chain.sanne)
    again = actions.draft(Decided(letter.measure_id, letter.incident_id, "building_ban"), at=AT)
    assert (again, again.subject) == (letter, "Anders")
    assert Promise.objects.filter(kind="send_letter").count() == 1


@pytest.mark.parametrize(
    ("choice", "code", "words"),
    [
        (BAN, "building_ban", "geen besluit"),
        (WARNING, "warning_letter", "geen besluit"),
        (TALK, "order_talk_invitation", "geen besluit"),
        (SUSPEND, "suspend_service", "binnen zes weken"),
        ({"kind": "talk", "why": "Er ging bij ons ook iets mis."}, "talk_invitation", "een klacht indienen"),
    ],
)
def test_each_kind_has_its_wording_and_its_remedy(chain, choice, code, words):
    """S0-10 S1-24 S3-24 What one can do against it follows from what it is in law."""
    letter = Letter.objects.get(measure=case_ready.decided(chain, choice=choice))
    assert letter.template.code == code
    assert words in letter.body
    assert ("bezwaar maken bij" in letter.body) is (choice is SUSPEND)


def test_who_was_not_heard_first_gets_a_dated_offer(chain):
    """S1-25 (G3) And the letter says that it is only told now."""
    incident = case_ready.classified(chain)
    measure = case_ready.chosen(chain, incident)
    responses.let_pass(
        measure, code="not_heard", reason="Had een mes bij zich en bleef wachten.", day=TODAY + timedelta(days=6),
        at=AT, by=chain.ingrid,
    )  # fmt: skip
    responses.sign(measure, at=AT, by=chain.ali)
    case_ready.settle()
    letter = Letter.objects.get(measure=measure)
    assert "U kunt op 10 maart 2026 vertellen hoe u het ziet." in letter.body
    assert "Had een mes" not in letter.body


def test_the_letter_in_another_language(chain):
    """S0-21 From the wording again; the addressee stays."""
    letter = case_ready.drafted(chain)
    actions.edit(letter, subject="Anders", body="Kort.", addressee="De heer Jansen", at=AT, by=chain.sanne)
    actions.write_in(letter, language="en", at=AT, by=chain.sanne)
    assert (letter.language, letter.addressee) == ("en", "De heer Jansen")
    assert "The last day is 4 April 2026." in letter.body
    assert "complaint with Gemeente Testdam" in letter.body


def test_whom_to_call_is_known_from_the_last_letter(chain):
    """S0-11 Nothing is asked twice; nothing is invented either."""
    case_ready.drafted(chain)
    second = Letter.objects.get(measure=case_ready.decided(chain, by="meryem"))
    assert second.contact == "Klantcontact, op werkdagen"


# Sending


def test_a_sent_letter_is_frozen(chain):
    """S0-10 S1-24 The bytes that the citizen got are kept, and nobody changes them any more."""
    letter = case_ready.approved(chain)
    sent = actions.send(letter, how="handed", at=AT, by=chain.sanne)
    assert bytes(sent.pdf).startswith(b"%PDF-1.7")
    assert sent.sha256 == sha256(bytes(sent.pdf)).hexdigest()
    assert (sent.sent_at, sent.sent_by, sent.sent_how) == (AT, chain.sanne, "handed")
    assert Promise.objects.get(kind="send_letter").kept_by == chain.sanne
    assert Entry.objects.get(kind="letters.Sent").data["sha256"] == sent.sha256
    for act in (
        lambda: actions.edit(letter, subject="X", body="X", addressee="X", at=AT, by=chain.sanne),
        lambda: actions.write_in(letter, language="en", at=AT, by=chain.sanne),
        lambda: actions.send(letter, how="post", at=AT, by=chain.ali),
    ):
        with pytest.raises(Refused, match="letter_is_sent"):
            act()
    assert bytes(Letter.objects.get().pdf) == bytes(sent.pdf)


def test_what_limits_begins_when_it_is_told(chain):
    """S1-25 The day of the letter is the first day."""
    letter = case_ready.approved(chain)
    assert not Measure.objects.in_force(TODAY).exists()
    actions.send(letter, how="handed", at=AT + timedelta(days=1), by=chain.sanne)
    assert Measure.objects.get().starts_on == TODAY + timedelta(days=1)


def test_the_same_letter_makes_the_same_bytes(chain):
    """S0-10 Nothing in the PDF comes from a clock or a dice."""
    from regie.letters.pdf import pdf_of
    from regie.letters.queries import paper

    letter = case_ready.drafted(chain)
    assert pdf_of(paper(letter, at=AT)) == pdf_of(paper(letter, at=AT))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"contact": ""}, "letter_without_contact"),
        ({"addressee": "\n"}, "letter_without_addressee"),
        ({"body": "Kom op ‹dag en tijd›."}, "letter_has_gaps"),
    ],
)
def test_an_unfinished_letter_does_not_leave(chain, change, code):
    """S0-10 S0-11 Whom to call, who gets it, and every gap: a person fills it in first."""
    letter = case_ready.approved(chain)
    Letter.objects.filter(pk=letter.pk).update(**change)
    with pytest.raises(Refused, match=code):
        actions.send(letter, how="post", at=AT, by=chain.sanne)
    assert Letter.objects.get().sent_at is None


def test_an_invitation_needs_its_day_first(chain):
    """S3-23 S3-24 Nobody invents when and where the talk is."""
    letter = case_ready.approved(chain, choice=TALK)
    with pytest.raises(Refused, match="letter_has_gaps"):
        actions.send(letter, how="post", at=AT, by=chain.sanne)


def test_no_letter_leaves_by_itself(chain):
    """S0-10 Whatever follows from a decision, it stays in the house until a person sends it."""
    letter = case_ready.approved(chain)
    case_ready.settle(at=AT + timedelta(days=30))
    assert Letter.objects.get().sent_at is None
    with pytest.raises(Refused, match="only_a_person_sends"):
        actions.send(letter, how="post", at=AT, by=None)


def test_the_letter_of_a_lifted_response_stays_home(chain):
    """S1-25 And nobody is asked to send it any more."""
    letter = case_ready.approved(chain)
    responses.lift(letter.measure, why="Goed gesprek.", at=AT, by=chain.ali)
    actions.let_go(responses_lifted(letter), at=AT)
    assert not Promise.objects.open().filter(kind="send_letter").exists()
    with pytest.raises(Refused, match="response_was_lifted"):
        actions.send(letter, how="post", at=AT, by=chain.sanne)


def responses_lifted(letter):
    from regie.responses.facts import Lifted

    return Lifted(letter.measure_id, letter.incident_id)


@pytest.mark.parametrize(
    ("choice", "code"),
    [({**BAN, "starts_on": TODAY}, "first_day_has_passed"), (BAN, "already_over")],
)
def test_a_late_letter_does_not_work_backwards(chain, choice, code):
    """S1-25 Decided case C6: what would begin in the past, or is over, is not told as if it were not."""
    letter = case_ready.approved(chain, choice=choice)
    late = AT + timedelta(days=1 if code == "first_day_has_passed" else 60)
    with pytest.raises(Refused, match=code):
        actions.send(letter, how="post", at=late, by=chain.sanne)
    assert Letter.objects.get().sent_at is None
    assert not Measure.objects.in_force(TODAY + timedelta(days=1)).exists(), "nobody was told"


def test_what_changed_meanwhile_is_not_sent(chain, monkeypatch):
    """S0-10 Somebody changes the words while the PDF is made: what leaves must be what was seen."""
    letter = case_ready.approved(chain)

    def somebody_was_quicker(paper):
        Letter.objects.filter(pk=letter.pk).update(body="Iets anders.", changed_at=AT + timedelta(seconds=1))
        return b"%PDF-1.7"

    monkeypatch.setattr("regie.letters.actions.sending.pdf_of", somebody_was_quicker)
    with pytest.raises(Refused, match="letter_changed_meanwhile"):
        actions.send(letter, how="post", at=AT, by=chain.sanne)
    assert Letter.objects.get().sent_at is None


def test_the_database_keeps_what_was_sent(chain):
    """S0-10 A letter cannot be sent without its bytes."""
    letter = case_ready.drafted(chain)
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(sent_at=AT, sent_by=chain.sanne)


def test_without_pango_everything_but_the_pdf_works(chain, monkeypatch):
    """S0-10 The refusal names the one command; the draft can still be read and changed."""
    import sys

    from regie.letters import pdf, words

    letter = case_ready.approved(chain)
    pdf._printer.cache_clear()
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(pdf.PdfUnavailable) as refused:
        actions.send(letter, how="post", at=AT, by=chain.sanne)
    said = str(words.REFUSALS[refused.value.code]) % refused.value.details
    assert "apt-get install" in said
    actions.edit(letter, subject="Nog te lezen", body=letter.body, addressee="X", at=AT, by=chain.sanne)
    assert Letter.objects.get().subject == "Nog te lezen"


def test_only_who_may_read_the_case_sees_its_letters(chain):
    """S2-24 Row by row."""
    case_ready.drafted(chain)
    seen = {
        name for name in chain.people if Letter.objects.visible_to(case_ready.person(chain, name)).exists()
    }
    assert seen == {"sanne", "karim", "ali", "priya", "ingrid"}
    assert make.NOW < AT
