"""Hoe bereiken wij je? The own ways: see them, add one, put it in its place, try them all, prove one."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.channels.web_push import public_key
from regie.doors import needs
from regie.people.models import ContactPoint
from regie.reach import actions, queries, words
from regie.reach.models import Trial
from regie.text import storable


@needs("alarms.respond")
@require_GET
def ways(request: Any) -> HttpResponse:
    """The own ways, in the order in which they are used, each with what its last test said."""
    context = {
        "ways": queries.ways_of(request.user),
        "addable": queries.addable(request.user),
        "rungs": list(words.RUNGS.items()),
        "push_key": public_key(),
    }
    return render(request, "reach/ways.html", context)


@needs("alarms.respond")
@require_POST
def add_way(request: Any) -> HttpResponse:
    """One more number."""
    given = request.POST
    actions.add_way(
        request.user, channel=given.get("channel", ""), address=storable(given.get("address", "")),
        at=request.now,
    )  # fmt: skip
    messages.success(request, _("Bewaard. Stuur nu een test."))
    return redirect("reach:ways")


@needs("alarms.respond")
@require_POST
def add_browser(request: Any) -> HttpResponse:
    """This browser wants push messages: what `PushSubscription.toJSON()` gives."""
    try:
        said = json.loads(request.body)
        endpoint, keys, name = said["endpoint"], said["keys"], str(said.get("name", ""))
        secret = f"{keys['p256dh']} {keys['auth']}"
    except (ValueError, KeyError, TypeError, AttributeError):
        return HttpResponse(status=400)
    actions.add_way(
        request.user, channel="push", address=storable(endpoint), name=storable(name), secret=storable(secret)[:300],
        at=request.now,
    )  # fmt: skip
    return HttpResponse(status=204)


@needs("alarms.respond")
@require_POST
def change_way(request: Any, point_id: int) -> HttpResponse:
    """When it is used."""
    point = get_object_or_404(ContactPoint, pk=point_id, person=request.user)
    rung = request.POST.get("rung", "")
    actions.change_way(
        point, rung=int(rung) if rung.isdigit() and len(rung) < 3 else -1, at=request.now, by=request.user,
        quiet_for_attention=request.POST.get("quiet_for_attention") == "on",
    )  # fmt: skip
    messages.success(request, _("Bewaard."))
    return redirect("reach:ways")


@needs("alarms.respond")
@require_POST
def end_way(request: Any, point_id: int) -> HttpResponse:
    """Use it no more."""
    point = get_object_or_404(ContactPoint, pk=point_id, person=request.user)
    actions.end_way(point, at=request.now, by=request.user)
    return redirect("reach:ways")


@needs("alarms.respond")
@require_POST
def try_ways(request: Any) -> HttpResponse:
    """A test over every way at once."""
    actions.try_person(request.user, at=request.now)
    messages.success(request, _("De tests gaan weg. Vul hieronder de code in die je krijgt."))
    return redirect("reach:ways")


@needs("alarms.respond")
@require_POST
def prove_way(request: Any, trial_id: int) -> HttpResponse:
    """The code that arrived."""
    trial = get_object_or_404(Trial, pk=trial_id, person=request.user)
    actions.note_guess(trial)
    actions.prove_way(trial, code=request.POST.get("code", "").strip(), at=request.now, by=request.user)
    messages.success(request, _("Dit werkt: het bericht kwam bij jou aan."))
    return redirect("reach:ways")
