"""How a message goes to any service that Apprise knows: the administrator gives the address, with its keys in it.

Apprise says yes or no, and no more: what arrived nobody tells us. It has no place for our key, so a message that is
sent twice is read twice, with the same words.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote
from xml.sax.saxutils import escape

import apprise

from regie.channels.message import Message, Outcome, Receipt, clean

TIMEOUT_SECONDS = 8
_seats = ThreadPoolExecutor(max_workers=16, thread_name_prefix="apprise")
# They reach the machine that Regie runs on and nobody else.
LOCAL = {"dbus", "gio", "glib", "gnome", "kde", "macosx", "qt", "syslog", "windows"}


async def send(message: Message, address: str) -> Receipt:
    """To the service of the outlet's own address, which is a key and kept as one."""
    return await _sent(message.secret, message)


async def send_to_phone(message: Message, address: str) -> Receipt:
    """To a person's number, which takes the place of {number} in the outlet's address for texts or calls."""
    way = "voice" if message.data.get("way") == "voice" else "sms"
    template = message.settings.get(f"{way}_url", "")
    return await _sent(template.replace("{number}", quote(address, safe="+")), message)


async def _sent(url: str, message: Message) -> Receipt:
    if url.partition("://")[0].lower() in LOCAL:
        return Receipt(Outcome.REFUSED, "this service reaches nobody outside the server")
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(TIMEOUT_SECONDS):
            return await loop.run_in_executor(_seats, _notify, url, message)
    except TimeoutError:
        return Receipt(Outcome.UNKNOWN, f"no answer in {TIMEOUT_SECONDS} s")


def _notify(url: str, message: Message) -> Receipt:
    """Never the address in what is kept: it holds passwords."""
    post = apprise.Apprise()
    joined = "&" if "?" in url else "?"
    if not url or not post.add(f"{url}{joined}cto=4&rto={TIMEOUT_SECONDS}"):
        return Receipt(Outcome.REFUSED, "Apprise does not know this address")
    body = _spoken(message) if _is_call(url) else message.body.strip()
    try:
        taken = post.notify(body=body, title=clean(message.title), interpret_escapes=False)
    except Exception as problem:  # noqa: BLE001  a hundred services, each with errors of its own
        return Receipt(Outcome.FAILED, type(problem).__name__)
    return Receipt(Outcome.HANDED_OVER if taken else Outcome.FAILED, "" if taken else "the service said no")


def _is_call(url: str) -> bool:
    return url.startswith("twilio://") and "method=call" in url


def _spoken(message: Message) -> str:
    """What a voice says, three times, because nobody understands an alarm at once (TwiML)."""
    words = escape(clean(f"{message.title}. {message.body}"))
    return f'<Response><Say language="nl-NL" loop="3">{words}</Say></Response>'
