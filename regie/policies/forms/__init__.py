"""The forms of a policy: taking one in, asking it something, putting two beside each other, and changing one."""

from regie.policies.forms.asking import AskForm, CompareForm
from regie.policies.forms.drafting import DraftForm, TakingInForm
from regie.policies.forms.importing import ImportForm

__all__ = ["AskForm", "CompareForm", "DraftForm", "ImportForm", "TakingInForm"]
