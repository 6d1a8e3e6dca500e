"""Looking behind the glass: the reason, the case for an hour, and what another thinks of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.incidents.models import Incident
from regie.incidents.queries import case_page
from regie.notices.actions import mark_read
from regie.people.doors import needs
from regie.privacy import actions
from regie.privacy.forms import GlassForm, ReviewForm
from regie.privacy.models import KEEPS, BrokenGlass


@needs(KEEPS)
@require_GET
def listing(request: Any) -> HttpResponse:
    """Who looked behind the glass, why, and what still has to be judged."""
    mark_read(person=request.user, link=request.path, at=request.now)
    seen = BrokenGlass.objects.visible_to(request.user).select_related("person", "incident", "reviewed_by")
    return render(request, "privacy/glass_list.html", {"seen": seen, "form": ReviewForm()})


@needs("privacy.break_glass")
def break_glass(request: Any) -> HttpResponse:
    """First why, then the case."""
    form = GlassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        # Whoever the reporter had left out does not get in by this road either.
        incident = (
            Incident.objects.not_kept_from(request.user)
            .filter(reference=form.cleaned_data["reference"].strip(), organisation=request.user.organisation)
            .first()
        )
        if incident is None:
            form.add_error("reference", _("Er is geen zaak met dit nummer."))
        else:
            glass = actions.break_glass(
                incident, reason=form.cleaned_data["reason"], at=request.now, by=request.user
            )
            return redirect("privacy:glass", glass.pk)
    return render(request, "privacy/glass_new.html", {"form": form})


@needs("privacy.break_glass")
@require_GET
def behind(request: Any, glass_id: int) -> HttpResponse:
    """The case, to read and no more, until the time is over."""
    glass = get_object_or_404(BrokenGlass.objects.filter(person=request.user), pk=glass_id)
    actions.look_behind(glass, at=request.now, by=request.user)
    incident = Incident.objects.select_related(
        "place", "reporter", "affected", "originator", "in_charge"
    ).get(pk=glass.incident_id)
    page = case_page(incident, person=request.user, at=request.now)
    return render(request, "privacy/glass.html", {"glass": glass, "incident": incident, "page": page})


@needs(KEEPS)
@require_POST
def review(request: Any, glass_id: int) -> HttpResponse:
    """Was dit nodig?"""
    glass = get_object_or_404(BrokenGlass.objects.visible_to(request.user), pk=glass_id)
    form = ReviewForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        actions.review_glass(
            glass,
            justified=said["justified"] == "yes",
            verdict=said["verdict"],
            at=request.now,
            by=request.user,
        )
        messages.success(request, _("Je oordeel staat erbij."))
    else:
        messages.error(request, _("Kies of dit nodig was."))
    return redirect("privacy:glass_list")
