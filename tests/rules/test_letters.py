"""How a wording becomes a letter, and when a letter may leave the house."""

from datetime import date
from pathlib import Path

import pytest

import regie.letters
from regie.letters import rules
from regie.letters.rules import Block, Kind, Run
from regie.refusal import Refused

WORDINGS = sorted((Path(regie.letters.__file__).parent / "wording").glob("*.md"))
NOTHING_KNOWN = dict.fromkeys(
    (
        "organisation", "measure", "happened_on", "policy", "version", "section", "no_section", "public_address",
        "why", "where", "from_today", "until_from_today", "starts_on", "ends_on", "review_on", "remedy", "heard_on",
        "invited_on", "afterwards_on", "lifted_on", "lift_why", "ends_early", "lifting_within",
        "representative", "no_representative", "renewed", "renewed_until", "asked_on", "answer",
    ),
    "",
) | {"acts": [], "open": [], "kept": [], "terms": []}  # fmt: skip


def test_a_line_without_its_value_is_left_out() -> None:
    """S0-11 No letter prints an empty place."""
    wording = "U mag niet komen op {where}.\nTot en met {ends_on}.\n{?starts_on}Vanaf {starts_on}."
    filled = rules.fill(wording, {"where": "het Werkplein", "ends_on": "", "starts_on": ""})
    assert filled == "U mag niet komen op het Werkplein."


def test_a_condition_prints_nothing() -> None:
    """S0-11 What only asks is not read aloud."""
    assert rules.fill("{?told}Dit begint vandaag.", {"told": "1"}) == "Dit begint vandaag."


def test_a_line_is_repeated_for_every_act() -> None:
    """S0-10 S1-24 Each act with its day is a point of its own."""
    acts = [{"date": "3 maart", "words": "U schold."}, {"date": "4 maart", "words": "U dreigde."}]
    assert (
        rules.fill("- {acts.date}: {acts.words}", {"acts": acts})
        == "- 3 maart: U schold.\n- 4 maart: U dreigde."
    )


def test_a_heading_with_nothing_below_it_goes() -> None:
    """S0-11 Also inside the box, and no double empty lines stay behind."""
    wording = (
        "Begin.\n\n## Dit kan nog wel\n\n- {open.line}\n\n## Slot\n\nEinde.\n\n> ## Wat nu?\n>\n> {remedy}"
    )
    assert rules.fill(wording, {"open": [], "remedy": ""}) == "Begin.\n\n## Slot\n\nEinde."


def test_a_value_of_several_lines_stays_in_the_box() -> None:
    """S0-10 What one can do is together."""
    filled = rules.fill("> {remedy}", {"remedy": "U kunt dit doen:\n\n- klagen"})
    assert filled == "> U kunt dit doen:\n> \n> - klagen"


def test_an_unknown_place_is_a_mistake_of_ours() -> None:
    """S0-11 A wording that asks for what nobody knows fails loudly."""
    with pytest.raises(KeyError):
        rules.fill("{nonsense}", {})


def test_gaps_are_found_once_each() -> None:
    """S0-10 What only a person can fill in."""
    assert rules.gaps("Kom op ‹dag en tijd›. Dus ‹dag en tijd›, in ‹plek›.") == ("dag en tijd", "plek")


def test_the_parts_of_a_letter() -> None:
    """S0-11 Headings, paragraphs, lists and one box; a gap is a part of its own, so that it can be seen."""
    text = "Beste u,\nwij schrijven u.\n\n## Wat er is\n- een\n- twee\n\n> ## Nu\n> Bel ‹wie›."
    assert rules.blocks(text) == (
        Block(Kind.PARAGRAPH, ((Run("Beste u, wij schrijven u."),),)),
        Block(Kind.HEADING, ((Run("Wat er is"),),)),
        Block(Kind.LIST, ((Run("een"),), (Run("twee"),))),
        Block(
            Kind.BOX,
            inside=(
                Block(Kind.HEADING, ((Run("Nu"),),)),
                Block(Kind.PARAGRAPH, ((Run("Bel "), Run("wie", is_gap=True), Run(".")),)),
            ),
        ),
    )


@pytest.mark.parametrize("file", WORDINGS, ids=lambda file: file.stem)
def test_every_wording_can_be_filled(file: Path) -> None:
    """S0-10 S0-11 S0-21 With nothing known only whole sentences stay: no place, no condition, no empty heading."""
    subject, body = rules.split(file.read_text(encoding="utf-8"))
    filled = rules.fill(body, NOTHING_KNOWN)
    assert subject
    assert "{" not in subject + filled
    assert "niet vastgelegd" not in body.lower()
    assert "not configured" not in body.lower()


@pytest.mark.parametrize("file", WORDINGS, ids=lambda file: file.stem)
def test_every_wording_is_plain(file: Path) -> None:
    """S0-11 S0-21 Short sentences; the Dutch ones say “u” and never “jij”."""
    _subject, body = rules.split(file.read_text(encoding="utf-8"))
    sentences = [
        one for one in rules.plain(body).replace("?", ".").replace(":", ".").split(".") if one.strip()
    ]
    assert max(len(sentence.split()) for sentence in sentences) <= 22
    assert file.stem.endswith(".en") or not {"jij", "je", "jouw"} & set(rules.plain(body).lower().split())


@pytest.mark.parametrize("file", WORDINGS, ids=lambda file: file.stem)
def test_our_own_checker_finds_nothing_in_our_own_words(file: Path) -> None:
    """S0-11 S0-21 Who asks it of others, does it."""
    assert rules.remarks(file.read_text(encoding="utf-8"), file.stem.split(".")[1]) == ()


LONG = (
    "Wij schrijven u deze brief omdat er op die dag aan de balie van alles is gebeurd "
    "dat wij niet nog een keer willen zien."
)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("U bent welkom. Wij helpen u graag.", "nl", []),
        (LONG, "nl", [(rules.Why.LONG, "Wij schrijven u deze brief omdat er op…", "")]),
        (LONG.replace(" van", ".\n\nVan"), "nl", []),
        (f"- {LONG}", "en", [(rules.Why.LONG, "Wij schrijven u deze brief omdat er op…", "")]),
        ("U dient onverwijld te gaan.", "nl", [("hard", "dient", "moet"), ("hard", "onverwijld", "meteen")]),
        ("U kunt een klacht indienen.", "nl", []),
        ("U krijgt een beschikking.", "nl", [("office", "beschikking", "besluit")]),
        ("Uw aanvraag wordt door ons bekeken.", "nl", [("passive", "wordt door ons bekeken", "")]),
        ("Wij hopen dat dit besproken wordt.", "nl", [("passive", "besproken wordt", "")]),
        ("Het wordt later.", "nl", []),
        ("U bent de dader.", "nl", [("verdict", "dader", "u")]),
        ("De toon was ongepast.", "nl", [("vague", "ongepast", ""), ("vague", "de toon", "")]),
        ("Kom op 3.30 uur, ‹dag waarop u dient te komen›.", "nl", []),
        ("Therefore you dient.", "en", []),
    ],
)
def test_what_is_hard_to_read(text: str, language: str, expected: list) -> None:
    """S0-11 S0-21 Own rules of thumb: each spot with its reason, and what could stand there instead."""
    assert [(one.why, one.words, one.instead) for one in rules.remarks(text, language)] == expected


@pytest.mark.parametrize(
    ("steps", "proven", "back"),
    [
        ([], None, False),
        ([("posted", 4)], None, False),
        ([("registered", 4), ("returned", 9)], None, True),
        ([("registered", 4), ("refused", 6)], None, True),
        ([("posted", 4), ("returned", 9), ("handed", 11)], date(2026, 3, 11), False),
        ([("registered", 4), ("received", 6), ("returned", 9)], date(2026, 3, 6), False),
    ],
)
def test_what_proves_that_a_letter_arrived(steps: list, proven: date | None, back: bool) -> None:
    """S0-10 (G12) In hand or confirmed; on the post proves nothing, and what came back did not arrive."""
    noted = [rules.Noted(rules.Step(step), date(2026, 3, day)) for step, day in steps]
    assert (rules.proven_on(noted), rules.came_back(noted)) == (proven, back)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, ""),
        ({"sent_on": None}, "letter_not_sent_yet"),
        ({"day": 3}, "delivered_on_an_impossible_day"),
        ({"day": 8}, "delivered_on_an_impossible_day"),
        ({"step": "registered"}, "registered_without_number"),
        ({"step": "registered", "number": "3SXX1"}, ""),
        ({"by_whom": " "}, "handed_by_nobody"),
    ],
)
def test_what_can_be_said_of_its_way(change: dict, code: str) -> None:
    """S0-10 A day that can be, a number for registered mail, a name for who gave it."""
    known = {
        "step": "handed",
        "day": 5,
        "sent_on": date(2026, 3, 4),
        "number": "",
        "by_whom": "Fatima",
    } | change
    one = rules.Noted(rules.Step(known.pop("step")), date(2026, 3, known.pop("day")))
    found = ""
    try:
        rules.check_step(one, **known, on=date(2026, 3, 7))
    except Refused as refused:
        found = refused.code
    assert found == code


@pytest.mark.parametrize(
    ("reader", "writer", "sender", "code"),
    [
        (None, 1, 1, "only_a_person_approves"),
        (1, 1, 2, "own_words_not_approved"),
        (2, 1, 2, "approver_does_not_send"),
        (2, None, 1, ""),
        (2, 1, 1, ""),
    ],
)
def test_four_eyes_on_the_words(reader: int | None, writer: int | None, sender: int, code: str) -> None:
    """S0-10 Who wrote it does not approve it, and who approved it does not send it."""
    found = ""
    try:
        rules.check_reader(reader, writer_id=writer)
        rules.check_approved(approver_id=reader, sender_id=sender)
    except Refused as refused:
        found = refused.code
    assert found == code


def test_every_wording_is_there_in_both_languages() -> None:
    """S0-21 Dutch and English, for each kind of response that is told by letter."""
    from regie.responses.rules import KINDS

    found = {file.stem for file in WORDINGS}
    told = {code: kind.letter for code, kind in KINDS.items() if kind.letter}
    codes = {code if letter == "general" else letter for code, letter in told.items()} | {
        "general",
        "extension",
        "lifting",
        "lifting_answer",
        "represented",
        "remedy_none",
        "remedy_no_decision",
        "remedy_decision",
    }
    assert found == {f"{code}.{language}" for code in codes for language in ("nl", "en")}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ""),
        ({"gaps": ("dag en tijd",)}, "letter_has_gaps"),
        ({"addressee": " "}, "letter_without_addressee"),
        ({"contact": ""}, "letter_without_contact"),
        ({"holds": False}, "response_was_lifted"),
        ({"unset": ["hoe lang"]}, "letter_needs_settings"),
    ],
)
def test_when_a_letter_may_leave(change: dict, expected: str) -> None:
    """S0-10 S1-24 Nothing is open, somebody gets it, and there is somebody to call."""
    ready = {"gaps": (), "addressee": "De heer X", "contact": "Klantcontact", "holds": True}
    code = ""
    try:
        rules.check_ready(**{**ready, **change})
    except Refused as refused:
        code = refused.code
    assert code == expected


def test_only_a_person_sends() -> None:
    """S0-10 No letter leaves by a pipe alone."""
    with pytest.raises(Refused, match="only_a_person_sends"):
        rules.check_person_sends(None)
