"""Ways to reach somebody outside the screen, and the table CHANNELS.

A channel is one coroutine, `send(message, address) -> Receipt`. It knows nothing of alarms or people; it raises
nothing but says in its receipt what is known. To add one: write the module, add its line here, and its test peer
in `tests/channels/`.
"""

from collections.abc import Awaitable, Callable

from regie.channels import email, webhook
from regie.channels.message import Message, Receipt

Send = Callable[[Message, str], Awaitable[Receipt]]

CHANNELS: dict[str, Send] = {
    "email": email.send,
    "webhook": webhook.send,
}

__all__ = ["CHANNELS", "Message", "Receipt", "Send"]
