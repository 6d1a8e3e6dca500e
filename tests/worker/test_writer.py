"""What waits for the writing thread is committed together, and one that fails takes none of the others with it."""

import pytest
from django.db import DatabaseError, IntegrityError, connection

from regie.journal.models import Pulse
from regie.worker import threads


def note(parts: list[str]) -> list[str]:
    """A sign of life of each part, in one statement; a part that was noted before is refused by the database."""
    Pulse.objects.bulk_create(Pulse(part=part, at="2026-11-22T10:00Z") for part in parts)
    return [f"{part} in {len(parts)}" for part in parts]


def pieces(*parts: str) -> list[threads.Piece]:
    return [threads.Piece(note, part, threads.Future()) for part in parts]


def noted() -> set[str]:
    return set(Pulse.objects.values_list("part", flat=True))


def test_what_came_together_is_written_together(db):
    """S1-18 (I-2): as many results as items, in their order, out of one statement."""
    some = pieces("a", "b", "c")
    threads.attempt(some)
    assert [piece.result for piece in some] == ["a in 3", "b in 3", "c in 3"]
    assert noted() == {"a", "b", "c"}


@pytest.mark.usefixtures("committed")
def test_one_that_fails_takes_none_of_the_others_with_it():
    """I-2: each is tried by itself, and only the one that cannot be is told so."""
    note(["b"])
    some = pieces("a", "b", "c")
    threads.attempt(some)
    assert [piece.result for piece in some] == ["a in 1", None, "c in 1"]
    assert isinstance(some[1].problem, IntegrityError)
    assert noted() == {"a", "b", "c"}


def test_different_work_is_one_commit_all_the_same(db, django_assert_num_queries):
    """S1-18: a press, an outcome and a beat that wait at once are one sync."""
    alone = threads.Piece(threads._one_by_one, noted, threads.Future())
    some = [*pieces("a"), alone, *pieces("b")]
    # Around all, and around each work: begin, do, release.
    with django_assert_num_queries(8):
        threads.attempt(some)
    assert (some[0].result, some[2].result, alone.result) == ("a in 2", "b in 2", {"a", "b"})


def lose_the_transaction() -> None:
    """As it goes when the server dies, or when a full disk makes SQLite give up all that was not committed."""
    if connection.vendor == "sqlite":
        connection.connection.rollback()
        raise DatabaseError("database or disk is full")
    connection.cursor().execute("SELECT pg_terminate_backend(pg_backend_pid())")


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("parts", ["a", "ab"], ids=["alone", "together"])
def test_what_comes_last_and_takes_all_with_it_is_told(parts):
    """I-2: the calls are claimed last, and who pressed is not told of a commit that never came."""
    some = pieces(*parts)
    threads.attempt(some, last=lose_the_transaction)
    assert [type(piece.problem) for piece in some] == [threads.NotCommitted] * len(parts)
    assert noted() == set()


@pytest.mark.usefixtures("committed")
def test_a_piece_that_takes_all_with_it_is_told_to_the_others():
    """I-2: the first piece went well, and is gone all the same."""
    breaks = threads.Piece(lambda _items: lose_the_transaction(), None, threads.Future())
    some = [*pieces("a"), breaks]
    threads.attempt(some)
    assert isinstance(some[0].problem, threads.NotCommitted)
    assert isinstance(breaks.problem, DatabaseError)
    assert noted() == set()
