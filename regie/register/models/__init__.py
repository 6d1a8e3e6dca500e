"""What the register keeps besides the cases themselves."""

from regie.register.models.finding import SavedView, SearchText

__all__ = ["SavedView", "SearchText"]
