"""The page of one response: the second person reads what the first one read, and signs or sends back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.journal.actions import record_look
from regie.notices.models import Promise
from regie.people.doors import needs
from regie.people.models import Person
from regie.people.queries import who_may
from regie.refusal import Refused
from regie.responses import actions, rules, words
from regie.responses.forms import LiftForm, PassForm, WhyForm
from regie.responses.models import Measure
from regie.responses.queries import choice_of, day_of, involved_in, status_of
from regie.responses.views.columns import columns, may


@needs("incidents.read")
@require_GET
def measure(request: Any, measure_id: int) -> HttpResponse:
    """The whole response, with what one can do with it now."""
    return _page(request, _found(request, measure_id))


@needs("responses.sign")
@require_POST
def sign(request: Any, measure_id: int) -> HttpResponse:
    """Decide; what is still missing is said on the same page."""
    found = _found(request, measure_id, "responses.sign")
    try:
        actions.sign(found, at=request.now, by=request.user)
    except rules.Unsafe as unsafe:
        return _page(request, found, unsafe=words.sentences(unsafe.missing), status=422)
    messages.success(request, _("Ondertekend. Er is besloten."))
    return redirect("responses:measure", found.pk)


@needs("responses.override")
@require_POST
def let_pass(request: Any, measure_id: int) -> HttpResponse:
    """A safeguard does not hold this one up; who says so, says why."""
    found = _found(request, measure_id, "responses.override")
    form = PassForm(request.POST, code=request.POST.get("code", ""))
    if form.is_valid():
        try:
            actions.let_pass(found, **form.cleaned_data, at=request.now, by=request.user)
        except Refused as refused:
            form.add_error("day" if refused.code == "name_the_day" else "reason", _sentence(refused))
    if form.errors:
        return _page(request, found, pass_form=form, status=422)
    messages.success(request, _("Toegestaan. De reden staat in het dossier."))
    return redirect("responses:measure", found.pk)


def _sentence(refused: Refused) -> str:
    return str(words.REFUSALS.get(refused.code, refused.code)) % refused.details


@needs("responses.sign")
@require_POST
def send_back(request: Any, measure_id: int) -> HttpResponse:
    """Not signed, and why."""
    found = _found(request, measure_id, "responses.sign")
    form = WhyForm(request.POST)
    if not form.is_valid():
        return _page(request, found, return_form=form, status=422)
    actions.send_back(found, why=form.cleaned_data["why"], at=request.now, by=request.user)
    messages.success(request, _("Teruggestuurd. Wie koos, hoort waarom."))
    return redirect(f"{reverse('responses:measure', args=[found.pk])}?kept=return-{found.pk}")


@needs("responses.sign")
@require_POST
def lift(request: Any, measure_id: int) -> HttpResponse:
    """Ended early, and why."""
    found = _found(request, measure_id, "responses.sign")
    form = LiftForm(request.POST)
    if not form.is_valid():
        return _page(request, found, lift_form=form, status=422)
    actions.lift(found, **form.cleaned_data, at=request.now, by=request.user)
    messages.success(request, _("Opgeheven."))
    return redirect(f"{reverse('responses:measure', args=[found.pk])}?kept=lift-{found.pk}")


def _found(request: Any, measure_id: int, permission: str = "incidents.read") -> Measure:
    """The response, if this person may read the case; that they look is written down first."""
    rows = Measure.objects.visible_to(request.user).select_related(
        "incident__organisation", "incident__place", "incident__policy_version", "chooser", "sent_back_by",
        "signature__person", "lift__person", "policy_version",
    )  # fmt: skip
    found = get_object_or_404(rows, pk=measure_id)
    if permission != "incidents.read" and not may(request.user, permission, found.incident):
        raise PermissionDenied(permission)
    record_look([found.incident.subject, found.subject], at=request.now, by=request.user, purpose=permission)
    return found


def _page(request: Any, found: Measure, *, status: int = 200, **forms: Any) -> HttpResponse:
    kind = rules.kind_of(found.kind)
    holds = status_of(found, on=day_of(request.now)) in rules.HOLDS
    may_sign = may(request.user, "responses.sign", found.incident)
    context = {
        "return_form": WhyForm(auto_id="return_%s"),
        "lift_form": LiftForm(auto_id="lift_%s"),
        **columns(found.incident, found, at=request.now),
        "measure": found,
        "kind": kind,
        "kind_name": words.measure(found.kind),
        "state": words.state(found, on=day_of(request.now)),
        "holds": holds and kind.limits,
        "requests": found.lift_requests.select_related("person"),
        "reviews": found.reviews.select_related("person"),
        "terms": words.terms(found),
        "nature": words.NATURES.get(rules.Nature(found.nature), ""),
        "passed": found.passed.select_related("person"),
        "can_pass": _can_pass(request, found, forms.pop("pass_form", None)),
        "may_sign": may_sign and found.waits and request.user.pk not in _not_these(found),
        "may_lift": may_sign and holds,
        "may_choose": may(request.user, "responses.choose", found.incident),
        "may_send": may(request.user, "letters.send", found.incident),
        "signers": _signers(found) if found.waits else [],
        "promise": Promise.objects.open().filter(subject=found.subject).first(),
        **forms,
    }
    return render(request, "responses/measure.html", context, status=status)


def _can_pass(request: Any, found: Measure, typed: PassForm | None) -> list[dict[str, Any]]:
    """What is missing and may be let pass by this person, each with its form; what was typed stays."""
    power = found.waits and may(request.user, "responses.override", found.incident)
    if not power or request.user.pk in _not_these(found):
        return []
    missing = rules.missing(choice_of(found, on=day_of(request.now)))
    passable = [one for one in missing if rules.gate_of(one.code)]
    return [
        {"sentence": words.missing_sentence(one), "form": _pass_form(one.code, typed)} for one in passable
    ]


def _pass_form(code: str, typed: PassForm | None) -> PassForm:
    is_this = typed is not None and typed["code"].value() == code
    return typed if typed and is_this else PassForm(code=code, auto_id=f"{code}_%s")


def _not_these(found: Measure) -> set[int]:
    """Who chose it and who was in it."""
    return {found.chooser_id, *involved_in(found.incident)}


def _signers(found: Measure) -> list[Person]:
    """Who can be the second person."""
    incident = found.incident
    people = who_may("responses.sign", organisation_id=incident.organisation_id, place=incident.place)
    return [person for person in people if person.pk not in _not_these(found)]
