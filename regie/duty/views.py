"""The rota on the screen: who is on duty now, and the week as blocks."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.doors import needs
from regie.duty import actions, queries, rules, words
from regie.duty.forms import RotaForm
from regie.duty.models import Group, RotaLine
from regie.places.models import Place
from regie.refusal import Refused

BAR_PERCENT = 100


@needs("duty.read")
@require_GET
def rota(request: Any) -> HttpResponse:
    """Who is on duty now at a site, and its whole week."""
    sites = list(queries.sites_in_chain(request.user))
    site = _chosen(sites, request)
    may_change = site is not None and queries.sites_rostered_by(request.user).filter(pk=site.pk).exists()
    context = {
        "sites": sites,
        "site": site,
        "now_on_duty": queries.on_duty_by_group(site_ids=[site.pk], at=request.now) if site else [],
        "week": _drawn(site, request) if site else [],
        "may_change": may_change,
    }
    return render(request, "duty/rota.html", context)


def _chosen(sites: list[Place], request: Any) -> Place | None:
    """The site that was asked for, else the one where this person works, else the first."""
    asked = request.GET.get("site", "")
    own = {held.path.strip("/").partition("/")[0] for held in request.user.held if held.path}
    wanted = [site for site in sites if str(site.pk) == asked] or [
        site for site in sites if str(site.pk) in own
    ]
    return next(iter([*wanted, *sites]), None)


def _drawn(site: Place, request: Any) -> list[dict[str, Any]]:
    """Groups with days; a day with its bar. A group without any line is not drawn, and says so."""
    return [
        {
            "label": Group(group).label,
            "days": [_bar(day) for day in days],
            "is_empty": not any(day.lines for day in days),
        }
        for group, days in queries.week_of(site, at=request.now)
    ]


def _bar(day: queries.Day) -> dict[str, Any]:
    height = BAR_PERCENT / day.lanes
    return {
        "name": words.WEEKDAYS[day.weekday],
        "is_today": day.now is not None,
        "now": _percent(day.now) if day.now is not None else None,
        "lines": [(line, words.hours(line.from_minute, line.until_minute)) for line, _lane in day.lines],
        "gaps": [words.hours(*gap) for gap in day.gaps],
        "blocks": [
            {
                "x": _percent(line.from_minute), "width": _percent(line.until_minute - line.from_minute),
                "y": f"{lane * height:.3f}%", "height": f"{height:.3f}%",
                "title": f"{line.person.name} {words.hours(line.from_minute, line.until_minute)}",
            }
            for line, lane in day.lines
        ],
    }  # fmt: skip


def _percent(minutes: int) -> str:
    return f"{minutes / rules.MIDNIGHT * BAR_PERCENT:.3f}%"


@needs("duty.change")
def add(request: Any) -> HttpResponse:
    """Put somebody on the rota, on one or more days of every week."""
    form = RotaForm(request.POST or None, planner=request.user, initial={"site": request.GET.get("site")})
    if request.method == "POST" and form.is_valid():
        try:
            lines = actions.put_on_rota_weekly(at=request.now, by=request.user, **form.block())
        except Refused as refused:
            form.add_error("begins", words.REFUSALS[refused.code] % refused.details)
        else:
            messages.success(request, _("%(who)s staat op het rooster.") % {"who": lines[0].person.name})
            return redirect(f"/rota/?site={lines[0].site_id}")
    return render(request, "duty/add.html", {"form": form})


@needs("duty.change")
@require_POST
def remove(request: Any, line_id: int) -> HttpResponse:
    """Take somebody off the rota for this block, from now on."""
    mine = RotaLine.objects.filter(site__in=queries.sites_rostered_by(request.user))
    line = get_object_or_404(mine.select_related("person"), pk=line_id)
    site_id = line.site_id
    actions.take_off_rota(line, at=request.now, by=request.user)
    messages.success(request, _("%(who)s staat hier niet meer op het rooster.") % {"who": line.person.name})
    return redirect(f"/rota/?site={site_id}")
