"""Where one sees what could keep an alarm from arriving; the band on every page asks for it twice a minute."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from regie.people.doors import needs
from regie.watch import words
from regie.watch.queries import problems_for


@needs("watch.read")
@never_cache
@require_GET
def page(request: Any) -> HttpResponse:
    """Everything that is wrong now, or that nothing is."""
    return render(request, "watch/page.html", _told(request))


@needs("watch.read")
@never_cache
@require_GET
def band(request: Any) -> HttpResponse:
    """The same as one line for the top of a page; empty when nothing is wrong."""
    return render(request, "watch/band.html", _told(request))


def _told(request: Any) -> dict[str, Any]:
    found = problems_for(request.user, at=request.now)
    return {"problems": [(words.sentence(one), one.grave) for one in found]}
