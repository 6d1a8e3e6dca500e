"""What a button says over MQTT: which topic it used, which press it means, and what it is answered."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from regie.gateways.strict_json import NotReadable, read

ROOT = "regie"
SUBSCRIPTION = f"{ROOT}/+/buttons/+/+"
TOPIC = re.compile(
    rf"{ROOT}/(?P<organisation>[0-9]{{1,12}})/buttons/b(?P<device>[0-9]{{1,12}})/(?P<verb>[a-z]{{1,10}})"
)
LONGEST_ID = 80


class Verb(StrEnum):
    """What a button may say; `ack` is ours to answer on."""

    PRESS = "press"
    BATTERY = "battery"
    STATUS = "status"


SAID = frozenset(Verb)


@dataclass(frozen=True, slots=True)
class Said:
    """One message of one button, read and within bounds."""

    organisation_id: int
    device_id: int
    verb: Verb
    id: str = ""
    counted: bool = False
    kind: str = "alarm"
    note: str = ""
    pressed_at: datetime | None = None
    battery: int | None = None
    online: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """What the button hears, once it is on disk or refused."""

    id: str
    outcome: str
    why: str = ""
    alarm: int | None = None

    def payload(self) -> bytes:
        """As JSON."""
        said = {"id": self.id, "outcome": self.outcome, "alarm": self.alarm, "why": self.why}
        return json.dumps({name: value for name, value in said.items() if value not in ("", None)}).encode()


def user_name(device_id: int) -> str:
    """How a button logs in at the broker, and how it is called in its topics."""
    return f"b{device_id}"


def topic(organisation_id: int, device_id: int, verb: str) -> str:
    """`regie/3/buttons/b12/press`."""
    return f"{ROOT}/{organisation_id}/buttons/{user_name(device_id)}/{verb}"


def read_message(where: str, payload: bytes, *, retained: bool) -> Said:
    """What was said; raises NotReadable for anything that must not be acted on.

    A press that the broker kept would come again at every reconnect: retained presses are refused (I-5).
    """
    found = TOPIC.fullmatch(where)
    if found is None or found["verb"] not in SAID:
        raise NotReadable("wrong_topic", where[:100])
    verb = Verb(found["verb"])
    if retained:
        raise NotReadable("retained", verb)
    said = read(payload)
    ours = (int(found["organisation"]), int(found["device"]), verb)
    if verb is Verb.PRESS:
        return _press(ours, said)
    if verb is Verb.BATTERY:
        return Said(*ours, battery=_percent(said.get("percent")))
    if not isinstance(said.get("online"), bool):
        raise NotReadable("no_status")
    return Said(*ours, online=said["online"])


def _press(ours: tuple[int, int, Verb], said: dict[str, Any]) -> Said:
    """Without an id a repeat could not be told from a second press, so the device hears at its first test."""
    id_, kind = said.get("id"), said.get("kind", "alarm")
    if isinstance(id_, bool) or not isinstance(id_, str | int) or not 0 < len(str(id_)) <= LONGEST_ID:
        raise NotReadable("no_id")
    if kind not in ("alarm", "attention"):
        raise NotReadable("kind_unknown")
    note = said.get("note")
    return Said(
        *ours, id=str(id_), counted=isinstance(id_, int), kind=kind, note=note if isinstance(note, str) else "",
        pressed_at=_moment(said.get("at")),
    )  # fmt: skip


def _moment(said: Any) -> datetime | None:
    """A moment that cannot be read is none: a press is a press."""
    if not isinstance(said, str) or len(said) > 40:
        return None
    try:
        named = datetime.fromisoformat(said)
    except ValueError:
        return None
    return named if named.tzinfo else None


def _percent(said: Any) -> int:
    if isinstance(said, bool) or not isinstance(said, int | float) or not 0 <= said <= 100:
        raise NotReadable("no_percent")
    return round(said)
