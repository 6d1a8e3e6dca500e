"""The register: which incidents there are, and how each stands."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from regie.incidents import queries
from regie.incidents.forms import FilterForm
from regie.people.doors import needs

A_PAGE = 50


@needs("incidents.report")
@require_GET
def register(request: Any) -> HttpResponse:
    """Everything that this person may see, the latest first; without a role that is one's own reports."""
    form = FilterForm(request.GET or None, person=request.user)
    found = Paginator(queries.register(request.user, form.filters()), A_PAGE).get_page(
        request.GET.get("page")
    )
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "form": form, "page": found, "rows": queries.rows(found), "narrowed": form.is_bound,
        "reads_cases": request.user.may("incidents.read"), "asked": asked.urlencode(),
        "handles_complaints": request.user.may("complaints.handle"),
        "looks_up": request.user.may("originators.look_up"),
    }  # fmt: skip
    return render(request, "incidents/list.html", context)
