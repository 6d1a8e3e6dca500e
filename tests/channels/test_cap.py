"""CAP 1.2 to partners: valid by our own reading of the standard, never `Z`, never a test as the real thing (DV-10)."""

from pathlib import Path

import pytest
from lxml import etree

from regie.channels import CHANNELS, Message, Outcome, cap
from tests import going_out
from tests.channels.providers import Provider, started

NS = "{urn:oasis:names:tc:emergency:cap:1.2}"
SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("cap12_own.xsd"))))


def message(level="alarm", key="alarm-1-2-webhook", title="Alarm: Balie 3", **data):
    """A call to a partner."""
    about = {"raised_at": "2026-11-22T01:00:00+01:00", "where": "Balie 3", **data}
    return Message(
        key=key, title=title, body="Alarm sinds 01.00.00: Balie 3.\n", level=level, data=about,
        settings={"sender": "regie@testdam.nl", "recipient": "Meldkamer"},
    )  # fmt: skip


def alert(what):
    """The alert as a partner reads it; fails when it is not valid."""
    root = etree.fromstring(cap.written(what))
    SCHEMA.assertValid(root)
    return root


@pytest.mark.parametrize(
    ("level", "status", "kind"),
    [
        ("alarm", "Actual", "Alert"), ("attention", "Actual", "Alert"), ("taken", "Actual", "Update"),
        ("test", "Test", "Alert"), ("drill", "Exercise", "Alert"),
    ],
)  # fmt: skip
def test_every_level_is_valid_and_a_test_is_never_actual(level, status, kind):
    """S1-04 (DV-10, I-5): what is no alarm cannot page anybody as one."""
    root = alert(message(level))
    assert (root.findtext(f"{NS}status"), root.findtext(f"{NS}msgType")) == (status, kind)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("2026-11-22T01:00:00+01:00", "2026-11-22T00:00:00-00:00"),
        ("2026-07-01T12:00:00Z", "2026-07-01T12:00:00-00:00"),
        ("2026-10-25T02:30:00.123456+01:00", "2026-10-25T01:30:00-00:00"),
    ],
)
def test_a_moment_has_an_offset_and_never_z(said, written):
    """S1-04 (DV-10)."""
    assert cap.moment(said) == written
    assert "Z" not in cap.moment("")


def test_an_update_names_the_alert_that_it_is_about():
    """S1-04: sender, identifier and moment of the first one."""
    first, later = alert(message()), alert(message("taken", key="alarm-1-2-webhook-taken"))
    about = ",".join(first.findtext(f"{NS}{name}") for name in ("sender", "identifier", "sent"))
    assert later.findtext(f"{NS}references") == about


@pytest.mark.parametrize("hostile", ["a b,c<d&e", "x\x00\x03y", "<alert/>", "é \u202e ]]>"])
def test_what_people_type_is_escaped_and_forbidden_characters_are_taken_out(hostile):
    """S1-04 (DV-10): in names none of them, in texts as text."""
    root = alert(message(key=f"k{hostile}", title=hostile, where=hostile))
    assert not set(root.findtext(f"{NS}identifier")) & set(" ,<&")
    assert root.find(f"{NS}info").findtext(f"{NS}event") == cap.clean(hostile)


def test_our_schema_can_fail():
    """DV-10: a check that accepts everything proves nothing."""
    for wrong in (b"2026-11-22T00:00:00Z", b"2026-11-22T00:00:00"):
        broken = cap.written(message()).replace(b"2026-11-22T00:00:00-00:00", wrong)
        assert not SCHEMA.validate(etree.fromstring(broken))
    assert not SCHEMA.validate(etree.fromstring(cap.written(message()).replace(b"Actual", b"Real")))
    swapped = alert(message())
    swapped.insert(0, swapped.find(f"{NS}sender"))
    assert not SCHEMA.validate(swapped), "the order counts"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Meldkamer", "Meldkamer"),
        ("Meldkamer Noord", '"Meldkamer Noord"'),
        ('x" "y', '"x y"'),
        ("", "partner"),
    ],
)
def test_a_recipient_with_a_space_is_one_recipient(name, written):
    """S1-04 (DV-10): addresses stand apart by spaces, and what has one itself stands between quotes."""
    what = Message(**{**message().__dict__, "settings": {"sender": "regie", "recipient": name}})
    assert alert(what).findtext(f"{NS}addresses") == written


def test_the_partners_system_gets_it_and_its_answer_is_the_truth():
    """S1-04 (I-10): a hand-made HTTP peer; the same message is the same bytes with the same key."""
    peer = Provider(status=202)
    server = started(peer)
    what = Message(**{**message().__dict__, "secret": "sleutel"})
    for _ in range(2):
        assert going_out.run(CHANNELS["cap"](what, peer.url)).outcome is Outcome.HANDED_OVER
    assert peer.got[0][3] == peer.got[1][3]
    headers = {name.lower(): value for name, value in peer.got[0][2].items()}
    assert headers["content-type"] == "application/cap+xml"
    assert headers["authorization"] == "Bearer sleutel"
    assert headers["idempotency-key"] == what.key
    peer.status = 500
    assert going_out.run(CHANNELS["cap"](what, peer.url)).outcome is Outcome.FAILED
    server.shutdown()
