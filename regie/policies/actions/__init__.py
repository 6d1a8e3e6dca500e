"""What one can do with a policy: take a version into use, and work on the next one."""

from regie.policies.actions.drafting import TakingIn, drop_draft, save_draft, start_draft, take_in_draft
from regie.policies.actions.importing import import_pack

__all__ = ["TakingIn", "drop_draft", "import_pack", "save_draft", "start_draft", "take_in_draft"]
