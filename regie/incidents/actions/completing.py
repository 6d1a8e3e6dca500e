"""Add what was not told at first: more words with their own date, and lines of facts with their source."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from regie.incidents import facts, rules
from regie.incidents.models import Act, Addition, Incident
from regie.journal.actions import record
from regie.people.models import Person


@transaction.atomic
def complete(
    incident: Incident, *, at: datetime, by: Person, text: str = "", about: str = Addition.About.MORE,
    acts: Iterable[rules.Line] = (),
) -> None:  # fmt: skip
    """Add words or lines; the first words stay as they were told, and no line is judged here."""
    incident.refresh_from_db(fields=["reported_at", "closed_at"])
    rules.check_open(reported=incident.reported_at is not None, closed=incident.closed_at is not None)
    lines = tuple(rules.Line(line.words, line.happened_at, line.source) for line in acts)
    rules.check_told(story=text, behaviours=[line.words for line in lines if line.words.strip()])
    if text.strip():
        incident.additions.create(person=by, at=at, about=about, text=text.strip())
    write_lines(incident, lines, at=at, by=by)
    record(facts.Completed(incident.pk, by.pk), at=at, by=by)


def write_lines(incident: Incident, lines: Iterable[rules.Line], *, at: datetime, by: Person) -> None:
    """New lines as they were told; a line that was told before only gets its class of the norm."""
    for line in lines:
        if line.act_id:
            incident.acts.filter(pk=line.act_id).update(norm_class=line.norm_class)
            continue
        rules.check_moment(happened_at=line.happened_at, at=at)
        Act.objects.create(
            incident=incident, words=line.words.strip()[:500], happened_at=line.happened_at,
            source=line.source.strip()[:160] or by.name, norm_class=line.norm_class, written_by=by, written_at=at,
        )  # fmt: skip
