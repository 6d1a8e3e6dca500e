"""The administration of buttons and panels: enrol, hang, tie zones to places, switch off."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.devices import actions, queries, words
from regie.devices.forms import DeviceForm, PanelForm, ZoneForm, form_for
from regie.devices.models import Device, TestWindow, Zone
from regie.devices.qr import drawing, pairing_address
from regie.doors import needs
from regie.partners.models import Organisation
from regie.refusal import Refused


@needs("devices.change")
@require_GET
def devices(request: Any) -> HttpResponse:
    """What can press, where it hangs, and when it was last heard."""
    found = list(queries.kept_by(request.user))
    in_use = [device for device in found if not device.revoked_at]
    context = {
        "silent": [device for device in in_use if device.silent_since],
        "buttons": [device for device in in_use if device.kind != Device.Kind.PANEL],
        "panels": [device for device in in_use if device.kind == Device.Kind.PANEL],
        "gone": [device for device in found if device.revoked_at],
        "in_use": len(in_use),
        "gateway": f"{settings.SIA_HOST}:{settings.SIA_PORT}",
    }
    return render(request, "devices/list.html", context)


@needs("devices.change")
def add_button(request: Any) -> HttpResponse:
    """A new button; its token is shown on the answer, and nowhere else."""
    form = DeviceForm(request.POST or None, keeper=request.user)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        device, token = actions.enrol(
            kind=Device.Kind.BUTTON,
            organisation=_owner(request, said["place"]),
            at=request.now,
            by=request.user,
            **said,
        )
        code = actions.make_enrolment_code(device, at=request.now, by=request.user)
        context = {
            "device": device, "token": token, "code": code, "qr": drawing(pairing_address(code)),
            "address": f"{settings.PUBLIC_URL}/api/v1/alarms",
        }  # fmt: skip
        return render(request, "devices/token.html", context)
    return render(request, "devices/add.html", {"form": form, "kind": "button"})


def _owner(request: Any, place: Any) -> Organisation:
    organisation = queries.organisation_for(request.user, place)
    if organisation is None:
        raise PermissionDenied("devices.change")
    return organisation


@needs("devices.change")
def add_panel(request: Any) -> HttpResponse:
    """A new panel, known by its account number."""
    form = PanelForm(request.POST or None, keeper=request.user)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            panel = actions.enrol_panel(
                organisation=_owner(request, said["place"]), at=request.now, by=request.user, **said
            )
        except Refused as refused:
            form.add_error("account", words.REFUSALS[refused.code] % refused.details)
        else:
            messages.success(request, _("Het paneel staat erin. Zeg nu per ingang waar de knop hangt."))
            return redirect("devices:page", panel.pk)
    return render(request, "devices/add.html", {"form": form, "kind": "panel"})


@needs("devices.change")
def page(request: Any, device_id: int) -> HttpResponse:
    """One device: where it hangs, what it said last, and the zones of a panel."""
    device = get_object_or_404(queries.kept_by(request.user), pk=device_id)
    form = form_for(device, request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        actions.supervise(device, supervision=said.pop("supervision"), at=request.now, by=request.user)
        actions.hang(device, at=request.now, by=request.user, **said)
        messages.success(request, _("Bewaard."))
        return redirect("devices:page", device.pk)
    return _page(request, device, form=form)


def _page(request: Any, device: Device, **forms: Any) -> HttpResponse:
    context = {
        "device": device,
        "is_panel": device.kind == Device.Kind.PANEL,
        "testing": TestWindow.objects.open_at(request.now).filter(device=device).order_by("-id").first(),
        "tests": device.tests.select_related("window__by")[:10],
        "zones": sorted(
            device.zones.all(), key=lambda zone: int(zone.number) if zone.number.isdigit() else 0
        ),
        "form": form_for(device, request.user),
        "zone_form": ZoneForm(keeper=request.user),
        **forms,
    }
    return render(request, "devices/device.html", context)


@needs("devices.change")
@require_POST
def tie_zone(request: Any, device_id: int) -> HttpResponse:
    """Say where the button on one input hangs."""
    panel = get_object_or_404(queries.kept_by(request.user).filter(kind=Device.Kind.PANEL), pk=device_id)
    form = ZoneForm(request.POST, keeper=request.user)
    if not form.is_valid():
        return _page(request, panel, zone_form=form)
    zone = actions.tie_zone(panel, at=request.now, by=request.user, **form.cleaned_data)
    messages.success(
        request,
        _("Ingang %(number)s hangt bij %(place)s.") % {"number": zone.number, "place": zone.place.name},
    )
    return redirect("devices:page", panel.pk)


@needs("devices.change")
@require_POST
def untie_zone(request: Any, zone_id: int) -> HttpResponse:
    """Nobody knows where this button hangs any more."""
    zone = get_object_or_404(Zone.objects.filter(panel__in=queries.kept_by(request.user)), pk=zone_id)
    actions.untie_zone(zone, at=request.now, by=request.user)
    return redirect("devices:page", zone.panel_id)


@needs("devices.change")
@require_POST
def revoke(request: Any, device_id: int) -> HttpResponse:
    """Switch a lost or broken device off."""
    device = get_object_or_404(queries.kept_by(request.user), pk=device_id)
    actions.revoke(device, at=request.now, by=request.user)
    messages.success(request, _("%(name)s kan niet meer drukken.") % {"name": device.name})
    return redirect("devices:list")
