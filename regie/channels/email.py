"""How a message becomes an e-mail: by SMTP, or as a file in the data folder when no server is set."""

import asyncio
import smtplib
import ssl
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings

from regie.channels.message import Message, Outcome, Receipt, clean

TIMEOUT_SECONDS = 10
# A pool of its own: a mail server that hangs fills these seats and no others.
_seats = ThreadPoolExecutor(max_workers=8, thread_name_prefix="email")


async def send(message: Message, address: str) -> Receipt:
    """Hand the message to the mail server; `250` means that the server took it, not that it was read."""
    loop = asyncio.get_running_loop()
    try:
        detail = await loop.run_in_executor(_seats, _deliver, written(message, address))
    except (OSError, smtplib.SMTPException) as problem:
        return Receipt(Outcome.FAILED, f"{type(problem).__name__}: {problem}")
    return Receipt(Outcome.HANDED_OVER, detail)


def written(message: Message, address: str) -> EmailMessage:
    """The e-mail as it leaves the house; its Message-ID is stable, so that a repeat can be seen as one."""
    mail = EmailMessage()
    mail["From"] = settings.MAIL_FROM
    mail["To"] = clean(address)
    mail["Subject"] = clean(message.title)
    mail["Message-ID"] = f"<{sha256(message.key.encode()).hexdigest()[:32]}@regie>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.body)
    return mail


def _deliver(mail: EmailMessage) -> str:
    if not settings.SMTP_URL:
        return _file(mail, Path(settings.MAIL_FOLDER))
    url = urlsplit(settings.SMTP_URL)
    secure = smtplib.SMTP_SSL if url.scheme == "smtps" else smtplib.SMTP
    with secure(url.hostname or "localhost", url.port or 25, timeout=TIMEOUT_SECONDS) as server:
        _encrypt_when_offered(server, already=url.scheme == "smtps")
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
        server.send_message(mail)
    return f"smtp {url.hostname}"


def _encrypt_when_offered(server: smtplib.SMTP, *, already: bool) -> None:
    """STARTTLS with a checked certificate wherever the server knows it."""
    server.ehlo()
    if not already and server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
        server.ehlo()


def _file(mail: EmailMessage, folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    name = mail["Message-ID"].strip("<>").partition("@")[0] + ".eml"
    (folder / name).write_bytes(mail.as_bytes())
    return f"file {name}"
