"""Promises and messages as stories: what waits for whom, what was kept, and a mail that says nothing."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from regie.channels import CHANNELS, Receipt
from regie.channels.message import Outcome
from regie.notices import actions
from regie.notices.models import Notice, Promise
from regie.notices.queries import grouped, ledger, totals, unread, waiting_for
from regie.refusal import Refused
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW


def promise(chain: make.Chain, subject: str, *, due=None, kind: str = "classify", **more) -> Promise:
    """Something that has to be done at the counter."""
    details = {"permission": "incidents.classify", "place": chain.counter, **more}
    return actions.promise(
        kind=kind, subject=subject, case=subject, title="Balie 3", organisation=chain.municipality,
        due_at=None if due is None else NOW + due, at=NOW, **details,
    )  # fmt: skip


def test_what_waits_is_read_by_term(chain):
    """S1-23: late first, then today, this week, later, and at the end what has no term."""
    for subject, due in (
        ("incident:5", None), ("incident:4", timedelta(days=9)), ("incident:3", timedelta(days=2)),
        ("incident:2", timedelta(hours=3)), ("incident:1", -timedelta(hours=3)),
    ):  # fmt: skip
        promise(chain, subject, due=due)
    found = grouped(waiting_for(chain.sanne, at=NOW))
    assert {name: [row.promise.subject for row in rows] for name, rows in found.items()} == {
        "late": ["incident:1"], "today": ["incident:2"], "week": ["incident:3"], "later": ["incident:4"],
        "undated": ["incident:5"],
    }  # fmt: skip
    assert [row.standing.value for row in waiting_for(chain.sanne, at=NOW)][:2] == ["broken", "open"]


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("sanne", True),
        ("ali", True),
        ("priya", True),
        ("els", False),
        ("joris", False),
        ("wim", False),
        ("peter", False),
    ],
)
def test_who_finds_it_waiting(chain, name, sees):
    """S1-08 S4-10: whoever holds the permission at that place, and nobody else."""
    promise(chain, "incident:1", due=timedelta(hours=1))
    assert bool(waiting_for(chain.people[name], at=NOW)) is sees


def test_four_eyes_keep_somebody_out(chain):
    """S1-23: who must leave it to another does not find it."""
    promise(chain, "incident:1", not_people=[chain.sanne])
    assert not waiting_for(chain.sanne, at=NOW)
    assert waiting_for(chain.karim, at=NOW)


def test_a_promise_that_is_handed_over_waits_for_one(chain):
    """S4-10: one is responsible; given back it waits for everybody again."""
    promise(chain, "incident:1")
    actions.assign(kind="classify", subjects=["incident:1"], person=chain.karim)
    assert (len(waiting_for(chain.karim, at=NOW)), len(waiting_for(chain.sanne, at=NOW))) == (1, 0)
    actions.assign(kind="classify", subjects=["incident:1"], person=None)
    assert len(waiting_for(chain.sanne, at=NOW)) == 1


def test_kept_once_and_dropped_for_good(chain):
    """S1-23: what was kept cannot be kept again, and what is no longer needed waits for nobody."""
    promise(chain, "incident:1")
    assert actions.keep(kind="classify", subject="incident:1", at=NOW, by=chain.sanne)
    assert not actions.keep(kind="classify", subject="incident:1", at=NOW, by=chain.karim)
    promise(chain, "incident:2")
    assert actions.drop(subject="incident:2", at=NOW) == 1
    assert not waiting_for(chain.sanne, at=NOW)


def test_the_ledger_counts_and_names_nobody(chain):
    """S1-23 S1-29: kept, late and broken per kind and site; no person, and nothing of another place."""
    hour = timedelta(hours=1)
    for number, (due, kept) in enumerate(
        [(hour, NOW), (hour, NOW + 2 * hour), (-hour, None), (hour, None), (None, None)]
    ):
        promise(chain, f"incident:{number}", due=due)
        if kept:
            actions.keep(kind="classify", subject=f"incident:{number}", at=kept, by=chain.sanne)
    promise(chain, "incident:8", due=hour, place=chain.elsewhere)
    promise(chain, "incident:9", due=hour)
    actions.drop(subject="incident:9", at=NOW)

    (werkplein,) = ledger(chain.sanne, since=NOW - hour, at=NOW)
    assert (werkplein.kind, werkplein.site) == ("classify", "Werkplein")
    assert (werkplein.kept, werkplein.late, werkplein.broken, werkplein.open, werkplein.undated) == (
        1,
        1,
        1,
        1,
        1,
    )
    # Kept without a term says nothing about being in time: a category of its own.
    actions.keep(kind="classify", subject="incident:4", at=NOW, by=chain.sanne)
    (werkplein,) = ledger(chain.sanne, since=NOW - hour, at=NOW)
    assert (werkplein.kept, werkplein.undated, werkplein.due, werkplein.says_something) == (1, 1, 3, False)
    assert werkplein.bar == [
        ("kept", 0, 200), ("late", 200, 200), ("broken", 400, 200), ("open", 600, 200), ("undated", 800, 200)
    ]  # fmt: skip
    assert [tally.site for tally in ledger(chain.priya, since=NOW - hour, at=NOW)] == [
        "Stadhuis",
        "Werkplein",
    ]
    assert totals(ledger(chain.priya, since=NOW - hour, at=NOW))["total"] == 6
    assert not ledger(chain.joris, since=NOW - hour, at=NOW)
    assert not ledger(chain.sanne, since=NOW + hour, at=NOW)


# Messages


@pytest.fixture
def mailed(settings, tmp_path: Path):
    """The mails that really left the house, read back from their files."""
    settings.SMTP_URL, settings.MAIL_FOLDER = "", tmp_path
    return lambda: [
        message_from_bytes(file.read_bytes(), policy=default) for file in sorted(tmp_path.glob("*.eml"))
    ]


def test_a_mail_says_that_there_is_something_and_never_what(chain, mailed):
    """S1-23: no name, no incident, no place in a mailbox; one mail for all that waits."""
    actions.tell(person=chain.joris, kind="decided", link="/incidents/7/status/", at=NOW)
    actions.tell(person=chain.joris, kind="carer", link="/aftercare/3/", at=NOW)
    assert actions.mail_waiting_notices(at=NOW) == 1
    (mail,) = mailed()
    text = f"{mail['Subject']} {mail.get_content()}"
    assert mail["To"] == "joris@test.invalid"
    assert not [
        word
        for word in ("incident", "7", "opvang", "besloten", "Joris", "Balie")
        if word in text.replace("127.0.0.1", "")
    ]
    assert actions.mail_waiting_notices(at=NOW + timedelta(days=1)) == 0


def test_a_mail_is_in_the_reader_s_language(chain, mailed):
    """S0-21: who reads English gets English, as far as it is translated."""
    type(chain.joris).objects.filter(pk=chain.joris.pk).update(language="en")
    actions.tell(person=chain.joris, kind="decided", link="/x/", at=NOW)
    assert actions.mail_waiting_notices(at=NOW) == 1
    assert mailed()[0]["Subject"]


def test_what_was_read_needs_no_mail(chain, mailed):
    """S1-23: no mail about what somebody has just seen."""
    actions.tell(person=chain.joris, kind="decided", link="/x/", at=NOW)
    actions.mark_read(person=chain.joris, link="/x/", at=NOW)
    assert actions.mail_waiting_notices(at=NOW) == 0
    assert not mailed()


def test_without_an_address_it_waits_on_the_screen(chain, mailed):
    """S1-23: nothing is lost, and nothing is tried for ever."""
    chain.joris.contact_points.all().delete()
    actions.tell(person=chain.joris, kind="decided", link="/x/", at=NOW)
    assert actions.mail_waiting_notices(at=NOW) == 0
    assert unread(chain.joris).count() == 1
    assert not Notice.objects.to_mail(NOW + timedelta(days=1)).exists()


def test_a_mail_that_fails_is_tried_again_later(chain, mailed, monkeypatch):
    """S1-23: a mail server that is down delays a message and loses none."""

    async def broken(message, address) -> Receipt:
        return Receipt(Outcome.FAILED, "no route")

    actions.tell(person=chain.joris, kind="decided", link="/x/", at=NOW)
    with monkeypatch.context() as patch:
        patch.setitem(CHANNELS, "email", broken)
        assert actions.mail_waiting_notices(at=NOW) == 0
        assert actions.mail_waiting_notices(at=NOW + timedelta(seconds=30)) == 0
    assert actions.mail_waiting_notices(at=NOW + timedelta(minutes=1)) == 1
    assert len(mailed()) == 1


def test_a_worker_that_dies_while_sending_is_followed_by_another(chain, mailed, monkeypatch):
    """S1-23: at least once: after its term the message is free again, with the same Message-ID."""

    async def killed(message, address) -> Receipt:
        raise KeyboardInterrupt

    actions.tell(person=chain.joris, kind="decided", link="/x/", at=NOW)
    with monkeypatch.context() as patch:
        patch.setitem(CHANNELS, "email", killed)
        with pytest.raises(KeyboardInterrupt):
            actions.mail_waiting_notices(at=NOW)
    assert actions.mail_waiting_notices(at=NOW + timedelta(minutes=1)) == 0
    assert actions.mail_waiting_notices(at=NOW + timedelta(minutes=2)) == 1


def test_the_same_message_is_left_once_until_it_is_read(chain):
    """S1-23: three changes on one page are one message."""
    first = actions.tell(person=chain.joris, kind="decided", link="/x/", at=NOW)
    assert actions.tell(person=chain.joris, kind="decided", link="/x/", at=NOW) == first
    actions.read(first, at=NOW, by=chain.joris)
    assert actions.tell(person=chain.joris, kind="decided", link="/x/", at=NOW) != first


def test_a_message_is_read_by_its_own_reader(chain):
    """S1-23: nobody reads another's messages away."""
    notice = actions.tell(person=chain.joris, kind="decided", link="/x/", at=NOW)
    with pytest.raises(Refused, match="not_your_message"):
        actions.read(notice, at=NOW, by=chain.sanne)
    assert not Notice.objects.visible_to(chain.sanne).exists()
