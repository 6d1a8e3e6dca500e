"""Care and feedback on the screen: the plan as a line of moments, the talk, what the reporter hears and says back."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.aftercare import actions, queries, words
from regie.aftercare.forms import (
    AbsenceForm,
    AnswerForm,
    CheckInForm,
    FeedbackForm,
    HelpAnswerForm,
    HelpForm,
    TalkForm,
    WitnessForm,
)
from regie.aftercare.models import CarePlan, Feedback, Talk
from regie.incidents.models import Incident
from regie.incidents.parts import Part
from regie.journal.actions import record_look
from regie.notices.actions import mark_read
from regie.people.doors import needs
from regie.people.models import Person
from regie.policies import words as policy_words
from regie.policies.rules import Measure


@needs("incidents.report")
@require_GET
def overview(request: Any) -> HttpResponse:
    """The care that you get, the care that you give, and what you heard about your reports."""
    giving = queries.care_to_give(request.user, at=request.now)
    record_look(
        [care.plan.subject for care in giving], at=request.now, by=request.user, purpose="aftercare list"
    )
    context = {
        "giving": giving,
        "waiting": len({care.plan.person_id for care in giving if care.next}),
        "own": queries.own_care(request.user, at=request.now),
        "heard": queries.heard_by(request.user),
    }
    return render(request, "aftercare/list.html", context)


@needs("incidents.report")
@require_GET
def plan(request: Any, plan_id: int) -> HttpResponse:
    """One plan: for the employee what they may count on, for the carer what to do next."""
    care = get_object_or_404(_plans().visible_to(request.user), pk=plan_id)
    _look(request, care)
    mark_read(person=request.user, link=request.path, at=request.now)
    line = queries.line_of(care, at=request.now)
    context = {
        **_about(request, care),
        "line": [(point, words.MOMENTS[point.state], words.label(point.talk.label)) for point in line],
        "next": queries.next_point(line),
        "next_label": words.label(queries.next_point(line).talk.label) if queries.next_point(line) else "",
        **_besides_talks(request, care),
    }
    return render(request, "aftercare/plan.html", context)


def _besides_talks(request: Any, care: CarePlan) -> dict[str, Any]:
    """Help, absence and whoever was there too; offering is the carer's, never one's own."""
    gives = CarePlan.objects.cared_for_by(request.user).filter(pk=care.pk).exists()
    away = care.absences.filter(ends_on=None).first()
    return {
        "help": care.help.all(), "absences": care.absences.all(), "gives": gives,
        "answer_form": HelpAnswerForm(), "help_form": HelpForm(), "check_in_form": CheckInForm(),
        "absence_form": AbsenceForm(initial={"starts_on": away.starts_on} if away else None),
        "witness_form": WitnessForm(colleagues=queries.colleagues_there(care)) if gives else None,
    }  # fmt: skip


def _plans() -> Any:
    return CarePlan.objects.select_related(
        "person", "carer", "place", "policy_version", "incident__alarm__stand_down__looks_after"
    ).prefetch_related("talks__held_by")


def _look(request: Any, care: CarePlan) -> None:
    """No log, no data; looking at one's own care is nobody's business."""
    if care.person_id != request.user.pk:
        record_look([care.subject], at=request.now, by=request.user, purpose="aftercare plan")


def _about(request: Any, care: CarePlan) -> dict[str, Any]:
    """What may be known of the incident on a page of care: when and where, and how the employee is."""
    return {
        "care": care,
        "own": care.person_id == request.user.pk,
        "mine": care.carer_id == request.user.pk,
        "where": care.place.in_words() if care.place else _("Locatie onbekend"),
        "impact": queries.impact_of(care, reader=request.user),
        "looked_after_by": queries.looked_after_by(care),
    }


@needs("aftercare.give")
@require_POST
def take_care(request: Any, plan_id: int) -> HttpResponse:
    """Ik doe de opvang."""
    care = get_object_or_404(CarePlan.objects.cared_for_by(request.user), pk=plan_id)
    actions.take_care(care, at=request.now, by=request.user)
    messages.success(
        request, _("Jij doet de opvang van %(who)s. Dat weet %(who)s nu ook.") % {"who": care.person.name}
    )
    return redirect("aftercare:plan", care.pk)


@needs("aftercare.give")
@require_POST
def give_back_care(request: Any, plan_id: int) -> HttpResponse:
    """Een ander doet de opvang verder."""
    care = get_object_or_404(CarePlan.objects.cared_for_by(request.user), pk=plan_id)
    actions.give_back_care(care, at=request.now, by=request.user)
    messages.success(request, _("De opvang staat nu open voor je collega’s."))
    return redirect("aftercare:list")


@needs("aftercare.give")
def hold_talk(request: Any, talk_id: int) -> HttpResponse:
    """The page to have beside you while you talk: who, when, how they were; then one button."""
    talk = get_object_or_404(Talk.objects.cared_for_by(request.user), pk=talk_id)
    care = _plans().get(pk=talk.plan_id)
    form = TalkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.hold_talk(talk, at=request.now, by=request.user, note=said["note"], held_at=said["held_at"])
        messages.success(request, _("Het gesprek staat erin. Dank je."))
        return redirect("aftercare:plan", care.pk)
    _look(request, care)
    context = {**_about(request, care), "talk": talk, "label": words.label(talk.label), "form": form}
    return render(request, "aftercare/talk.html", context)


@needs("incidents.report")
@require_POST
def decline_talk(request: Any, talk_id: int) -> HttpResponse:
    """Geen gesprek: said by the employee, or by the carer who heard it from them."""
    talk = get_object_or_404(Talk.objects.visible_to(request.user).select_related("plan"), pk=talk_id)
    actions.decline_talk(talk, at=request.now, by=request.user)
    own = talk.plan.person_id == request.user.pk
    messages.success(
        request, _("Goed. Wil je later toch praten, zeg het dan.") if own else _("Het gesprek is afgezegd.")
    )
    return redirect("aftercare:plan", talk.plan_id)


@needs("responses.choose")
def give_feedback(request: Any, incident_id: int) -> HttpResponse:
    """Tell who reported it how it ended, with what was decided in view."""
    incident = get_object_or_404(
        Incident.objects.readable_by(request.user).select_related("reporter", "affected"), pk=incident_id
    )
    form = FeedbackForm(request.POST or None)
    news = queries.news_of(incident)
    if request.method == "POST" and form.is_valid():
        told = actions.give_feedback(
            incident, text=form.cleaned_data["text"], about=news.about, at=request.now, by=request.user
        )
        names = ", ".join(feedback.person.name for feedback in told)
        messages.success(request, _("%(names)s leest het nu en kan antwoorden.") % {"names": names})
        return redirect("aftercare:feedback", incident.pk)
    record_look([incident.subject], at=request.now, by=request.user, purpose="feedback")
    mark_read(person=request.user, link=request.path, at=request.now)
    context = {
        "incident": incident, "news": news, "form": form, "measures": _in_words(news),
        "told": queries.told_about(incident), "people": queries.involved_in(incident),
        "done": not form.is_bound and queries.is_told(incident),
    }  # fmt: skip
    return render(request, "aftercare/feedback.html", context)


def _in_words(news: queries.News) -> list[tuple[str, Any]]:
    return [(policy_words.measure(Measure(one.kind)), one) for one in news.measures]


@needs("incidents.report")
def answer_feedback(request: Any, feedback_id: int) -> HttpResponse:
    """What you were told about your report, and room to say something back."""
    feedback = get_object_or_404(
        Feedback.objects.filter(person=request.user).select_related("teller", "incident"), pk=feedback_id
    )
    mark_read(person=request.user, link=request.path, at=request.now)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.answer_feedback(feedback, answer=form.cleaned_data["answer"], at=request.now, by=request.user)
        messages.success(request, _("%(who)s leest wat je schreef.") % {"who": feedback.teller.name})
        return redirect("aftercare:answer", feedback.pk)
    context = {"feedback": feedback, "form": form, "status_page": queries.status_page(feedback.incident)}
    return render(request, "aftercare/answer.html", context)


def status_part(incident: Incident, person: Person, at: datetime) -> Part | None:
    """What somebody who was part of it sees below the report: their own care, and what they were told."""
    care = CarePlan.objects.filter(incident=incident, person=person).select_related("carer").first()
    heard = queries.heard_by(person).filter(incident=incident)
    if care is None and not heard:
        return None
    line = queries.line_of(care, at=at) if care else []
    context = {
        "care": care,
        "heard": heard,
        "line": [(point, words.MOMENTS[point.state], words.label(point.talk.label)) for point in line],
    }
    return Part(_("Jouw opvang en wat je hoort"), "aftercare/status_part.html", context)
