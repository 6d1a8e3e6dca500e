"""A call under way is held on to: what nobody keeps is collected while it waits, and never made."""

import asyncio
import gc
import weakref
from types import SimpleNamespace

import pytest

from regie.worker import calls

pytestmark = pytest.mark.once
MANY = 50


class Quiet:
    """A provider that answers when told to, and is held by nobody: as a socket whose other end went quiet."""

    def __init__(self) -> None:
        self.waiting, self.made = [], []
        self.claims = [SimpleNamespace(call_id=number, key=f"call-{number}") for number in range(MANY)]
        self.all_wait = asyncio.Event()

    async def run(self, work, *_arguments, **_values):
        """The writing thread: one claim of everything, and nothing after that."""
        if work.__name__ != "claim_if_any":
            return None
        found, self.claims = self.claims, []
        return 0.0, found

    async def make_call(self, claim, _claimed_at):
        answer = asyncio.get_running_loop().create_future()
        self.waiting.append(weakref.ref(answer))
        if len(self.waiting) == MANY:
            self.all_wait.set()
        await answer
        self.made.append(claim.key)

    async def alive(self, *_arguments):
        """Nobody looks."""


async def made_by_a_quiet_provider(monkeypatch):
    """The calls that were made in the end."""
    quiet = Quiet()
    monkeypatch.setattr(calls, "writer", SimpleNamespace(run=quiet.run))
    monkeypatch.setattr(calls, "make_call", quiet.make_call)
    monkeypatch.setattr(calls, "alive", quiet.alive)
    loop = asyncio.create_task(calls.Calls().run())
    await asyncio.wait_for(quiet.all_wait.wait(), 20)
    gc.collect()
    for answer in filter(None, [one() for one in quiet.waiting]):
        answer.set_result(None)
    await asyncio.sleep(0.05)
    loop.cancel()
    return quiet.made


def test_a_call_that_waits_is_not_collected(monkeypatch):
    """I-6 (trap 12): fifty calls wait for an answer that only the other side can give; all are made after all."""
    assert len(asyncio.run(made_by_a_quiet_provider(monkeypatch))) == MANY
