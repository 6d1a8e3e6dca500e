"""A mail server that takes the line and says nothing: errands go on, and it is given up on."""

import asyncio
import socket
import time

import pytest
from django.db import connection, transaction
from django.utils import timezone

from regie.alarms import facts
from regie.channels import email
from regie.journal.actions import record
from regie.journal.models import Errand, Pulse
from regie.notices import actions
from regie.notices.actions import mailing
from regie.notices.models import Notice
from regie.worker import loops, mail
from tests import make
from tests.broker import until

pytestmark = pytest.mark.once


class Closing:
    """Threads whose connections do not outlive the work, so that the test's database can be taken down."""

    async def run(self, work, *arguments, **details):
        """The result of `work`."""

        def alone():
            try:
                return work(*arguments, **details)
            finally:
                connection.close()

        return await asyncio.to_thread(alone)


@pytest.fixture
def hangs(settings, monkeypatch):
    """That mail server; both loops with threads as their own."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.SMTP_URL = f"smtp://127.0.0.1:{server.getsockname()[1]}"
        monkeypatch.setattr(email, "TIMEOUT_SECONDS", 3)
        monkeypatch.setattr(mailing, "SEND_SECONDS", 1.5)
        monkeypatch.setattr(mail, "PULSE_EVERY", 0.2)
        monkeypatch.setattr(loops, "background", Closing())
        monkeypatch.setattr(mail, "thread", Closing())
        yield


def test_errands_run_while_the_mail_server_hangs(committed, hangs):
    """S1-23 (I-11, I-20): what follows waits for no mail, which says that it lives and tries later."""
    chain = make.chain()
    Errand.objects.all().delete()
    actions.tell(person=chain.joris, kind="decided", link="/x/", at=timezone.now())
    loops._last_beat.clear()

    async def both():
        tasks = [asyncio.create_task(one()) for one in (loops.run_errands, mail.mail_notices)]
        await asyncio.sleep(0.4)
        began = time.monotonic()
        await asyncio.to_thread(leave_errand)
        await asyncio.to_thread(until, lambda: not waiting())
        errand_took = time.monotonic() - began
        still_hanging = await asyncio.to_thread(under_way)
        await asyncio.to_thread(until, lambda: not under_way())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return errand_took, still_hanging

    errand_took, still_hanging = asyncio.run(asyncio.wait_for(both(), 20))
    assert still_hanging, "the mail server was still hanging when the errand was done"
    assert errand_took < 1
    assert set(Pulse.objects.values_list("part", flat=True)) == {"worker", "mail"}
    notice = Notice.objects.get()
    assert (notice.mailed_at, notice.mail_attempts) == (None, 1)
    assert notice.mail_due_at > timezone.now(), "and later again"


def closing(work):
    """What it returns, on a connection that is closed after it."""
    try:
        return work()
    finally:
        connection.close()


def leave_errand():
    def leave():
        with transaction.atomic():
            record(facts.StoodDown(1, 1, "restored", False), at=timezone.now())

    closing(leave)


def waiting():
    return closing(lambda: Errand.objects.filter(done_at=None, attempt=0).exists())


def under_way():
    """A mail is claimed and its term is not over."""
    term = timezone.now() + mailing.FIRST_WAIT
    return closing(lambda: not Notice.objects.filter(mail_attempts=1, mail_due_at__lt=term).exists())
