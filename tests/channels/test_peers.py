"""Channels against peers that somebody else made: a real SMTP server, and the reference check of a signature."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from aiosmtpd.controller import Controller
from standardwebhooks import Webhook, WebhookVerificationError

from regie.channels import CHANNELS, Message
from regie.channels.message import Outcome, clean
from tests import going_out
from tests.processes import free_ports

SECRET = "whsec_" + "c2VjcmV0LWZvci10ZXN0cy1vbmx5"
MESSAGE = Message(
    key="alarm-1-2",
    title="Alarm: Balie 3",
    body="Alarm sinds 14.02.07: Balie 3.\n",
    data={"alarm": 1},
    secret=SECRET,
)


class Inbox:
    """Keeps what an SMTP client delivers."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  aiosmtpd's name
        """Called by aiosmtpd for every message."""
        self.mails.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 taken"


@pytest.fixture
def smtp(settings):
    """A real SMTP server on a free port."""
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=free_ports(1)[0])
    controller.start()
    settings.SMTP_URL = f"smtp://127.0.0.1:{controller.port}"
    yield inbox
    controller.stop()


class Receiver(BaseHTTPRequestHandler):
    """Keeps what is posted, and answers with the status that the test wants."""

    def do_POST(self):
        """One request."""
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        self.server.got.append((dict(self.headers.items()), body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_):
        """Quiet."""


@pytest.fixture
def receiver():
    """A real HTTP server on a free port."""
    server = HTTPServer(("127.0.0.1", 0), Receiver)
    server.got, server.status = [], 204
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.url = f"http://127.0.0.1:{server.server_port}/hook"
    yield server
    server.shutdown()


def send(channel, address, message=MESSAGE):
    """Send one message and wait for its receipt."""
    return going_out.run(CHANNELS[channel](message, address))


def test_an_email_reaches_a_real_server(smtp):
    """S2-02 S1-18: exactly one message, to the one who was called, with a stable id."""
    assert send("email", "fatima@test.invalid").outcome is Outcome.HANDED_OVER
    [(to, text)] = smtp.mails
    assert to == ["fatima@test.invalid"]
    assert "Subject: Alarm: Balie 3" in text
    send("email", "fatima@test.invalid")
    ids = {
        line for _, mail in smtp.mails for line in mail.splitlines() if line.lower().startswith("message-id")
    }
    assert len(ids) == 1


def test_a_mail_server_that_is_not_there_is_a_failure_and_no_exception(settings):
    """S1-20: the next channel or attempt can start at once."""
    settings.SMTP_URL = "smtp://127.0.0.1:1"
    assert send("email", "fatima@test.invalid").outcome is Outcome.FAILED


def test_without_a_server_the_mail_is_a_file(settings, tmp_path):
    """S1-18: a channel that is not set says so in its receipt, and loses nothing."""
    settings.SMTP_URL, settings.MAIL_FOLDER = "", tmp_path
    receipt = send("email", "fatima@test.invalid")
    assert (receipt.outcome, receipt.detail.partition(" ")[0]) == (Outcome.HANDED_OVER, "file")
    assert len(list(tmp_path.glob("*.eml"))) == 1


def test_a_webhook_is_signed_so_that_the_reference_library_takes_it(receiver):
    """S1-04: another organisation in the chain can trust that we called."""
    assert send("webhook", receiver.url).outcome is Outcome.HANDED_OVER
    [(headers, body)] = receiver.got
    told = Webhook(SECRET).verify(body, {name.lower(): value for name, value in headers.items()})
    assert (told["id"], told["alarm"]) == ("alarm-1-2", 1)
    forged = json.dumps({**told, "alarm": 2})
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(forged, {name.lower(): value for name, value in headers.items()})


@pytest.mark.parametrize("status", [302, 400, 500])
def test_an_answer_that_is_no_2xx_is_a_failure(receiver, status):
    """S1-20: only a 2xx means that the other side took it."""
    receiver.status = status
    assert send("webhook", receiver.url).outcome is Outcome.FAILED


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "not an address", "http://[::bad/", ""])
def test_a_wrong_address_is_a_failure_and_no_exception(address):
    """S1-20: one broken address delays nobody."""
    assert send("webhook", address).outcome is Outcome.FAILED


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Balie 3\r\nBcc: a@b", "Balie 3  Bcc: a@b"),
        ("a\u202eb", "a b"),
        ("\x03Balie\x1b", "Balie"),
        ("x\u200by", "x y"),
    ],
)
def test_text_cannot_forge_a_line_or_hide_a_word(text, wanted):
    """S1-18: what a panel or a person typed never becomes a header or a pager command."""
    assert clean(text) == wanted
