"""What one wants to see of the register: a page of it, the views, and each case in its legal shapes."""

from regie.register.queries.finding import A_PAGE, COUNTED, Filters, Found, Row, find, regie_holders
from regie.register.queries.views import views_for

__all__ = ["A_PAGE", "COUNTED", "Filters", "Found", "Row", "find", "regie_holders", "views_for"]
