"""What tests of rooms may borrow: a panel that is there, with and without a key."""

import pytest

from regie.devices.actions import enrol_panel, tie_zone
from regie.devices.models import Device
from regie.intake.knocks import knocks
from regie.panels.actions import set_key
from tests.panel_says import KEY, NOW


@pytest.fixture
def nobody_knocked() -> None:
    """What another test left to be counted is not ours."""
    knocks.forget()


@pytest.fixture
def panel(chain) -> Device:
    """A panel with one button at the counter, on input 7."""
    made = enrol_panel(account="1234", name="Paneel hal", organisation=chain.municipality, at=NOW)
    tie_zone(made, number="7", place=chain.counter, at=NOW)
    return made


@pytest.fixture
def closed(panel, chain) -> Device:
    """The same panel with a key."""
    set_key(panel, key=KEY, at=NOW, by=chain.bea)
    return panel
