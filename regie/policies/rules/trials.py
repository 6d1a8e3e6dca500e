"""Do the worked examples of a pack come out of its own rules as their authors expected?"""

from collections.abc import Iterable
from dataclasses import dataclass

from regie.policies.rules.examples import Example
from regie.policies.rules.pack import Pack
from regie.policies.rules.response import Answer, Status, what_follows


@dataclass(frozen=True)
class Surprise:
    """One thing in an example that came out otherwise: of what, what was expected, and what the pack says."""

    example: str
    about: str
    of: str
    expected: str
    found: tuple[str, ...]


@dataclass(frozen=True)
class Trial:
    """One example that was tried: the answer, and every surprise in it."""

    example: Example
    answer: Answer
    surprises: tuple[Surprise, ...]


def try_examples(pack: Pack) -> tuple[Trial, ...]:
    """Every example in the order of the file."""
    return tuple(_tried(pack, one) for one in pack.examples)


def _tried(pack: Pack, example: Example) -> Trial:
    """An example is about the rules on any day, unless it expects that they say nothing on that day."""
    expects_silence = example.expect.status == Status.NOT_APPLICABLE
    answer = what_follows(pack, example.given, any_day=not expects_silence)
    return Trial(example, answer, tuple(_surprises(example, answer)))


def _surprises(example: Example, answer: Answer) -> Iterable[Surprise]:
    expect = example.expect
    if expect.scope is not None and expect.scope != answer.inside:
        yield Surprise(example.code, "scope", "", expect.scope, (answer.inside.value,))
    if expect.status is not None and expect.status != answer.status:
        yield Surprise(example.code, "status", "", expect.status, (answer.status.value,))
    for measure, status in expect.measures:
        found = tuple(one.status.value for one in answer.options if measure in one.measures)
        if status not in found:
            yield Surprise(example.code, "measure", measure, status, found)
    for act, status in expect.acts:
        found = tuple(one.status.value for one in answer.acts if one.act == act)
        if status not in found:
            yield Surprise(example.code, "act", act, status, found)
    yield from _not_missed(example, answer)


def _not_missed(example: Example, answer: Answer) -> Iterable[Surprise]:
    missing = {word for one in answer.all_missing for word in (one.setting, f"{one.setting}:{one.of}")}
    for name in example.expect.missing:
        if name not in missing:
            yield Surprise(example.code, "missing", name, "not_determinable", ())
