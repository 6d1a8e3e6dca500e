"""What strangers may send over HTTP and MQTT: small, shallow, unambiguous, proved and of now."""

import base64
import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standardwebhooks.webhooks import Webhook

from regie.gateways.hook_messages import Fields, read_cloudevent, read_json, read_ttn
from regie.gateways.hook_proof import check_secret, check_signature
from regie.gateways.strict_json import DEEPEST, LARGEST, NotReadable, at_path, read

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
SECRET = "whsec_" + base64.b64encode(b"a secret of twenty-four!").decode()

# The shape that The Things Stack documents for an uplink webhook.
UPLINK = {
    "end_device_ids": {
        "device_id": "knop-1", "application_ids": {"application_id": "werkplein"}, "dev_eui": "0004A30B001C0530",
    },
    "correlation_ids": ["as:up:01"],
    "received_at": "2026-03-03T09:00:00.787123456Z",
    "uplink_message": {
        "session_key_id": "AXA50e==", "f_cnt": 7, "f_port": 1, "frm_payload": "AQ==",
        "decoded_payload": {"pressed": True, "battery": 87.4},
        "rx_metadata": [{"gateway_ids": {"gateway_id": "dak"}, "rssi": -35}],
    },
}  # fmt: skip
TTN = Fields(
    device="end_device_ids.device_id", press="uplink_message.decoded_payload.pressed",
    battery="uplink_message.decoded_payload.battery",
)  # fmt: skip
EVENT = {
    "specversion": "1.0", "id": "e-1", "source": "urn:nld:oin:00000001823288444000:systeem:knoppen",
    "type": "nl.testdam.knop.ingedrukt", "subject": "knop-1", "time": "2026-03-03T10:00:00+01:00",
    "data": {"pressed": "ja"},
}  # fmt: skip
CLOUD = Fields(device="subject", press="data.pressed", press_values=("ja",))
STRUCTURED = {"content-type": "application/cloudevents+json; charset=utf-8"}


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"x" * (LARGEST + 1), "too_large"),
        (b'{"a":' * (DEEPEST + 1) + b"1" + b"}" * (DEEPEST + 1), "too_deep"),
        (b"[" * 4000, "too_deep"),
        (b'{"a": NaN}', "no_number"),
        (b'{"a": -Infinity}', "no_number"),
        (b'{"press": false, "press": true}', "key_twice"),
        (b'{"a": {"b": 1, "b": 2}}', "key_twice"),
        (b'{"a": 1', "no_json"),
        (b"", "no_json"),
        (b"\xff\xfe", "no_json"),
        (b"[1]", "no_object"),
        (b'"press"', "no_object"),
    ],
)
def test_hostile_json_is_refused_with_a_reason(body: bytes, why: str) -> None:
    """I-5 DV-8: nothing that two readers could read differently becomes anything."""
    with pytest.raises(NotReadable) as refused:
        read(body)
    assert refused.value.why == why


@pytest.mark.once
@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(alphabet='{}[]":,0123456789eE.-\\nulltrefas N', max_size=300).map(str.encode)
)
def test_no_bytes_break_the_reader(body: bytes) -> None:
    """DV-2: an object or a refusal, never another error."""
    with suppress(NotReadable):
        assert isinstance(read(body), dict)


def test_brackets_in_a_text_are_no_depth() -> None:
    """Only what nests counts."""
    assert read(json.dumps({"a": '[{"\\' * 40}).encode())["a"].startswith("[{")
    assert at_path({"a": [{"b": 1}]}, "a.0.b") == 1
    assert at_path({"a": [1]}, "a.7") is None


def test_an_uplink_of_the_things_network() -> None:
    """DV-8: device, press, battery, moment; the counter in its session is the id."""
    said = read_ttn(json.dumps(UPLINK).encode(), TTN)
    assert (said.device, said.pressed, said.battery, said.test) == ("knop-1", True, 87, False)
    assert said.id == "knop-1:AXA50e==:7"
    assert said.at == datetime(2026, 3, 3, 9, 0, 0, 787123, UTC)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"simulated": True}, (True, True)),  # pressed in the console of the network: a test, never an alarm
        (
            {"uplink_message": {"session_key_id": "A", "f_cnt": 8, "decoded_payload": {"pressed": 0}}},
            (False, False),
        ),
        ({"uplink_message": {"session_key_id": "A", "decoded_payload": {}}}, (False, False)),
    ],
)
def test_what_is_no_press_in_an_uplink(change: dict, expected: tuple[bool, bool]) -> None:
    """I-5: a heartbeat, a missing field, a simulation."""
    said = read_ttn(json.dumps({**UPLINK, **change}).encode(), TTN)
    assert (said.pressed, said.test) == expected


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"uplink_message": None, "join_accept": {}}, "no_uplink"),
        ({"uplink_message": {"f_cnt": "7"}}, "no_id"),
        ({"end_device_ids": {}}, "no_device"),
        ({"end_device_ids": {"device_id": True}}, "no_device"),
    ],
)
def test_an_uplink_that_says_not_enough_is_refused(change: dict, why: str) -> None:
    """I-5."""
    with pytest.raises(NotReadable) as refused:
        read_ttn(json.dumps({**UPLINK, **change}).encode(), TTN)
    assert refused.value.why == why


def test_a_cloudevent_says_the_same_in_both_modes() -> None:
    """CloudEvents 1.0: structured, and binary with the attributes in headers."""
    structured = read_cloudevent(STRUCTURED, json.dumps(EVENT).encode(), CLOUD)
    headers = {f"ce-{name}": value for name, value in EVENT.items() if name != "data"}
    binary = read_cloudevent(
        {**headers, "content-type": "application/json"}, json.dumps(EVENT["data"]).encode(), CLOUD
    )
    assert structured == binary
    assert (structured.device, structured.pressed, structured.at) == ("knop-1", True, NOW)


@pytest.mark.parametrize(
    "change",
    [
        {"specversion": "0.3"}, {"source": "https://example.org"}, {"source": ""}, {"type": "press"}, {"id": ""},
        {"id": 7}, {"time": "gisteren"}, {"time": "2026-03-03T10:00:00"},
    ],
)  # fmt: skip
def test_what_is_not_of_the_profile_is_refused(change: dict) -> None:
    """NL GOV profile: source a urn, type a reverse domain name, an id, a moment with its zone."""
    with pytest.raises(NotReadable, match="no_cloudevent"):
        read_cloudevent(STRUCTURED, json.dumps({**EVENT, **change}).encode(), CLOUD)
    with pytest.raises(NotReadable, match="no_cloudevent"):
        read_cloudevent({"content-type": "text/plain"}, b"{}", CLOUD)


def test_anybodys_json_with_chosen_fields() -> None:
    """The administrator says which path is what; without a path for the press every message is one."""
    body = json.dumps({"id": 12, "event": "SOS", "level": 40}).encode()
    said = read_json(body, Fields("id", "event", ("sos",), "level"), id_="m")
    assert (said.device, said.pressed, said.battery) == ("12", True, 40)
    assert read_json(body, Fields("id"), id_="m").pressed
    assert not read_json(body, Fields("id", "event", ("other",)), id_="m").pressed


def signed(body: bytes, *, at: datetime = NOW, message_id: str = "m-1") -> dict[str, str]:
    """The headers that the reference library of Standard Webhooks makes."""
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(SECRET).sign(message_id, at, body.decode()),
    }


def test_what_the_reference_library_signs_is_believed() -> None:
    """An independent signer: standardwebhooks."""
    assert check_signature(signed(b"{}"), b"{}", secret=SECRET, at=NOW) == "m-1"
    both = {**signed(b"{}"), "webhook-signature": f"v1,AAAA v2,x {signed(b'{}')['webhook-signature']}"}
    assert check_signature(both, b"{}", secret=SECRET, at=NOW) == "m-1"


@pytest.mark.parametrize(
    ("headers", "body", "why"),
    [
        ({}, b"{}", "unsigned"),
        (signed(b"{}"), b'{"a":1}', "wrong_signature"),
        ({**signed(b"{}"), "webhook-id": "m-2"}, b"{}", "wrong_signature"),
        ({**signed(b"{}"), "webhook-signature": "v1,???"}, b"{}", "wrong_signature"),
        (signed(b"{}", at=NOW - timedelta(seconds=301)), b"{}", "too_old"),
        (signed(b"{}", at=NOW + timedelta(seconds=301)), b"{}", "too_old"),
    ],
)
def test_what_is_not_proved_is_refused(headers: dict[str, str], body: bytes, why: str) -> None:
    """I-5: another body, another id, another moment."""
    with pytest.raises(NotReadable) as refused:
        check_signature(headers, body, secret=SECRET, at=NOW)
    assert refused.value.why == why


def test_a_shared_secret_stands_in_a_header() -> None:
    """What The Things Network can send."""
    from hashlib import sha256

    kept = sha256(b"geheim").hexdigest()
    check_secret({"x-regie-secret": "geheim"}, secret_hash=kept)
    check_secret({"authorization": "Bearer geheim"}, secret_hash=kept)
    for headers, why in (({}, "unsigned"), ({"x-regie-secret": "anders"}, "wrong_secret")):
        with pytest.raises(NotReadable) as refused:
            check_secret(headers, secret_hash=kept)
        assert refused.value.why == why
