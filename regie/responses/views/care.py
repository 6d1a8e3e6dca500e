"""The pages of care for the citizen: whom we asked to help, and whether that help came."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regie.people.doors import needs
from regie.responses import actions
from regie.responses.forms import tracks as forms
from regie.responses.models import CareReferral
from regie.responses.views.columns import case_for
from regie.responses.views.tracks import done, page


@needs("responses.choose")
@require_http_methods(["GET", "POST"])
def care(request: Any, incident_id: int) -> HttpResponse:
    """Ask somebody to help the citizen; above it, whom we asked before."""
    incident = case_for(request, incident_id, "responses.choose")
    form = forms.CareForm(request.POST or None)
    if form.is_valid() and done(form, actions.refer_to_care, request, incident, form.cleaned_data):
        messages.success(request, _("Bewaard. Op de dag die je koos, staat het in het werk."))
        return redirect("responses:care", incident.pk)
    rows = incident.care_referrals.select_related("person").prefetch_related("looks__person")
    return page(request, "responses/care.html", form, incident, rows=rows)


@needs("responses.choose")
@require_http_methods(["GET", "POST"])
def look_at_care(request: Any, referral_id: int) -> HttpResponse:
    """Look again whether the help came."""
    referral = get_object_or_404(
        CareReferral.objects.visible_to(request.user).select_related("person"), pk=referral_id
    )
    incident = case_for(request, referral.incident_id, "responses.choose")
    form = forms.CareLookForm(request.POST or None)
    if form.is_valid() and done(form, actions.look_at_care, request, referral, form.cleaned_data):
        messages.success(request, _("Bewaard."))
        return redirect("responses:care", incident.pk)
    context = {"form": form, "incident": incident, "referral": referral, "looks": referral.looks.all()}
    return render(request, "responses/look_at_care.html", context, status=422 if form.errors else 200)
