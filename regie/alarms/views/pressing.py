"""The press by a browser: two fields, then the answer, line by line. It needs a known browser, not a log-in."""

import secrets
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from regie.alarms import actions
from regie.alarms.actions import Press, Taken
from regie.alarms.models import Alarm
from regie.alarms.presser import answer
from regie.alarms.rules import Kind
from regie.devices.actions import hang_at, supervise, use_enrolment_code
from regie.devices.cookie import NAME, remember
from regie.devices.models import Device
from regie.devices.queries import device_with_token, within_reach
from regie.devices.words import REFUSALS
from regie.people.doors import open_to_all
from regie.places.queries import places_in_words
from regie.refusal import Refused


@open_to_all
def press(request: Any) -> HttpResponse:
    """The page with the two fields; a POST without script ends in the same action as every other press."""
    device = _device(request)
    if device is None:
        return redirect("/login/?next=/press/")
    if request.method == "POST":
        taken = _take(request, device)
        return redirect("alarms:press_status", taken.alarm.pk) if taken.alarm else redirect("alarms:tested")
    context = {
        "place": device.place.in_words() if device.place else "",
        "place_id": device.place_id,
        "places": places_in_words(within_reach(device)),
    }
    return render(request, "alarms/press.html", context)


@open_to_all
@require_http_methods(["GET", "POST"])
def pair(request: Any) -> HttpResponse:
    """Make this browser the button whose code was scanned; the code comes after the # and leaves no trace in a log."""
    if request.method == "GET":
        return render(request, "alarms/pair.html")
    try:
        device, token = use_enrolment_code(request.POST.get("token", ""), at=request.now)
    except Refused as refused:
        context = {"problem": REFUSALS[refused.code]}
        return render(request, "alarms/pair.html", context, status=422)
    # A page that is closed cannot speak: silence of a phone says nothing.
    supervise(device, supervision="", at=request.now, by=device)
    response = redirect("alarms:press")
    remember(response, token)
    return response


def _take(request: Any, device: Device) -> Taken:
    kind = request.POST.get("kind", Kind.ALARM.value)
    return actions.take_press(
        Press(
            key=f"device:{device.pk}:{request.POST.get('key') or secrets.token_urlsafe(16)}",
            # Whatever a broken page sends: somebody pressed.
            kind=kind if kind in set(Kind) else Kind.ALARM.value, origin=Alarm.Origin.SCREEN,
            organisation=device.organisation, place=device.place, presser=device.person, device=device,
            really=request.POST.get("really") == "yes",
        ),
        at=request.now,
    )  # fmt: skip


@open_to_all
@require_GET
def tested(request: Any) -> HttpResponse:
    """The press was the test that somebody announced; whoever does need help presses once more, for real."""
    device = _device(request)
    if device is None:
        raise Http404
    return render(request, "alarms/press_tested.html", {"device": device})


@open_to_all
@require_GET
def press_status(request: Any, alarm_id: int) -> HttpResponse:
    """The whole screen of the answer."""
    return render(request, "alarms/press_status.html", {"press": answer(_own_alarm(request, alarm_id))})


@open_to_all
@require_GET
def press_lines(request: Any, alarm_id: int) -> HttpResponse:
    """Only the lines, for the page that asks every second."""
    return render(request, "alarms/press_lines.html", {"press": answer(_own_alarm(request, alarm_id))})


@open_to_all
@require_POST
def say_mistake(request: Any, alarm_id: int) -> HttpResponse:
    """Vergissing: everybody hears it, quietly; a person still has to look and stand it down."""
    return _say(request, alarm_id, "mistake")


@open_to_all
@require_POST
def say_talk(request: Any, alarm_id: int) -> HttpResponse:
    """Ik kan praten, of niet."""
    return _say(request, alarm_id, "can_talk" if request.POST.get("can_talk") == "yes" else "cannot_talk")


@open_to_all
@require_POST
def say_real(request: Any, alarm_id: int) -> HttpResponse:
    """Dit is echt: from this moment it is no drill any more, and everybody hears that."""
    return _say(request, alarm_id, "for_real")


@open_to_all
@require_POST
def say_needed(request: Any, alarm_id: int) -> HttpResponse:
    """Is help still needed after a press that came late? It closes nothing: somebody may be forced to say it."""
    return _say(request, alarm_id, "still_needed" if request.POST.get("needed") == "yes" else "not_needed")


def _say(request: Any, alarm_id: int, word: str) -> HttpResponse:
    alarm = _own_alarm(request, alarm_id)
    actions.speak_as_presser(alarm, word=word, at=request.now, by=_device(request))
    return redirect("alarms:press_status", alarm.pk)


@open_to_all
@require_POST
def where_am_i(request: Any) -> HttpResponse:
    """Say at which place this browser stands, so that a press from it is never without one."""
    device = _device(request)
    if device is None:
        raise Http404
    chosen = request.POST.get("place", "")
    place = get_object_or_404(within_reach(device), pk=chosen) if chosen.isdigit() else None
    hang_at(device, place=place, at=request.now, by=device)
    return redirect("alarms:press")


def _own_alarm(request: Any, alarm_id: int) -> Alarm:
    """An alarm of this browser, or one that its person pressed elsewhere; nothing else."""
    device = _device(request)
    if device is None:
        raise Http404
    own = Alarm.objects.filter(device=device)
    if device.person_id:
        own = own | Alarm.objects.filter(presser=device.person_id, silent=False)
    return get_object_or_404(own, pk=alarm_id)


def _device(request: Any) -> Device | None:
    return device_with_token(request.COOKIES.get(NAME, ""))
