"""What a message of The Things Network, a CloudEvent or anybody's JSON says about a button."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import unquote

from regie.gateways.strict_json import NotReadable, at_path, read

LARGEST = 64 * 1024  # a LoRaWAN uplink that many gateways heard is long
# CloudEvents 1.0 (NL GOV profile): the source is a urn, the type a reverse domain name.
URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{0,31}:\S{1,200}", re.IGNORECASE)
REVERSE_DOMAIN = re.compile(r"[a-z]{2,}(\.[a-z0-9_-]+){2,}", re.IGNORECASE)
LONGEST = 120
NO = frozenset({"", "0", "false", "no", "off", "none", "null"})


@dataclass(frozen=True, slots=True)
class Fields:
    """Where in the message what stands, as paths; an empty `press` means that every message is a press."""

    device: str
    press: str = ""
    press_values: tuple[str, ...] = ()
    battery: str = ""
    test: str = ""


@dataclass(frozen=True, slots=True)
class ButtonMessage:
    """What was said: by which device, whether it was pressed, and what makes a repeat the same message."""

    id: str
    device: str
    pressed: bool
    battery: int | None = None
    test: bool = False
    at: datetime | None = None


def read_ttn(body: bytes, mapping: Fields) -> ButtonMessage:
    """An uplink webhook of The Things Stack v3. Its counter in its session is what makes it one message.

    What the console simulates is a test. Joins and the like carry no uplink: NotReadable "no_uplink".
    """
    said = read(body, largest=LARGEST)
    uplink = said.get("uplink_message")
    if not isinstance(uplink, dict):
        raise NotReadable("no_uplink")
    session, counter = uplink.get("session_key_id", ""), uplink.get("f_cnt", 0)
    if not isinstance(counter, int) or isinstance(counter, bool) or not isinstance(session, str):
        raise NotReadable("no_id")
    device = at_path(said, "end_device_ids.device_id")
    message = _read(said, mapping, id_=f"{device}:{session}:{counter}")
    moment = _moment(said.get("received_at"))
    simulated = said.get("simulated") is True or uplink.get("simulated") is True
    return ButtonMessage(
        message.id, message.device, message.pressed, message.battery, message.test or simulated, moment
    )


def read_json(body: bytes, mapping: Fields, *, id_: str) -> ButtonMessage:
    """Anybody's JSON; its id stands in the header, where it is signed."""
    if not id_ or len(id_) > LONGEST:
        raise NotReadable("no_id")
    return _read(read(body, largest=LARGEST), mapping, id_=id_)


def read_cloudevent(headers: Mapping[str, str], body: bytes, mapping: Fields) -> ButtonMessage:
    """A CloudEvent 1.0, structured or binary, as JSON; source and id together make it one message."""
    event = _structured(headers, body)
    if event.get("specversion") != "1.0":
        raise NotReadable("no_cloudevent", "specversion")
    for name, shape in (("source", URN), ("type", REVERSE_DOMAIN)):
        if not isinstance(event.get(name), str) or not shape.fullmatch(event[name]):
            raise NotReadable("no_cloudevent", name)
    if not isinstance(event.get("id"), str) or not 0 < len(event["id"]) <= LONGEST:
        raise NotReadable("no_cloudevent", "id")
    moment = _moment(event.get("time"))
    if "time" in event and moment is None:
        raise NotReadable("no_cloudevent", "time")
    message = _read(event, mapping, id_=f"{event['source']}:{event['id']}")
    return ButtonMessage(message.id, message.device, message.pressed, message.battery, message.test, moment)


def short(message_id: str) -> str:
    """The id in a fixed length, for a key with room for no more."""
    return sha256(message_id.encode()).hexdigest()


def _structured(headers: Mapping[str, str], body: bytes) -> dict[str, Any]:
    """One shape for both modes: the attributes beside `data`."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/cloudevents+json":
        return read(body, largest=LARGEST)
    if kind == "application/json" and "ce-specversion" in headers:
        attributes = {
            name.removeprefix("ce-"): unquote(value)
            for name, value in headers.items()
            if name.startswith("ce-")
        }
        return {**attributes, "data": read(body, largest=LARGEST)}
    raise NotReadable("no_cloudevent", "content-type")


def _read(said: dict[str, Any], mapping: Fields, *, id_: str) -> ButtonMessage:
    device = at_path(said, mapping.device)
    if not isinstance(device, str | int) or isinstance(device, bool) or not 0 < len(str(device)) <= LONGEST:
        raise NotReadable("no_device", mapping.device)
    return ButtonMessage(
        id=id_[:400],
        device=str(device),
        pressed=_is_press(said, mapping),
        battery=_percent(at_path(said, mapping.battery)) if mapping.battery else None,
        test=bool(mapping.test) and _yes(at_path(said, mapping.test)),
    )


def _is_press(said: dict[str, Any], mapping: Fields) -> bool:
    if not mapping.press:
        return True
    value = at_path(said, mapping.press)
    if mapping.press_values:
        return _word(value) in {one.casefold() for one in mapping.press_values}
    return _yes(value)


def _yes(value: Any) -> bool:
    return _word(value) not in NO and value not in ([], {})


def _word(value: Any) -> str:
    return str(value).strip().casefold()


def _percent(value: Any) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        return None
    return round(value)


def _moment(said: Any) -> datetime | None:
    if not isinstance(said, str) or len(said) > 40:
        return None
    try:
        # The Things Stack writes nine digits; Python reads six.
        named = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", said))
    except ValueError:
        return None
    return named if named.tzinfo else None
