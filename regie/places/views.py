"""The administration of places: the tree of buildings, floors, rooms and counters."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.doors import needs
from regie.places import actions, queries, words
from regie.places.forms import NewSiteForm, PartForm, form_for, possible_parts
from regie.places.models import Place
from regie.refusal import Refused


@needs("places.change")
@require_GET
def tree(request: Any) -> HttpResponse:
    """Every place that you keep, from the door inwards."""
    trees = [
        (organisation, [(spot, words.ICONS[spot.place.kind]) for spot in spots])
        for organisation, spots in queries.tree_of(request.user)
    ]
    sites = sum(1 for _organisation, spots in trees for spot, _icon in spots if spot.depth == 1)
    context = {
        "trees": trees,
        "sites": sites,
        "may_add_site": queries.organisations_of(request.user).exists(),
    }
    return render(request, "places/list.html", context)


@needs("places.change")
def add_site(request: Any) -> HttpResponse:
    """A new building."""
    form = NewSiteForm(request.POST or None, administrator=request.user)
    if request.method == "POST" and form.is_valid():
        site = _done(
            form,
            lambda: actions.add_place(
                kind=Place.Kind.SITE, at=request.now, by=request.user, **form.cleaned_data
            ),
        )
        if site:
            messages.success(request, _("%(name)s staat erin.") % {"name": site.name})
            return redirect("places:page", site.pk)
    return render(request, "places/add_site.html", {"form": form})


@needs("places.change")
def page(request: Any, place_id: int) -> HttpResponse:
    """One place: what lies in it, and what it is called."""
    place = get_object_or_404(queries.kept_by(request.user), pk=place_id)
    form = form_for(place, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if _done(form, lambda: actions.rename_place(place, at=request.now, by=request.user, **said) or place):
            messages.success(request, _("Bewaard."))
            return redirect("places:page", place.pk)
    return _page(request, place, form=form)


@needs("places.change")
def add_part(request: Any, place_id: int) -> HttpResponse:
    """A new spot within this place."""
    place = get_object_or_404(queries.kept_by(request.user), pk=place_id)
    part_form = PartForm(request.POST or None, parent=place)
    if request.method == "POST" and part_form.is_valid():
        said = {**part_form.cleaned_data, "organisation": place.organisation, "parent": place}
        part = _done(part_form, lambda: actions.add_place(at=request.now, by=request.user, **said))
        if part:
            messages.success(request, _("%(name)s staat erin.") % {"name": part.name})
            return redirect("places:page", place.pk)
    return _page(request, place, part_form=part_form)


@needs("places.change")
@require_POST
def close(request: Any, place_id: int) -> HttpResponse:
    """Sluit deze plek."""
    place = get_object_or_404(queries.kept_by(request.user), pk=place_id)
    actions.close_place(place, at=request.now, by=request.user)
    messages.success(
        request, _("%(name)s is gesloten. Wat er gebeurde, blijft te lezen.") % {"name": place.name}
    )
    return redirect("places:page", place.pk)


@needs("places.change")
@require_POST
def reopen(request: Any, place_id: int) -> HttpResponse:
    """Neem weer in gebruik."""
    place = get_object_or_404(queries.kept_by(request.user), pk=place_id)
    actions.open_place(place, at=request.now, by=request.user)
    messages.success(request, _("%(name)s is weer in gebruik.") % {"name": place.name})
    return redirect("places:page", place.pk)


def _done(form: Form, work: Callable[[], Place]) -> Place | None:
    """What the work made; None when the name is taken, and then the form says so at the name."""
    try:
        return work()
    except Refused as refused:
        form.add_error("name", words.REFUSALS[refused.code] % refused.details)
        return None


def _page(request: Any, place: Place, **forms: Form) -> HttpResponse:
    context = {
        "place": place,
        "parts": [(part, words.ICONS[part.kind]) for part in place.parts.all()],
        "may_have_parts": bool(possible_parts(place)) and place.closed_at is None,
        "obstacles": words.obstacles(queries.hanging_on(place)) if place.closed_at is None else [],
        "form": form_for(place),
        "part_form": PartForm(parent=place),
        **forms,
    }
    return render(request, "places/place.html", context)
