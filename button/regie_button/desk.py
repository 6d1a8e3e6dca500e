"""The button itself, without a window: press, keep, send, follow; and the one state that is shown."""

import threading
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from regie_button import server
from regie_button.kept import Kept, Press


class State(StrEnum):
    """What the window says; the first that is true counts."""

    NOT_PAIRED = "not_paired"
    NOT_CONNECTED = "not_connected"
    SENDING = "sending"
    TESTED = "tested"
    RECEIVED = "received"
    SEEN = "seen"
    IN_CHARGE = "in_charge"
    OVER = "over"
    READY = "ready"


@dataclass(frozen=True)
class Shown:
    """The state, who it is about, how many presses still wait on this computer, and whether the last was a drill."""

    state: State
    who: str = ""
    waiting: int = 0
    drill: bool = False


class Desk:
    """One button on one computer. `step` is called by one thread; `press` by any."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.pairing = kept.pairing()
        self.alarm: int | None = None
        self._said: dict = {}
        self._connected = True
        self._tested = False
        self._speak_at = 0.0
        self._lock = threading.Lock()
        self._wake = threading.Event()

    def pair(self, address: str, code: str) -> None:
        """Become a button; raises server.Refused for a code that does not work, NotReached without a network."""
        self.pairing = server.enrol(address.rstrip("/"), code)
        self.kept.keep_pairing(self.pairing)
        self._wake.set()

    def press(self, kind: str = "alarm") -> Press:
        """Somebody needs help: on disk before anything else, and sent at once."""
        made = Press(key=str(uuid.uuid4()), kind=kind, at=datetime.now(UTC).isoformat())  # noqa: TID251
        with self._lock:
            self.kept.keep_waiting([*self.kept.waiting(), made])
        self._wake.set()
        return made

    def step(self) -> Shown:
        """Send what waits, ask how it stands, give a sign of life; then say what must be shown."""
        if self.pairing is None:
            return self.shown()
        try:
            self._send_all()
            self._follow()
            self._speak()
            self._connected = True
        except server.NotReached:
            self._connected = False
        except server.Refused as problem:
            # A button that was switched off or paired elsewhere. What waits stays: the next pairing sends it.
            self._connected = False
            if problem.status == 401:
                self.pairing = None
        return self.shown()

    def _send_all(self) -> None:
        assert self.pairing
        for press in self.kept.waiting():
            became = server.send(self.pairing, press)
            with self._lock:
                self.kept.keep_waiting([one for one in self.kept.waiting() if one.key != press.key])
            self._tested = bool(became.get("test"))
            self.alarm, self._said = became.get("id"), became

    def _follow(self) -> None:
        if self.alarm and self.pairing:
            self._said = server.follow(self.pairing, self.alarm)
            if not self._said.get("open", True):
                self.alarm = None

    def _speak(self) -> None:
        if self.pairing and time.monotonic() >= self._speak_at:
            every = server.give_sign(self.pairing).get("speak_every_seconds") or 30
            self._speak_at = time.monotonic() + min(every, 30)

    def shown(self) -> Shown:
        """The one thing that the window says."""
        waiting = len(self.kept.waiting())
        state, who = self._state(waiting)
        answered = state in (State.RECEIVED, State.SEEN, State.IN_CHARGE)
        return Shown(state, who, waiting, drill=answered and bool(self._said.get("drill")))

    def _state(self, waiting: int) -> tuple[State, str]:
        if self.pairing is None:
            return State.NOT_PAIRED, ""
        if not self._connected:
            return State.NOT_CONNECTED, ""
        if waiting:
            return State.SENDING, ""
        return self._answer()

    def _answer(self) -> tuple[State, str]:
        """How the last press stands."""
        if self._tested:
            return State.TESTED, ""
        if not self._said:
            return State.READY, ""
        if not self._said.get("open", True):
            return State.OVER, ""
        charge, seen = self._said.get("in_charge"), self._said.get("seen") or []
        if charge:
            return State.IN_CHARGE, charge["name"]
        return (State.SEEN, ", ".join(one["name"] for one in seen)) if seen else (State.RECEIVED, "")

    def run(self, show, stopped: threading.Event) -> None:
        """Step until stopped: every second while something is open, else every five; a press does not wait."""
        while not stopped.is_set():
            self._wake.clear()
            said = self.step()
            show(said)
            busy = said.waiting or self.alarm or said.state is State.NOT_CONNECTED
            self._wake.wait(1 if busy else 5)
