"""Two packs side by side, as sentences that a council or a works council can read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regie.policies import words
from regie.policies.rules import (
    NOT_CONFIGURED,
    Difference,
    Kind,
    Ladder,
    Option,
    OwnAct,
    Pack,
    Period,
    Text,
    consequences,
    differences,
)
from regie.policies.words import names
from regie.policies.words.safeguards import LAWS

PARTS: Mapping[str, Any] = {
    "pack": gettext_lazy("Over het beleid zelf"),
    "consequences": gettext_lazy("Wat er volgt op gedrag"),
    "norm": gettext_lazy("De norm"),
    "rules": gettext_lazy("Regels"),
    "options": gettext_lazy("Maatregelen"),
    "house_rules": gettext_lazy("Huisregels"),
    "deadlines": gettext_lazy("Wat we beloven"),
    "aftercare": gettext_lazy("Nazorg"),
    "retention": gettext_lazy("Hoe lang we bewaren"),
    "basic_services": gettext_lazy("Wat altijd open blijft"),
    "remedies": gettext_lazy("Wat iemand tegen een maatregel kan doen"),
    "ladders": gettext_lazy("Wie we roepen"),
    "groups": gettext_lazy("Groepen"),
    "acts": gettext_lazy("Wat we zelf doen"),
    "circumstances": gettext_lazy("Omstandigheden"),
    "examples": gettext_lazy("Voorbeelden"),
}
FIELDS: Mapping[str, Any] = {
    "title": gettext_lazy("de titel"), "version": gettext_lazy("de versie"), "owner": gettext_lazy("van wie het is"),
    "label": gettext_lazy("hoe het heet"), "valid_from": gettext_lazy("de eerste dag"),
    "valid_to": gettext_lazy("de laatste dag"), "source": gettext_lazy("de bron"),
    "public_address": gettext_lazy("waar het openbaar te lezen is"),
    "works_council_consent": gettext_lazy("de instemming van de ondernemingsraad"),
    "legal_base": gettext_lazy("de grondslag"), "replaces": gettext_lazy("wat het vervangt"),
    "scope.targets": gettext_lazy("wie het beschermt"), "scope.channels": gettext_lazy("voor welke kanalen het geldt"),
    "scope.places": gettext_lazy("voor welke plekken het geldt"),
    "scope.off_duty": gettext_lazy("of het buiten werktijd geldt"),
    "home_visits.confirm_every": gettext_lazy("hoe vaak je op huisbezoek zegt dat het goed gaat"),
    "home_visits.ask_before": gettext_lazy("hoe lang voor het alarm we het vragen"),
    "sign_of_life.ask_after": gettext_lazy("na hoeveel stilte we iets vragen"),
    "sign_of_life.answer_within": gettext_lazy("hoe lang het antwoord mag duren"),
    "safeguards.law": gettext_lazy("volgens welk recht"),
    "safeguards.short_measure": gettext_lazy("welke maatregel kort is"),
    "safeguards.long_measure": gettext_lazy("welke maatregel lang is"),
    "nature": gettext_lazy("wat het in de wet is"), "roads": gettext_lazy("waar iemand terechtkan"),
    "text": gettext_lazy("wat de brief erover zegt"),
    "closed_days": gettext_lazy("de dagen waarop wij gesloten zijn"), "criteria": gettext_lazy("de omschrijving"),
    "examples": gettext_lazy("de voorbeelden"), "against": gettext_lazy("tegen wie of wat"),
    "channels": gettext_lazy("de kanalen"), "cause": gettext_lazy("de aanleiding"),
    "police": gettext_lazy("of we naar de politie gaan"), "road": gettext_lazy("de weg"),
    "section": gettext_lazy("de paragraaf"), "when.class_any": gettext_lazy("voor welk gedrag"),
    "when.repeated": gettext_lazy("of er eerder iets moet zijn geweest"),
    "when.window": gettext_lazy("hoe ver we terugkijken"), "when.after": gettext_lazy("na welke maatregel"),
    "when.counts_also": gettext_lazy("welke eerdere maatregelen meetellen"),
    "when.channels": gettext_lazy("via welk kanaal"), "when.places": gettext_lazy("op welke plek"),
    "when.targets": gettext_lazy("tegen wie"), "when.circumstances": gettext_lazy("onder welke omstandigheid"),
    "ourselves": gettext_lazy("wat we zelf doen"), "modality": gettext_lazy("hoe sterk het geldt"),
    "duration.minimum": gettext_lazy("de kortste duur"), "duration.default": gettext_lazy("de gewone duur"),
    "duration.maximum": gettext_lazy("de langste duur"), "decider": gettext_lazy("wie beslist"),
    "voices.heard": gettext_lazy("wie wordt gehoord"), "voices.consulted": gettext_lazy("wie meedenkt"),
    "voices.informed": gettext_lazy("wie het te horen krijgt"), "within": gettext_lazy("de termijn"),
    "counted_from": gettext_lazy("vanaf wanneer de termijn telt"),
    "needs_talk": gettext_lazy("of er eerst een gesprek is"), "letter": gettext_lazy("de brief"),
    "register": gettext_lazy("of het in het register komt"), "reason": gettext_lazy("de uitleg"),
    "anchor": gettext_lazy("vanaf wanneer het telt"), "opens": gettext_lazy("vanaf wanneer het kan"),
    "until": gettext_lazy("tot wanneer"), "optional": gettext_lazy("of het vrijwillig is"),
    "keep": gettext_lazy("hoe lang we het bewaren"), "archive": gettext_lazy("hoe lang het archief het bewaart"),
    "basis": gettext_lazy("de grond"), "contact": gettext_lazy("bij wie"), "hours": gettext_lazy("wanneer"),
}  # fmt: skip


@dataclass(frozen=True)
class Section:
    """One part of a policy with the sentences about what is different in it."""

    part: str
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """Two packs: what each is called, and what is different, part by part."""

    old: str
    new: str
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return sum(len(one.sentences) for one in self.sections)

    @property
    def opening(self) -> str:
        """The first line: how much is different."""
        if not self.sections:
            return _("Er is geen verschil.")
        return ngettext("Er is %(n)s verschil.", "Er zijn %(n)s verschillen.", self.count) % {"n": self.count}


def comparison(old: Pack, new: Pack) -> Comparison:
    """The differences as sentences; consequences for conduct first, because people look for those."""
    found: dict[str, list[str]] = {}
    for one in (*consequences(old, new), *differences(old, new)):
        part = "rules" if one.part == "options" else one.part
        found.setdefault(part, []).append(_sentence(one, old, new))
    order = [part for part in PARTS if part in found]
    sections = tuple(Section(part, str(PARTS[part]), tuple(found[part])) for part in order)
    return Comparison(_title(old), _title(new), sections)


def _title(pack: Pack) -> str:
    return f"{words.say(pack.title)}, {pack.version}"


def _sentence(one: Difference, old: Pack, new: Pack) -> str:
    subject = _subject(one, old, new)
    if one.part == "consequences":
        return _consequence(subject, one)
    if one.part == "options":
        return _about_an_option(subject, one)
    if one.kind is Kind.NEW:
        return _("Nieuw: %(subject)s.") % {"subject": subject}
    if one.kind is Kind.GONE:
        return _("Vervalt: %(subject)s.") % {"subject": subject}
    return _changed(subject, one.field, one.old, one.new)


def _changed(subject: str, field: str, old: Any, new: Any) -> str:
    if old is None:
        return _("Veranderd: %(subject)s.") % {"subject": subject}
    name = str(FIELDS.get(field, field))
    start = ": ".join(part for part in (subject, name) if part)
    return _("%(start)s: eerst %(old)s, nu %(new)s.") % {
        "start": start[:1].upper() + start[1:], "old": value(old), "new": value(new),
    }  # fmt: skip


def _consequence(subject: str, one: Difference) -> str:
    silent = _("de norm zegt er niets over")
    was = names.named(names.STATUSES, one.old) if one.old else silent
    now = names.named(names.STATUSES, one.new) if one.new else silent
    return _("%(conduct)s, %(measure)s: eerst was het “%(was)s”, nu “%(now)s”.") % {
        "conduct": subject, "measure": words.measure(one.field), "was": was, "now": now,
    }  # fmt: skip


def _about_an_option(subject: str, one: Difference) -> str:
    measures, _bar, field = one.field.partition("|")
    name = words.either([words.measure(each) for each in measures.split("+")])
    if one.kind is Kind.NEW:
        return _("%(rule)s: nieuw is %(what)s (%(how)s).") % {
            "rule": subject, "what": name, "how": words.modality(one.new.modality),
        }  # fmt: skip
    if one.kind is Kind.GONE:
        return _("%(rule)s: %(what)s vervalt.") % {"rule": subject, "what": name}
    return _changed(f"{subject}, {name}", field, one.old, one.new)


def _subject(one: Difference, old: Pack, new: Pack) -> str:
    """What the difference is about, as people call it."""
    if one.part == "pack":
        return ""
    if one.part in {"norm", "consequences"}:
        found = new.norm_class(one.of) or old.norm_class(one.of)
        return words.say(found.label) if found else one.of
    if one.part in {"rules", "options"}:
        return _rule(one.of, old, new)
    known: Mapping[str, Mapping[str, Any]] = {
        "deadlines": names.CLOCKS, "retention": names.RECORDS, "ladders": names.LADDERS,
        "remedies": names.MEASURES,
    }  # fmt: skip
    if one.part in known:
        return names.named(known[one.part], one.of)
    return _labelled(one, old, new)


def _rule(code: str, old: Pack, new: Pack) -> str:
    row = next(rule for pack in (new, old) for rule in pack.rules if rule.id == code)
    section = "" if row.section is NOT_CONFIGURED else row.section
    return (
        _("regel %(id)s (%(section)s)") % {"id": code, "section": section}
        if section
        else _("regel %s") % code
    )


def _labelled(one: Difference, old: Pack, new: Pack) -> str:
    for pack in (new, old):
        for member in getattr(pack, one.part):
            if one.of in {getattr(member, "code", None), getattr(member, "kind", None)}:
                return f"“{words.say(member.label)}”"
    return one.of


def value(found: Any) -> str:
    """A value of a pack inside a sentence; short, and never a name of the code."""
    for kind, say in _SAYING:
        if isinstance(found, kind):
            return say(found)
    return words.say(found) if found is NOT_CONFIGURED else str(found)


def _several(found: Iterable[Any]) -> str:
    return ", ".join(value(one) for one in found) or _("niets")


def _ladder(found: Ladder) -> str:
    return ", ".join(f"{step.group} ({words.seconds(step.wait_seconds)})" for step in found.steps)


def _name(found: str) -> str:
    groups: tuple[Mapping[str, Any], ...] = (
        names.MEASURES, names.MODALITIES, names.ROADS, names.AGAINST, names.POLICE, names.CLOCKS, names.ANCHORS,
        names.OFF_DUTY, names.STANDINGS, names.CAUSES, names.PARTIES, names.KINDS_OF_PLACE, names.TARGETS,
        LAWS, names.NATURES, names.REMEDIES,
    )  # fmt: skip
    return next((str(group[found]) for group in groups if found in group), str(found))


_SAYING: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Text, lambda found: f"“{words.say(found)}”"),
    (Period, words.period),
    (str, _name),
    (Ladder, _ladder),
    (Option, lambda found: words.either([words.measure(one) for one in found.measures])),
    (OwnAct, lambda found: f"{found.act} ({words.modality(found.modality)})"),
    (tuple, _several),
    (bool, words.say),
    (int, words.seconds),
    (object, words.say),
)
