"""What is known for a letter: the values that fill its wording, the wording that counts, and the paper itself."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from regie.incidents.models import Incident
from regie.letters import rules
from regie.letters.models import Delivery, Letter, Template
from regie.people.models import Person
from regie.policies.queries import pack_of
from regie.policies.rules import NOT_CONFIGURED, Clock, Period, deadline_for
from regie.policies.words import period
from regie.policies.words.names import record as record_name
from regie.responses import rules as responses
from regie.responses import words as response_words
from regie.responses.models import Hearing, LiftRequest, Measure
from regie.responses.queries import UNSET, day_of, grounds_of, nature_in, option_of, remedy_text

LANGUAGES = ("nl", "en")
GENERAL = "general"
EXTENSION = "extension"
FOLDER = Path(__file__).resolve().parent / "wording"
BY_SITUATION = {
    Letter.About.LIFTED: "lifting",
    Letter.About.ANSWER: "lifting_answer",
    Letter.About.REPRESENTED: "represented",
}
# Of what a letter tells that it is kept: the case, the letter itself, and that there is a measure.
TOLD_AS_KEPT = ("incident", "response", "letter")
REMEDIES = {
    responses.Nature.NONE: "remedy_none",
    responses.Nature.NO_DECISION: "remedy_no_decision",
    responses.Nature.DECISION: "remedy_decision",
}


def wording(code: str, language: str, organisation_id: int) -> Template | None:
    """The words by which this organisation writes this kind of letter: its own last version, else Regie's."""
    return Template.objects.counting_for(organisation_id).filter(code=code, language=language).first()


def may_word(person: Person) -> bool:
    """The words are of the whole organisation; who may change those of another changes nothing here."""
    return person.may("letters.word", organisation_id=person.organisation_id)


def versions(code: str, language: str, organisation_id: int) -> QuerySet[Template]:
    """What this organisation wrote of it and what came with Regie, the last first."""
    return (
        Template.objects.of(organisation_id).filter(code=code, language=language).order_by("-added_at", "-pk")
    )


def shipped(code: str, language: str) -> tuple[str, str]:
    """The subject and the words that come with Regie; empty for what came with none."""
    file = FOLDER / f"{code}.{language}.md"
    return rules.split(file.read_text(encoding="utf-8")) if file.is_file() else ("", "")


def wording_for(measure: Measure, language: str, about: str = Letter.About.DECISION) -> Template | None:
    """The wording by which this is told: what the norm names, else of an extension or its kind; None: no letter."""
    ours = measure.incident.organisation_id
    if about in BY_SITUATION:
        return wording(BY_SITUATION[Letter.About(about)], language, ours)
    own = responses.kind_of(measure.kind).letter
    if not own:
        return None
    option = option_of(measure)
    asked = option["letter"] if option and option["letter"] != UNSET else ""
    # What has no wording of its own in the table may still have one under its own name.
    named = measure.kind if own == GENERAL else own
    codes = (asked, EXTENSION if measure.renews_id else "", named, GENERAL)
    return next((found for code in codes if code and (found := wording(code, language, ours))), None)


def filled(template: Template, measure: Measure, request: LiftRequest | None = None) -> str:
    """The wording with everything that is known about this response."""
    with override(template.language):
        asked = {"asked_on": _day(request.asked_on), "answer": request.answer} if request else {}
    known = {"asked_on": "", "answer": "", **values(measure, template.language), **asked}
    return rules.fill(template.body, known)


def values(measure: Measure, language: str) -> dict[str, rules.Value]:
    """What is known, in the language of the letter; what is not known is empty, and its line goes."""
    incident, said = measure.incident, measure.terms
    with override(language):
        told_later = "1" if measure.starts_on is None else ""
        return {
            "organisation": incident.organisation.name,
            "measure": response_words.measure(measure.kind),
            "happened_on": _day(day_of(incident.happened_at)),
            "acts": [
                {"date": _day(day_of(act.happened_at)), "words": act.words} for act in grounds_of(measure)
            ],
            **_policy(measure, language),
            "why": measure.why,
            "where": measure.where,
            "from_today": told_later,
            "until_from_today": told_later if measure.ends_on else "",
            "starts_on": _day(measure.starts_on),
            "ends_on": _day(measure.ends_on),
            "review_on": _day(measure.review_on),
            "terms": [{"line": line} for line in response_words.told_terms(measure)],
            "ends_early": measure.ends_early,
            "lifting_within": _lifting_within(measure),
            "open": [{"line": line.strip()} for line in measure.stays_open.splitlines() if line.strip()],
            "remedy": _remedy(measure, language),
            "kept": _kept(measure),
            "representative": said.get("representative", ""),
            "no_representative": "" if said.get("representative") else "1",
            "renewed": "1" if measure.renews_id else "",
            "renewed_until": _day(measure.renews.ends_on) if measure.renews else "",
            **_heard(incident),
            **_lifted(measure),
        }


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def _policy(measure: Measure, language: str) -> dict[str, str]:
    """Which rules, in which version and section, and where they can be read; only what was decided is named."""
    version, section = measure.policy_version, measure.rule_section
    if version is None:
        return dict.fromkeys(("policy", "version", "section", "no_section", "public_address"), "")
    pack = pack_of(version)
    return {
        "policy": pack.title.in_language(language),
        "version": version.version,
        "section": section,
        "no_section": "" if section else "1",
        "public_address": "" if pack.public_address is NOT_CONFIGURED else pack.public_address,
    }


def _lifting_within(measure: Measure) -> str:
    """Within what time somebody hears whether it ends earlier; empty when nobody decided that."""
    version = measure.policy_version if responses.kind_of(measure.kind).limits else None
    term = deadline_for(pack_of(version), Clock.LIFTING_ANSWER) if version else None
    return period(term.within) if term and term.within is not NOT_CONFIGURED else ""


def _lifted(measure: Measure) -> dict[str, str]:
    """Since when it is over, and why."""
    if not (measure.pk and hasattr(measure, "lift")):
        return {"lifted_on": "", "lift_why": ""}
    return {"lifted_on": _day(day_of(measure.lift.at)), "lift_why": measure.lift.why}


def _kept(measure: Measure) -> list[dict[str, str]]:
    """What is recorded about the citizen and how long each is kept, as far as that was decided."""
    return [
        {"record": record_name(name), "period": period(keep)}
        for name, keep in _terms(measure).items()
        if isinstance(keep, Period)
    ]


def _terms(measure: Measure) -> dict[str, Any]:
    """How long each thing that a letter tells of is kept; not configured where nobody decided."""
    version = measure.policy_version
    decided = {one.record: one.keep for one in pack_of(version).retention} if version else {}
    return {name: decided.get(name, NOT_CONFIGURED) for name in TOLD_AS_KEPT}


def unset_for(letter: Letter) -> list[str]:
    """The settings that nobody decided, and without which this letter cannot say how long things are kept."""
    if not responses.kind_of(letter.measure.kind).is_written or letter.about != Letter.About.DECISION:
        return []
    if letter.measure.passed.filter(code="retention_unset").exists():
        # Telling it was postponed, by another than who chose it, with a reason and a day (G11).
        return []
    unset = (name for name, keep in _terms(letter.measure).items() if keep is NOT_CONFIGURED)
    return [_("hoe lang wij dit bewaren: %s") % record_name(name) for name in unset]


def _remedy(measure: Measure, language: str) -> str:
    """What the citizen can do against it: in the policy's own words, else by what it is in law; empty: unsaid."""
    own = remedy_text(measure.policy_version, measure.kind, language)
    nature = nature_in(measure.policy_version, measure.kind, measure.nature)
    if own:
        return own
    ours = measure.incident.organisation
    template = wording(REMEDIES[nature], language, ours.pk) if nature in REMEDIES else None
    return rules.fill(template.body, {"organisation": ours.name}) if template else ""


def _heard(incident: Incident) -> dict[str, str]:
    """On which day the citizen told their side, was asked to, or can still do so; the last of each."""
    days: dict[str, date] = {hearing.kind: hearing.held_on for hearing in incident.hearings.all()}
    heard = [days[kind] for kind in (Hearing.Kind.TALK, Hearing.Kind.WRITTEN) if kind in days]
    later = days.get(Hearing.Kind.AFTERWARDS)
    return {
        "heard_on": _day(max(heard, default=None)),
        "invited_on": "" if heard else _day(days.get(Hearing.Kind.DID_NOT_COME)),
        "afterwards_on": "" if heard else _day(later),
    }


def paper(letter: Letter, *, at: datetime) -> dict[str, Any]:
    """The letter as paper, for the screen and for the PDF alike; after sending with the day on which it left."""
    organisation = letter.incident.organisation
    with override(letter.language):
        dated = _day(day_of(letter.sent_at or at))
    return {
        "language": letter.language,
        "sender": organisation.name,
        "is_demo": organisation.is_demo,
        "addressee": letter.addressee.splitlines(),
        "date": dated,
        "reference": letter.incident.reference,
        "subject": letter.subject,
        "blocks": rules.blocks(letter.body),
        "contact": letter.contact.splitlines(),
        "interpreter": letter.interpreter,
    }


def noted(letter: Letter) -> list[rules.Noted]:
    """What is known of the way of this letter, in order."""
    return [rules.Noted(rules.Step(one.step), one.on) for one in letter.deliveries.all()]


def handed_over_on(measure: Measure) -> date | None:
    """The day on which it is certain that the citizen had the letter about this measure; None while nobody knows."""
    steps = Delivery.objects.filter(letter__measure=measure, letter__about=Letter.About.DECISION)
    return rules.proven_on(rules.Noted(rules.Step(one.step), one.on) for one in steps)


def last_contact(incident: Incident) -> str:
    """Whom citizens could call in this organisation's last letter: known, so filled in, and free to correct."""
    earlier = Letter.objects.filter(incident__organisation=incident.organisation).exclude(contact="")
    return earlier.order_by("-drafted_at", "-id").values_list("contact", flat=True).first() or ""
