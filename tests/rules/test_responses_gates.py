"""Which safeguards stand before which response: truth tables of every gate, and decided cases."""

from dataclasses import replace
from datetime import date

import pytest

from regie.refusal import Refused
from regie.responses import rules
from regie.responses.rules import Act, Choice, Heard, Nature, Norm, Scope, Stage, Way

TODAY = date(2026, 3, 10)
ACT = Act("Riep: ik weet waar je auto staat.", date(2026, 3, 3), "melding van Joris", "threat")
HEARD = Heard("talk", date(2026, 3, 9), "Zegt dat het hem speet.")
WAY = Way("payments", "Betalingen", "per brief", "de vaste contactpersoon", "op werkdagen")
NORM = Norm(
    is_there=True, law="nl", public_address="https://town.example/rules", answers_lifting=True,
    services=(("payments", "Betalingen"),),
)  # fmt: skip
CHOOSER, REPORTER, AFFECTED, CLASSIFIER, ALSO_AFFECTED = 1, 2, 3, 4, 5

BAN = Choice(
    kind="building_ban", on=TODAY, chooser_id=CHOOSER, reporter_id=REPORTER,
    affected_ids=frozenset({AFFECTED, ALSO_AFFECTED}),
    classifier_id=CLASSIFIER, is_aggression=True, acts=(ACT,), hearings=(HEARD,),
    why="Dreigde met woorden over de medewerker zelf.", lighter="Een waarschuwing hielp niet.",
    nature=Nature.NO_DECISION, ends_on=date(2026, 4, 10), review_on=date(2026, 3, 24), where="Werkplein",
    terms={"times": "altijd"}, ways=(WAY,), ends_early="Een goed gesprek.", norm=NORM, is_apart=True,
    proportion=dict.fromkeys(rules.ASKED, "unknown"), weight="Een maand is de kortste tijd die helpt.",
    reads="nl", delivery="handed",
)  # fmt: skip


def codes(choice: Choice, stage: Stage = Stage.SIGN) -> list[str]:
    return [one.code for one in rules.missing(choice, stage=stage)]


def test_a_whole_choice_misses_nothing() -> None:
    """S1-24 S1-25 A bounded ban with facts, a hearing, reasons and open ways may be signed."""
    assert codes(BAN) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"acts": ()}, ["no_acts"]),
        ({"acts": (replace(ACT, norm_class=""),)}, ["no_acts"]),
        ({"acts": (replace(ACT, source=" "),)}, ["act_without_source"]),
        ({"acts": (ACT, replace(ACT, norm_class="", source=""))}, []),
        ({"is_aggression": False}, ["not_confirmed"]),
        ({"classifier_id": None}, ["no_second_person"]),
        ({"classifier_id": REPORTER}, ["no_second_person"]),
        ({"hearings": ()}, ["not_heard"]),
        ({"hearings": (replace(HEARD, notes=" "),)}, ["not_heard"]),
        ({"hearings": (replace(HEARD, held_on=date(2026, 3, 11)),)}, ["not_heard"]),
        ({"hearings": (replace(HEARD, kind="written"),)}, []),
        ({"hearings": (replace(HEARD, kind="did_not_come"),)}, ["not_heard"]),
        ({"hearings": (Heard("afterwards", date(2026, 3, 17), "Was acuut onveilig."),)}, ["not_heard"]),
        ({"hearings": (), "passed": frozenset({"not_heard"})}, []),
        ({"hearings": (Heard("afterwards", date(2026, 3, 17), ""),)}, ["not_heard"]),
        ({"chooser_id": REPORTER}, ["decider_was_involved"]),
        ({"chooser_id": AFFECTED}, ["decider_was_involved"]),
        ({"chooser_id": ALSO_AFFECTED}, ["decider_was_involved"]),
        ({"chooser_id": None}, ["no_person_chose"]),
        ({"is_aggression": False, "is_contact_load": True}, ["contact_load_only"]),
        ({"lighter": ""}, ["lighter_not_weighed"]),
        ({"why": " "}, ["no_reason"]),
        ({"starts_on": date(2026, 3, 9)}, ["starts_in_the_past"]),
        ({"starts_on": date(2026, 3, 10)}, []),
        ({"ends_on": None}, ["no_end"]),
        ({"ends_on": date(2026, 3, 9)}, ["ends_too_early", "review_not_in_between"]),
        ({"starts_on": date(2026, 4, 11)}, ["ends_too_early"]),
        ({"norm": replace(NORM, longest_until=date(2026, 4, 9))}, ["longer_than_the_norm"]),
        ({"norm": replace(NORM, longest_until=date(2026, 4, 10))}, []),
        ({"where": ""}, ["no_place"]),
        ({"terms": {}}, ["no_times"]),
        ({"ways": ()}, ["no_channel_open", "no_contact_open", "no_hours_open"]),
        ({"ways": (replace(WAY, hours=" "),)}, ["no_hours_open"]),
        ({"norm": replace(NORM, services=())}, ["no_basic_services"]),
        ({"ends_early": ""}, ["no_early_end"]),
        ({"norm": replace(NORM, answers_lifting=False)}, ["no_lifting_term"]),
        ({"review_on": None, "passed": frozenset({"no_review"})}, []),
        ({"review_on": None}, ["no_review"]),
        ({"review_on": date(2026, 4, 10)}, ["review_not_in_between"]),
        ({"review_on": date(2026, 3, 9)}, ["review_not_in_between"]),
        ({"nature": Nature.UNSAID}, ["no_remedy"]),
        ({"norm": replace(NORM, law="")}, ["no_remedy_in_law"]),
        ({"norm": replace(NORM, law="be")}, ["no_remedy_in_law"]),
        ({"proportion": {}}, [f"{question}_not_asked" for question in rules.ASKED]),
        (
            {"proportion": dict.fromkeys(rules.ASKED, "perhaps")},
            [f"{question}_not_asked" for question in rules.ASKED],
        ),
        ({"weight": " "}, ["not_weighed"]),
        ({"is_apart": False}, ["decider_handles_the_file"]),
        ({"complaint_handler_id": CHOOSER}, ["decider_was_involved"]),
        ({"norm": replace(NORM, kept_unset=("letter",))}, ["retention_unset"]),
        ({"norm": replace(NORM, kept_unset=("letter",)), "passed": frozenset({"retention_unset"})}, []),
        ({"reads": ""}, ["language_unknown"]),
        ({"reads": "unknown"}, ["language_unknown"]),
        ({"reads": "other"}, ["no_interpreter"]),
        ({"reads": "other", "interpreter": "Tolk Pools, op afspraak"}, []),
        ({"why": "woord " * 21}, ["hard_to_read"]),
        ({"delivery": ""}, ["no_proof_of_delivery"]),
        ({"delivery": "post"}, ["no_proof_of_delivery"]),
        ({"delivery": "post", "passed": frozenset({"no_proof_of_delivery"})}, ["no_proof_of_delivery"]),
        ({"delivery": "registered"}, []),
        ({"norm": replace(NORM, public_address="")}, ["rules_not_published"]),
        ({"norm": replace(NORM, public_address=""), "passed": frozenset({"rules_not_published"})}, []),
        ({"renews_from": date(2026, 3, 3)}, ["no_fresh_acts"]),
        ({"renews_from": date(2026, 3, 2)}, []),
        ({"acts": (replace(ACT, is_suspected=True),)}, ["only_suspicion"]),
    ],
)
def test_each_gate_of_a_ban(change: dict, expected: list[str]) -> None:
    """S1-24 S1-25 S2-26 S3-03 Every safeguard that a limit needs, one by one."""
    assert codes(replace(BAN, **change)) == expected


def test_an_oral_ban_without_end_cannot_be_signed() -> None:
    """S1-25 Decided case C6: no end, no facts under the norm, no talk, no reasons: each is named."""
    oral = Choice(
        kind="building_ban", on=TODAY, chooser_id=CHOOSER, reporter_id=REPORTER, classifier_id=CLASSIFIER
    )
    assert set(codes(oral)) >= {
        "no_acts", "not_confirmed", "not_heard", "no_reason", "no_end", "no_place", "no_review",
    }  # fmt: skip
    with pytest.raises(rules.Unsafe) as refused:
        rules.check_complete(rules.missing(oral))
    assert refused.value.missing == rules.missing(oral)


def test_a_retroactive_ban_cannot_be_signed() -> None:
    """S1-25 Decided case C6: what was said orally cannot be written down afterwards as if it had begun then."""
    assert codes(replace(BAN, starts_on=date(2025, 3, 10))) == ["starts_in_the_past"]


def test_a_full_suspension_leaves_something_open() -> None:
    """S1-25 Decided case C2: all service cannot stop; and until when must stand there too."""
    full = replace(BAN, kind="suspend_service", ways=(), ends_on=None, terms={"service": "betalingen"})
    assert codes(full, Stage.CHOOSE) == [
        "no_end", "no_channel_open", "no_contact_open", "no_hours_open", "basic_service_never_stops",
    ]  # fmt: skip


def test_oral_and_unnamed_kinds_do_not_exist() -> None:
    """S1-24 Nothing outside the table can be chosen."""
    with pytest.raises(Refused, match="unknown_measure"):
        rules.kind_of("oral_ban")


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("no_measure", []),
        ("talk", []),
        ("end_contact", []),
        ("stop_talk", []),
        ("care_referral", []),
        ("police_notice", ["G1"]),
        ("criminal_complaint", ["G1"]),
        ("damage_claim", ["G1"]),
        ("order_talk", ["G1", "G2", "G13"]),
        ("warning_letter", ["G1", "G2", "G3", "G4", "G5", "G6", "G10", "G11", "G12", "G13", "G14"]),
        ("contact_restriction", [f"G{number}" for number in range(1, 15)]),
        ("building_ban", [f"G{number}" for number in range(1, 15)]),
        ("suspend_service", [f"G{number}" for number in range(1, 15)]),
    ],
)
def test_which_gates_hold_for_which_kind(kind: str, asked: list[str]) -> None:
    """S1-24 S3-23 The further a response reaches, the more it needs; the police never waits for a gate but facts."""
    assert [gate.number for gate in rules.GATES if gate.holds_for(kind)] == asked


def test_a_hearing_may_come_between_choosing_and_signing() -> None:
    """S1-25 What somebody may let pass can wait for the signature; everything else must stand at the choice."""
    unheard = replace(BAN, hearings=(), reads="", is_apart=False, norm=replace(NORM, public_address=""))
    assert codes(unheard, Stage.CHOOSE) == []
    assert codes(unheard, Stage.SIGN) == [
        "not_heard", "decider_handles_the_file", "language_unknown", "rules_not_published",
    ]  # fmt: skip


def test_a_setting_that_nobody_decided_is_named() -> None:
    """S1-25 Fails closed, and says what the policy has to decide."""
    undecided = replace(BAN, norm=Norm(is_there=True, kept_unset=("letter",)))
    assert [one.setting for one in rules.missing(undecided) if one.setting] == [
        "basic_services", "deadlines: lifting_answer", "safeguards: law", "retention: letter", "public_address",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({}, ["no_representative", "no_objections", "no_lawyer", "no_told_both"]),
        (
            {
                "representative": "A",
                "objections": "Hield de deur dicht.",
                "lawyer": "yes",
                "told_both": "brief",
            },
            ["never_a_lawyer"],
        ),
        (
            {
                "representative": "A",
                "objections": "Hield de deur dicht.",
                "lawyer": "no",
                "told_both": "brief",
            },
            [],
        ),
    ],
)
def test_a_representative_is_barred_by_the_written_steps_never_a_lawyer(
    terms: dict, expected: list[str]
) -> None:
    """S1-25 (U44) Awb 2:2."""
    assert codes(replace(BAN, kind="representative_barred", terms=terms)) == expected


def test_an_agreement_about_contact_says_channel_address_frequency_and_person() -> None:
    """S1-25 What somebody may still do is the measure itself."""
    found = codes(replace(BAN, kind="contact_restriction", terms={}))
    assert found == ["no_channel", "no_address", "no_frequency", "no_person"]


def test_every_missing_thing_says_where_it_comes_from() -> None:
    """S1-25 A source, because somebody has to be able to check it."""
    empty = Choice(kind="building_ban", on=TODAY)
    assert all(one.source.startswith("G") for one in rules.missing(empty))
    assert rules.missing(replace(BAN, hearings=()))[0].source == "G3, Awb 4:8"


def test_wider_reach_includes_the_narrower() -> None:
    """S1-24 What limits is written, what is written is aimed at a person, and that rests on facts."""
    order = [Scope.FACTS, Scope.PERSON, Scope.WRITTEN, Scope.LIMITING]
    for kind in rules.KINDS.values():
        assert kind.scopes in [frozenset(order[:width]) for width in range(5)]


def test_the_kinds_are_those_of_the_policy() -> None:
    """S1-24 S1-25 A pack and a case speak of the same responses, and agree on which of them limit."""
    from regie.policies.rules import LIMITING, Measure

    assert set(rules.KINDS) == {measure.value for measure in Measure} | {rules.NO_MEASURE}
    assert {measure.value for measure in LIMITING} == rules.LIMITING


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        ("building_ban", "", Nature.NO_DECISION),
        ("building_ban", "decision", Nature.NO_DECISION),
        ("area_ban", "", Nature.DECISION),
        ("suspend_service", "", Nature.UNSAID),
        ("suspend_service", "decision", Nature.DECISION),
        ("talk", "", Nature.NONE),
    ],
)
def test_the_legal_nature_is_known_or_said_never_guessed(kind: str, said: str, expected: Nature) -> None:
    """S1-24 What a citizen can do against it depends on what it is in law."""
    assert rules.nature_of(kind, said) is expected
