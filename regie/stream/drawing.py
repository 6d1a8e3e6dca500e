"""How an alarm that changed is drawn for the live line: once a language, whoever hears it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from regie import moment
from regie.alarms.models import Alarm
from regie.alarms.queries import card, with_parts


@dataclass(frozen=True)
class Change:
    """An alarm that changed, drawn in every language, with the number of the entry that changed it."""

    seq: int
    alarm: Alarm
    html: dict[str, str]

    def event(self, language: str) -> bytes:
        """The change as one server-sent event."""
        return self._events.get(language, self._events["nl"])

    @cached_property
    def _events(self) -> dict[str, bytes]:
        return {language: self._event(html) for language, html in self.html.items()}

    def _event(self, html: str) -> bytes:
        is_open = self.alarm.stood_down_at is None
        said = {"id": self.alarm.pk, "seq": self.seq, "open": is_open, "kind": self.alarm.kind, "html": html}
        return event("alarm", said, seq=self.seq)


def drawn(last_entry: Mapping[int, int]) -> list[Change]:
    """These alarms, by the number of their last entry, with their cards; oldest change first."""
    alarms = with_parts(Alarm.objects.filter(pk__in=last_entry))
    changes = [Change(last_entry[alarm.pk], alarm, _html(alarm)) for alarm in alarms]
    return sorted(changes, key=lambda change: change.seq)


def _html(alarm: Alarm) -> dict[str, str]:
    drawings: dict[str, str] = {}
    now = moment.now()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            drawings[language] = render_to_string(
                "alarms/card.html", {"card": card(alarm, at=now), "now": now}
            )
    return drawings


def event(name: str, data: object, *, seq: int | None = None) -> bytes:
    """One server-sent event."""
    number = f"id: {seq}\n" if seq is not None else ""
    return f"{number}event: {name}\ndata: {json.dumps(data)}\n\n".encode()
