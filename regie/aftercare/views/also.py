"""What care is besides talks, each a small form on the page of the plan; and the self-check, which we never see."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.aftercare import actions, queries
from regie.aftercare.forms import AbsenceForm, CheckInForm, HelpAnswerForm, HelpForm, WitnessForm
from regie.aftercare.models import CarePlan, ProfessionalHelp
from regie.people.doors import needs


@needs("aftercare.give")
@require_POST
def care_for_witness(request: Any, plan_id: int) -> HttpResponse:
    """Er was nog een collega bij."""
    plan = _given(request, plan_id)
    form = WitnessForm(request.POST, colleagues=queries.colleagues_there(plan))
    if said := _said(request, form):
        care = actions.care_for_witness(plan, person=said["person"], at=request.now, by=request.user)
        messages.success(request, _("Er staat nu ook opvang klaar voor %(who)s.") % {"who": care.person.name})
    return redirect("aftercare:plan", plan_id)


@needs("aftercare.give")
@require_POST
def agree_check_in(request: Any, plan_id: int) -> HttpResponse:
    """Spreek een moment af om te vragen hoe het gaat."""
    plan = _given(request, plan_id)
    if said := _said(request, CheckInForm(request.POST)):
        actions.agree_check_in(plan, on=said["on"], at=request.now, by=request.user)
        messages.success(request, _("Dat moment staat erin. Je ziet het op tijd bij Mijn werk."))
    return redirect("aftercare:plan", plan_id)


@needs("aftercare.give")
@require_POST
def offer_help(request: Any, plan_id: int) -> HttpResponse:
    """Bied hulp aan."""
    plan = _given(request, plan_id)
    if said := _said(request, HelpForm(request.POST)):
        actions.offer_help(plan, kind=said["kind"], at=request.now, by=request.user)
        messages.success(
            request, _("%(who)s leest nu dat dit kan, en kiest zelf.") % {"who": plan.person.name}
        )
    return redirect("aftercare:plan", plan_id)


@needs("incidents.report")
@require_POST
def answer_help(request: Any, help_id: int) -> HttpResponse:
    """Ja, graag; or: nee, dat hoeft niet. Said by the employee, or by the carer who heard it."""
    visible = ProfessionalHelp.objects.visible_to(request.user)
    offered = get_object_or_404(visible.select_related("plan"), pk=help_id)
    said = _said(request, HelpAnswerForm(request.POST))
    if said is not None:
        taken = request.POST.get("taken") == "yes"
        actions.answer_help(
            offered, taken=taken, at=request.now, by=request.user, starts_on=said["starts_on"]
        )
        messages.success(request, _("Goed. Dat staat erin.") if taken else _("Goed. Later kan het alsnog."))
    return redirect("aftercare:plan", offered.plan_id)


@needs("incidents.report")
@require_POST
def write_absence(request: Any, plan_id: int) -> HttpResponse:
    """Verzuim: the days, and no reason."""
    plan = get_object_or_404(CarePlan.objects.visible_to(request.user), pk=plan_id)
    if said := _said(request, AbsenceForm(request.POST)):
        actions.write_absence(plan, at=request.now, by=request.user, **said)
        messages.success(request, _("De dagen staan erin. Waarom iemand er niet is, vragen we niet."))
    return redirect("aftercare:plan", plan_id)


@needs("incidents.report")
@require_GET
def self_check(request: Any) -> HttpResponse:
    """Questions for yourself; the answers stay on the device, so there is no door that takes them."""
    return render(request, "aftercare/self_check.html")


def _given(request: Any, plan_id: int) -> CarePlan:
    return get_object_or_404(
        CarePlan.objects.cared_for_by(request.user).select_related("person", "organisation", "place"),
        pk=plan_id,
    )


def _said(request: Any, form: forms.Form) -> dict[str, Any] | None:
    """What was filled in; otherwise what is wrong is said on the page of the plan."""
    if form.is_valid():
        return form.cleaned_data
    for problems in form.errors.values():
        messages.error(request, " ".join(problems))
    return None
