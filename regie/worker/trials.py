"""Send the tests that wait, side by side, apart from the calls: a test never holds up an alarm."""

import asyncio

from django.utils import timezone, translation

from regie.channels import CHANNELS, Message, Outcome, Receipt
from regie.journal.bell import Ear, Topic
from regie.reach import actions as reach
from regie.reach import words
from regie.worker.threads import background

LOOK_EVERY = 1.0
SEND_SECONDS = 15


async def make_trials() -> None:
    """Send every test that waits."""
    ear = Ear(Topic.TRIALS)
    under_way: set[asyncio.Task[None]] = set()
    try:
        while True:
            for claim in await background.run(lambda: reach.claim_trials(at=timezone.now())):
                task = asyncio.create_task(make_trial(claim))
                under_way.add(task)
                task.add_done_callback(under_way.discard)
            await ear.wait(LOOK_EVERY)
    finally:
        ear.close()


async def make_trial(claim: reach.TrialClaim) -> None:
    """Send one test and keep what became of it, after the other side answered."""
    receipt = await sent(claim)
    await background.run(reach.note_trial, claim, receipt, at=timezone.now())


async def sent(claim: reach.TrialClaim) -> Receipt:
    """What the channel says; one that hangs leaves us not knowing, one that breaks has failed."""
    try:
        async with asyncio.timeout(SEND_SECONDS):
            return await CHANNELS[claim.sender](message_for(claim), claim.address)
    except TimeoutError:
        return Receipt(Outcome.UNKNOWN, f"no answer in {SEND_SECONDS} s")
    except Exception as problem:  # noqa: BLE001  a channel that breaks is told, not raised
        return Receipt(Outcome.FAILED, f"{type(problem).__name__}: {problem}")


def message_for(claim: reach.TrialClaim) -> Message:
    """A text that cannot be taken for an alarm, in Dutch: it may lie on a desk among colleagues."""
    with translation.override("nl"):
        title, body = words.trial(claim.channel, claim.code)
    return Message(
        key=claim.key, title=title, body=body, level="test", secret=claim.secret, settings=claim.settings,
        data={"type": "regie.test", "way": claim.channel},
    )  # fmt: skip
