"""What one can do with an open alarm: each button is one action and the board again."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from regie.alarms import actions
from regie.alarms.models import Alarm
from regie.people.doors import needs
from regie.people.models import Person


@needs("alarms.respond")
@require_POST
def take_charge(request: Any, alarm_id: int) -> HttpResponse:
    """Ik neem de regie."""
    actions.take_charge(_alarm(request, alarm_id), at=request.now, by=request.user)
    return redirect("alarms:alarm", alarm_id)


@needs("alarms.respond")
@require_POST
def return_charge(request: Any, alarm_id: int) -> HttpResponse:
    """Ik geef de regie terug."""
    actions.return_charge(_alarm(request, alarm_id), at=request.now, by=request.user)
    return redirect("alarms:alarm", alarm_id)


@needs("alarms.respond")
@require_POST
def see(request: Any, alarm_id: int) -> HttpResponse:
    """The alarm is on a screen that somebody looks at."""
    actions.see(_alarm(request, alarm_id), at=request.now, by=request.user)
    return HttpResponse(status=204)


@needs("alarms.respond")
@require_POST
def come(request: Any, alarm_id: int) -> HttpResponse:
    """Ik kom."""
    actions.come(_alarm(request, alarm_id), at=request.now, by=request.user)
    return redirect("alarms:alarm", alarm_id)


@needs("alarms.respond")
@require_POST
def arrive(request: Any, alarm_id: int) -> HttpResponse:
    """Ik ben er."""
    actions.arrive(_alarm(request, alarm_id), at=request.now, by=request.user)
    return redirect("alarms:alarm", alarm_id)


@needs("alarms.respond")
@require_POST
def make_real(request: Any, alarm_id: int) -> HttpResponse:
    """Dit is echt, geen oefening: whoever sees that may say so, not only the presser."""
    actions.make_real(_alarm(request, alarm_id), at=request.now, by=request.user)
    return redirect("alarms:alarm", alarm_id)


@needs("alarms.respond")
@require_POST
def fetch_help(request: Any, alarm_id: int) -> HttpResponse:
    """Ik haal hulp."""
    actions.fetch_help(_alarm(request, alarm_id), at=request.now, by=request.user)
    return redirect("alarms:alarm", alarm_id)


@needs("alarms.respond")
@require_POST
def climb(request: Any, alarm_id: int) -> HttpResponse:
    """Roep nu al de volgende groep."""
    actions.climb_by_hand(_alarm(request, alarm_id), at=request.now, by=request.user)
    return redirect("alarms:alarm", alarm_id)


@needs("alarms.respond")
@require_POST
def ask_hand_over(request: Any, alarm_id: int) -> HttpResponse:
    """Vraag een ander om de regie over te nemen."""
    wanted = request.POST.get("to", "")
    colleagues = Person.objects.active().visible_to(request.user).distinct()
    to = get_object_or_404(colleagues, pk=wanted if wanted.isdigit() else 0)
    actions.ask_hand_over(_alarm(request, alarm_id), to=to, at=request.now, by=request.user)
    return redirect("alarms:alarm", alarm_id)


@needs("alarms.respond")
@require_POST
def answer_hand_over(request: Any, alarm_id: int) -> HttpResponse:
    """Ja, ik neem de regie over; of nee."""
    accept = request.POST.get("accept") == "yes"
    actions.answer_hand_over(_alarm(request, alarm_id), accept=accept, at=request.now, by=request.user)
    return redirect("alarms:alarm", alarm_id)


def _alarm(request: Any, alarm_id: int) -> Alarm:
    return get_object_or_404(Alarm.objects.visible_to(request.user), pk=alarm_id)
