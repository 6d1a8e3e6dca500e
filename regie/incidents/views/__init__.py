"""One request, one action or one query, one page: report, follow, judge, answer, close."""

from regie.incidents.views import case, complaint, judging, reporting, status

__all__ = ["case", "complaint", "judging", "reporting", "status"]
