"""What one can do with a rota: put somebody on it, take somebody off."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from regie.duty import facts, rules
from regie.duty.models import RotaLine
from regie.journal.actions import record
from regie.refusal import Refused


@transaction.atomic
def put_on_rota(
    *, person, group, site, weekday, from_minute, until_minute, at: datetime, by=None
) -> RotaLine:
    """Let `person` be on duty in `group` every week in this block."""
    try:
        with transaction.atomic():
            line = RotaLine.objects.create(
                person=person, group=group, site=site, weekday=weekday,
                from_minute=from_minute, until_minute=until_minute,
            )  # fmt: skip
    except IntegrityError as problem:
        raise Refused("rota_line_impossible", who=person.name) from problem
    record(facts.Rostered(line.pk, person.pk, group), at=at, by=by)
    return line


@transaction.atomic
def put_on_rota_weekly(
    *,
    person,
    group,
    site,
    weekdays: Iterable[int],
    from_minute: int,
    until_minute: int,
    at: datetime,
    by=None,
) -> list[RotaLine]:
    """The same block on several days of the week; one that runs past midnight goes on the next day."""
    return [
        put_on_rota(
            person=person, group=group, site=site, weekday=block.weekday, from_minute=block.from_minute,
            until_minute=block.until_minute, at=at, by=by,
        )
        for block in rules.blocks(weekdays, from_minute=from_minute, until_minute=until_minute)
    ]  # fmt: skip


@transaction.atomic
def take_off_rota(line, *, at: datetime, by) -> None:
    """End a weekly block."""
    record(facts.TakenOffRota(line.pk, line.person_id, line.group), at=at, by=by)
    line.delete()
