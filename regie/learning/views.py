"""Holding one's judgement against the norm, on the screen: the rounds, asking one, answering, and what came out."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from regie.doors import needs
from regie.learning import actions, queries, words
from regie.learning.forms import AskForm, RateForm
from regie.learning.models import Calibration
from regie.notices.actions import mark_read
from regie.policies.queries import pack_of, policy_in_force
from regie.policies.rules import LOCAL
from regie.refusal import Refused


@needs("learning.rate")
@require_GET
def rounds(request: Any) -> HttpResponse:
    """What waits for my answer, and what came out before."""
    today = request.now.astimezone(LOCAL).date()
    waiting = queries.waiting_for(request.user, today)
    context = {
        "waiting": waiting,
        "others": [
            {"round": one, "open": one.is_open(today)}
            for one in Calibration.objects.visible_to(request.user).exclude(
                pk__in=[each.pk for each in waiting]
            )
        ],
        "may_ask": request.user.may("learning.ask"),
    }
    return render(request, "learning/rounds.html", context)


@needs("learning.ask")
@require_http_methods(["GET", "POST"])
def ask(request: Any) -> HttpResponse:
    """Ask colleagues about some situations."""
    own = request.user.organisation
    found = policy_in_force(own, request.now, followed=own.norm_setter())
    if found is None:
        return render(request, "learning/no_norm.html")
    form = AskForm(request.POST or None, pack=found[1])
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.ask(form.asked(), at=request.now, by=request.user)
        except Refused as refused:
            form.add_error(_field_of(refused), _said(refused))
        else:
            messages.success(request, _("Gevraagd. Collega's zien het onder Beleid, bij Norm ijken."))
            return redirect("learning:round", made.pk)
    return render(request, "learning/ask.html", {"form": form}, status=422 if form.errors else 200)


def _field_of(refused: Refused) -> str:
    fields = {"closes_in_the_past": "closes_on", "group_too_small": "smallest_group", "no_vignette": "text_1"}
    return fields.get(refused.code, "title")


@needs("learning.rate")
@require_http_methods(["GET", "POST"])
def one_round(request: Any, calibration_id: int) -> HttpResponse:
    """Answer while it is open; once it is over, see how far everybody lies apart."""
    found = get_object_or_404(
        Calibration.objects.visible_to(request.user).select_related("policy_version"), pk=calibration_id
    )
    mark_read(person=request.user, link=request.path, at=request.now)
    pack = pack_of(found.policy_version)
    if not found.is_open(request.now.astimezone(LOCAL).date()):
        return _result(request, found)
    own = queries.own_answers(found, request.user)
    form = RateForm(request.POST or None, calibration=found, pack=pack)
    if request.method == "POST" and form.is_valid():
        actions.rate(found, form.answers(), at=request.now, by=request.user)
        messages.success(request, _("Bedankt. De uitslag staat hier zodra de vraag gesloten is."))
        return redirect("learning:round", found.pk)
    answered = [(one.text, words.answer(pack, own[one.pk])) for one in found.vignettes.all() if one.pk in own]
    context = {"round": found, "form": form, "answered": answered, "may_close": _may_close(request, found)}
    return render(request, "learning/rate.html", context, status=422 if form.errors else 200)


def _result(request: Any, found: Calibration) -> HttpResponse:
    pack = pack_of(found.policy_version)
    lines = [
        {
            "text": one.vignette.text,
            "norm": words.answer(pack, one.vignette.norm),
            "own": words.answer(pack, one.own) if one.own else "",
            "outcome": one.outcome,
            "shares": [
                {
                    "words": words.answer(pack, each.answer),
                    "is_norm": each.answer == one.vignette.norm,
                    "share": each,
                }
                for each in (one.outcome.shares if one.outcome else ())
            ],
        }
        for one in queries.results(found, request.user)
    ]
    return render(request, "learning/result.html", {"round": found, "lines": lines})


@needs("learning.ask")
@require_POST
def close(request: Any, calibration_id: int) -> HttpResponse:
    """Sluit de vraag."""
    found = get_object_or_404(Calibration.objects.visible_to(request.user), pk=calibration_id)
    if not _may_close(request, found):
        return HttpResponse(status=403)
    actions.close(found, at=request.now, by=request.user)
    return redirect("learning:round", found.pk)


def _may_close(request: Any, found: Calibration) -> bool:
    """Whoever may ask, for the own organisation."""
    return request.user.may("learning.ask") and found.organisation_id == request.user.organisation_id


def _said(refused: Refused) -> str:
    return str(words.REFUSALS[refused.code]) % refused.details
