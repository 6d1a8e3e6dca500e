"""The week on one page, and whether it is mailed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.digest import actions, queries
from regie.notices.actions import mark_read
from regie.people.doors import needs


@needs("incidents.report")
@require_GET
def page(request: Any) -> HttpResponse:
    """What was kept, what waits, what was learned."""
    mark_read(person=request.user, link=request.path, at=request.now)
    digest = queries.digest_of(request.user, at=request.now)
    return render(request, "digest/page.html", {"digest": digest})


@needs("incidents.report")
@require_POST
def choose(request: Any) -> HttpResponse:
    """Mail mij dit elke week, of niet meer."""
    wanted = request.POST.get("wanted") == "yes"
    actions.choose_digest(wanted=wanted, at=request.now, by=request.user)
    messages.success(
        request, _("Je krijgt dit elke week.") if wanted else _("Je krijgt deze mail niet meer.")
    )
    return redirect("digest:page")
