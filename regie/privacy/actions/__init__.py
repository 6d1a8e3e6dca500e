"""What one can do with what is kept of people: hold it, erase it, look behind the glass and judge that."""

from regie.privacy.actions.erasing import erase, replay
from regie.privacy.actions.glass import break_glass, look_behind, review_glass
from regie.privacy.actions.holding import hold, lift_hold

__all__ = ["break_glass", "erase", "hold", "lift_hold", "look_behind", "replay", "review_glass"]
