"""What the button asks of Regie, over HTTP with nothing but the standard library."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from regie_button.kept import Pairing, Press

SECONDS = 4


class NotReached(Exception):
    """No answer: the next try has the same key, so it can never become two alarms."""


class Refused(Exception):
    """The server answered, and not with what was asked; `status` is its number."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


def enrol(server: str, code: str) -> Pairing:
    """The credential for a code that an administrator showed."""
    said = _ask(f"{server}/api/v1/devices/enrolment", {"code": code})
    return Pairing(server=server, token=said["token"], name=said["name"])


def send(pairing: Pairing, press: Press) -> dict[str, Any]:
    """What became of a press: an alarm, or an announced test."""
    # How long ago, and not when: the clock of this computer need not be that of the server.
    waited = (datetime.now(UTC) - datetime.fromisoformat(press.at)).total_seconds()  # noqa: TID251
    said = {"kind": press.kind, "waited_seconds": max(waited, 0)}
    return _ask(f"{pairing.server}/api/v1/alarms", said, token=pairing.token, key=press.key)


def follow(pairing: Pairing, alarm: int) -> dict[str, Any]:
    """The own alarm as it stands now."""
    return _ask(f"{pairing.server}/api/v1/alarms/{alarm}", None, token=pairing.token)


def give_sign(pairing: Pairing) -> dict[str, Any]:
    """I am here."""
    return _ask(f"{pairing.server}/api/v1/devices/signs", {}, token=pairing.token)


def say(pairing: Pairing, alarm: int, word: str) -> None:
    """A word of the presser, such as `mistake`."""
    _ask(f"{pairing.server}/api/v1/alarms/{alarm}/words", {"word": word}, token=pairing.token)


def _ask(address: str, said: dict[str, Any] | None, *, token: str = "", key: str = "") -> dict[str, Any]:
    if not address.startswith(("http://", "https://")):
        raise Refused(0, "no web address")
    headers = {"Accept-Language": "nl", "Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    if key:
        headers["Idempotency-Key"] = key
    body = None if said is None else json.dumps(said).encode()
    try:
        with urlopen(Request(address, body, headers), timeout=SECONDS) as answer:  # noqa: S310  checked above
            return json.loads(answer.read() or b"{}")
    except HTTPError as problem:
        if problem.code >= 500:
            raise NotReached(str(problem)) from problem
        raise Refused(problem.code, problem.reason) from problem
    except (URLError, OSError, ValueError) as problem:
        raise NotReached(str(problem)) from problem
