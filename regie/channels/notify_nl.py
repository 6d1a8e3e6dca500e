"""How a message becomes a text or an e-mail through NotifyNL, or another service that speaks GOV.UK Notify's API.

The words around it are a template of the organisation's own; ours go into its places ((onderwerp)) and ((bericht)).
`201` means that the service took it. Whether it arrived comes later: by callback, or because we ask.
"""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import requests
from notifications_python_client import notifications
from notifications_python_client.errors import HTTPError, InvalidResponse

from regie.channels.message import Message, Outcome, Receipt, clean

TIMEOUT_SECONDS = 8
# A pool of its own: a service that hangs fills these seats and no others.
_seats = ThreadPoolExecutor(max_workers=16, thread_name_prefix="notify-nl")
TOLD = {
    "delivered": Outcome.DELIVERED,
    "permanent-failure": Outcome.REFUSED,
    "temporary-failure": Outcome.FAILED,
    "technical-failure": Outcome.FAILED,
}


async def send(message: Message, address: str) -> Receipt:
    """Hand it over: to a number as text, to an address with an @ as e-mail."""
    loop = asyncio.get_running_loop()
    try:
        said = await loop.run_in_executor(_seats, _send, message, address)
    except HTTPError as problem:
        if isinstance(problem.__context__, requests.exceptions.ReadTimeout):
            return Receipt(Outcome.UNKNOWN, f"no answer in {TIMEOUT_SECONDS} s")
        return Receipt(_refused(problem), f"HTTP {problem.status_code}: {problem.message}"[:200])
    except (requests.RequestException, InvalidResponse, AssertionError, ValueError, TypeError) as problem:
        return Receipt(Outcome.FAILED, f"{type(problem).__name__}: {problem}"[:200])
    return Receipt(Outcome.HANDED_OVER, "HTTP 201", reference=str(said.get("id", "")))


def _refused(problem: HTTPError) -> Outcome:
    """A number or template that it does not know never will do; a limit or a broken service may, later."""
    return Outcome.REFUSED if problem.status_code == 400 else Outcome.FAILED


def _send(message: Message, address: str) -> dict[str, Any]:
    client = _client(message.settings, message.secret)
    words = {"onderwerp": clean(message.title), "bericht": message.body.strip()}
    if "@" in address:
        template = message.settings.get("template_email", "")
        return dict(client.send_email_notification(address, template, words, message.key))
    template = message.settings.get("template_sms", "")
    return dict(client.send_sms_notification(address, template, words, message.key))


def _client(settings: Mapping[str, str], secret: str) -> Any:
    # Their module has no types.
    client: Any = notifications.NotificationsAPIClient(  # type: ignore[no-untyped-call]
        secret, base_url=settings["address"].rstrip("/"), timeout=TIMEOUT_SECONDS
    )
    client.request_session.trust_env = False
    return client


async def ask(reference: str, settings: Mapping[str, str], secret: str) -> Receipt | None:
    """What the service knows now about one message; None when that is nothing new, or it does not answer."""
    loop = asyncio.get_running_loop()
    try:
        said = await loop.run_in_executor(
            _seats, lambda: _client(settings, secret).get_notification_by_id(reference)
        )
    except (HTTPError, requests.RequestException, InvalidResponse, AssertionError, ValueError, TypeError):
        return None
    return told(said)[1] if isinstance(said, dict) else None


def told(said: Mapping[str, Any]) -> tuple[str, Receipt | None]:
    """The key of the message in a callback or an answer, and what is known of it; None for "still on its way"."""
    status = str(said.get("status", ""))
    outcome = TOLD.get(status)
    return str(said.get("reference") or ""), Receipt(outcome, status) if outcome else None
