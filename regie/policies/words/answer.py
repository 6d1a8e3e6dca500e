"""What follows, told: as data for a program and the command line, and as lines for a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any

from regie.policies import words
from regie.policies.rules import (
    NOT_CONFIGURED,
    Answer,
    Case,
    Deadline,
    Missing,
    OwnProposal,
    Pack,
    Period,
    Proposal,
    Setting,
    Unit,
    reached,
    what_follows,
    written_history,
)
from regie.policies.words.rows import named_in

UNSET = "NOT_CONFIGURED"
SECONDS_IN_AN_HOUR = 3600


@dataclass(frozen=True)
class Asked:
    """A question about a pack: the case, and the moment from which terms are reckoned if one is known."""

    pack: Pack
    case: Case
    moment: datetime | None = None

    @property
    def answer(self) -> Answer:
        """What the pack says."""
        return what_follows(self.pack, self.case)


def answer_data(asked: Asked) -> dict[str, Any]:
    """The whole answer; every setting that nobody decided says so."""
    pack, answer = asked.pack, asked.answer
    applies = answer.status != "not_applicable"
    return {
        "pack": pack.id,
        "version": pack.version,
        "title": words.say(pack.title),
        "source": _set(pack.source),
        "question": question_data(asked.case),
        "in_force": _set(answer.in_force),
        "scope": answer.inside.value.upper(),
        "status": answer.status.value.upper(),
        "sentence": words.status(answer.status),
        "follows": [_proposal(asked, one) for one in answer.options],
        "acts": [_own_act(pack, one) for one in answer.acts],
        "conflicts": [measure.value for measure in answer.conflicts],
        "roads": [road.value for road in answer.roads],
        "promises": [_promise(asked, one) for one in pack.deadlines] if applies else [],
        "missing": _missing(pack, answer.all_missing),
    }


def question_data(case: Case) -> dict[str, Any]:
    """What was asked, as data; None is not known."""
    return {
        "behaviour": list(case.classes),
        "on": case.on.isoformat() if case.on else None,
        "channel": case.channel,
        "place": case.place,
        "target": case.target,
        "history": written_history(case),
        "circumstances": dict(case.circumstances),
        "off_duty": case.off_duty,
        "about_work": _set(case.about_work),
    }


def _proposal(asked: Asked, one: Proposal) -> dict[str, Any]:
    option = one.option
    return {
        "measures": [measure.value for measure in one.measures],
        "words": words.either([words.measure(measure) for measure in one.measures]),
        "status": one.status.value.upper(),
        "status_words": words.status(one.status),
        "rule": one.rule,
        "section": _set(one.section),
        "decider": _set(option.decider),
        "decider_words": words.named(words.PARTIES, option.decider),
        "heard": _set(option.voices.heard),
        "consulted": _set(option.voices.consulted),
        "informed": _set(option.voices.informed),
        "within": _term(asked, option.within),
        "counted_from": _set(option.counted_from),
        "duration": {
            "minimum": _period(option.duration.minimum),
            "default": _period(option.duration.default),
            "maximum": _period(option.duration.maximum),
        },
        "needs_talk": _set(option.needs_talk),
        "letter": _set(option.letter),
        "register_entry": {measure.value: _set(modality) for measure, modality in option.register},
        "reason": words.say(option.reason) if option.reason is not NOT_CONFIGURED else UNSET,
        "missing": _missing(asked.pack, one.missing),
    }


def _own_act(pack: Pack, one: OwnProposal) -> dict[str, Any]:
    return {
        "act": one.act,
        "words": named_in(pack.acts, one.act),
        "status": one.status.value.upper(),
        "status_words": words.status(one.status),
        "rule": one.rule,
        "section": _set(one.section),
        "missing": _missing(pack, one.missing),
    }


def _promise(asked: Asked, one: Deadline) -> dict[str, Any]:
    return {
        "clock": one.clock.value,
        "words": words.clock(one.clock),
        "counted_from": one.anchor.value,
        "counted_from_words": words.anchor(one.anchor),
        "within": _term(asked, one.within),
        "owner": _set(one.owner),
    }


def _term(asked: Asked, period: Setting[Period]) -> Any:
    """A term as it was written, and in hours as far as that can be reckoned; `due_at` only from a moment."""
    if period is NOT_CONFIGURED:
        return UNSET
    data = {**_period(period), "words": words.period(period), "hours": None, "due_at": None}
    if asked.moment is not None:
        due_at = reached(period, since=asked.moment, holidays=asked.pack.closed_days)
        hours = ceil((due_at - asked.moment).total_seconds() / SECONDS_IN_AN_HOUR)
        return {**data, "hours": hours, "due_at": due_at.isoformat()}
    return {**data, "hours": period.amount if period.unit is Unit.HOURS else None}


def _period(period: Setting[Period]) -> Any:
    return UNSET if period is NOT_CONFIGURED else {"amount": period.amount, "unit": period.unit.value}


def _set(value: Any) -> Any:
    if value is NOT_CONFIGURED:
        return UNSET
    return list(value) if isinstance(value, tuple) else value


def _missing(pack: Pack, missing: Iterable[Missing]) -> list[dict[str, str]]:
    return [
        {"setting": one.setting, "of": str(one.of), "words": missing_in(pack, one)}
        for one in dict.fromkeys(missing)
    ]


def missing_in(pack: Pack, one: Missing) -> str:
    """What is not known, with the pack's own words for its own names."""
    names: Mapping[str, str] = {
        **{each.code: words.say(each.label) for each in (*pack.acts, *pack.circumstances)},
        **{each.code: words.say(each.label) for each in pack.norm},
    }
    return words.missing(Missing(one.setting, names.get(str(one.of), one.of)))
