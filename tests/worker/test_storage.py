"""A write that the disk or the database refused is told to people; a refusal of our own rules is not."""

import pytest
from django.db.utils import IntegrityError, InternalError, OperationalError
from django.utils import timezone

from regie import storage
from regie.refusal import Refused
from regie.watch import words
from regie.watch.queries import grave_problems


@pytest.fixture(autouse=True)
def nothing_before():
    """What another test broke is not ours."""
    storage.forget()
    yield
    storage.forget()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (OperationalError("disk I/O error"), True),
        (OperationalError("attempt to write a readonly database"), True),
        (OperationalError("database disk image is malformed"), True),
        (InternalError("cannot execute INSERT in a read-only transaction"), True),
        (OperationalError('could not extend file "base/1/2": No space left on device'), True),
        (OSError(5, "Input/output error"), True),
        (OperationalError("database is locked"), False),
        (IntegrityError("UNIQUE constraint failed"), False),
        (Refused("alarm_is_over"), False),
    ],
)
def test_what_the_disk_refused_is_a_technical_alarm(problem, told):
    """I-20 (CR-3): on the page of who must know, and the heartbeat outside stops; within the hour it stays."""
    assert storage.note(problem) is told
    found = [one for one in grave_problems(at=timezone.now()) if one.code == "storage_failed"]
    assert bool(found) is told
    assert all("Bel je beheerder" in words.sentence(one) for one in found)


def test_after_an_hour_it_is_not_told_any_more(monkeypatch):
    """I-20: somebody looked, or it never came back."""
    storage.note(OperationalError("disk I/O error"))
    later = storage.time.monotonic() + storage.TOLD_FOR + 1
    monkeypatch.setattr(storage.time, "monotonic", lambda: later)
    assert not storage.failed_lately()
