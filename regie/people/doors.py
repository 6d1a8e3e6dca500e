"""May this person open this door? The answer stands in `regie.doors`, because places have doors too."""

from regie.doors import ByOwnProof, holds, log_in_first, needs, open_to_all

__all__ = ["ByOwnProof", "holds", "log_in_first", "needs", "open_to_all"]
