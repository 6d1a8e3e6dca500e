"""Which fields the pages of the register ask."""

from regie.register.forms.finding import FilterForm, ViewForm

__all__ = ["FilterForm", "ViewForm"]
