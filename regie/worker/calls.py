"""Make the calls that wait: claimed in the commit that asks for them, or when somebody rings; sent side by side."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial

from regie import moment
from regie.alarms import actions as alarms
from regie.channels import Receipt
from regie.journal import bell
from regie.journal.bell import Ear, Topic
from regie.worker.loops import LOOK_EVERY, alive, clock
from regie.worker.messages import message_for
from regie.worker.sending import answer_of
from regie.worker.threads import writer

RENEW_EVERY = 1.0
# Who has not answered by now is not waited for: the next way begins beside it (DV-9: within 5 seconds).
PATIENCE = 4
MOST = 200

log = logging.getLogger(__name__)


class Calls:
    """The calls that this process makes; a slow channel delays no other (I-11)."""

    def __init__(self) -> None:
        # A task that nobody holds on to is collected while it waits, and its call is never made.
        self._under_way: dict[asyncio.Task[None], alarms.Claim] = {}

    async def run(self) -> None:
        """Claim what is due and send it, until stopped."""
        self._loop = asyncio.get_running_loop()
        ear = Ear(Topic.CALLS)
        writer.last = self.claim_in_passing
        renew_at = 0.0
        try:
            while True:
                self._send(*await writer.run(self.claim_if_any))
                if self._under_way and clock.steady() >= renew_at:
                    renew_at = clock.steady() + RENEW_EVERY
                    await writer.run(alarms.renew_leases, list(self._under_way.values()), at=moment.now())
                await alive("calls")
                await ear.wait(LOOK_EVERY)
        finally:
            writer.last = None
            ear.close()

    def claim_if_any(self) -> tuple[float, list[alarms.Claim]]:
        """What `claim_now` gives, asked for when something waits."""
        return self.claim_now() if alarms.calls_wait(moment.now()) else (clock.steady(), [])

    def claim_now(self) -> tuple[float, list[alarms.Claim]]:
        """The calls that are due at the moment that they are claimed, and that moment: later than they were asked for.

        Runs in the writing thread. What is still under way here is no second call, however late its lease is renewed.
        """
        held = [claim.call_id for claim in self._under_way.copy().values()]
        claimed_at = clock.steady()
        return claimed_at, alarms.claim_calls(at=moment.now(), held=held, most=MOST)

    def claim_in_passing(self) -> Callable[[], None] | None:
        """What the present transaction asks for becomes ours with its own commit: one wait for the disk less."""
        if not bell.rings(Topic.CALLS):
            return None
        claimed_at, claims = self.claim_now()
        if len(claims) < MOST:
            bell.answer(Topic.CALLS)
        return partial(self._send_from_elsewhere, claimed_at, claims)

    def _send_from_elsewhere(self, claimed_at: float, claims: list[alarms.Claim]) -> None:
        # When this process stops first, the lease runs out and another one calls.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._send, claimed_at, claims)

    def _send(self, claimed_at: float, claims: Iterable[alarms.Claim]) -> None:
        for claim in claims:
            task = asyncio.create_task(make_call(claim, claimed_at))
            self._under_way[task] = claim
            task.add_done_callback(self._under_way.pop)


async def make_call(claim: alarms.Claim, claimed_at: float) -> None:
    """Send one call and keep what became of it, after the other side answered.

    A worker that was stopped and goes on later sends nothing of which the lease is over: somebody else has it (I-25).
    """
    if clock.steady() - claimed_at > alarms.LEASE.total_seconds():
        log.warning("call %s was left to another worker: we were stopped for too long", claim.key)
        return
    answer = asyncio.ensure_future(sent(claim))
    _, silent = await asyncio.wait({answer}, timeout=PATIENCE)
    if silent:
        await writer.run(alarms.note_silence, claim, at=moment.now())
    await writer.among(keep_answers, (claim, await answer))


def keep_answers(answers: list[tuple[alarms.Claim, Receipt]]) -> list[bool]:
    """Whatever came back together, written together."""
    return alarms.note_outcomes(answers, at=moment.now())


async def sent(claim: alarms.Claim) -> Receipt:
    """What the channel says of it."""
    return await answer_of(claim.sender, lambda: message_for(claim), claim.address)
