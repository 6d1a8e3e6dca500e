"""What one DC-09 frame is answered, whichever way it came in: stored first, answered after.

Who has no business here hears nothing: an unknown account, a wrong key, a frame in plain text from an account with a
key. From outside the three look the same, so nobody can find out which accounts there are.
"""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from regie.gateways.sia_cipher import WrongKey
from regie.gateways.sia_dc09 import Damaged, Frame, Letter, Undecodable, ack, duh, nak, open_letter, read
from regie.gateways.sia_events import account_of, signals_of
from regie.gateways.signals import Clock, Handle, Keys, Kind, Refusing, Signal, Stranger, Verdict

log = logging.getLogger(__name__)


async def no_keys(_account: str) -> bytes | None:
    """No account has a key."""
    return None


def tell_nobody(_stranger: Stranger) -> None:
    """Nobody wants to hear of it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply, or None for silence; `whole` says that the frame was undamaged: the sender speaks DC-09."""

    reply: bytes | None
    whole: bool
    remark: str = ""


class Desk:
    """Reads frames, has them stored, and says what to answer."""

    def __init__(
        self, handle: Handle, clock: Clock, *, keys: Keys = no_keys, refused: Refusing = tell_nobody
    ) -> None:
        self.tally: Counter[str] = Counter()
        self.last_frame_at: datetime | None = None
        self._handle = handle
        self._clock = clock
        self._keys = keys
        self._refused = refused

    async def answer(self, raw: bytes, source: str) -> Answer:
        """The answer to one frame, from LF to CR."""
        at = self._clock()
        try:
            letter = open_letter(raw)
        except Damaged as why:
            return self._remarked(None, f"damaged: {why}", whole=False)
        except Undecodable as why:
            return self._remarked(duh(why.header), f"undecodable: {why}")
        self.last_frame_at = at
        try:
            key = await self._key_for(letter)
            frame = read(letter, key)
            signals = signals_of(frame, received_at=at, source=source)
        except Undecodable as why:
            return self._remarked(duh(why.header), f"undecodable: {why}")
        except WrongKey as why:
            self._refused(Stranger(source, account_of(letter.header, ""), str(why)))
            return self._remarked(None, "not readable with the key of this account")
        except Exception:
            log.exception("A key could not be looked up, so the frame was not acknowledged")
            return Answer(None, whole=True)
        verdict = await self._verdict_on(signals)
        self.tally[verdict.value] += 1
        return Answer(self._reply(verdict, frame, key), whole=True)

    async def _key_for(self, letter: Letter) -> bytes | None:
        return await self._keys(account_of(letter.header, "")) if letter.encrypted else None

    def _reply(self, verdict: Verdict, frame: Frame, key: bytes | None) -> bytes | None:
        """NAK and DUH are never encrypted; our time is the time at which the answer leaves."""
        if verdict is Verdict.ACK:
            return ack(frame.header, key=key, at=self._clock() if key else None)
        if verdict is Verdict.NAK:
            return nak(self._clock())
        return duh(frame.header) if verdict is Verdict.DUH else None

    async def _verdict_on(self, signals: Sequence[Signal]) -> Verdict:
        """One answer for a frame with several events: nothing is acknowledged until all of it is stored."""
        alarms_first = sorted(signals, key=lambda signal: signal.kind is not Kind.RAISE)
        try:
            verdicts = {await self._handle(signal) for signal in alarms_first}
        except Exception:
            log.exception("A signal was not stored, so it was not acknowledged; the panel will repeat it")
            return Verdict.SILENT
        for worst in (Verdict.SILENT, Verdict.NAK):
            if worst in verdicts:
                return worst
        if verdicts == {Verdict.DUH}:
            return Verdict.DUH
        return Verdict.ACK if verdicts <= {Verdict.ACK, Verdict.DUH} else Verdict.SILENT

    def _remarked(self, reply: bytes | None, remark: str, *, whole: bool = True) -> Answer:
        self.tally[remark] += 1
        return Answer(reply, whole=whole, remark=remark)
