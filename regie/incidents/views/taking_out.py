"""Look at the names of outsiders, take out who was not in it, keep a colleague out of it, remove a file."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from regie.incidents import actions, queries, words
from regie.incidents.forms.originators import PurposeForm
from regie.incidents.forms.taking_out import LeavingOutForm, RemovalForm, TakingOutForm
from regie.incidents.models import Evidence, Incident, Party
from regie.people.doors import needs
from regie.refusal import Refused

READ_OR_DO = ["GET", "POST"]


@never_cache
@needs("incidents.read")
@require_http_methods(READ_OR_DO)
def names(request: Any, incident_id: int) -> HttpResponse:
    """Who came from outside: first why you look, then the names, once and in no address."""
    incident = get_object_or_404(Incident.objects.readable_by(request.user), pk=incident_id)
    form, named = PurposeForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        purpose = form.cleaned_data["purpose"]
        actions.look_at_names(incident, purpose=purpose, at=request.now, by=request.user)
        named = incident.parties.exclude(sealed="")
    context = {"incident": incident, "head": words.head(incident), "form": form, "named": named}
    return render(request, "incidents/names.html", context, status=422 if form.errors else 200)


@needs("incidents.report")
@require_http_methods(READ_OR_DO)
def take_out(request: Any, party_id: int) -> HttpResponse:
    """Haal uit de zaak."""
    known = Incident.objects.visible_to(request.user).exclude(reported_at=None)
    party = get_object_or_404(
        Party.objects.filter(incident__in=known).select_related("incident", "person"), pk=party_id
    )
    form, back = TakingOutForm(request.POST or None), ("incidents:complete", party.incident_id, "who")
    context = {"incident": party.incident, "party": party, "who": party.person.name if party.person else ""}

    def do() -> str:
        actions.take_out(party, why=form.cleaned_data["why"], at=request.now, by=request.user)
        return _("Deze persoon staat niet meer in de zaak.")

    return _asked(request, "incidents/take_out.html", context, form=form, do=do, back=back)


@needs("incidents.report")
@require_http_methods(READ_OR_DO)
def leave_out(request: Any, incident_id: int) -> HttpResponse:
    """Houd iemand buiten deze zaak."""
    incident = get_object_or_404(
        Incident.objects.visible_to(request.user).exclude(reported_at=None), pk=incident_id
    )
    if request.user.pk not in incident.involved_ids:
        raise Http404
    readers = [one for one in queries.readers_near(request.user) if one.pk not in incident.involved_ids]
    form = LeavingOutForm(request.POST or None, readers=readers)

    def do() -> str:
        actions.leave_out(incident, form.chosen(), at=request.now, by=request.user)
        return _("Zij lezen en beslissen hier niets meer. Wie hen vervangt, weet dat de zaak er is.")

    context, back = {"incident": incident}, ("incidents:status", incident.pk)
    return _asked(request, "incidents/leave_out.html", context, form=form, do=do, back=back)


@needs("incidents.report")
@require_http_methods(READ_OR_DO)
def remove_evidence(request: Any, evidence_id: int) -> HttpResponse:
    """Haal dit bestand weg."""
    evidence = get_object_or_404(
        Evidence.objects.visible_to(request.user).select_related("incident"), pk=evidence_id
    )
    form, back = RemovalForm(request.POST or None), ("incidents:case", evidence.incident_id)

    def do() -> str:
        actions.remove_evidence(evidence, why=form.cleaned_data["why"], at=request.now, by=request.user)
        return _("Het bestand is weg. Dat het er was en waarom het weg is, blijft staan.")

    context = {"incident": evidence.incident, "evidence": evidence}
    return _asked(request, "incidents/remove_evidence.html", context, form=form, do=do, back=back)


def _asked(
    request: Any,
    template: str,
    context: dict[str, Any],
    *,
    form: forms.Form,
    do: Callable[[], str],
    back: Any,
) -> HttpResponse:
    """The page that asks why; what was typed stays when a rule says no."""
    status = 200
    if request.method == "POST":
        try:
            if form.is_valid():
                messages.success(request, do())
                return redirect(*back)
            status = 422
        except Refused as refused:
            form.add_error(None, str(words.REFUSALS[refused.code]) % refused.details)
            status = 409
    return render(request, template, {**context, "form": form}, status=status)
