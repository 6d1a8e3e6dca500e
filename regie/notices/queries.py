"""What waits for somebody and until when, what they were told, and how many promises were kept."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.timezone import get_current_timezone

from regie.notices import rules
from regie.notices.models import Notice, Promise
from regie.people.models import Person
from regie.places.models import Place

GROUPS = ("late", "today", "week", "later", "undated")
LEDGER_PERMISSION = "incidents.classify"
STANDINGS = ("kept", "late", "broken", "open", "undated")
# A colleague's question and a day that somebody chose are no promise of the policy.
NOT_OF_THE_POLICY = ("answer_case", "look_at_care", "review_glass")
# Below this a share says nothing: the figures themselves are shown, and no bar.
FEW = 5
BAR_WIDTH = 1000


@dataclass(frozen=True)
class Waiting:
    """One promise that somebody has to keep, and where it stands on the page."""

    promise: Promise
    group: str
    standing: rules.Standing


@dataclass
class Tally:
    """How many promises of one kind at one site were kept in time, kept late, broken, or still run.

    `undated` are those for which the policy sets no term: kept or not, nobody can say whether it was in time.
    """

    kind: str
    site: str
    kept: int = 0
    late: int = 0
    broken: int = 0
    open: int = 0
    undated: int = field(default=0)

    @property
    def total(self) -> int:
        """How many were made."""
        return self.kept + self.late + self.broken + self.open + self.undated

    @property
    def due(self) -> int:
        """Of how many the time is over or the work is done: only of these one can say whether it was in time."""
        return self.kept + self.late + self.broken

    @property
    def says_something(self) -> bool:
        """Whether there are enough to compare."""
        return self.due >= FEW

    @property
    def bar(self) -> list[tuple[str, int, int]]:
        """Each standing with where its part of a bar begins and how wide it is."""
        parts, start = [], 0
        for standing in STANDINGS:
            width = round(BAR_WIDTH * getattr(self, standing) / self.total) if self.total else 0
            parts.append((standing, start, width))
            start += width
        return parts


def waiting_for(person: Person, *, at: datetime) -> list[Waiting]:
    """What waits for this person: by term, and what has no term last, the oldest first."""
    promises = Promise.objects.waiting_for(person).select_related("place")
    end_of_day, end_of_week = _ends(at)
    rows = [_waiting(promise, at=at, end_of_day=end_of_day, end_of_week=end_of_week) for promise in promises]
    return sorted(
        rows, key=lambda row: (row.promise.due_at is None, row.promise.due_at or row.promise.made_at)
    )


def _waiting(promise: Promise, *, at: datetime, end_of_day: datetime, end_of_week: datetime) -> Waiting:
    group = rules.bucket(due_at=promise.due_at, at=at, end_of_day=end_of_day, end_of_week=end_of_week)
    return Waiting(promise, group, standing_of(promise, at=at))


def _ends(at: datetime) -> tuple[datetime, datetime]:
    """The end of this day and of this week, where the people are: a week ends on Sunday."""
    zone = get_current_timezone()
    today = at.astimezone(zone).date()
    sunday = today + timedelta(days=6 - today.weekday())
    return tuple(datetime.combine(day, time.max, tzinfo=zone) for day in (today, sunday))  # type: ignore[return-value]


def standing_of(promise: Promise, *, at: datetime) -> rules.Standing:
    """How one promise stands."""
    return rules.standing(
        due_at=promise.due_at, kept_at=promise.kept_at, dropped_at=promise.dropped_at, at=at
    )


def grouped(rows: Iterable[Waiting]) -> dict[str, list[Waiting]]:
    """The rows by group, in the order in which they are read; an empty group is there too."""
    groups: dict[str, list[Waiting]] = {name: [] for name in GROUPS}
    for row in rows:
        groups[row.group].append(row)
    return groups


def unread(person: Person) -> QuerySet[Notice]:
    """What this person was told and has not looked at, the latest first."""
    return Notice.objects.visible_to(person).unread()


def ledger(person: Person, *, since: datetime, at: datetime) -> list[Tally]:
    """Per kind and site how the promises made since then stand; counts alone, and nobody's name."""
    tallies: dict[tuple[str, str], Tally] = {}
    sites = dict(Place.objects.filter(kind=Place.Kind.SITE).values_list("pk", "name"))
    for row in _counted(person, since=since, at=at):
        site = sites.get(_site_id(row["place__path"]), "")
        tally = tallies.setdefault((row["kind"], site), Tally(row["kind"], site))
        for standing in STANDINGS:
            setattr(tally, standing, getattr(tally, standing) + row[f"n_{standing}"])
    return [tallies[key] for key in sorted(tallies)]


def _counted(person: Person, *, since: datetime, at: datetime) -> QuerySet[Any, Any]:
    reach = person.reach(LEDGER_PERMISSION, organisation="organisation", place="place")
    in_time, past = Q(kept_at__lte=F("due_at")), Q(due_at__lt=at)
    kept, running = Q(kept_at__isnull=False), Q(kept_at=None)
    return (
        Promise.objects.filter(reach, made_at__gte=since, dropped_at=None)
        .exclude(kind__in=NOT_OF_THE_POLICY)
        .order_by()
        .values("kind", "place__path")
        .annotate(
            n_kept=Count("pk", filter=kept & in_time),
            n_late=Count("pk", filter=kept & Q(kept_at__gt=F("due_at"))),
            n_broken=Count("pk", filter=running & past),
            n_open=Count("pk", filter=running & Q(due_at__gte=at)),
            n_undated=Count("pk", filter=Q(due_at=None)),
        )
    )


def _site_id(path: str | None) -> int:
    return int(path.strip("/").split("/")[0]) if path else 0


def by_team(tallies: Iterable[Tally]) -> list[Tally]:
    """All kinds together, per site: the team that works there."""
    teams: dict[str, Tally] = {}
    for tally in tallies:
        team = teams.setdefault(tally.site, Tally("", tally.site))
        for standing in STANDINGS:
            setattr(team, standing, getattr(team, standing) + getattr(tally, standing))
    return [teams[site] for site in sorted(teams)]


def totals(tallies: Iterable[Tally]) -> dict[str, int]:
    """All kinds and sites together."""
    sums: dict[str, int] = defaultdict(int)
    for tally in tallies:
        for standing in (*STANDINGS, "total", "due"):
            sums[standing] += getattr(tally, standing)
    return dict(sums)
