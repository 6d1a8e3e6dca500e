"""A live line writes at once, keeps the order, and lets go of who does not read."""

import asyncio

import pytest

from regie.stream import lines
from regie.stream.lines import LONGEST_QUEUE, Line
from regie.stream.together import Together
from regie.stream.viewer import Viewer

pytestmark = pytest.mark.once
VIEWER = Viewer(1, "nl", (), frozenset())


class Connection:
    """The other end: takes what it is sent as long as its buffer is open."""

    def __init__(self) -> None:
        self.taken = b""
        self.open = asyncio.Event()
        self.open.set()

    async def send(self, message):
        if not self.open.is_set():
            await self.open.wait()
        self.taken += message["body"] + (b"" if message.get("more_body") else b"<end>")


def with_a_line(story):
    """Live a story with a connection and a line that has begun."""

    async def live():
        connection = Connection()
        line = Line(VIEWER, connection.send)
        line.begin(b"state ")
        await story(connection, line)

    asyncio.run(live())


def test_a_write_that_need_not_wait_makes_no_task():
    """S1-20: ten thousand lines are written to without ten thousand tasks."""

    async def story(connection, line):
        before = len(asyncio.all_tasks())
        line.put(b"a ")
        assert (connection.taken, len(asyncio.all_tasks())) == (b"state a ", before)
        line.end()
        assert connection.taken == b"state a <end>"

    with_a_line(story)


def test_what_comes_before_the_state_comes_after_it():
    """S1-20 (I-12): who listens first and reads then misses nothing, and hears it in order."""

    async def live():
        connection = Connection()
        line = Line(VIEWER, connection.send)
        line.put(b"early ")
        assert connection.taken == b""
        line.begin(b"state ")
        assert connection.taken == b"state early "

    asyncio.run(live())


def test_a_full_connection_hears_the_rest_later_and_in_order():
    """I-12: a slow reader gets everything, once."""

    async def story(connection, line):
        connection.open.clear()
        for said in (b"a ", b"b ", b"c "):
            line.put(said)
        assert connection.taken == b"state "
        connection.open.set()
        await asyncio.sleep(0)
        await asyncio.sleep(0.01)
        assert connection.taken == b"state a b c "
        line.put(b"d ")
        assert connection.taken == b"state a b c d "

    with_a_line(story)


@pytest.mark.parametrize("why", ["too much", "too long", "ended"])
def test_who_does_not_read_is_let_go(monkeypatch, why):
    """I-11 S1-20: a half-open browser holds a queue of one length for one moment, and no other line waits for it."""
    monkeypatch.setattr(lines, "SLOWEST", 0.02 if why == "too long" else 20.0)

    async def reader():
        connection = Connection()
        line = Line(VIEWER, connection.send)
        line.begin(b"state ")
        connection.open.clear()
        line.put(b"a ")
        if why == "ended":
            line.end()
        for _ in range(LONGEST_QUEUE + 1 if why == "too much" else 0):
            line.put(b"b ")
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            return line.dropped
        return None

    assert asyncio.run(reader()) is True


def test_questions_that_come_together_have_one_reading():
    """S1-20: after a restart everybody is back at once; each is answered from what was read after they asked."""
    readings = []

    def read(questions):
        readings.append(list(questions))
        return [question * 10 for question in questions]

    async def ask():
        together = Together(read)
        first = asyncio.create_task(together.ask(1))
        await asyncio.sleep(0)
        others = await asyncio.gather(first, *(together.ask(number) for number in range(2, 40)))
        return others, await together.ask(99)

    answers, last = asyncio.run(ask())
    assert (answers, last) == ([number * 10 for number in range(1, 40)], 990)
    assert len(readings) <= 4
    assert readings[-1] == [99]


def test_a_reading_that_fails_is_told_to_each():
    """S1-20: nobody waits for ever, and the next question is read anew."""
    broken = [True]

    def read(questions):
        if broken.pop() if broken else False:
            raise RuntimeError("no database")
        return questions

    async def ask():
        together = Together(read)
        with pytest.raises(RuntimeError, match="no database"):
            await together.ask("a")
        return await together.ask("b")

    assert asyncio.run(ask()) == "b"
