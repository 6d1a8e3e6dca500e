"""What one can do with a rota: put somebody on it, take somebody off."""

from datetime import datetime

from django.db import IntegrityError, transaction

from regie.duty import facts
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
def take_off_rota(line, *, at: datetime, by) -> None:
    """End a weekly block."""
    record(facts.TakenOffRota(line.pk, line.person_id, line.group), at=at, by=by)
    line.delete()
