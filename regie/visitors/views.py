"""At the door: who may not come in today, could this be that person, and somebody was told to leave."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from regie.journal.actions import record_look
from regie.people.doors import needs
from regie.refusal import Refused
from regie.visitors import actions, queries, words
from regie.visitors.forms import InterventionForm, SearchForm
from regie.visitors.models import Intervention
from regie.visitors.queries import Precaution

FIELD_OF = {"ordered_by_nobody": "ordered_by", "ordered_in_no_capacity": "capacity"}
SHOWN = 100


@needs("visitors.look")
@require_GET
def door(request: Any) -> HttpResponse:
    """The list of today: a name, a precaution, until when. Who looks is written down first."""
    return _page(request, SearchForm())


@sensitive_post_parameters("name", "second")
@needs("visitors.look")
@require_POST
def search(request: Any) -> HttpResponse:
    """Could this be somebody on the list? The name comes by POST, so that it stands in no address and no log."""
    form = SearchForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        said = form.cleaned_data
        found = actions.look_for(said["name"], second=said["second"], at=request.now, by=request.user)
    except Refused as refused:
        form.add_error("name", words.REFUSALS[refused.code])
        return _page(request, form, status=422)
    return _page(request, form, hits=[_line(one) for one in found], searched=said["name"])


def _page(request: Any, form: SearchForm, *, status: int = 200, **shown: Any) -> HttpResponse:
    listed = _listed(request, "visitors.list")
    context = {"form": form, "lines": [_line(one) for one in listed], **shown}
    return render(request, "visitors/door.html", context, status=status)


def _listed(request: Any, purpose: str) -> list[Precaution]:
    listed = queries.precautions(request.user, at=request.now)
    record_look([f"measure:{one.id}" for one in listed], at=request.now, by=request.user, purpose=purpose)
    return listed


def _line(one: Precaution) -> dict[str, Any]:
    return {
        "one": one,
        "precaution": words.PRECAUTIONS[one.kind],
        "certainty": words.CERTAINTIES[one.certainty] if one.certainty else "",
    }


@needs("visitors.look")
@require_GET
def slip(request: Any, measure_id: int) -> HttpResponse:
    """One precaution, to read on a phone or to print: nothing of what happened."""
    found = get_object_or_404(queries.measures_at_the_door(request.user, at=request.now), pk=measure_id)
    record_look([found.subject], at=request.now, by=request.user, purpose="visitors.slip")
    context = {**_line(queries.precaution(found)), "organisation": found.incident.organisation}
    return render(request, "visitors/slip.html", context)


@needs("interventions.log")
@require_GET
def interventions(request: Any) -> HttpResponse:
    """What was logged, the latest first: one's own, and what a role reads."""
    rows = Intervention.objects.visible_to(request.user).select_related("place", "logged_by")[:SHOWN]
    record_look(
        [one.subject for one in rows], at=request.now, by=request.user, purpose="visitors.interventions"
    )
    return render(request, "visitors/interventions.html", {"interventions": rows})


@needs("interventions.log")
@require_http_methods(["GET", "POST"])
def log(request: Any) -> HttpResponse:
    """Somebody stepped in: three taps, and most is filled in."""
    listed = _listed(request, "visitors.log") if request.user.may("visitors.look") else []
    form = InterventionForm(
        request.POST or None,
        person=request.user,
        listed=listed,
        initial={"measure": request.GET.get("measure")},
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        said["happened_at"] = request.now - timedelta(minutes=said.pop("minutes"))
        try:
            actions.log_intervention(actions.SteppedIn(**said), at=request.now, by=request.user)
        except Refused as refused:
            form.add_error(FIELD_OF.get(refused.code), words.REFUSALS[refused.code])
        else:
            messages.success(
                request, _("Vastgelegd. Dit is geen maatregel: het is voorbij als de persoon weg is.")
            )
            return redirect("visitors:interventions")
    return render(request, "visitors/log.html", {"form": form}, status=422 if form.errors else 200)
