"""Ask providers what became of what they took, for who gives no callback or whose callback was lost."""

import asyncio
from datetime import timedelta
from functools import partial

from regie import moment
from regie.alarms import actions as alarms
from regie.alarms.models import Call
from regie.channels import ASKED, Receipt
from regie.reach.models import Outlet
from regie.reach.rules import Truth, state_of
from regie.vault import Unreadable
from regie.worker.threads import background

ASK_EVERY = 5.0
# A callback usually was here before; after this long without a word we say that we do not know.
FIRST = timedelta(seconds=3)
DOUBT = timedelta(seconds=60)
LAST = timedelta(minutes=10)


async def ask_providers() -> None:
    """Every few seconds, everything that was taken and of which nothing was heard."""
    while True:
        calls = await background.run(in_doubt)
        await asyncio.gather(*(ask_about(call) for call in calls), return_exceptions=True)
        await asyncio.sleep(ASK_EVERY)


def in_doubt() -> list[Call]:
    """The calls to ask about now."""
    waiting = alarms.calls_in_doubt(at=moment.now(), after=FIRST, until=LAST)
    return list(waiting.filter(outlet__kind__in=ASKED)[:100])


async def ask_about(call: Call) -> None:
    """Ask for one, and keep what is new."""
    outlet = call.outlet
    if outlet is None or call.sent_at is None:
        return
    receipt = await answer_about(call, outlet)
    state = state_of(receipt.outcome) if receipt else Truth.UNKNOWN
    detail = receipt.detail if receipt else ""
    if receipt or (call.state == Truth.HANDED_OVER and moment.now() - call.sent_at > DOUBT):
        mine = Call.objects.filter(pk=call.pk)
        await background.run(partial(alarms.note_delivery, mine, state=state, detail=detail, at=moment.now()))


async def answer_about(call: Call, outlet: Outlet) -> Receipt | None:
    """What the provider knows now; None for nothing new, no number to ask by, or a key that cannot be opened."""
    if not call.reference:
        return None
    try:
        return await ASKED[outlet.kind](call.reference, outlet.for_sending, outlet.secret)
    except Unreadable:
        return None
