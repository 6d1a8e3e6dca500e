"""Who needs help and who has the regie: the board, one alarm with its story, and its stand-down."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from regie.alarms import actions, queries, words
from regie.alarms.forms import StandDownForm
from regie.alarms.models import Alarm
from regie.alarms.ticket import ticket
from regie.alarms.times import last_drill, times
from regie.duty.queries import on_duty_by_group
from regie.people.doors import needs
from regie.people.models import Person
from regie.places.models import Place


@needs("alarms.respond")
@require_GET
def board(request: Any) -> HttpResponse:
    """The open alarms that this person may see, who is on duty, and what does not work."""
    sites = Place.objects.filter(pk__in=site_ids(request.user)).order_by("name")
    context = {
        "where": words.listed([site.name for site in sites]),
        "alarms": queries.cards(queries.open_alarms(request.user), at=request.now),
        "on_duty": on_duty_by_group(site_ids=[site.pk for site in sites], at=request.now),
        "warnings": queries.warnings(at=request.now, site_ids=[site.pk for site in sites]),
        "last_drill": last_drill([site.pk for site in sites]),
        "stream_url": stream_url(request),
        "wall": request.GET.get("wall") == "1",
        "press_hidden": False,
    }
    return render(request, "alarms/board.html", context)


@needs("alarms.respond")
@require_GET
def alarm(request: Any, alarm_id: int) -> HttpResponse:
    """One alarm and its whole story."""
    found = get_object_or_404(Alarm.objects.visible_to(request.user), pk=alarm_id)
    context = {
        "card": queries.card(found, at=request.now),
        "timeline": queries.timeline(found),
        "reached": queries.reached(found),
        "times": times(found) if found.stood_down_at else None,
        "stream_url": stream_url(request),
        "incident_url": f"/incidents/for-alarm/{found.pk}/"
        if found.stood_down_at and not found.is_drill
        else "",
    }
    return render(request, "alarms/alarm.html", context)


@needs("alarms.respond")
def stand_down(request: Any, alarm_id: int) -> HttpResponse:
    """Three taps: what was needed, is everybody all right, who looks after the colleague."""
    found = get_object_or_404(Alarm.objects.visible_to(request.user), pk=alarm_id)
    colleagues = Person.objects.active().visible_to(request.user).distinct()
    said = request.POST if request.method == "POST" else None
    form = StandDownForm(said, colleagues=colleagues, drill=found.is_drill)
    if request.method == "POST" and form.is_valid():
        ending = form.cleaned_data
        actions.stand_down(
            found, outcome=ending.get("outcome", "drill"), police=ending.get("police", False),
            all_right=ending.get("everyone_all_right"), looks_after=ending.get("looks_after"), at=request.now,
            by=request.user,
        )  # fmt: skip
        return redirect("alarms:alarm", found.pk)
    context = {"form": form, "card": queries.card(found, at=request.now)}
    return render(request, "alarms/stand_down.html", context, status=422 if form.errors else 200)


def stream_url(request: HttpRequest) -> str:
    """The address of this person's live line, with a ticket for this session."""
    return "/stream?" + urlencode({"ticket": ticket(request.user, request.session.session_key or "")})


def site_ids(person: Person) -> list[int]:
    """The sites where this person has a role, or all of an organisation in which the role is everywhere."""
    near = Q(pk__in=[])
    for one in person.held:
        near |= (
            Q(pk=int(one.path.strip("/").split("/")[0])) if one.path else Q(organisation=one.organisation_id)
        )
    return list(Place.objects.filter(near, parent=None).values_list("pk", flat=True))
