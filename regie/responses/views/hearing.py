"""The page on which somebody keeps how the citizen could tell their side."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regie.people.doors import needs
from regie.refusal import Refused
from regie.responses import actions, words
from regie.responses.forms import HearingForm
from regie.responses.views.columns import case_for

ICONS = {"talk": "messages", "written": "mail", "did_not_come": "user-off", "afterwards": "clock-exclamation"}


@needs("responses.choose")
@require_http_methods(["GET", "POST"])
def hear(request: Any, incident_id: int) -> HttpResponse:
    """What the citizen said, when, or why that could not be."""
    incident = case_for(request, incident_id, "responses.choose")
    form = HearingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.hear(incident, **form.cleaned_data, at=request.now, by=request.user)
        except Refused as refused:
            field = {"hearing_still_to_come": "held_on", "hearing_without_words": "notes"}.get(refused.code)
            form.add_error(field, words.REFUSALS[refused.code])
        else:
            messages.success(request, _("Bewaard. Dit telt mee bij de reactie."))
            return _back(request, incident.pk)
    context = {
        "incident": incident,
        "form": form,
        "icons": ICONS,
        "hearings": incident.hearings.select_related("person"),
    }
    return render(request, "responses/hear.html", context, status=422 if form.errors else 200)


def _back(request: Any, incident_id: int) -> HttpResponse:
    """To the response for which this was still needed, when somebody came from there; the draft is forgotten."""
    measure = request.GET.get("measure", "")
    page = reverse("responses:measure", args=[measure]) if measure.isascii() and measure.isdigit() else ""
    return redirect(f"{page or reverse('responses:choose', args=[incident_id])}?kept=hearing-{incident_id}")
