"""One request, one action or one query, one page: find, keep a view, take a shape along."""

from regie.register.views import bringing, case, finding, shapes

__all__ = ["bringing", "case", "finding", "shapes"]
