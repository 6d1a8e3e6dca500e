"""From a pack to the file that says the same; what is not configured is written out."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import yaml

from regie.policies.pack_file.values import NOT_CONFIGURED_IN_WORDS, SAME_DAY_IN_WORDS, THE_SAME_DAY, UNITS
from regie.policies.rules import (
    NOT_CONFIGURED,
    Example,
    Group,
    Ladder,
    NormClass,
    Option,
    Pack,
    Period,
    Rule,
    Setting,
    Text,
    When,
    written_history,
)

WIDTH = 110


class _Dumper(yaml.SafeDumper):
    """Indents lists within mappings, as people do, and never writes references."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists are indented too."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, _data: Any) -> bool:
        """Everything voluit."""
        return True


def write_pack(pack: Pack) -> str:
    """The YAML of a pack; reading it gives the same pack."""
    data = {
        "pack": pack.id,
        "version": pack.version,
        "title": plain(pack.title),
        "label": plain(pack.label),
        "owner": plain(pack.owner),
        "source": plain(pack.source),
        "public_address": plain(pack.public_address),
        "valid_from": plain(pack.valid_from),
        "valid_to": plain(pack.valid_to),
        "works_council_consent": plain(pack.works_council_consent),
        "legal_base": plain(pack.legal_base),
        "replaces": plain(pack.replaces),
        "scope": keyed(pack.scope, targets="targets", channels="channels", places="places", off_duty="off_duty"),
        "norm": [norm_class(one) for one in pack.norm],
        "house_rules": [{"id": one.code, "text": plain(one.label)} for one in pack.house_rules],
        "groups": names(pack.groups),
        "acts": names(pack.acts),
        "circumstances": names(pack.circumstances),
        "ladders": {kind: ladder(one) for kind, one in pack.ladders},
        "home_visits": silences(confirm_every=pack.home_visits.confirm_every, ask_before=pack.home_visits.ask_before),
        "sign_of_life": silences(
            ask_after=pack.sign_of_life.ask_after, answer_within=pack.sign_of_life.answer_within
        ),
        "rules": [rule(one) for one in pack.rules],
        "deadlines": [keyed(one, clock="clock", anchor="from", within="within", owner="owner")
                      for one in pack.deadlines],
        "aftercare": [keyed(one, kind="step", label="label", anchor="from", opens="opens", until="until",
                            optional="optional") for one in pack.aftercare],
        "retention": [keyed(one, record="record", keep="keep", counted_from="counted_from", archive="archive",
                            basis="basis") for one in pack.retention],
        "basic_services": [keyed(one, code="id", label="label", road="road", contact="contact", hours="hours")
                           for one in pack.basic_services],
        "safeguards": keyed(pack.safeguards, law="law", short_measure="short_measure", long_measure="long_measure"),
        "remedies": [keyed(one, measure="measure", nature="nature", roads="roads", text="text")
                     for one in pack.remedies],
        "closed_days": [plain(one) for one in pack.closed_days],
        "examples": [example(one) for one in pack.examples],
    }  # fmt: skip
    written = {key: value for key, value in data.items() if value not in ([], {})}
    return yaml.dump(written, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)


def keyed(value: object, **keys: str) -> dict[str, Any]:
    """The named attributes of `value` under the keys that the file gives them."""
    return {key: plain(getattr(value, name)) for name, key in keys.items()}


def names(found: Iterable[Group]) -> dict[str, Any]:
    """Codes with what people call them."""
    return {one.code: plain(one.label) for one in found}


def norm_class(one: NormClass) -> dict[str, Any]:
    """One kind of conduct."""
    return keyed(
        one, code="class", label="label", criteria="criteria", examples="examples", against="against",
        channels="channels", cause="cause", police="police", road="road",
    )  # fmt: skip


def ladder(one: Ladder) -> list[dict[str, Any]]:
    """The steps of a ladder."""
    return [
        {
            "call": step.group, "wait": f"{step.wait_seconds} seconden", "by": list(step.channels),
            **({"also_off_duty": True} if step.also_off_duty else {}),
        }
        for step in one.steps
    ]  # fmt: skip


def silences(**seconds: Setting[int]) -> dict[str, str]:
    """How long somebody may say nothing, as the file writes it."""
    return {
        name: NOT_CONFIGURED_IN_WORDS[0] if value is NOT_CONFIGURED else f"{value} seconden"
        for name, value in seconds.items()
    }


def rule(one: Rule) -> dict[str, Any]:
    """One row of the response table."""
    written: dict[str, Any] = {"id": one.id, "section": plain(one.section), "when": when(one.when)}
    if one.then:
        written["then"] = [option(each) for each in one.then]
    if one.ourselves:
        written["ourselves"] = [keyed(each, act="act", modality="modality") for each in one.ourselves]
    return written


def when(one: When) -> dict[str, Any]:
    """The condition of a row; only what it asks."""
    written: dict[str, Any] = {}
    if one.repeated is not None:
        written["repeated"] = one.repeated
    if one.asks_history:
        written["window"] = plain(one.window)
    lists = ("class_any", "after", "counts_also", "channels", "places", "targets", "circumstances")
    return {**{name: plain(values) for name in lists if (values := getattr(one, name))}, **written}


def option(one: Option) -> dict[str, Any]:
    """One measure, or several of which one is enough."""
    measures = [measure.value for measure in one.measures]
    return {
        **({"any_of": measures} if one.alternatives else {"measure": measures[0]}),
        "modality": plain(one.modality),
        "min_duration": plain(one.duration.minimum),
        "default_duration": plain(one.duration.default),
        "max_duration": plain(one.duration.maximum),
        **keyed(one.voices, heard="heard", consulted="consulted", informed="informed"),
        **keyed(
            one, decider="decider", within="within", counted_from="counted_from", needs_talk="needs_talk",
            letter="letter", reason="reason",
        ),
        **({"register_entry": {name.value: plain(each) for name, each in one.register}} if one.register else {}),
    }  # fmt: skip


def example(one: Example) -> dict[str, Any]:
    """One worked example; what is not known is left out."""
    case, expect = one.given, one.expect
    known = {"on": case.on, "channel": case.channel, "place": case.place, "target": case.target}
    return {
        "id": one.code,
        "text": plain(one.label),
        "given": {
            "behaviour": list(case.classes),
            **{name: plain(value) for name, value in known.items() if value is not None},
            "history": written_history(case),
            **({"circumstances": dict(case.circumstances)} if case.circumstances else {}),
            "off_duty": case.off_duty,
            "about_work": plain(case.about_work),
        },
        "expect": {
            **{name: str(value) for name in ("scope", "status") if (value := getattr(expect, name))},
            **{name: dict(value) for name in ("measures", "acts") if (value := getattr(expect, name))},
            **({"missing": list(expect.missing)} if expect.missing else {}),
        },
    }


def plain(value: Setting[object]) -> Any:
    """A value as the file writes it."""
    if value is NOT_CONFIGURED:
        return NOT_CONFIGURED_IN_WORDS[0]
    if isinstance(value, Text):
        return text(value)
    if isinstance(value, Period):
        return period(value)
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, bool | date):
        return value
    return str(value)


def text(value: Text) -> str | dict[str, str]:
    """Dutch alone as plain words, anything else by language."""
    languages = [language for language, _words in value.by_language]
    return value.by_language[0][1] if languages == ["nl"] else dict(value.by_language)


def period(value: Period) -> str:
    """48 uur, 1 werkdag, dezelfde dag."""
    if value == THE_SAME_DAY:
        return SAME_DAY_IN_WORDS[0]
    singular, plural = UNITS[value.unit][:2]
    return f"{value.amount} {singular if value.amount == 1 else plural}"
