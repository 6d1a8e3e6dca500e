"""What the journal can tell: the entries about something, and who still lives."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from regie.journal.models import Entry, Errand, Pulse

SILENT_AFTER = timedelta(seconds=15)
# No part of its own: a gateway leaves this when another one takes its name at the MQTT broker.
MQTT_NAME_SHARED = "mqtt name shared"
# Left by a machine of which the clock is not that of the database, with its name behind this and the seconds as detail.
CLOCK_APART = "clock:"


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
