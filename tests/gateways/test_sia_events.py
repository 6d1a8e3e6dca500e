"""Events: what each code means, alone and in company."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from regie.gateways import Kind
from regie.gateways.sia_codes import SIA_KINDS, kind_of_contact_id, kind_of_sia
from regie.gateways.sia_dc09 import Frame, Header, Undecodable, build, parse
from regie.gateways.sia_events import signals_of
from regie.gateways.signals import LONGEST_TEXT, clean
from tests.gateways.wire import MOMENT, sealed

# Written out on purpose: the other side of the table in sia_codes.py.
MEANING = {
    Kind.RAISE: "PA HA QA MA",
    Kind.RESTORE: "PH PR PJ HH HR HJ QH QR QJ MH MR MJ",
    Kind.TROUBLE: "PT HT QT MT PS HS QS MS YC YS YK YT YR",
    Kind.BYPASS: "PB PU HB HU QB QU MB MU",
    Kind.TEST: "RP RX TS TE TX",
}
CONTACT_ID = {
    # code: qualifier 1, 3, 6
    **dict.fromkeys("100 101 120 121 122 123 124 125".split(), (Kind.RAISE, Kind.RESTORE, Kind.RAISE)),
    **dict.fromkeys("302 309 311 344 350 375 376 384".split(), (Kind.TROUBLE,) * 3),
    **dict.fromkeys("570 573 574 577".split(), (Kind.BYPASS,) * 3),
    **dict.fromkeys("601 602 603 607 608".split(), (Kind.TEST,) * 3),
    **dict.fromkeys("110 126 129 130 146 401 441 521 604 621 999 12B".split(), (Kind.UNKNOWN,) * 3),
}


def signals(data: str, token: str = "SIA-DCS", **header):
    return signals_of(parse(build(token, "1234", data, **header)), received_at=MOMENT)


@pytest.mark.parametrize(
    ("kind", "code"), [(k, code) for k, codes in MEANING.items() for code in codes.split()]
)
def test_every_sia_code_of_the_table(kind, code):
    """DV-5, I-5, S1-18 Only panic, hold-up, emergency and medical raise; off, on, tests and restores never."""
    (signal,) = signals(f"#1234|N{code}007")
    assert (signal.kind, signal.code, signal.zone) == (kind, code, "7")


def test_no_other_sia_code_is_known():
    """DV-5, I-5 Of all 676 codes four raise; what nobody described is unknown, so that somebody asks."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    kinds = {a + b: kind_of_sia(a + b) for a in letters for b in letters}
    known = {code for codes in MEANING.values() for code in codes.split()}
    assert {code for code, kind in kinds.items() if kind is not Kind.UNKNOWN} == known == set(SIA_KINDS)
    assert {code for code, kind in kinds.items() if kind is Kind.RAISE} == {"PA", "HA", "QA", "MA"}


@pytest.mark.parametrize(("code", "kinds"), CONTACT_ID.items())
def test_every_contact_id_code_with_every_qualifier(code, kinds):
    """DV-5, I-5, S1-18 1 raises, 3 restores, 6 raises only where nothing is open; no other qualifier counts."""
    expected = dict(zip("136", kinds, strict=True))
    for qualifier in "0123456789":
        (signal,) = signals(f"#1234|{qualifier}{code} 01 007", "ADM-CID")
        assert signal.kind is expected.get(qualifier, Kind.UNKNOWN)
        assert (signal.code, signal.qualifier, signal.area, signal.zone) == (code, qualifier, "1", "7")
        assert signal.repeats is (signal.kind is Kind.RAISE and qualifier == "6")


def test_nothing_else_in_contact_id_raises():
    """DV-5, I-5 All thousand codes: eight raise."""
    raising = {f"{n:03d}" for n in range(1000) if kind_of_contact_id(f"{n:03d}", "1") is Kind.RAISE}
    assert raising == {"100", "101", "120", "121", "122", "123", "124", "125"}


@pytest.mark.parametrize("data", ["", "#1234|0000 00 000", "#1234|NPA007", "anything"])
def test_a_link_test_is_never_an_alarm(data):
    """I-5 NULL is a sign of life whatever stands in it."""
    (signal,) = signals(data, "NULL")
    assert (signal.kind, signal.code, signal.zone) == (Kind.SUPERVISION, "NULL", None)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("#1234|NPA007", [("PA", "7", None, "")]),
        ("|Nri1/PA501", [("PA", "501", "1", "")]),
        ("Nri1/PA000", [("PA", "0", "1", "")]),
        ("#1234|Nri1PA7^VX FRONTE ^", [("PA", "7", "1", "VX FRONTE")]),
        ("#1234|Nti19:44/id1/ri04/HA", [("HA", None, "4", "")]),
        ("#1234|NPA007/HA00A", [("PA", "7", None, ""), ("HA", "A", None, "")]),
        ("#1234|Nri1/PA1/ri2/PA2", [("PA", "1", "1", ""), ("PA", "2", "2", "")]),
        ("#1234|NPA007|ABalie 3", [("PA", "7", None, "Balie 3")]),
        ("#1234|NPA007^Balie 3^|AGang", [("PA", "7", None, "Balie 3")]),
        ("#1234|NPA1|NHA2|ATwee", [("PA", "1", None, ""), ("HA", "2", None, "Twee")]),
        ("#1234|NHA^balie/3^/PA4", [("HA", None, None, "balie/3"), ("PA", "4", None, "")]),
        ("#1234|NPA007^Balie 3", [("PA", "7", None, "Balie 3")]),
        ("#1234|NPA007*12dm", [("PA", "7", None, "")]),
        ("#1234|NPA001NM", [("PA", "1", None, "")]),
        ("#1234|NZZ9/PA007", [("ZZ", "9", None, ""), ("PA", "7", None, "")]),
        ("#1234|N??/PA007/!", [("PA", "7", None, "")]),
        ("#1234|NPA007^Café^", [("PA", "7", None, "Café")]),
    ],
)
def test_the_ways_in_which_panels_write_an_event(data, expected):
    """S1-18 A neighbour that cannot be read does not take the panic with it."""
    found = [(signal.code, signal.zone, signal.area, signal.text) for signal in signals(data)]
    assert found == expected


def test_an_old_event_raises_only_where_nothing_is_open():
    """I-5 A panel that empties its memory does not call people twice, and is not unheard either."""
    (signal,) = signals("#1234|OPA007")
    assert signal.kind is Kind.RAISE
    assert signal.repeats


@pytest.mark.parametrize(
    ("token", "data"),
    [
        ("SIA-DCS", ""),
        ("SIA-DCS", "#1234|"),
        ("SIA-DCS", "#1234|PA007"),
        ("SIA-DCS", "#1234|N"),
        ("SIA-DCS", "#1234|Nri1/"),
        ("SIA-DCS", "#1234|N007"),
        ("SIA-DCS", "#1234|APA007"),
        ("ADM-CID", "#1234|"),
        ("ADM-CID", "#1234|1120"),
        ("ADM-CID", "#1234|1120 01 0007"),
        ("ADM-CID", "#1234|x1120 01 007"),
        ("ADM-CID", "#1234|NPA007"),
        ("SIA-PUL", "#1234|NPA007"),
        ("ACK", ""),
    ],
)
def test_what_holds_no_event_cannot_be_processed(token, data):
    """I-5, DV-1 No guess: DUH, and no alarm."""
    with pytest.raises(Undecodable):
        signals(data, token)


def test_the_account_may_stand_in_the_data_only():
    """S1-18 Some panels leave it out of the header; without any account nobody is speaking."""
    without = parse(sealed(b'"SIA-DCS"4738R0001L0001[#00696a|Nri04/PA001]'))
    (signal,) = signals_of(without, received_at=MOMENT)
    assert (signal.account, signal.receiver, signal.line) == ("00696A", "0001", "0001")
    with pytest.raises(Undecodable, match="account"):
        signals_of(parse(sealed(b'"SIA-DCS"4738R0001L0001[NPA001]')), received_at=MOMENT)


def test_the_account_keeps_its_zeros():
    """S1-18 0123 and 123 are two accounts."""
    frame = parse(build("SIA-DCS", "0123", "#0123|NPA007"))
    assert signals_of(frame, received_at=MOMENT)[0].account == "0123"


def test_a_signal_keeps_what_was_said():
    """S1-18 Times, x-data and the whole frame stay, for the record."""
    (signal,) = signals(
        "#1234|NPA007", sequence="0042", stamped_at=MOMENT, xdata=("M0026B9E4268B", "Vx\x1by")
    )
    assert signal.stamped_at == signal.received_at == MOMENT
    assert signal.xdata == ("M0026B9E4268B", "Vx y")
    assert (signal.sequence, signal.line, signal.receiver) == ("0042", "0", None)
    assert signal.raw.endswith(r"[M0026B9E4268B][Vx\x1by]_10:15:30,11-22-2026")


def test_a_repetition_has_the_same_fingerprint_and_another_press_has_not():
    """I-3, I-4 Equal for a repeated frame, also with a corrected clock; different for all else."""
    first = signals("#1234|NPA007/PA007", sequence="0042", stamped_at=MOMENT)
    again = signals("#1234|NPA007/PA007", sequence="0042")
    others = [
        signals("#1234|NPA008/PA007", sequence="0042"),
        signals("#1234|NPA007/PA007", sequence="0043"),
        signals("#1234|NPA007/PA007", sequence="0042", line="1"),
        signals("#1234|NPA007/PA007", sequence="0042", receiver="1"),
    ]
    assert [s.fingerprint for s in first] == [s.fingerprint for s in again]
    assert len({s.fingerprint for group in (first, *others) for s in group}) == 10


anything = st.text(st.characters(exclude_categories=("Cs",)), max_size=80)


@given(anything)
@example("Balie 3\r\n\x03\x1e\x1f\x1bweg")
@example("\u202e3 eilaB\u200b\u2066\ufeff")
def test_a_clean_text_can_do_no_harm(text):
    """S1-18 No line end, ETX, RS, US, ESC, turned direction or zero width in what people are shown."""
    shown = clean(text)
    assert shown.isprintable()
    assert len(shown) <= LONGEST_TEXT
    assert clean(shown) == shown


def test_words_stay_apart_when_control_characters_go():
    """S1-18 What separated two words leaves a space behind; what only hides leaves nothing."""
    assert clean("Balie\r\n3\x1f\u202eeerste\u200b verdieping ") == "Balie 3 eerste verdieping"


@given(st.sampled_from(["SIA-DCS", "ADM-CID", "NULL"]), anything)
def test_no_data_is_an_accident(token, data):
    """DV-1 Any data gives signals or is undecodable, and every signal is safe to store and to show."""
    frame = Frame(Header(token, "0042", None, "0", "1234"), data, (), None, "")
    try:
        found = signals_of(frame, received_at=MOMENT)
    except Undecodable:
        return
    assert found
    assert all(signal.text.isprintable() and signal.code.isascii() for signal in found)
