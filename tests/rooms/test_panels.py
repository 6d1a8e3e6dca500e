"""Panels: their keys, what is the matter with them, and who knocks without being one."""

from datetime import timedelta

import pytest

from regie.alarms import actions as alarms
from regie.alarms.models import Alarm
from regie.devices.actions import revoke
from regie.devices.models import Device
from regie.gateways import Verdict
from regie.gateways.sia_dc09 import build, parse
from regie.gateways.sia_events import signals_of
from regie.intake.knocks import knocks
from regie.intake.panel import store
from regie.journal.models import Entry
from regie.notices.models import Notice
from regie.panels import queries
from regie.panels.actions import remove_key, set_key
from regie.panels.models import Heard, Knock, PanelKey, Trouble
from regie.refusal import Refused
from tests.panel_says import KEY, NOW, kinds, said, tell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_knocked")]


def test_a_key_is_sealed_and_shown_nowhere(panel, chain):
    """S1-18: not in the row, not in the journal; replaced and removed, each a fact."""
    assert queries.key_of("1234") is None
    for digits in (KEY, KEY + KEY[:16], KEY + KEY):
        set_key(panel, key=digits.lower(), at=NOW, by=chain.bea)
        assert queries.key_of("1234") == bytes.fromhex(digits)
        assert PanelKey.objects.get().bits == len(digits) * 4
    kept = str(PanelKey.objects.values_list()) + str(list(Entry.objects.values_list("data", flat=True)))
    assert KEY[:16].lower() not in kept.lower()
    remove_key(panel, at=NOW, by=chain.bea)
    assert queries.key_of("1234") is None
    with pytest.raises(Refused, match="key_not_there"):
        remove_key(panel, at=NOW, by=chain.bea)
    assert kinds(f"device:{panel.pk}")[-4:] == ["panels.KeySet"] * 3 + ["panels.KeyRemoved"]


@pytest.mark.parametrize("digits", ["", "00", "0" * 31, "0" * 33, "0" * 40, "0" * 65, "g" * 32])
def test_a_key_of_another_length_is_refused(panel, chain, digits):
    """S1-18: 32, 48 or 64 hexadecimal digits, and nothing in between."""
    with pytest.raises(Refused, match="key_length|key_digits"):
        set_key(panel, key=digits, at=NOW, by=chain.bea)
    assert not PanelKey.objects.exists()


def test_a_key_under_a_lost_secret_is_no_key(closed, settings, caplog):
    """AC-10: unreadable is said in the log, and the panel is not believed in plain text instead."""
    settings.SECRET_KEY = "another"
    assert queries.key_of("1234") is None
    assert "cannot be read" in caplog.text
    assert tell(said(key=None)) == "silent"
    settings.SECRET_KEY_FALLBACKS = ["only-for-tests-" + "0123456789" * 4]
    assert queries.key_of("1234") == bytes.fromhex(KEY)


def test_plain_text_from_a_panel_with_a_key_is_not_believed(closed, chain):
    """DV-4 I-5: no alarm, no answer, a security row, and whoever looks after the panel hears it."""
    assert [tell(said(key=None, sequence=n)) for n in range(3)] == ["silent"] * 3
    assert Alarm.objects.count() == Heard.objects.count() == 0
    knocks.write(at=NOW)
    knock = Knock.objects.get()
    assert (knock.why, knock.times, knock.panel) == ("plain", 3, closed)
    assert Notice.objects.filter(person=chain.bea, kind="panel_refused").count() == 1


def test_unknown_and_switched_off_accounts_hear_nothing(panel, chain):
    """DV-4 I-5: the same silence, counted by where it came from."""
    stranger = build("SIA-DCS", "9999", "#9999|NPA001")
    for _ in range(2):
        assert (
            store(signals_of(parse(stranger), received_at=NOW, source="10.0.0.1")[0], at=NOW)
            is Verdict.SILENT
        )
    revoke(panel, at=NOW, by=chain.bea)
    assert tell(said(key=None)) == "silent"
    knocks.write(at=NOW)
    counted = {(knock.source, knock.why, knock.times, knock.panel) for knock in Knock.objects.all()}
    assert counted == {("10.0.0.1", "unknown", 2, None), ("10.0.0.9", "unknown", 1, None)}
    assert Alarm.objects.count() == 0


# What is the matter

BEGINS = {
    "fault": ["PT", "HT", "PS", "HS", "QT", "MS"], "battery": ["YT"], "line": ["YC", "YS"], "bypass": ["PB", "HB"],
}  # fmt: skip
ENDS = {"fault": ["PJ", "PR", "HJ"], "battery": ["YR"], "line": ["YK"], "bypass": ["PU", "HU"]}


@pytest.mark.parametrize(
    ("kind", "begin", "end"), [(k, b, e) for k in BEGINS for b in BEGINS[k] for e in ENDS[k][:1]]
)
def test_a_trouble_begins_once_and_ends_once(panel, chain, kind, begin, end):
    """I-5 S1-18: told to whoever looks after the panel, one message each way; never an alarm."""
    zone = "007" if kind in ("fault", "bypass") else "000"
    for number, code in enumerate((begin, begin, end, end)):
        assert tell(said(f"#1234|N{code}{zone}", key=None, sequence=number + 1), after=number) == "ack"
    trouble = Trouble.objects.get()
    assert (trouble.kind, trouble.zone, bool(trouble.over_at)) == (kind, zone.strip("0"), True)
    assert Notice.objects.filter(person=chain.bea).count() == 2
    told = kinds(f"device:{panel.pk}")
    assert (told.count("panels.TroubleBegan"), told.count("panels.TroubleEnded")) == (1, 1)
    assert Alarm.objects.count() == 0


@pytest.mark.parametrize(
    ("code", "kind"),
    [("302", "battery"), ("309", "battery"), ("384", "battery"), ("350", "line"), ("344", "fault"), ("570", "bypass"),
     ("573", "bypass")],
)  # fmt: skip
def test_troubles_in_contact_id(panel, code, kind):
    """DV-5: qualifier 1 begins, 3 ends."""
    for number, qualifier in enumerate("13"):
        signal = said(f"#1234|{qualifier}{code} 00 007", token="ADM-CID", key=None, sequence=number + 1)
        assert tell(signal, after=number) == "ack"
    assert Trouble.objects.filter(kind=kind, zone="7", over_at__isnull=False).count() == 1
    assert Alarm.objects.count() == 0


def test_a_restore_closes_nothing(panel, chain):
    """I-16 I-5: the panel says it is over; a person still has the regie."""
    tell(said(key=None))
    alarm = Alarm.objects.get()
    alarms.take_charge(alarm, at=NOW, by=chain.sanne)
    for number, code in enumerate(("PH", "PR", "PJ")):
        assert tell(said(f"#1234|N{code}007", key=None, sequence=50 + number), after=9) == "ack"
    alarm.refresh_from_db()
    assert (alarm.stood_down_at, alarm.in_charge) == (None, chain.sanne)


@pytest.mark.parametrize("code", ["RP", "RX", "TS", "TE", "TX"])
def test_tests_stand_in_the_register(panel, code):
    """I-5: never live; the moment of the last test is kept."""
    assert tell(said(f"#1234|N{code}000", key=None)) == "ack"
    panel.refresh_from_db()
    assert (panel.last_test_at, panel.last_heard_at) == (NOW, NOW)
    assert Heard.objects.get().kind == "test"
    assert Alarm.objects.count() == 0


def test_every_message_is_a_sign_of_life(closed):
    """I-20: presses, repeats and link tests; a message whose time was refused is none, it may be a recording."""
    for after, signal in ((1, said()), (2, said()), (3, said("", token="NULL", sequence=0))):
        tell(signal, after=after)
        assert Device.objects.get(pk=closed.pk).last_heard_at == NOW + timedelta(seconds=after)
    tell(said("", token="NULL", off=-7200), after=4)
    assert Device.objects.get(pk=closed.pk).last_heard_at == NOW + timedelta(seconds=3)
    assert Heard.objects.count() == 1
