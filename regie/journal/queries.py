"""What the journal can tell: the entries about something, and who still lives."""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import IntegerField, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.lookups import Exact

from regie.journal.models import Entry, Errand, Pulse

SILENT_AFTER = timedelta(seconds=15)
# No part of its own: a gateway leaves this when another one takes its name at the MQTT broker.
MQTT_NAME_SHARED = "mqtt name shared"
# Left by a machine of which the clock is not that of the database, with its name behind this and the seconds as detail.
CLOCK_APART = "clock:"

# Django writes its own question in another order each time it starts, so that SQLite would not know its index again.
INCIDENT_SQLITE = "json_extract(regie_entry.data, '$.incident_id')"
INCIDENT_POSTGRESQL = "((regie_entry.data ->> 'incident_id')::bigint)"


def about(subject: str) -> QuerySet[Entry]:
    """Everything that happened to one subject, oldest first; looks included."""
    return Entry.objects.filter(subject=subject).order_by("id")


def latest(kind: str, *, since: datetime) -> Entry | None:
    """The last entry of one kind, when it is not older than `since`."""
    return Entry.objects.filter(kind=kind, at__gte=since).order_by("-id").first()


def newest() -> int:
    """The id of the last entry; 0 for an empty journal."""
    return Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0


def signs_of_life() -> dict[str, Pulse]:
    """The last pulse of every part that ever lived, by its name."""
    return {pulse.part: pulse for pulse in Pulse.objects.all()}


def overdue_errands(*, at: datetime) -> int:
    """How many errands should have run more than a minute ago."""
    return Errand.objects.filter(done_at=None, due_at__lte=at - timedelta(minutes=1)).count()


def of_incident(incident_id: int) -> Exact:
    """A condition: the fact names this incident; found by an index among millions."""
    return Exact(RawSQL(_incident(connection), [], output_field=IntegerField()), incident_id)  # noqa: S611  own constants


def index_of_incidents(connection) -> str:
    """The statement that makes that index."""
    named = _incident(connection).replace("regie_entry.", "")
    return f"CREATE INDEX IF NOT EXISTS entry_of_incident ON regie_entry ({named})"


def _incident(connection) -> str:
    return INCIDENT_POSTGRESQL if connection.vendor == "postgresql" else INCIDENT_SQLITE
