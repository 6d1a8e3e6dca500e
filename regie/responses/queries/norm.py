"""What the norm and the policy say about one response: options, lengths, ways that stay open, terms."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from regie.policies.models import PolicyVersion
from regie.policies.queries import pack_of
from regie.policies.rules import (
    NOT_CONFIGURED,
    Anchor,
    BasicService,
    Clock,
    Pack,
    Period,
    Setting,
    Text,
    Unit,
    deadline_for,
    due_by,
    ends_on,
    remedy_for,
)
from regie.responses import rules
from regie.responses.models import Measure, Proposal

UNSET = "not_configured"
A_DAY = timedelta(days=1)
# What a measure leaves behind; the letter says how long each is kept.
KEPT = ("incident", "originator", "response", "letter")


def option_for(proposal: Proposal | None, kind: str, rule: str = "") -> dict[str, Any] | None:
    """What the norm said about this kind of response, or what that one rule said about it."""
    options = proposal.options if proposal else []
    about = [one for one in options if kind in (one["measure"], *one["alternatives"])]
    return next((one for one in about if rule in ("", one["rule"])), None)


def ground(proposal: Proposal | None, kind: str, rule: str = "") -> dict[str, str]:
    """The rule of the norm that names this response, and its section; empty when a person goes beyond the norm."""
    option = option_for(proposal, kind, rule)
    if option is None:
        return {}
    return {
        "rule_id": option["rule"],
        "rule_section": "" if option["section"] == UNSET else option["section"],
    }


def option_of(measure: Measure) -> dict[str, Any] | None:
    """What the norm said about a response that was chosen."""
    return option_for(measure.rests_on, measure.kind, measure.rule_id)


def usual_end(
    option: Mapping[str, Any] | None, *, starts: date, version: PolicyVersion | None
) -> date | None:
    """The day on which this response ends as a rule; None when the norm names no rule."""
    return _end_of(_length("default", option), starts, pack_of(version)) if version else None


def norm_of(measure: Measure, *, starts: date, language: str = "nl") -> rules.Norm:
    """What the policy of the day of the act has decided about measures like this one."""
    if measure.policy_version is None:
        return rules.Norm()
    pack = pack_of(measure.policy_version)
    kept = {one.record for one in pack.retention if one.keep is not NOT_CONFIGURED}
    lifting = deadline_for(pack, Clock.LIFTING_ANSWER)
    long_from = _end_of(pack.safeguards.long_measure, starts, pack)
    return rules.Norm(
        is_there=True,
        law="" if pack.safeguards.law is NOT_CONFIGURED else pack.safeguards.law.value,
        has_remedy=remedy_text(measure.policy_version, measure.kind, language) != "",
        public_address="" if pack.public_address is NOT_CONFIGURED else pack.public_address,
        answers_lifting=lifting is not None and lifting.within is not NOT_CONFIGURED,
        kept_unset=tuple(record for record in KEPT if record not in kept),
        services=tuple((one.code, one.label.in_language(language)) for one in pack.basic_services),
        short_until=_end_of(pack.safeguards.short_measure, starts, pack),
        long_from=long_from,
        longest_until=_end_of(_length("maximum", option_of(measure)), starts, pack),
    )


def nature_in(version: PolicyVersion | None, kind: str, said: str = "") -> rules.Nature:
    """What a response is in law: as the policy decided it for this kind, else from the table or as a person said."""
    remedy = remedy_for(pack_of(version), kind) if version else None
    decided = "" if remedy is None or remedy.nature is NOT_CONFIGURED else remedy.nature.value
    return rules.Nature(decided) if decided in rules.DECIDED_HERE else rules.nature_of(kind, said)


def remedy_text(version: PolicyVersion | None, kind: str, language: str) -> str:
    """What the policy itself wants the letter to say about it; empty where it decided nothing."""
    remedy = remedy_for(pack_of(version), kind) if version else None
    return _said(remedy.text, language) if remedy else ""


def _length(name: str, option: Mapping[str, Any] | None) -> Setting[Period]:
    period: Any = option["duration"][name] if option else UNSET
    return NOT_CONFIGURED if period == UNSET else Period(period["amount"], Unit(period["unit"]))


def _end_of(period: Setting[Period], starts: date, pack: Pack) -> date | None:
    """The last day of a length that begins on `starts`; None when nobody decided the length."""
    if period is NOT_CONFIGURED:
        return None
    try:
        return ends_on(period, starts, pack.closed_days)
    except (OverflowError, ValueError):
        # Somebody typed a first day at the end of the calendar; nothing can end later than that.
        return date.max


def due(
    version: PolicyVersion | None, clock: Clock, moments: Mapping[Anchor, datetime | None]
) -> datetime | None:
    """By when the policy promises something, from the event that it names; None when it names no term."""
    if version is None:
        return None
    pack = pack_of(version)
    deadline = deadline_for(pack, clock)
    since = moments.get(deadline.anchor) if deadline else None
    moment = due_by(pack, clock, since) if since else NOT_CONFIGURED
    return None if moment is NOT_CONFIGURED else moment


def source_of(version: PolicyVersion | None) -> str:
    """Which policy a promise comes from."""
    return f"{version.title} {version.version}"[:120] if version else ""


def ways_of(version: PolicyVersion | None, language: str = "nl") -> list[dict[str, str]]:
    """Every basic service with the safe road to it that the policy decided; empty where it decided nothing."""
    services = pack_of(version).basic_services if version else ()
    return [_way(one, language) for one in services]


def _way(service: BasicService, language: str) -> dict[str, str]:
    return {
        "service": service.code,
        "label": service.label.in_language(language),
        "channel": _said(service.road, language),
        "contact": _said(service.contact, language),
        "hours": _said(service.hours, language),
    }


def _said(words: Setting[Text], language: str) -> str:
    return "" if words is NOT_CONFIGURED else words.in_language(language)
