"""Which fields the pages of the register ask."""

from regie.register.forms.bringing import SheetForm
from regie.register.forms.finding import FilterForm, ViewForm
from regie.register.forms.shapes import FactsForm, PeriodForm

__all__ = ["FactsForm", "FilterForm", "PeriodForm", "SheetForm", "ViewForm"]
