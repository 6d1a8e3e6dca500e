"""With which key something is sent: it lies sealed until that moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from regie.reach.models import Outlet
from regie.vault import unseal_text


@dataclass(frozen=True, kw_only=True)
class Sealed:
    """What goes through an outlet with the outlet's key, or straight to a browser with the browser's own."""

    outlet: Outlet | None = field(default=None, repr=False)
    sealed: str = field(default="", repr=False)

    @property
    def secret(self) -> str:
        """The key of the outlet or of the browser, opened to send with; raises Unreadable."""
        return self.outlet.secret if self.outlet else unseal_text(self.sealed)

    @property
    def settings(self) -> Mapping[str, str]:
        """Those of the outlet; raises Unreadable."""
        return self.outlet.for_sending if self.outlet else {}
