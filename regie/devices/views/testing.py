"""Announce a test, see which buttons still wait for one, and give a device a new code."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.devices import actions, queries, rules
from regie.devices.models import Device, TestPress
from regie.devices.qr import drawing, pairing_address
from regie.doors import needs
from regie.gateways import mqtt_button


@needs("devices.change")
@require_GET
def tests(request: Any) -> HttpResponse:
    """Which buttons have not been tested this quarter? And the register of those that were."""
    now = rules.quarter_of(request.now)
    quarter = request.GET.get("quarter") or now
    since, until = rules.bounds(quarter)
    places = queries.places_for(request.user)
    chosen = (
        places.filter(pk=request.GET["place"]).first() if request.GET.get("place", "").isdigit() else None
    )
    register = TestPress.objects.filter(
        device__in=queries.kept_by(request.user), at__gte=since, at__lt=until
    ).select_related("device", "window__by")
    context = {
        "quarter": quarter, "quarters": _quarters(now), "places": places.filter(parent=None), "chosen": chosen,
        "untested": queries.untested(request.user, since=since, until=until, place=chosen),
        "register": register[:200],
    }  # fmt: skip
    return render(request, "devices/tests.html", context)


def _quarters(now: str) -> list[str]:
    quarters = [now]
    while len(quarters) < 8:
        quarters.append(rules.quarter_before(quarters[-1]))
    return quarters


@needs("devices.change")
@require_POST
def announce(request: Any, device_id: int) -> HttpResponse:
    """I am going to press this button now."""
    device = get_object_or_404(queries.kept_by(request.user), pk=device_id)
    actions.announce_test(device, zone=request.POST.get("zone", ""), at=request.now, by=request.user)
    messages.success(request, _("Druk nu. Drie minuten lang is een druk op deze knop een test."))
    return redirect("devices:page", device.pk)


@needs("devices.change")
@require_POST
def end(request: Any, device_id: int) -> HttpResponse:
    """Every press is real again."""
    device = get_object_or_404(queries.kept_by(request.user), pk=device_id)
    actions.end_tests(device, at=request.now, by=request.user)
    messages.success(request, _("Een druk op deze knop is weer echt."))
    return redirect("devices:page", device.pk)


@needs("devices.change")
@require_POST
def new_code(request: Any, device_id: int) -> HttpResponse:
    """A code with which this device gets a new credential; shown on the answer, and nowhere else."""
    device = get_object_or_404(queries.kept_by(request.user), pk=device_id)
    code = actions.make_enrolment_code(device, at=request.now, by=request.user)
    context = {"device": device, "code": code, "qr": drawing(pairing_address(code))}
    return render(request, "devices/code.html", context)


@needs("devices.change")
@require_POST
def new_mqtt_password(request: Any, device_id: int) -> HttpResponse:
    """A password at the broker for this device; shown on the answer, and nowhere else."""
    device = get_object_or_404(queries.kept_by(request.user).exclude(kind=Device.Kind.PANEL), pk=device_id)
    password = actions.make_mqtt_password(device, at=request.now, by=request.user)
    topics = [
        mqtt_button.topic(device.organisation_id, device.pk, verb) for verb in (*mqtt_button.Verb, "ack")
    ]
    context = {
        "device": device,
        "password": password,
        "user": mqtt_button.user_name(device.pk),
        "topics": topics,
    }
    return render(request, "devices/mqtt.html", context)
