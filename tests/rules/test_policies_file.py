"""A policy file that is wrong: every mistake by line, and nothing of it taken over."""

import pytest
from django.utils import translation

from regie.policies.pack_file import PackErrors, read_pack, read_stored
from regie.policies.rules import NOT_CONFIGURED, Ladder, Period, Step, Unit, ladder_for

HEAD = """\
pack: proef
version: 1.10
title: Proef
norm:
  - class: verbal
    label: Schelden
"""


def errors(text: str) -> list[tuple[int, str]]:
    with translation.override("nl"), pytest.raises(PackErrors) as caught:
        read_pack(text)
    return [(error.line, error.sentence) for error in caught.value.errors]


def alarm(step: str) -> str:
    return HEAD + "groups: {guards: B}\nladders:\n  alarm:\n    - {" + step + "}\n"


def promise(deadline: str) -> str:
    return HEAD + "deadlines:\n  - {" + deadline + "}\n"


def row(when: str, *options: str) -> str:
    then = "".join(f"\n      - {{{option}}}" for option in options) or " []"
    return HEAD + f"rules:\n  - id: r\n    when: {{{when}}}\n    then:{then}\n"


def option(text: str) -> str:
    return row("class_any: [verbal]", text)


# What is wrong, the line, and how the sentence begins.
MISTAKES = [
    ("", 1, "het bestand is leeg"),
    ("- a\n", 1, "hier hoort een blok"),
    (HEAD.replace("version: 1.10\n", ""), 1, "hier ontbreekt 'version'"),
    (HEAD + "normm: []\n", 7, "'normm' bestaat hier niet. Bedoel je 'norm'?"),
    (HEAD + "version: 2\n", 7, "'version' staat hier twee keer"),
    (HEAD + "valid_from: morgen\n", 7, "'morgen' is geen datum"),
    (HEAD + "valid_from: 2026-02-30\n", 7, "'2026-02-30' is geen datum"),
    (HEAD + "valid_from: 2026-03-01\nvalid_to: 2026-02-01\n", 1, "'valid_to' ligt voor 'valid_from'"),
    (HEAD + "owner:\n", 7, "hier staat niets"),
    (HEAD + "owner: [a]\n", 7, "hier hoort één waarde"),
    (HEAD.replace("proef", "niet vastgelegd"), 1, "'niet vastgelegd' kan hier niet"),
    (HEAD.replace("proef", "Proef Stad"), 1, "'Proef Stad' kan geen korte naam zijn"),
    (HEAD.replace("proef", "p" * 61), 1, f"'{'p' * 61}' kan geen korte naam zijn"),
    (HEAD.replace("1.10", "1" * 41), 2, "een versienummer is hooguit 40"),
    (HEAD.replace("title: Proef", "title: {nederlands: Proef}"), 3, "'nederlands' is geen taal"),
    (HEAD.replace("title: Proef", "title: {nl: Als je wilt, mag het}"), 3, "'mag het' is geen taal"),
    (HEAD.replace("title: Proef", "title: {}"), 3, "hier staat niets"),
    ("pack: p\nversion: 1\ntitle: P\nnorm: []\n", 1, "beschrijf bij 'norm'"),
    ("pack: p\nversion: 1\ntitle: P\nnorm: verbal\n", 4, "hier hoort een lijst"),
    (HEAD + "  - class: verbal\n    label: Nog eens\n", 7, "'verbal' staat er al, op regel 5"),
    (HEAD + "    against: persoon\n", 7, "'persoon' bestaat hier niet. Bedoel je 'person'?"),
    (HEAD + "    police: soms\n", 7, "'soms' bestaat hier niet. Kies uit: must, may, no"),
    (HEAD + "    road: niet vastgelegd\n", 7, "'niet vastgelegd' kan hier niet"),
    (HEAD + "aftercare: [{step: t, label: G, from: decided}]\n", 7, "'decided' bestaat hier niet. Kies uit: incident"),
    (HEAD + "retention: [{record: incidents}]\n", 7, "'incidents' bestaat hier niet. Bedoel je 'incident'?"),
    (HEAD + "closed_days: [kerst]\n", 7, "'kerst' is geen datum"),
    # A ladder that would leave somebody alone.
    (HEAD + "ladders: {alarmm: []}\n", 7, "'alarmm' bestaat hier niet. Bedoel je 'alarm'?"),
    (HEAD + "ladders: {alarm: []}\n", 7, "een ladder heeft ten minste één stap"),
    (HEAD + "ladders: {alarm: [{call: x, wait: 30 s, by: [screen]}]}\n", 7, "'x' wordt nergens beschreven"),
    (alarm("call: gards, wait: 30 s, by: [screen]"), 10, "'gards' bestaat hier niet. Bedoel je 'guards'?"),
    (alarm("call: guards, wait: 30, by: [screen]"), 10, "'30' is geen termijn"),
    (alarm("call: guards, wait: 0 s, by: [screen]"), 10, "een stap wacht minstens 1 seconde"),
    (alarm("call: guards, wait: 61 minuten, by: [screen]"), 10, "een stap wacht minstens 1 seconde"),
    (alarm("call: guards, wait: 30 s, by: []"), 10, "noem bij 'by' ten minste één kanaal"),
    (alarm("call: guards, wait: 30 s, by: [emial]"), 10, "'emial' bestaat hier niet. Bedoel je 'email'?"),
    # A promise that nobody could keep.
    (promise("clock: clasify, from: reported"), 8, "'clasify' bestaat hier niet. Bedoel je 'classify'?"),
    (promise("clock: classify, from: report"), 8, "'report' bestaat hier niet. Bedoel je 'reported'?"),
    (promise("clock: sign, from: decided, within: snel"), 8, "'snel' is geen termijn"),
    (promise("clock: sign, from: decided, within: -2 dagen"), 8, "'-2 dagen' is geen termijn"),
    (promise("clock: sign, from: decided, within: 900 jaar"), 8, "deze termijn is langer"),
    (promise("clock: sign, from: decided, owner: responses.sing"), 8, "'responses.sing' bestaat hier niet. Bedoel"),
    (promise("clock: sign, from: decided}\n  - {clock: sign, from: signed"), 9, "'sign' staat er al, op regel 8"),
    # The response table.
    (row("class_any: [verball]", "measure: talk, modality: may"), 9, "'verball' bestaat hier niet. Bedoel je"),
    (row("class_any: [verbal], window: 1 jaar", "measure: talk, modality: may"), 9, "'window' zegt iets over"),
    (row("class_any: [verbal]"), 8, "noem bij 'then' ten minste één maatregel"),
    (option("measure: talk"), 11, "hier ontbreekt 'modality'"),
    (option("modality: may"), 11, "schrijf of 'measure'"),
    (option("measure: talk, any_of: [talk], modality: may"), 11, "schrijf of 'measure'"),
    (option("measure: bulding_ban, modality: may"), 11, "'bulding_ban' bestaat hier niet. Bedoel je 'building_ban'?"),
    (option("measure: talk, modality: may, decider: cordinator"), 11, "'cordinator' bestaat hier niet. Bedoel je"),
    (option("measure: talk, modality: may, needs_talk: soms"), 11, "'soms' is geen ja of nee"),
    (option("measure: talk, modality: may, min_duration: 2 maanden, max_duration: 3 weken"), 11, "de kortste, de"),
    # What is no YAML, or pretends to be.
    (HEAD + "owner: a: b\n", 7, "er staat een dubbele punt te veel"),
    (HEAD + "owner:\n\t- b\n", 8, "hier staat een tab"),
    (HEAD + "owner: 'open\n", 8, "er is een aanhalingsteken geopend"),
    (HEAD + "owner: &naam Gemeente\nsource: *naam\n", 8, "verwijzingen met *"),
    (HEAD + "---\npack: y\n", 7, "een bestand bevat één beleid"),
    (HEAD + "owner: \x00\n", 7, "hier staat een teken"),
    (HEAD + "owner: \ud800\n", 7, "hier staat een teken"),
    ("[" * 5000, 1, "dit is te diep genest"),
    ("a" * 500_001, 1, "het bestand is te groot"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "sentence"), MISTAKES)
def test_each_mistake_has_its_line_and_says_what_to_do(text, line, sentence):
    """S1-07 S1-15 a wrong policy file is refused, in words for the person who wrote it."""
    found = errors(text)
    assert [(one, words[: len(sentence)]) for one, words in found] == [(line, sentence)]


def test_all_mistakes_come_at_once():
    """S1-07 who repairs a file should not have to try it once per mistake."""
    text = (
        row("class_any: [verbal, shouting]", "measure: talk, modality: mst", "measure: letter, modality: may")
        + "valid_from: gisteren\noner: Gemeente\n"
        + "ladders:\n  alarm:\n    - {call: helpers, wait: even, by: [fax]}\n"
    )
    assert [line for line, _sentence in errors(text)] == [9, 11, 12, 13, 14, 17, 17, 17]


@pytest.mark.parametrize("modality", ["must", "should"])
def test_repetition_prescribes_nothing(modality):
    """S1-25 (gate 13) no step follows from what came before; a person weighs."""
    text = row("class_any: [verbal], repeated: ja", f"measure: talk, modality: {modality}")
    sentence = "herhaling schrijft nooit een maatregel voor: kies 'may' bij 'talk', een mens weegt."
    assert errors(text) == [(8, sentence)]


@pytest.mark.parametrize("count", ["2", "3"])
def test_nobody_can_count_incidents(count):
    """S1-25 (gate 13) a number of incidents cannot even be written down."""
    text = row(f"class_any: [verbal], repeated: {count}", "measure: talk, modality: may")
    assert errors(text) == [(9, "'repeated' is ja of nee, geen aantal: hier wordt niet geteld.")]


COMPLAINT = "  - class: complaint\n    label: Klacht\n    road: not_aggression\nrules:\n"


@pytest.mark.parametrize(
    ("option", "refused"),
    [
        ("measure: warning_letter, modality: must", True),
        ("measure: building_ban, modality: may", True),
        ("any_of: [talk, building_ban], modality: may", True),
        ("measure: building_ban, modality: contrary", False),
        ("measure: complaint_road, modality: must", False),
        ("measure: talk, modality: may", False),
    ],
)
def test_a_complaint_gets_no_measure(option, refused):
    """S2-26 criticism, a complaint or an objection is a right: a file that punishes it is refused."""
    text = row("class_any: [complaint]", option).replace("rules:\n", COMPLAINT)
    if not refused:
        assert read_pack(text).rules
        return
    assert errors(text) == [
        (11, "'r' gaat over een klacht of kritiek: daar volgt alleen complaint_road of talk op.")
    ]


@pytest.mark.parametrize(
    "gap", ["niet vastgelegd", "not configured", "Niet vastgelegd", "NOT_CONFIGURED", None]
)
def test_what_is_left_open_is_a_gap(gap):
    """S1-06 in so many words or by leaving the line out: not configured, and never a default."""
    line = "" if gap is None else f"works_council_consent: {gap}\n"
    assert read_pack(HEAD + line).works_council_consent is NOT_CONFIGURED


def test_a_value_stays_as_it_was_typed():
    """S1-07 version 1.10 is not 1.1, and section 4.10 not 4.1."""
    text = option("measure: talk, modality: may").replace("id: r", "id: r\n    section: 4.10")
    pack = read_pack(text)
    assert (pack.version, pack.rules[0].section) == ("1.10", "4.10")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("48 uur", Period(48, Unit.HOURS)),
        ("1 working day", Period(1, Unit.WORKING_DAYS)),
        ("2 Werkdagen", Period(2, Unit.WORKING_DAYS)),
        ("dezelfde dag", Period(0, Unit.DAYS)),
        ("6 weeks", Period(6, Unit.WEEKS)),
        ("1 jaar", Period(1, Unit.YEARS)),
        ("niet vastgelegd", NOT_CONFIGURED),
    ],
)
def test_a_term_is_written_in_words(written, expected):
    """S1-24 Dutch or English, and the difference between days and working days stays."""
    (deadline,) = read_pack(promise(f"clock: sign, from: signed, within: {written}")).deadlines
    assert deadline.within == expected


def test_what_was_accepted_once_can_always_be_read():
    """S1-20 a channel, role or permission that has gone since does not stop an alarm."""
    text = (
        alarm("call: guards, wait: 30 s, by: [pigeon]")
        + "deadlines: [{clock: sign, from: signed, owner: old.one}]\n"
    )
    assert [line for line, _sentence in errors(text)] == [10, 11]
    assert ladder_for(read_stored(text), "alarm") == Ladder((Step("guards", 30, ("pigeon",)),))
