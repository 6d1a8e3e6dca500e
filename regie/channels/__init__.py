"""Ways to reach somebody outside the screen, and the table CHANNELS.

A channel is one coroutine, `send(message, address) -> Receipt`. It knows nothing of alarms or people; it raises
nothing but says in its receipt what is known. To add one: write the module, add its line here, a line in `kinds`
when organisations set it up themselves, its words in `reach.words`, and its test peer in `tests/channels/`.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from regie.channels import apprise, cap, dc09, email, espa, espa_x, mqtt, notify_nl, web_push, webhook
from regie.channels.kinds import DIRECT, KINDS, Field, Kind, ladder_words
from regie.channels.message import Message, Outcome, Receipt

Send = Callable[[Message, str], Awaitable[Receipt]]

CHANNELS: dict[str, Send] = {
    "apprise": apprise.send,
    "apprise_phone": apprise.send_to_phone,
    "cap": cap.send,
    "email": email.send,
    "espa": espa.send,
    "espa_x": espa_x.send,
    "mqtt": mqtt.send,
    "notify_nl": notify_nl.send,
    "web_push": web_push.send,
    "webhook": webhook.send,
    "dc09": dc09.send,
}

# What a provider's own callback says about one of our messages: its key, and what is known now.
Told = Callable[[Mapping[str, Any]], tuple[str, Receipt | None]]
RECEIPTS: dict[str, Told] = {"notify_nl": notify_nl.told}

# Providers that answer when they are asked about a message by their own number.
Ask = Callable[[str, Mapping[str, str], str], Awaitable[Receipt | None]]
ASKED: dict[str, Ask] = {"notify_nl": notify_nl.ask}

# Lines that must be kept open: whether one answers now. Silence is shown before an alarm needs it.
Alive = Callable[[Mapping[str, str], str], Awaitable[bool]]
KEPT_OPEN: dict[str, Alive] = {"espa_x": espa_x.alive}

__all__ = [
    "ASKED",
    "CHANNELS",
    "DIRECT",
    "KEPT_OPEN",
    "KINDS",
    "RECEIPTS",
    "Field",
    "Kind",
    "Message",
    "Outcome",
    "Receipt",
    "Send",
    "ladder_words",
]
