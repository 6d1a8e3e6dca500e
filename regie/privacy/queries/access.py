"""What we keep of one citizen, as the law lets them see it: their own data, and nothing that tells on another.

Colleagues, witnesses, victims and reporters are masked to a number, the same one throughout: the citizen can follow
who did what, and learns no name (AVG 15 with 23; domain: "a number in the file the citizen may read").
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q

from regie.incidents.models import Incident, Originator
from regie.people.models import Person
from regie.privacy.queries.looks import cases_kept_by
from regie.privacy.rules import LINES

# The parts of a name as they stand in words: `Van der Schoot-Oosterhuizen, geboren De Wit` has five of them and more.
WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


class Mask:
    """Gives every other person a number, and takes their names out of free words."""

    def __init__(self, people: Iterable[Person], outsiders: Iterable[str] = (), *, own: str = "") -> None:
        names = [*(person.name for person in people), *filter(None, outsiders)]
        self._number = {name: number for number, name in enumerate(dict.fromkeys(names), start=1)}
        whole = sorted(self._number, key=len, reverse=True)
        # `van` and `de` are no names; what the citizen is called themselves is theirs to read.
        parts = {part: self._number[name] for name in whole for part in name.split() if part[:1].isupper()}
        mine = {part.lower() for part in [own, *WORD.findall(own)]}
        self._parts = {part: n for part, n in {**parts, **self._number}.items() if part.lower() not in mine}
        spelled = sorted(self._parts, key=len, reverse=True)
        self._found = (
            re.compile(r"\b(" + "|".join(map(re.escape, spelled)) + r")\b", re.IGNORECASE)
            if spelled
            else None
        )
        self._lower = {name.lower(): number for name, number in self._parts.items()}

    def who(self, person: Person | None) -> str:
        """`medewerker 2`; somebody whom the mask does not know has no number."""
        number = self._number.get(person.name, "–") if person else ""
        return f"medewerker {number}" if person else ""

    def words(self, text: str) -> str:
        """The words without the names of others."""
        if self._found is None:
            return text
        return self._found.sub(lambda found: f"[persoon {self._lower[found[0].lower()]}]", text)


def access_to(originator: Originator, *, for_keeper: Person, at: datetime) -> dict[str, Any]:
    """Everything of one citizen, case by case, masked; also which kinds of data there are, and where they come from."""
    cases = _cases(originator, for_keeper)
    mask = Mask(_others(cases, for_keeper), _outsiders(cases), own=originator.label)
    return {
        "made_at": at.isoformat(),
        "about": dict(originator.known),
        "kinds_of_data": sorted({str(line.kind) for line in LINES if line.about != "staff"}),
        "cases": [_case(incident, mask) for incident in cases],
    }


def _cases(originator: Originator, keeper: Person) -> list[Incident]:
    found = (
        cases_kept_by(keeper)
        .filter(originator=originator)
        .select_related("reporter", "affected", "in_charge")
    )
    return list(
        found.prefetch_related(
            "acts", "additions", "behaviours", "measures__chooser", "letters", "hearings", "parties"
        )
    )


def _others(cases: Iterable[Incident], keeper: Person) -> list[Person]:
    """Every colleague in the chain, because any of them may be named in free words; who is in a case comes first."""
    involved = {pk for one in cases for pk in (one.reporter_id, one.affected_id, one.in_charge_id) if pk}
    chain = Person.objects.filter(
        Q(pk__in=involved) | Q(pk__in=Person.objects.visible_to(keeper).values("pk"))
    )
    return sorted(chain.distinct(), key=lambda person: (person.pk not in involved, person.pk))


def _outsiders(cases: Iterable[Incident]) -> list[str]:
    """Witnesses and victims from outside, whose names are sealed."""
    return [party.name for incident in cases for party in incident.parties.all() if party.sealed]


def _case(incident: Incident, mask: Mask) -> dict[str, Any]:
    return {
        "reference": incident.reference,
        "happened_at": incident.happened_at.isoformat(),
        "where": mask.words(incident.place_words),
        "reported_by": mask.who(incident.reporter),
        "happened_to": mask.who(incident.affected),
        "story": mask.words(incident.story),
        "behaviours": [str(one.get_kind_display()) for one in incident.behaviours.all()],
        "acts": [
            {"words": mask.words(act.words), "source": mask.words(act.source)} for act in incident.acts.all()
        ],
        "additions": [mask.words(one.text) for one in incident.additions.all()],
        "judgements": [
            {
                "outcome": str(one.get_outcome_display()),
                "reason": mask.words(one.reason),
                "by": mask.who(one.person),
            }
            for one in incident.classifications.select_related("person")
        ],
        "heard": [mask.words(one.notes) for one in incident.hearings.all()],
        "measures": [_measure(one, mask) for one in incident.measures.all()],
        "letters": [
            {"subject": mask.words(one.subject), "body": mask.words(one.body)}
            for one in incident.letters.all()
            if one.sent_at
        ],
    }


def _measure(one: Any, mask: Mask) -> dict[str, Any]:
    return {
        "kind": one.kind, "why": mask.words(one.why), "starts_on": str(one.starts_on or ""),
        "ends_on": str(one.ends_on or ""), "stays_open": mask.words(one.stays_open), "chosen_by": mask.who(one.chooser),
    }  # fmt: skip
