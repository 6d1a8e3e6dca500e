"""What the room of panels shows on the pages of devices, which stand below it and do not know it."""

from collections.abc import Iterable
from typing import Any

from django import template

from regie.devices.models import Device
from regie.panels import queries, words
from regie.panels.models import Trouble
from regie.people.models import Person

register = template.Library()


@register.simple_tag
def panel_page(device: Device) -> dict[str, Any]:
    """The key, the troubles, the last signals and the refused messages of one panel."""
    return queries.panel_page(device)


@register.simple_tag
def strangers(person: Person) -> Any:
    """Messages for accounts that are nobody's, when this person may see them."""
    return queries.knocks_for(person)


@register.simple_tag
def panels_in_trouble(devices: Iterable[Device]) -> list[Trouble]:
    """What is the matter now with these devices, the latest first."""
    return list(queries.troubles_among(devices))


@register.filter
def trouble_words(trouble: Trouble) -> str:
    """`Ingang 3: storing`."""
    return words.trouble(trouble)


@register.filter
def signal_kind(kind: str) -> Any:
    """What a kind of signal is called."""
    return words.KINDS.get(kind, kind)
