"""Does everything that follows from a fact really follow, and by one worker at a time (I-25)."""

from collections.abc import Iterator
from datetime import timedelta

from regie.journal.models import Errand, Pulse
from regie.journal.queries import SILENT_AFTER
from regie.verify.finding import Asked, Finding

# An errand is no alarm; /health complains after the same minute.
OVERDUE = timedelta(minutes=1)


def check(asked: Asked) -> Iterator[Finding]:
    """Errands that nobody runs, claims that nobody keeps, and parts that fell silent."""
    waiting = Errand.objects.filter(done_at=None)
    for errand in waiting.filter(lease_until=None, due_at__lt=asked.at - asked.late - OVERDUE):
        yield Finding("I-25", f"errand:{errand.pk}", f"{errand}: nobody ran it since {errand.due_at}")
    for errand in waiting.filter(lease_until__lt=asked.at - asked.late):
        yield Finding("I-25", f"errand:{errand.pk}", f"{errand}: claimed past its lease {errand.lease_until}")
    if asked.running:
        for pulse in Pulse.objects.filter(at__lt=asked.at - SILENT_AFTER - asked.late):
            yield Finding("I-20", f"part:{pulse.part}", f"no sign of life since {pulse.at}")
