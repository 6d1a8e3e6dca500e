"""How a wording becomes a letter, and when a letter may leave the house."""

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
        "invited_on", "afterwards_on",
    ),
    "",
) | {"acts": [], "open": []}  # fmt: skip


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


def test_every_wording_is_there_in_both_languages() -> None:
    """S0-21 Dutch and English, for each kind of response that is told by letter."""
    from regie.responses.rules import KINDS

    found = {file.stem for file in WORDINGS}
    codes = {kind.letter for kind in KINDS.values() if kind.letter} | {
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
