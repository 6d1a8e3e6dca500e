"""A policy goes out as a file and comes back the same; a file that somebody damaged is answered, whatever it holds."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regie.policies.pack_file import EXAMPLE, PackErrors, read_pack, write_pack
from regie.policies.rules import (
    NOT_CONFIGURED,
    Anchor,
    CareStep,
    Clock,
    Deadline,
    Duration,
    Group,
    HouseRule,
    Ladder,
    Measure,
    Modality,
    NormClass,
    OffDuty,
    Option,
    Pack,
    Period,
    Road,
    Rule,
    Scope,
    Standing,
    Step,
    Text,
    Unit,
    Voices,
    When,
)

GAPS_IN_WORDS = ("niet vastgelegd", "not configured", "not_configured")


def maybe(strategy):
    return st.just(NOT_CONFIGURED) | strategy


def some(strategy, least=0):
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


names = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)
different_names = st.lists(names, min_size=1, max_size=3, unique=True)
periods = st.builds(Period, st.integers(1, 199), st.sampled_from(list(Unit))) | st.just(Period(0, Unit.DAYS))
words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1).filter(
    lambda said: said.lower() not in GAPS_IN_WORDS
)
texts = st.lists(words, min_size=1, max_size=2).map(
    lambda said: Text(tuple(zip(("nl", "en"), said, strict=False)))
)
options = st.builds(
    Option,
    measure=st.sampled_from(list(Measure)),
    modality=maybe(st.sampled_from([Modality.MAY, Modality.CONTRARY])),
    voices=st.builds(Voices, heard=maybe(some(st.sampled_from(["originator", "manager"])))),
    counted_from=maybe(st.sampled_from(["decided", "incident"])),
    alternatives=some(st.sampled_from(list(Measure))),
    duration=st.builds(Duration, minimum=maybe(periods)),
    decider=maybe(st.sampled_from(["manager", "legal"])),
    needs_talk=maybe(st.booleans()),
    letter=maybe(names),
    reason=maybe(texts),
)


@st.composite
def norms(draw) -> tuple[NormClass, ...]:
    roads = st.sampled_from([Road.RESPONSE, Road.CARE_FIRST])
    described = {"label": texts, "criteria": maybe(texts), "examples": some(texts), "road": roads}
    return tuple(
        draw(st.builds(NormClass, code=st.just(code), **described)) for code in draw(different_names)
    )


@st.composite
def tables(draw, classes: list[str]) -> tuple[Rule, ...]:
    conduct = some(st.sampled_from(classes), least=1)
    once = st.builds(When, class_any=conduct, channels=some(names), places=some(names), targets=some(names))
    earlier = {
        "after": some(st.sampled_from(list(Measure))),
        "counts_also": some(st.sampled_from(list(Standing))),
    }
    again = st.builds(When, class_any=conduct, repeated=st.booleans(), window=maybe(periods), **earlier)
    described = {"section": maybe(words), "when": once | again, "then": some(options, least=1)}
    return tuple(draw(st.builds(Rule, id=st.just(name), **described)) for name in draw(different_names))


@st.composite
def packs(draw) -> Pack:
    norm = draw(norms())
    groups = draw(different_names)
    channels = some(st.sampled_from(["screen", "email"]), least=1)
    steps = st.builds(Step, st.sampled_from(groups), st.integers(1, 3600), channels)
    ladders = st.builds(Ladder, some(steps, least=1))
    care = {
        "label": texts, "anchor": st.sampled_from([Anchor.INCIDENT, Anchor.FIRST_TALK]), "opens": periods,
        "until": maybe(periods), "optional": st.booleans(),
    }  # fmt: skip
    promised = draw(st.lists(st.sampled_from(list(Clock)), unique=True))
    promise = {"anchor": st.sampled_from(list(Anchor)), "within": maybe(periods)}
    return Pack(
        id=draw(names),
        version=draw(names),
        title=draw(texts),
        label=draw(maybe(texts)),
        owner=draw(maybe(words)),
        legal_base=draw(maybe(words)),
        replaces=draw(maybe(words)),
        scope=draw(
            st.builds(Scope, targets=maybe(some(names)), off_duty=maybe(st.sampled_from(list(OffDuty))))
        ),
        valid_from=draw(maybe(st.just(date(2026, 1, 1)))),
        valid_to=draw(maybe(st.dates(min_value=date(2026, 1, 1)))),
        norm=norm,
        house_rules=tuple(HouseRule(name, draw(texts)) for name in draw(different_names)),
        groups=tuple(Group(code, draw(texts)) for code in groups),
        ladders=tuple(
            (kind, draw(ladders)) for kind in draw(st.sampled_from([(), ("alarm",), ("attention", "alarm")]))
        ),
        rules=draw(tables([one.code for one in norm])),
        deadlines=tuple(draw(st.builds(Deadline, clock=st.just(clock), **promise)) for clock in promised),
        aftercare=tuple(
            draw(st.builds(CareStep, kind=st.just(name), **care)) for name in draw(different_names)
        ),
        closed_days=draw(some(st.dates())),
    )


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)
@given(packs())
def test_what_is_written_reads_as_the_same(pack):
    """S1-07 export and import lose nothing: every gap stays a gap, every word the same word."""
    assert read_pack(write_pack(pack)) == pack


LINES = EXAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)
SLIPS = [
    "",
    "\n",
    "  x\n",
    "- x\n",
    "x: y\n",
    "? \n",
    "\t\n",
    "{\n",
    "]\n",
    "'\n",
    "---\n",
    "x: {\n",
    "- - -\n",
]


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(LINES) - 1), st.sampled_from(SLIPS) | st.text(max_size=12), st.booleans())
def test_a_damaged_file_is_refused_or_read_and_never_breaks(number, slip, replaces):
    """S1-07 whatever somebody does to a line, the answer is a policy or a list of lines that exist."""
    text = "".join([*LINES[:number], slip, *LINES[number + replaces :]])
    found = mistakes_in(text)
    assert all(1 <= error.line <= len(text.splitlines()) + 1 and error.sentence for error in found)


@settings(max_examples=80, deadline=None)
@given(st.text() | st.recursive(st.text(max_size=5), lambda part: st.dictionaries(st.text(), part)).map(str))
def test_any_text_is_answered(text):
    """S1-07 nonsense gets a sentence too."""
    assert mistakes_in(text)


def mistakes_in(text: str):
    try:
        read_pack(text)
    except PackErrors as problem:
        return problem.errors
    return ()
