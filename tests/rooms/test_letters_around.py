"""Around a letter: a second person reads it, it tells what is kept, somebody else hears it too, and it arrives."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from regie.letters import actions, queries
from regie.letters.models import Letter
from regie.notices.models import Notice, Promise
from regie.policies.models import PolicyVersion
from regie.policies.pack_file import EXAMPLE
from regie.refusal import Refused
from regie.responses import actions as responses
from regie.responses.facts import LiftingAnswered
from tests import case_ready
from tests.case_ready import AT, BAN, TODAY

pytestmark = pytest.mark.django_db


def test_what_is_recorded_and_how_long(chain):
    """S2-24 (G11) The terms of the policy of the day; where nobody decided, the letter does not leave and says why."""
    letter = case_ready.approved(chain)
    assert "## Wat wij van u bewaren, en hoe lang" in letter.body
    assert "- brieven: 5 jaar" in letter.body
    unset = EXAMPLE.read_text().replace(
        "record: letter, keep: 5 jaar", "record: letter, keep: niet vastgelegd"
    )
    PolicyVersion.objects.update(sha256="0" * 64, text=unset)
    with pytest.raises(Refused, match="letter_needs_settings") as refused:
        actions.send(letter, how="post", at=AT, by=chain.sanne)
    assert refused.value.details == {"what": "hoe lang wij dit bewaren: brieven"}


def test_a_barred_representative_and_who_was_helped_both_hear_it(chain):
    """S1-24 S0-10 Two letters; nobody invents who was helped: a person fills in to whom it goes."""
    terms = {
        "representative": "Mevrouw Raad",
        "objections": "Dreigde drie keer.",
        "lawyer": "no",
        "told_both": "Post",
    }
    barred = {**BAN, "kind": "representative_barred", "rule": "", "nature": "decision", "terms": terms}
    measure = case_ready.decided(chain, choice=barred)
    first, second = Letter.objects.filter(measure=measure).order_by("pk")
    assert [one.template.code for one in (first, second)] == ["representative_barred", "represented"]
    assert (first.addressee, second.addressee) == ("Mevrouw Raad", "")
    assert "Iemand helpt u in het contact met ons: Mevrouw Raad." in second.body
    assert "Riep:" not in second.body
    assert "Een advocaat mag altijd voor u spreken." in second.body


def test_the_letter_says_what_was_asked_and_answered_for_this_kind(chain):
    """S1-24 S0-21 Its own terms, what ends it early, and help with reading; in the language that the citizen reads."""
    ban = {**BAN, "reads": "en"}
    letter = Letter.objects.get(measure=case_ready.decided(chain, choice=ban))
    assert letter.language == "en"
    with_help = {**BAN, "reads": "other", "interpreter": "Tolk Arabisch, aan de telefoon"}
    letter = Letter.objects.get(measure=case_ready.decided(chain, choice=with_help, by="meryem"))
    assert (letter.language, letter.interpreter) == ("nl", "Tolk Arabisch, aan de telefoon")
    assert "Op alle dagen, tijdens de openingstijden" in letter.body
    assert "Dit stopt ook eerder: Een goed gesprek met de teamleider." in letter.body
    assert "eerder een brief" not in letter.body


def test_who_was_told_that_it_holds_is_told_that_it_is_over(chain):
    """S1-25 A letter about the end; who was never told it held, gets none."""
    letter = case_ready.approved(chain)
    actions.send(letter, how="handed", at=AT, by=chain.sanne)
    responses.lift(letter.measure, why="Wij hadden een goed gesprek.", at=AT, by=chain.ali)
    case_ready.settle()
    over = Letter.objects.get(about="lifted")
    assert "Hij geldt niet meer vanaf 4 maart 2026." in over.body
    assert "Wij hadden een goed gesprek." in over.body
    assert "kept" not in over.body
    actions.edit(
        over,
        subject=over.subject,
        body=over.body,
        addressee="De heer Jansen",
        contact="Klantcontact",
        at=AT,
        by=chain.sanne,
    )
    actions.approve(over, at=AT, by=chain.ali)
    assert actions.send(over, how="post", at=AT, by=chain.sanne).sha256


def test_a_no_to_who_asked_to_end_it_is_told_with_reasons(chain):
    """S1-25 (G9) Each request its own letter, drafted once; what they can do about it stands in it."""
    letter = case_ready.approved(chain)
    actions.send(letter, how="handed", at=AT, by=chain.sanne)
    measure = letter.measure
    measure.refresh_from_db()
    for words in ("Mag het eerder?", "En nu?"):
        asked = responses.ask_to_lift(measure, asked_on=TODAY, words=words, at=AT, by=chain.sanne)
        responses.answer_request(asked, granted=False, answer="Het is te kort geleden.", at=AT, by=chain.ali)
        case_ready.settle()
        actions.draft_answer(LiftingAnswered(asked.pk, measure.pk, measure.incident_id, False), at=AT)
    first, second = Letter.objects.filter(about="answer").order_by("pk")
    assert first.request != second.request
    assert "U vroeg ons op 4 maart 2026 om eerder te stoppen" in first.body
    assert "Het is te kort geleden." in first.body
    assert "een klacht indienen" in first.body


# Four eyes


def test_a_second_person_reads_the_very_words_that_leave(chain):
    """S0-10 Asked, read, sent back: who wrote it never says yes to it."""
    letter = case_ready.drafted(chain)
    words = {"subject": "Anders", "body": letter.body, "addressee": "De heer Jansen"}
    actions.edit(letter, **words, at=AT, by=chain.sanne)
    with pytest.raises(Refused, match="letter_not_approved"):
        actions.send(letter, how="post", at=AT, by=chain.sanne)
    actions.give_to_read(letter, at=AT, by=chain.sanne)
    with pytest.raises(Refused, match="already_given_to_read"):
        actions.give_to_read(letter, at=AT, by=chain.sanne)
    asked = Promise.objects.get(kind="approve_letter")
    assert set(asked.not_people.all()) == {chain.sanne}
    with pytest.raises(Refused, match="own_words_not_approved"):
        actions.approve(letter, at=AT, by=chain.sanne)
    actions.return_to_writer(letter, why="De datum klopt niet.", at=AT, by=chain.ali)
    assert Promise.objects.get(kind="approve_letter").kept_by == chain.ali
    assert Notice.objects.get(kind="letter_returned_by_reader").person == chain.sanne


def test_a_change_of_the_words_takes_the_yes_away(chain):
    """S0-10 Saved without a change it stays; who said yes does not send. The database counts the eyes too."""
    letter = case_ready.drafted(chain)
    words = {"subject": "Anders", "body": letter.body, "addressee": "De heer Jansen"}
    actions.edit(letter, **words, at=AT, by=chain.sanne)
    actions.give_to_read(letter, at=AT, by=chain.sanne)
    actions.approve(letter, at=AT, by=chain.ali)
    actions.edit(letter, **words, at=AT, by=chain.karim)
    assert letter.approved_by == chain.ali
    actions.edit(letter, **words | {"subject": "Beter"}, at=AT, by=chain.karim)
    assert letter.approved_by is None
    actions.approve(letter, at=AT, by=chain.ali)
    with pytest.raises(Refused, match="approver_does_not_send"):
        actions.send(letter, how="post", at=AT, by=chain.ali)
    assert actions.send(letter, how="post", at=AT, by=chain.sanne).sent_by == chain.sanne
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.update(approved_by=chain.karim)


# On its way


def test_what_limits_asks_for_proof_that_it_arrived(chain):
    """S0-10 (G12, Sr 138-139) How, when, by whom, with which number; what came back is told to who sent it."""
    letter = case_ready.approved(chain)
    actions.send(letter, how="registered", at=AT, by=chain.sanne)
    asked = Promise.objects.get(kind="prove_delivery")
    assert (asked.subject, asked.due_at) == (letter.name, None)
    letter.refresh_from_db()
    later = AT + timedelta(days=3)
    actions.note_delivery(letter, step="registered", on=TODAY, number="3SABC", at=AT, by=chain.sanne)
    actions.note_delivery(letter, step="returned", on=TODAY + timedelta(days=2), at=later, by=chain.ali)
    assert Notice.objects.get(kind="letter_came_back").person == chain.sanne
    assert queries.handed_over_on(letter.measure) is None
    actions.note_delivery(
        letter, step="handed", on=TODAY + timedelta(days=3), by_whom="Fatima", at=later, by=chain.ali
    )
    assert queries.handed_over_on(letter.measure) == TODAY + timedelta(days=3)
    asked.refresh_from_db()
    assert asked.kept_by == chain.ali
