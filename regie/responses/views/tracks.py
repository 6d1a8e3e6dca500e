"""The pages beside a measure: the order talk, the police, the damage, and for a victim their own term."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regie.incidents.models import Incident
from regie.people.doors import needs
from regie.refusal import Refused
from regie.responses import actions, rules, words
from regie.responses.forms import tracks as forms
from regie.responses.models import OrderTalk, OwnTerm, PoliceReport
from regie.responses.queries import undergone_by
from regie.responses.views.columns import case_for


@needs("responses.choose")
@require_http_methods(["GET", "POST"])
def order_talk(request: Any, incident_id: int) -> HttpResponse:
    """Invite to an order talk; below, those that were."""
    incident = case_for(request, incident_id, "responses.choose")
    form = forms.InviteForm(request.POST or None)
    if form.is_valid() and done(form, actions.invite, request, incident, form.cleaned_data):
        return _kept(request, "responses:order_talk", incident.pk)
    return page(request, "responses/order_talk.html", form, incident, rows=incident.order_talks.all())


@needs("responses.choose")
@require_http_methods(["GET", "POST"])
def close_talk(request: Any, order_talk_id: int) -> HttpResponse:
    """How an order talk ended, and what was agreed."""
    talk = get_object_or_404(OrderTalk.objects.visible_to(request.user), pk=order_talk_id)
    incident = case_for(request, talk.incident_id, "responses.choose")
    form = forms.CloseTalkForm(request.POST or None, initial={"held_on": talk.invited_for})
    if form.is_valid() and done(form, actions.close_talk, request, talk, form.cleaned_data):
        return _kept(request, "responses:order_talk", incident.pk)
    return page(request, "responses/close_talk.html", form, incident, talk=talk)


@needs("responses.choose")
@require_http_methods(["GET", "POST"])
def police(request: Any, incident_id: int) -> HttpResponse:
    """What was told to the police."""
    incident = case_for(request, incident_id, "responses.choose")
    form = forms.PoliceForm(request.POST or None)
    if form.is_valid() and done(form, actions.tell_police, request, incident, form.cleaned_data):
        return _kept(request, "responses:police", incident.pk)
    return page(request, "responses/police.html", form, incident, rows=incident.police_reports.all())


@needs("responses.choose")
@require_http_methods(["GET", "POST"])
def police_news(request: Any, report_id: int) -> HttpResponse:
    """What came of it: heard later, or heard otherwise than it stood here."""
    report = get_object_or_404(PoliceReport.objects.visible_to(request.user), pk=report_id)
    incident = case_for(request, report.incident_id, "responses.choose")
    known = {name: getattr(report, name) for name in ("outcome", "outcome_words", "number")}
    form = forms.PoliceNewsForm(request.POST or None, initial=known)
    if form.is_valid() and done(form, actions.hear_from_police, request, report, form.cleaned_data):
        return _kept(request, "responses:police", incident.pk)
    return page(request, "responses/police_news.html", form, incident, report=report)


@needs("responses.choose")
@require_http_methods(["GET", "POST"])
def damage(request: Any, incident_id: int) -> HttpResponse:
    """What was paid, claimed and recovered of each item of damage."""
    incident = case_for(request, incident_id, "responses.choose")
    form = forms.DamageForm(request.POST or None, incident=incident)
    if form.is_valid() and done(form, actions.claim, request, form.cleaned_data["item"], form.cents()):
        return _kept(request, "responses:damage", incident.pk)
    rows = [{"claim": one, **in_euros(one)} for one in incident.damage_claims.select_related("item")]
    return page(request, "responses/damage.html", form, incident, rows=rows)


def in_euros(one: Any) -> dict[str, float]:
    """The amounts of one claim, as people read them."""
    return {name: getattr(one, name) / forms.CENTS for name in ("paid", "claimed", "recovered")}


@needs("incidents.report")
@require_http_methods(["GET", "POST"])
def own_term(request: Any, incident_id: int) -> HttpResponse:
    """A victim's own three months: theirs to keep and to see, and nobody else's."""
    incident = get_object_or_404(undergone_by(request.user), pk=incident_id)
    form = forms.OwnTermForm(request.POST or None)
    if form.is_valid() and done(form, actions.keep_own_term, request, incident, form.cleaned_data):
        return _kept(request, "responses:own_term", incident.pk)
    term = OwnTerm.objects.visible_to(request.user).filter(incident=incident).first()
    return page(request, "responses/own_term.html", form, incident, term=term)


def done(form: Form, verb: Any, request: Any, about: Any, said: dict[str, Any]) -> bool:
    """Do it; a refusal stands above the form, with what was typed."""
    try:
        verb(about, **said, at=request.now, by=request.user)
    except rules.Unsafe as unsafe:
        for one in unsafe.missing:
            form.add_error(None, words.missing_sentence(one))
        return False
    except Refused as refused:
        form.add_error(None, str(words.REFUSALS[refused.code]) % refused.details)
        return False
    return True


def _kept(request: Any, page: str, number: int) -> HttpResponse:
    messages.success(request, _("Bewaard."))
    return redirect(page, number)


def page(request: Any, template: str, form: Form, incident: Incident, **more: Any) -> HttpResponse:
    """The form of one track, below it what there is of it already."""
    context = {"form": form, "incident": incident, **more}
    return render(request, template, context, status=422 if form.errors else 200)
