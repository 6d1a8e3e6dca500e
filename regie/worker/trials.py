"""Send the tests and questions that wait, side by side, apart from the calls: they never hold up an alarm."""

import asyncio

from django.conf import settings
from django.utils import translation

from regie import moment
from regie.channels import Message, Receipt
from regie.journal.bell import Ear, Topic
from regie.reach import actions as reach
from regie.reach import words
from regie.worker.sending import answer_of
from regie.worker.threads import background

LOOK_EVERY = 1.0


async def make_trials() -> None:
    """Send every test that waits."""
    ear = Ear(Topic.TRIALS)
    under_way: set[asyncio.Task[None]] = set()
    try:
        while True:
            for claim in await background.run(claims):
                task = asyncio.create_task(make_trial(claim))
                under_way.add(task)
                task.add_done_callback(under_way.discard)
            await ear.wait(LOOK_EVERY)
    finally:
        ear.close()


def claims() -> list[reach.TrialClaim]:
    """What is ours to send now."""
    at = moment.now()
    return reach.claim_trials(at=at) if reach.trials_wait(at) else []


async def make_trial(claim: reach.TrialClaim) -> None:
    """Send one test and keep what became of it, after the other side answered."""
    receipt = await sent(claim)
    await background.run(reach.note_trial, claim, receipt, at=moment.now())


async def sent(claim: reach.TrialClaim) -> Receipt:
    """What the channel says of it."""
    return await answer_of(claim.sender, lambda: message_for(claim), claim.address)


def message_for(claim: reach.TrialClaim) -> Message:
    """A text that cannot be taken for an alarm, in Dutch: it may lie on a desk among colleagues."""
    if claim.about != "test":
        return question(claim)
    with translation.override("nl"):
        title, body = words.trial(claim.channel, claim.code)
    return Message(
        key=claim.key, title=title, body=body, level="test", secret=claim.secret, settings=claim.settings,
        data={"type": "regie.test", "way": claim.channel},
    )  # fmt: skip


def question(claim: reach.TrialClaim) -> Message:
    """As loud as an alarm, and about nothing but the one who reads it: no name, no address."""
    with translation.override("nl"):
        title, body = words.question(claim.about, f"{settings.PUBLIC_URL}{claim.link}")
    return Message(
        key=claim.key, title=title, body=body, level="question", secret=claim.secret, settings=claim.settings,
        data={"type": f"regie.{claim.about}.question", "link": f"{settings.PUBLIC_URL}{claim.link}"},
    )  # fmt: skip
