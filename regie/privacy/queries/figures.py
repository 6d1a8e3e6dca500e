"""What the numbers say; asked before and after an erasure, they must be the same."""

from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth

from regie.aftercare.models import CarePlan, Talk
from regie.incidents.models import Act, Behaviour, Classification, Incident
from regie.letters.models import Letter
from regie.notices.models import Promise
from regie.partners.models import Organisation
from regie.responses.models import Measure


def figures(organisation: Organisation) -> dict[str, Any]:
    """Every count that a report is made of: month, place, behaviour, judgement, measure, letter, promise, care."""
    of = {"incident__organisation": organisation}
    return {
        "incidents": _by(Incident.objects.filter(organisation=organisation), "place"),
        "months": _months(organisation),
        "behaviours": _by(Behaviour.objects.filter(**of), "kind"),
        "norm": _by(Act.objects.filter(**of), "norm_class"),
        "judgements": _by(Classification.objects.filter(**of), "outcome"),
        "measures": _by(Measure.objects.filter(**of), "kind"),
        "letters": _by(Letter.objects.filter(**of), "sent_how"),
        "promises": _by(Promise.objects.filter(organisation=organisation), "kind", "due_at", "kept_at"),
        "care": _by(CarePlan.objects.filter(organisation=organisation), "place"),
        "talks": _by(Talk.objects.filter(plan__organisation=organisation), "kind", "held_at"),
    }


def _by(rows: Any, *fields: str) -> list[tuple[Any, ...]]:
    counted = rows.order_by().values_list(*fields).annotate(n=Count("pk"))
    return sorted(counted, key=str)


def _months(organisation: Organisation) -> list[tuple[Any, ...]]:
    rows = Incident.objects.filter(organisation=organisation).annotate(month=TruncMonth("happened_at"))
    return _by(rows, "month")
