"""Who looked at what: for who keeps privacy, and for everybody about themselves."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from regie.journal.actions import record_look
from regie.notices.actions import mark_read
from regie.people.doors import needs
from regie.privacy import words
from regie.privacy.models import KEEPS
from regie.privacy.queries import looks as queries


@needs(KEEPS)
@require_GET
def people(request: Any) -> HttpResponse:
    """Whose looks one can read."""
    staff = queries.staff_kept_by(request.user).order_by("name")
    return render(request, "privacy/looks_people.html", {"staff": staff})


@needs("incidents.report")
@require_GET
def mine(request: Any) -> HttpResponse:
    """What you looked at, and who looked at what is kept of you."""
    mark_read(person=request.user, link=request.path, at=request.now)
    context = {
        "looked": words.told(queries.looks_by(request.user)),
        "seen": words.told(queries.looks_at_employee(request.user)), "own": True, "keeps": request.user.may(KEEPS),
    }  # fmt: skip
    return render(request, "privacy/looks.html", context)


@needs(KEEPS)
@require_GET
def person(request: Any, person_id: int) -> HttpResponse:
    """What one employee looked at, and who looked at what is kept of them."""
    employee = get_object_or_404(queries.staff_kept_by(request.user), pk=person_id)
    record_look([f"person:{employee.pk}"], at=request.now, by=request.user, purpose="look-up log")
    context = {
        "employee": employee, "looked": words.told(queries.looks_by(employee)),
        "seen": words.told(queries.looks_at_employee(employee)), "keeps": True,
    }  # fmt: skip
    return render(request, "privacy/looks.html", context)


@needs(KEEPS)
@require_GET
def incident(request: Any, incident_id: int) -> HttpResponse:
    """Who looked at one case, its citizen and its letters."""
    case = get_object_or_404(
        queries.cases_kept_by(request.user).select_related("originator").prefetch_related("letters"),
        pk=incident_id,
    )
    record_look([case.subject], at=request.now, by=request.user, purpose="look-up log")
    return render(
        request, "privacy/looks.html", {"case": case, "seen": words.told(queries.looks_at_incident(case))}
    )
