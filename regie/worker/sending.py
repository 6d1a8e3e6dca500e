"""What a channel says of one message, whether it is a call or a test."""

import asyncio
import logging
from collections.abc import Callable

from regie.channels import CHANNELS, Message, Outcome, Receipt

SEND_SECONDS = 15
log = logging.getLogger(__name__)


async def answer_of(sender: str, message: Callable[[], Message], address: str) -> Receipt:
    """One that hangs leaves us not knowing; one that breaks, or a message that cannot be made, has failed."""
    try:
        async with asyncio.timeout(SEND_SECONDS):
            return await CHANNELS[sender](message(), address)
    except TimeoutError:
        return Receipt(Outcome.UNKNOWN, f"no answer in {SEND_SECONDS} s")
    except Exception as problem:
        log.exception("channel %s broke", sender)
        return Receipt(Outcome.FAILED, f"{type(problem).__name__}: {problem}")
