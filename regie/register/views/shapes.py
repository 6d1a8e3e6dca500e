"""What may leave the register: each shape with what it is for and leaves out, and its file."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from regie.people.doors import needs
from regie.people.models import Person
from regie.policies.rules import LOCAL
from regie.register import actions, queries, rules, words
from regie.register.forms import PeriodForm

MEDIA = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def open_to(person: Person) -> list[rules.Shape]:
    """The shapes of many cases that this person may take along."""
    return [rules.SHAPES[code] for code in queries.RECORDS if person.may(rules.SHAPES[code].permission)]


@needs("incidents.report")
@require_GET
def shapes(request: Any) -> HttpResponse:
    """Wat mag het register uit, in welke vorm."""
    rows = [
        {
            "shape": shape, "says": words.SHAPES[shape.code],
            "formats": [(form, words.FORMATS[form]) for form in shape.formats],
        }
        for shape in open_to(request.user)
    ]  # fmt: skip
    return render(
        request,
        "register/shapes.html",
        {
            "rows": rows,
            "form": PeriodForm(request.GET or None),
            "may_bring": request.user.may("register.exchange"),
        },
    )


@needs("incidents.report")
@require_GET
def file(request: Any, shape: str, form: str) -> StreamingHttpResponse:
    """The file of one shape; that it was taken along is written first."""
    if shape not in queries.RECORDS or form not in rules.SHAPES[shape].formats:
        raise Http404
    if not request.user.may(rules.SHAPES[shape].permission):
        raise PermissionDenied(rules.SHAPES[shape].permission)
    return as_file(request, shape, form, PeriodForm(request.GET).period())


def as_file(request: Any, shape: str, form: str, period: queries.Period) -> StreamingHttpResponse:
    """The rows, streamed."""
    actions.given_out(
        shape=shape, form=form, since=period.since, until=period.until, at=request.now, by=request.user
    )
    today = request.now.astimezone(LOCAL).date()
    rows = queries.rows_of(shape, request.user, period, today=today)
    answer = StreamingHttpResponse(queries.lines(shape, form, rows), content_type=MEDIA[form])
    answer["Content-Disposition"] = f'attachment; filename="regie-{shape}-{today.isoformat()}.{form}"'
    return answer
