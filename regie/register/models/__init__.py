"""What the register keeps besides the cases themselves."""

from regie.register.models.bringing import BroughtIn, BroughtRow
from regie.register.models.finding import SavedView, SearchText
from regie.register.models.third_party import ThirdPartyFact

__all__ = ["BroughtIn", "BroughtRow", "SavedView", "SearchText", "ThirdPartyFact"]
