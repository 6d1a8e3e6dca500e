"""Which fields the pages of incidents ask, and what to do when one is not filled in well."""

from regie.incidents.forms.judging import AnswerForm, ClassifyForm, LineForm, lines_formset
from regie.incidents.forms.leading import OfferForm
from regie.incidents.forms.reporting import AdditionForm, ReportForm

__all__ = [
    "AdditionForm",
    "AnswerForm",
    "ClassifyForm",
    "LineForm",
    "OfferForm",
    "ReportForm",
    "lines_formset",
]
