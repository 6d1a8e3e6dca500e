"""Drills on the screen: when each location last practised, planning one, and one drill with its times and lessons."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.alarms.times import per_person
from regie.alarms.views.board import site_ids
from regie.devices import words as devices
from regie.drills import actions, queries, words
from regie.drills.forms import LessonsForm, PlanForm
from regie.drills.models import Drill
from regie.drills.rules import Standing
from regie.notices.actions import mark_read
from regie.people.doors import needs
from regie.places.models import Place
from regie.refusal import Refused

MOST = 100
COMING = (Standing.PLANNED, Standing.OPEN, Standing.RUNNING, Standing.OVERRUN)


@needs("alarms.respond")
@require_GET
def drills(request: Any) -> HttpResponse:
    """When did each location last practise, what is planned, what was held."""
    sites = (
        Place.objects.filter(pk__in=site_ids(request.user)).select_related("organisation").order_by("name")
    )
    found = queries.listed(Drill.objects.visible_to(request.user).distinct()[:MOST], at=request.now)
    context = {
        "sites": queries.practised(sites, at=request.now),
        "norm": any(queries.is_there_a_norm(site, at=request.now) for site in sites),
        "coming": [_shown(one) for one in found if one.standing in COMING],
        "held": [_shown(one) for one in found if one.standing not in COMING],
        "may_lead": request.user.may("drills.lead"),
    }
    return render(request, "drills/list.html", context)


def _shown(one: queries.Listed) -> dict[str, Any]:
    return {"drill": one.drill, "standing": words.STANDINGS[one.standing], "times": one.times}


@needs("drills.lead")
def plan(request: Any) -> HttpResponse:
    """What do we practise, where, when, and who knows it."""
    form = PlanForm(request.POST or None, leader=request.user, initial={"opens_at": request.now})
    if request.method == "POST" and form.is_valid():
        try:
            drill = actions.plan(form.planned(), at=request.now, by=request.user)
        except Refused as refused:
            form.add_error("opens_at", _said(refused))
        else:
            return redirect("drills:drill", drill.pk)
    return render(request, "drills/plan.html", {"form": form}, status=422 if form.errors else 200)


@needs("alarms.respond")
@require_GET
def drill(request: Any, drill_id: int) -> HttpResponse:
    """One drill: what to do now, or how it went."""
    found = _visible(request, drill_id)
    mark_read(person=request.user, link=request.path, at=request.now)
    return _page(request, found, LessonsForm(initial={"well": found.well, "better": found.better}))


def _page(request: Any, found: Drill, form: LessonsForm) -> HttpResponse:
    stands = queries.one(found, at=request.now)
    leads = Drill.objects.led_by(request.user).filter(pk=found.pk).exists()
    may_begin = leads and found.window.device_id is None and stands.standing is Standing.OPEN
    written = stands.standing in (Standing.ENDED, Standing.EVALUATED)
    context = {
        **_shown(stands),
        "code": stands.standing,
        "took": per_person(found.alarm) if found.alarm and written else [],
        "may_begin": may_begin,
        "may_call_off": leads and stands.standing in (Standing.PLANNED, Standing.OPEN),
        "form": form if leads and written else None,
        "invited": [person.name for person in found.invited.all()],
    }
    return render(request, "drills/drill.html", context, status=422 if form.errors else 200)


@needs("drills.lead")
@require_POST
def begin(request: Any, drill_id: int) -> HttpResponse:
    """Begin de oefening nu."""
    alarm = actions.begin(_led(request, drill_id), at=request.now, by=request.user)
    return redirect("alarms:alarm", alarm.pk)


@needs("drills.lead")
@require_POST
def call_off(request: Any, drill_id: int) -> HttpResponse:
    """Zeg de oefening af."""
    actions.call_off(_led(request, drill_id), at=request.now, by=request.user)
    messages.success(request, _("De oefening is afgezegd. Elke druk is weer echt."))
    return redirect("drills:drill", drill_id)


@needs("drills.lead")
@require_POST
def evaluate(request: Any, drill_id: int) -> HttpResponse:
    """What the leader learnt."""
    found = _led(request, drill_id)
    form = LessonsForm(request.POST)
    if form.is_valid():
        try:
            actions.evaluate(found, at=request.now, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error("well", _said(refused))
        else:
            messages.success(request, _("Bewaard. Wie meedeed, kan het lezen."))
            return redirect("drills:drill", drill_id)
    return _page(request, found, form)


def _said(refused: Refused) -> str:
    """Why not; what a button cannot do is said by the room of the buttons."""
    return str({**devices.REFUSALS, **words.REFUSALS}[refused.code]) % refused.details


def _visible(request: Any, drill_id: int) -> Drill:
    return get_object_or_404(Drill.objects.with_alarm().visible_to(request.user).distinct(), pk=drill_id)


def _led(request: Any, drill_id: int) -> Drill:
    return get_object_or_404(Drill.objects.with_alarm().led_by(request.user), pk=drill_id)
