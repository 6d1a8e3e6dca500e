"""What waits for me: every promise that I can keep, as a verb, a name and a clock."""

import re
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regie import words
from regie.notices import queries
from regie.notices.models import Promise
from regie.notices.words import sentences
from regie.people.doors import needs

NEWS_SHOWN = 5
# Nobody has the regie of it, and the agreed time is over: the loudest row of the page.
ALONE = "take_case"


@needs("incidents.report")
@require_GET
def home(request: Any) -> HttpResponse:
    """Late first, then today, this week, later, and what the policy sets no date for; above it the news."""
    groups = queries.grouped(queries.waiting_for(request.user, at=request.now))
    tasks = {name: [task(row) for row in rows] for name, rows in groups.items()}
    news = sentences(queries.unread(request.user)[:NEWS_SHOWN])
    alone = [row for row in tasks["late"] if row["kind"] == ALONE]
    return render(request, "web/my_work.html", {**tasks, "news": news, "alone": alone})


def task(row: queries.Waiting) -> dict[str, Any]:
    """One row: doing it is one tap, on the page where it is done."""
    promise = row.promise
    verb, door = words.PROMISES.get(promise.kind, (promise.kind, ""))
    return {
        "kind": promise.kind,
        "verb": verb,
        "subject": promise.title,
        "url": address(door, promise),
        "promise": _note(promise),
        "due_at": promise.due_at,
        "overdue": row.group == "late",
    }


def address(door: str, promise: Promise) -> str:
    """The page for the id in the promise's subject: `talk:9` leads to talk 9."""
    number = re.search(r":(\d+)", promise.subject)
    try:
        return reverse(door, args=[int(number[1])]) if number else reverse(door)
    except NoReverseMatch:
        return "/"


def _note(promise: Promise) -> str:
    """Where it is, when the name of the thing does not say that, and that nobody has set a date."""
    place = promise.place.name if promise.place else ""
    known = "" if place and promise.title.startswith(place) else place
    undated = "" if promise.due_at else _("niet vastgelegd wanneer")
    return " · ".join(part for part in (known, undated) if part)
