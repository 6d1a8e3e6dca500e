"""The record of a citizen: looked up by name or number, opened for a purpose, mended, put together and parted."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from regie.incidents import actions, queries
from regie.incidents.forms.originators import LookUpForm, MergeForm, OriginatorForm, PurposeForm, ReasonForm
from regie.incidents.models import Merge, Originator
from regie.incidents.models.originators import LOOK_UP
from regie.people.doors import needs
from regie.people.queries import organisations_of

LOOKS = "looks_at_originators"
# So long a purpose that was chosen holds for one record: long enough to mend a name, and every page is written down.
A_LOOK = timedelta(minutes=10)


@never_cache
@needs(LOOK_UP)
@require_http_methods(["GET", "POST"])
def look_up(request: Any) -> HttpResponse:
    """Look for a citizen by name or case number; the words stand in no address and in no log."""
    form = LookUpForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "incidents/look_up.html", {"form": form, "found": None}, status=status)
    found = actions.look_up(
        organisations=organisations_of(request.user, LOOK_UP),
        at=request.now,
        by=request.user,
        **form.cleaned_data,
    )
    for one in found:
        _hold(request, one, form.cleaned_data["purpose"])
    return render(request, "incidents/look_up.html", {"form": form, "found": found})


@never_cache
@needs("incidents.read")
@require_GET
def originator(request: Any, originator_id: int) -> HttpResponse:
    """What is known of this citizen; first the question why you look."""
    one = _originator(request, originator_id)
    purpose = _held(request, one)
    if not purpose:
        return render(request, "incidents/why_look.html", {"originator": one, "form": PurposeForm()})
    actions.look_at(one, purpose=purpose, at=request.now, by=request.user)
    return _page(request, one)


def _originator(request: Any, originator_id: int) -> Originator:
    return get_object_or_404(Originator.objects.visible_to(request.user), pk=originator_id)


def _page(
    request: Any, one: Originator, *, form: OriginatorForm | None = None, status: int = 200
) -> HttpResponse:
    record = queries.record_of(one, person=request.user)
    context = {
        "record": record, "form": form or OriginatorForm(initial=record.known), "reason_form": ReasonForm(),
    }  # fmt: skip
    return render(request, "incidents/originator.html", context, status=status)


@needs("incidents.read")
@require_POST
def look(request: Any, originator_id: int) -> HttpResponse:
    """Ik kijk, en hiervoor."""
    one = _originator(request, originator_id)
    form = PurposeForm(request.POST)
    if not form.is_valid():
        return render(request, "incidents/why_look.html", {"originator": one, "form": form}, status=422)
    _hold(request, one, form.cleaned_data["purpose"])
    return redirect("incidents:originator", one.pk)


def _hold(request: Any, one: Originator, purpose: str) -> None:
    """Remember for a moment why this person looks at this record."""
    looks = request.session.get(LOOKS, {})
    looks[str(one.pk)] = [purpose, (request.now + A_LOOK).isoformat()]
    request.session[LOOKS] = looks


def _held(request: Any, one: Originator) -> str:
    """The purpose, while it holds."""
    purpose, until = request.session.get(LOOKS, {}).get(str(one.pk), ("", ""))
    return purpose if until and request.now <= datetime.fromisoformat(until) else ""


@needs("incidents.read")
@require_POST
def mend(request: Any, originator_id: int) -> HttpResponse:
    """Leg vast wie dit is."""
    one = _originator(request, originator_id)
    if not _held(request, one):
        return redirect("incidents:originator", one.pk)
    form = OriginatorForm(request.POST)
    if not form.is_valid():
        return _page(request, one, form=form, status=422)
    actions.mend_originator(one, at=request.now, by=request.user, **form.cleaned_data)
    messages.success(request, _("Het staat er zoals je het hebt verbeterd."))
    return redirect("incidents:originator", one.pk)


@needs(LOOK_UP)
@require_POST
def merge(request: Any, originator_id: int) -> HttpResponse:
    """Dit is dezelfde burger."""
    one = _originator(request, originator_id)
    form = MergeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Schrijf op waaraan je ziet dat dit dezelfde burger is."))
        return redirect("incidents:originator", one.pk)
    other = get_object_or_404(Originator.objects.visible_to(request.user), pk=form.cleaned_data["other"])
    actions.merge(one, other, reason=form.cleaned_data["reason"], at=request.now, by=request.user)
    messages.success(request, _("De gegevens horen nu bij elkaar. Je kunt dit later weer losmaken."))
    return redirect("incidents:originator", one.pk)


@needs(LOOK_UP)
@require_POST
def part(request: Any, merge_id: int) -> HttpResponse:
    """Dit zijn twee burgers."""
    made = get_object_or_404(Merge.objects.visible_to(request.user), pk=merge_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Schrijf op waaraan je ziet dat dit twee burgers zijn."))
        return redirect("incidents:originator", made.kept_id)
    actions.part(made, reason=form.cleaned_data["reason"], at=request.now, by=request.user)
    messages.success(request, _("Het zijn weer twee burgers, elk met eigen voorvallen."))
    return redirect("incidents:originator", made.kept_id)
