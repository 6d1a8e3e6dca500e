"""Questions that come while another one is read are answered together, from one reading."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from regie.worker.threads import reader

Question = TypeVar("Question")
Answer = TypeVar("Answer")
# After a restart everybody is back within a second: a reading for so many, and a turn for others in between.
AT_A_TIME = 500


class Together(Generic[Question, Answer]):
    """`work` gives as many answers as it gets questions; it begins after each of them was asked."""

    def __init__(self, work: Callable[[list[Question]], list[Answer]]) -> None:
        self._work = work
        self._waiting: list[tuple[Question, asyncio.Future[Answer]]] = []
        self._reading: asyncio.Task[None] | None = None

    async def ask(self, question: Question) -> Answer:
        """The answer to this question, read after it was asked."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((question, answer))
        if self._reading is None:
            self._reading = asyncio.create_task(self._read())
        return await answer

    async def _read(self) -> None:
        try:
            while self._waiting:
                some, self._waiting = self._waiting[:AT_A_TIME], self._waiting[AT_A_TIME:]
                await self._answer(some)
        finally:
            self._reading = None

    async def _answer(self, some: list[tuple[Question, asyncio.Future[Answer]]]) -> None:
        waiting = [answer for _, answer in some]
        try:
            answers = await reader.run(self._work, [question for question, _ in some])
        except Exception as problem:  # noqa: BLE001  whoever asked hears it
            for answer in waiting:
                if not answer.done():
                    answer.set_exception(problem)
            return
        for answer, said in zip(waiting, answers, strict=True):
            if not answer.done():
                answer.set_result(said)
