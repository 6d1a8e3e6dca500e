"""What the register keeps besides the cases themselves."""

from regie.register.models.finding import SavedView, SearchText
from regie.register.models.third_party import ThirdPartyFact

__all__ = ["SavedView", "SearchText", "ThirdPartyFact"]
