"""The rows of each shape of the register, for whoever may take it along."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth

from regie.aftercare.models import Absence
from regie.incidents.models import Incident
from regie.people.models import Person
from regie.places.models import Place
from regie.policies.rules import LOCAL
from regie.register import rules
from regie.register.models import ThirdPartyFact
from regie.register.queries.record import cases_to_exchange, exchanged, whole


@dataclass(frozen=True)
class Period:
    """Whole days, both included; None has no end."""

    since: date | None = None
    until: date | None = None

    def within(self, rows: QuerySet[Any], field: str) -> QuerySet[Any]:
        """The rows whose moment lies in it."""
        if self.since:
            rows = rows.filter(**{f"{field}__gte": datetime.combine(self.since, time.min, tzinfo=LOCAL)})
        if self.until:
            end = datetime.combine(self.until + timedelta(days=1), time.min, tzinfo=LOCAL)
            rows = rows.filter(**{f"{field}__lt": end})
        return rows


def rows_of(code: str, person: Person, period: Period, *, today: date) -> Iterator[dict[str, Any]]:
    """The rows of one shape, each with its own fields and no others."""
    for record in RECORDS[code](person, period, today):
        yield rules.shaped(code, record)


def _third_party(person: Person, period: Period, _today: date) -> Iterator[dict[str, Any]]:
    kept = ThirdPartyFact.objects.visible_to(person).select_related("employee")
    for one in period.within(kept, "recorded_at"):
        yield {
            "number": one.number, "recorded_on": one.recorded_at.astimezone(LOCAL).date().isoformat(),
            "first_on": one.first_on.isoformat(), "last_on": one.last_on.isoformat(),
            "description": one.description, "named_employee": one.employee.name if one.employee else "",
            "kept_until": one.kept_until.isoformat(),
        }  # fmt: skip


def _accidents(person: Person, period: Period, today: date) -> Iterator[dict[str, Any]]:
    """Absences of more than three working days, of the plans of care in one's reach; no word of what happened."""
    reach = person.reach(
        "register.accidents", organisation="plan__incident__organisation", place="plan__incident__place"
    )
    known = Absence.objects.filter(reach).select_related("plan__person", "plan__incident")
    for one in period.within(known, "plan__incident__happened_at").order_by("starts_on", "pk"):
        days = rules.working_days(one.starts_on, one.ends_on or today)
        if days > rules.ACCIDENT_DAYS:
            yield {
                "employee": one.plan.person.name if one.plan.person else "",
                "accident_on": one.plan.incident.happened_at.astimezone(LOCAL).date().isoformat(),
                "absent_from": one.starts_on.isoformat(), "working_days": days,
                "absent_until": one.ends_on.isoformat() if one.ends_on else "",
            }  # fmt: skip


def _anonymous(person: Person, period: Period, _today: date) -> Iterator[dict[str, Any]]:
    """How many cases per quarter, site and kind of behaviour; a small number is said to be small, and no more."""
    told = Incident.objects.open_to(person, "register.count").filter(reported_at__isnull=False)
    counted = (
        period.within(told, "happened_at")
        .order_by()
        .annotate(month=TruncMonth("happened_at", tzinfo=LOCAL))
        .values_list("month", "place__path", "behaviours__kind")
        .annotate(cases=Count("pk"))
    )
    names = dict(Place.objects.filter(kind=Place.Kind.SITE).values_list("pk", "name"))
    cells: Counter[tuple[str, str, str]] = Counter()
    for month, path, kind, cases in counted:
        site = names.get(int(path.strip("/").split("/")[0]), "") if path else ""
        cells[rules.quarter(month.date()), site, kind or "unknown"] += cases
    for (quarter, site, behaviour), cases in sorted(cells.items()):
        yield {"quarter": quarter, "site": site, "behaviour": behaviour, "cases": rules.in_cell(cases)}


def _exchange(person: Person, period: Period, _today: date) -> Iterator[dict[str, Any]]:
    cases = period.within(cases_to_exchange(person), "happened_at")
    for incident in whole(cases).iterator(chunk_size=500):
        yield exchanged(incident)


RECORDS: dict[str, Callable[[Person, Period, date], Iterator[dict[str, Any]]]] = {
    "third_party": _third_party,
    "accidents": _accidents,
    "anonymous": _anonymous,
    "exchange": _exchange,
}
