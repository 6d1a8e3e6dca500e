"""What stood out in the last week for one person: promises, work, lessons."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from regie.digest import rules
from regie.digest.models import DigestChoice
from regie.drills.models import Drill
from regie.learning import queries as learning
from regie.learning.models import Calibration
from regie.learning.queries import Lesson
from regie.notices import queries as notices
from regie.notices.models import Promise
from regie.people.models import Person
from regie.policies.rules import LOCAL

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Digest:
    """The figures and the lessons; `of_team` says whether they are those of the teams that one looks after."""

    of_team: bool
    kept: int
    due: int
    undated: int
    alone: int
    waits: int
    late: int
    learned: list[Drill]
    rounds: list[Lesson]
    asked: list[Calibration]
    mailed: bool

    @property
    def tells_something(self) -> bool:
        """Whether it is worth a mail."""
        return rules.tells_something(
            kept=self.kept, due=self.due, waits=self.waits, learned=len(self.learned) + len(self.rounds)
        )


def digest_of(person: Person, *, at: datetime) -> Digest:
    """The last seven days: of the teams for who looks after them, otherwise of what one did oneself."""
    of_team = person.may(notices.LEDGER_PERMISSION)
    figures = _of_teams(person, at=at) if of_team else _of_one(person, at=at)
    waiting = notices.waiting_for(person, at=at)
    late = [row for row in waiting if row.group == "late"]
    choice = DigestChoice.objects.filter(person=person).first()
    lessons = Drill.objects.visible_to(person).filter(evaluated_at__gte=at - A_WEEK, evaluated_at__lte=at)
    return Digest(
        of_team=of_team, **figures, waits=len(waiting), late=len(late),
        alone=sum(row.promise.kind == "take_case" for row in late),
        learned=list(lessons.exclude(better="").with_alarm()),
        rounds=learning.lessons_between(person, since=at - A_WEEK, until=at),
        asked=learning.waiting_for(person, at.astimezone(LOCAL).date()), mailed=not (choice and choice.off_at),
    )  # fmt: skip


def _of_teams(person: Person, *, at: datetime) -> dict[str, int]:
    sums = notices.totals(notices.ledger(person, since=at - A_WEEK, at=at))
    return {name: sums.get(name, 0) for name in ("kept", "due", "undated")}


def _of_one(person: Person, *, at: datetime) -> dict[str, int]:
    done = Promise.objects.filter(kept_by=person, kept_at__gte=at - A_WEEK, kept_at__lte=at)
    dated = [promise for promise in done if promise.due_at]
    kept = sum(promise.kept_at <= promise.due_at for promise in dated)  # type: ignore[operator]
    return {"kept": kept, "due": len(dated), "undated": done.count() - len(dated)}
