"""Read what you were told, and see how the promises of a place were kept."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from regie.notices import actions, queries, words
from regie.notices.models import Notice
from regie.people.doors import needs

SHOWN = 50
PERIODS = {"30": 30, "90": 90, "365": 365}


@needs("incidents.report")
@require_GET
def messages_for_me(request: Any) -> HttpResponse:
    """Everything you were told, the latest first."""
    told = words.sentences(Notice.objects.visible_to(request.user)[:SHOWN])
    return render(
        request, "notices/list.html", {"told": told, "unread": queries.unread(request.user).count()}
    )


@needs("incidents.report")
@require_POST
def read(request: Any, notice_id: int) -> HttpResponse:
    """Go to what the message is about; from then on it counts as read."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=notice_id)
    actions.read(notice, at=request.now, by=request.user)
    return redirect(notice.link)


@needs(queries.LEDGER_PERMISSION)
@require_GET
def promises(request: Any) -> HttpResponse:
    """How many promises were kept, by kind and place: counts, and nobody's name."""
    days = PERIODS.get(request.GET.get("days", ""), PERIODS["90"])
    tallies = queries.ledger(request.user, since=request.now - timedelta(days=days), at=request.now)
    rows = [(words.KINDS.get(tally.kind, tally.kind), tally) for tally in tallies]
    context = {
        "rows": rows,
        "teams": queries.by_team(tallies),
        "totals": queries.totals(tallies),
        "days": days,
        "periods": PERIODS.values(),
    }
    return render(request, "notices/promises.html", context)
