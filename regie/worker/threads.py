"""Which thread may talk to the database: one that writes alarms, and a few for everything else."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from django.conf import settings
from django.db import close_old_connections, connection, transaction

from regie import ballast, storage

Item = TypeVar("Item")
Result = TypeVar("Result")
# What is done last before a commit, in it, and gives what is to be done after it.
Last = Callable[[], Callable[[], None] | None]
log = logging.getLogger(__name__)


class Threads:
    """A pool of named threads, each with a database connection of its own that stays open."""

    def __init__(self, name: str, *, size: int) -> None:
        self._pool = ThreadPoolExecutor(max_workers=size, thread_name_prefix=name)

    async def run(self, work: Callable[..., Result], *args: Any, **details: Any) -> Result:
        """The result of `work`, done in one of these threads."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, partial(_with_connection, work, *args, **details))


def _with_connection(work: Callable[..., Result], *args: Any, **details: Any) -> Result:
    close_old_connections()
    try:
        return work(*args, **details)
    except Exception:
        # A broken connection must not break the next piece of work as well.
        connection.close_if_unusable_or_obsolete()
        raise


@dataclass
class Piece:
    """One piece of work, and where its result is waited for.

    `work` takes the items of as many pieces as came together, and gives as many results. `calls` says that people may
    be called because of it, and those calls are claimed in its own commit.
    """

    work: Callable[[list[Any]], list[Any]]
    item: Any
    done: "Future[Any]"
    calls: bool = True
    result: Any = None
    problem: BaseException | None = None

    def tell(self) -> None:
        """Tell who waits; somebody who stopped waiting is not told."""
        if not self.done.set_running_or_notify_cancel():
            return
        if self.problem:
            self.done.set_exception(self.problem)
        else:
            self.done.set_result(self.result)


class Writer:
    """The one thread that writes alarms. What waits is committed together, so that a burst waits for one sync.

    Nobody is told anything before the commit: what comes back is on disk (I-2).
    """

    MOST = 64
    # After a batch of so many the next ones are on their way: who waits these six thousandths of a second for them is
    # answered sooner than by two commits after each other. One press after a silence waits for nobody.
    CROWD = 4
    GATHER = 0.006

    def __init__(self, name: str) -> None:
        self._waiting: SimpleQueue[Piece] = SimpleQueue()
        self._name = name
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._crowded_until = 0.0
        self.last: Last | None = None

    async def run(self, work: Callable[..., Result], *args: Any, **details: Any) -> Result:
        """The result of `work`, once it is committed; for who looks whether there is anything to do."""
        result: Result = await self._done(
            Piece(_one_by_one, partial(work, *args, **details), Future(), calls=False)
        )
        return result

    async def store(self, work: Callable[..., Result], *args: Any, **details: Any) -> Result:
        """The result of `work` that may raise an alarm, once it is committed."""
        result: Result = await self._done(Piece(_one_by_one, partial(work, *args, **details), Future()))
        return result

    async def among(self, work: Callable[[list[Item]], list[Result]], item: Item) -> Result:
        """The result of `work` for this item, done together with whatever waits for the same work."""
        result: Result = await self._done(Piece(work, item, Future()))
        return result

    async def _done(self, piece: Piece) -> Any:
        self._start()
        self._waiting.put(piece)
        return await asyncio.wrap_future(piece.done)

    def _start(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
                self._thread.start()

    def _work(self) -> None:
        if not ballast.make(settings.DATA, settings.BALLAST_MB * ballast.MEGABYTE) and settings.BALLAST_MB:
            log.warning(
                "there is no room for %s MB of ballast: a full disk will stop alarms", settings.BALLAST_MB
            )
        while True:
            pieces = self._next()
            close_old_connections()
            afterwards = [attempt(pieces, self.last)]
            if any(piece.problem and ballast.is_full(piece.problem, settings.DATA) for piece in pieces):
                afterwards.append(once_more(pieces, self.last))
            for piece in pieces:
                if piece.problem:
                    storage.note(piece.problem)
                piece.tell()
            for do_after in filter(None, afterwards):
                do_after()
            self._crowded_until = time.monotonic() + self.GATHER if len(pieces) >= self.CROWD else 0.0

    def _next(self) -> list[Piece]:
        """Everything that waits now, at least one."""
        pieces = [self._waiting.get()]
        if time.monotonic() < self._crowded_until:
            time.sleep(self.GATHER)
        with suppress(Empty):
            while len(pieces) < self.MOST:
                pieces.append(self._waiting.get_nowait())
        return pieces


def attempt(pieces: list[Piece], last: Last | None = None) -> Callable[[], None] | None:
    """Do what waits, in one commit, with `last` at its end; returns what is to be done after it."""
    return alone(pieces[0], last) if len(pieces) == 1 else together(pieces, last)


def once_more(pieces: list[Piece], last: Last | None) -> Callable[[], None] | None:
    """The disk is full: give up the ballast and try again; a press has its key, so nothing happens twice."""
    if not ballast.give_up(settings.DATA):
        log.critical("the disk is full, and there is no ballast left: nothing can be kept")
        return None
    log.critical("the disk is full: the ballast was given up, and alarms have room again. Make room now.")
    failed = [piece for piece in pieces if piece.problem]
    for piece in failed:
        piece.problem = None
    return attempt(failed, last)


def alone(piece: Piece, last: Last | None) -> Callable[[], None] | None:
    """One piece that calls nobody needs no transaction around it: it has its own."""
    try:
        with one_commit() if piece.calls and last else nullcontext():
            (piece.result,) = piece.work([piece.item])
            return ended(last) if piece.calls else None
    except Exception as problem:  # noqa: BLE001  it is told to who asked
        piece.problem = problem
        connection.close_if_unusable_or_obsolete()
        return None


def together(pieces: list[Piece], last: Last | None) -> Callable[[], None] | None:
    """One commit for all; when that fails, none of them happened."""
    try:
        with one_commit():
            for some in alike(pieces):
                do(some)
            return ended(last)
    except Exception as problem:
        log.exception("%s pieces of work were not committed", len(pieces))
        connection.close_if_unusable_or_obsolete()
        for piece in pieces:
            piece.problem = piece.problem or problem
        return None


class NotCommitted(Exception):
    """Nothing of this was kept, whatever the pieces say."""


@contextmanager
def one_commit() -> Iterator[None]:
    """A transaction that was committed when this ends; NotCommitted when it could not be.

    What is tried in it may fail by itself. But if that took the connection with it, or a full disk made SQLite give up
    everything, there is no savepoint left to go back to, and Django rolls all of it back without a word.
    """
    with transaction.atomic():
        yield
        if connection.needs_rollback:
            raise NotCommitted


def ended(last: Last | None) -> Callable[[], None] | None:
    """What comes last, if anything does; it breaks nothing of what came before it."""
    if last is None:
        return None
    try:
        with transaction.atomic():
            return last()
    except Exception:
        log.exception("what comes last in a commit was left out")
        return None


def alike(pieces: list[Piece]) -> Iterable[list[Piece]]:
    """The pieces by the work that they wait for; what has no batch is a batch of its own."""
    by_work: dict[Any, list[Piece]] = {}
    for piece in pieces:
        by_work.setdefault(id(piece) if piece.work is _one_by_one else piece.work, []).append(piece)
    return by_work.values()


def do(pieces: list[Piece]) -> None:
    """Do these behind a savepoint of their own; when that fails, one by one: none takes the others with it."""
    try:
        with transaction.atomic():
            results = pieces[0].work([piece.item for piece in pieces])
        for piece, result in zip(pieces, results, strict=True):
            piece.result, piece.problem = result, None
    except Exception as problem:  # noqa: BLE001  it is told to who asked
        if len(pieces) == 1:
            pieces[0].problem = problem
            return
        for piece in pieces:
            do([piece])


def _one_by_one(works: list[Callable[[], Any]]) -> list[Any]:
    return [work() for work in works]


# Eight writers starved one commit for five seconds on SQLite: one thread takes all alarm writes.
writer = Writer("alarm-writer")
reader = Threads("reader", size=2)
background = Threads("background", size=2)
