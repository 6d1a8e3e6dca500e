"""The decided cases: the measure as it was imposed misses what the reviewer said; the lawful one misses nothing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from regie.responses import rules
from regie.responses.rules import Act, Around, Choice, Heard, Nature
from tests.rules.test_responses_gates import BAN, HEARD, NORM, TODAY, WAY

YEAR_LATER = date(2027, 3, 10)
NOTHING_ASKED: dict[str, Any] = {"proportion": {}, "weight": ""}
PAPER = Act("Gooide een prop papier tegen een hoofd.", date(2026, 3, 3), "melding", "physical_person")
LETTER = replace(
    BAN, kind="warning_letter", ends_on=None, review_on=None, ways=(), ends_early="", delivery="post"
)
CONTACT = replace(
    BAN, kind="contact_restriction", is_aggression=False, is_contact_load=True,
    acts=(Act("Belde 30 keer op een dag.", date(2026, 3, 3), "telefooncentrale", ""),),
    terms={"channel": "per brief", "address": "postbus", "frequency": "een keer per week", "person": "klantcontact"},
    ways=(replace(WAY, channel="per brief"),),
)  # fmt: skip
CUT = replace(
    BAN, kind="benefit_reduction", nature=Nature.DECISION, terms={"amount": "20 procent"},
    acts=(Act("Riep: ik sla je.", date(2026, 3, 3), "verslag", "threat", proof="Opname", target="charged"),),
    hearings=(replace(HEARD, cautioned=True),),
)  # fmt: skip

# case, as it was imposed, what must be missing (at least), the lawful version
CASES: list[tuple[str, Choice, set[str], Choice]] = [
    (
        "C1 a paper ball and a year out of the building",
        replace(BAN, acts=(PAPER,), ends_on=YEAR_LATER, lighter="", norm=replace(NORM, longest_until=date(2026, 9, 10)),
                **NOTHING_ASKED),
        {"longer_than_the_norm", "lighter_not_weighed", "vulnerable_not_asked", "not_weighed"},
        replace(LETTER, acts=(PAPER,)),
    ),
    (
        "C1 a complaint treated as an objection",
        replace(LETTER, is_aggression=False), {"not_confirmed"}, replace(LETTER),
    ),
    (
        "C2 all service stops until a safety statement is signed",
        replace(BAN, kind="suspend_service", nature=Nature.NO_DECISION, ends_on=None, review_on=None, ways=(), terms={},
                ends_early="Als u de veiligheidsverklaring tekent."),
        {"no_end", "no_review", "no_channel_open", "no_contact_open", "no_hours_open", "no_service"},
        replace(BAN, kind="suspend_service", terms={"service": "Kavelverkoop"}, ends_early="Een goed gesprek."),
    ),
    ("C5 a warning letter without a talk", replace(LETTER, hearings=()), {"not_heard"}, LETTER),
    (
        "C5 a protocol that nobody could read",
        replace(LETTER, norm=replace(NORM, public_address="")), {"rules_not_published"}, LETTER,
    ),
    (
        "C6 an oral ban without limit",
        Choice(kind="building_ban", on=TODAY, chooser_id=1, classifier_id=4, is_aggression=True),
        {"no_acts", "not_heard", "no_reason", "no_end", "no_place", "no_review", "no_proof_of_delivery"}, BAN,
    ),
    (
        "C6 a year with effect from the past",
        replace(BAN, starts_on=date(2025, 3, 10)), {"starts_in_the_past"}, BAN,
    ),
    (
        "C9 “tone and nature”, prolonged without evaluation",
        replace(CONTACT, is_contact_load=False, is_aggression=True, renews_from=date(2026, 3, 5), review_on=None,
                ends_early="", acts=(Act("De toon en de aard ervan.", date(2025, 1, 1), "dossier", "verbal"),)),
        {"no_fresh_acts", "no_review", "no_early_end"},
        replace(CONTACT, is_contact_load=False, is_aggression=True, renews_from=date(2026, 3, 1),
                acts=(Act("Schold een medewerker uit.", date(2026, 3, 3), "verslag", "verbal"),)),
    ),
    (
        "C11 too much contact, closed altogether",
        replace(CONTACT, ways=()), {"no_channel_open", "no_contact_open", "no_hours_open"}, CONTACT,
    ),
    (
        "C11 too much contact, answered as aggression",
        replace(CONTACT, kind="building_ban", terms={"times": "altijd"}), {"contact_load_only"}, CONTACT,
    ),
    (
        "C14 three months for a vulnerable man, nothing weighed",
        replace(BAN, ends_on=date(2026, 6, 10), nature=Nature.UNSAID, **NOTHING_ASKED),
        {"vulnerable_not_asked", "not_weighed", "no_remedy"},
        replace(BAN, proportion={**BAN.proportion, "vulnerable": "yes"}),
    ),
    (
        "C16 out until conditions are signed",
        replace(BAN, ends_on=None, review_on=None, ends_early="Als u de voorwaarden ondertekent."),
        {"no_end", "no_review"},
        replace(BAN, ends_early="Als u de voorwaarden accepteert, of na een goed gesprek."),
    ),
    (
        "C17 a benefit cut for what a guard and a consultant said happened",
        replace(CUT, terms={"amount": "100 procent"}, hearings=(HEARD,),
                acts=(Act("Zeer ernstig gedrag.", date(2026, 3, 3), "verslag", "threat", target="guard"),)),
        {"act_without_proof", "nobody_protected", "not_heard_with_caution"}, CUT,
    ),
    (
        "C20 a month out of the building, no other way",
        replace(BAN, ways=(), terms={}), {"no_channel_open", "no_contact_open", "no_hours_open", "no_times"},
        replace(BAN, ways=(replace(WAY, channel="per telefoon"),)),
    ),
    (
        "C22 a warning for who was only arrested",
        replace(LETTER, acts=(replace(PAPER, is_suspected=True),)), {"only_suspicion"}, LETTER,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("case", "imposed", "missing", "lawful"), CASES, ids=[case[0] for case in CASES])
def test_what_was_imposed_is_stopped_and_the_lawful_version_passes(case, imposed, missing, lawful) -> None:
    """S1-24 S1-25 S2-26 S3-24 The reviewers' findings, each as a safeguard that is missing."""
    assert {one.code for one in rules.missing(imposed)} >= missing
    assert rules.missing(lawful) == ()


KNOWN = Around()


def flags(choice: Choice, around: Around = KNOWN) -> list[tuple[str, str]]:
    return [(one.code, one.of) for one in rules.flags(choice, around)]


LONG = replace(NORM, long_from=date(2026, 6, 10))


@pytest.mark.parametrize(
    ("choice", "around", "expected"),
    [
        (BAN, KNOWN, []),
        (replace(BAN, acts=(PAPER,)), KNOWN, [("trivial_force", PAPER.words)]),
        (replace(BAN, acts=(replace(PAPER, norm_class="threat"),)), KNOWN, []),
        (replace(BAN, acts=(replace(PAPER, words="Sloeg een medewerker."),)), KNOWN, []),
        (replace(BAN, why="Uw toon mag niet zo."), KNOWN, [("vague_words", "toon")]),
        (replace(BAN, why="Dit is uw laatste kans."), KNOWN, [("threatening_tone", "laatste kans")]),
        (
            replace(BAN, acts=(BAN.acts[0], replace(PAPER, is_suspected=True)), why=PAPER.words), Around(),
            [("suspicion_as_fact", PAPER.words)],
        ),
        (
            replace(CUT, acts=(*CUT.acts, replace(CUT.acts[0], words="Duwde de beveiliger.", target="guard"))), KNOWN,
            [("outside_protection", "Duwde de beveiliger.")],
        ),
        (replace(BAN, ends_early="Zodra u de verklaring tekent."), KNOWN, [("signature_loop", "verklaring")]),
        (BAN, Around(has_trigger=False), [("no_service_trigger", "")]),
        (
            replace(BAN, proportion={**BAN.proportion, "vulnerable": "yes"}, ends_on=date(2026, 6, 10), norm=LONG),
            KNOWN, [("long_and_vulnerable", "")],
        ),
        (replace(BAN, proportion={**BAN.proportion, "vulnerable": "yes"}, norm=LONG), KNOWN, []),
        (replace(BAN, proportion={**BAN.proportion, "vulnerable": "yes"}), KNOWN, [("long_and_vulnerable", "")]),
        (replace(BAN, kind="talk", why="Uw toon."), Around(has_trigger=False), []),
    ],
)  # fmt: skip
def test_flags_warn_and_stop_nobody(choice: Choice, around: Around, expected: list) -> None:
    """S1-25 S1-27 S3-06 C1 C2 C9 C14 C16 C17 C22: words to think again, and no gate."""
    assert flags(choice, around) == expected


def test_a_benefit_reduction_is_looked_at_within_three_months() -> None:
    """S1-25 C17 Pw 18(3)."""
    late = replace(CUT, ends_on=date(2026, 9, 1), review_on=date(2026, 6, 11))
    assert [one.code for one in rules.missing(late)] == ["benefit_review_too_late"]
    assert rules.missing(replace(late, review_on=date(2026, 6, 10))) == ()


def test_an_order_talk_is_no_hearing_for_a_benefit_cut() -> None:
    """S3-24 C17 (U45) What was said there was said without the caution; only a hearing of its own counts."""
    talk = Heard("talk", date(2026, 3, 9), "Ordegesprek over de afspraken.")
    assert [one.code for one in rules.missing(replace(CUT, hearings=(talk,)))] == ["not_heard_with_caution"]
    assert rules.missing(replace(CUT, hearings=(talk, replace(talk, cautioned=True)))) == ()
