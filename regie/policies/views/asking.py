"""Two questions on the screen: what follows from this conduct, and what is different between two policies."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regie.doors import needs
from regie.policies.forms import AskForm, CompareForm
from regie.policies.queries import pack_called, pack_choices
from regie.policies.rules import LOCAL, Pack
from regie.policies.words.answer import Asked, answer_data
from regie.policies.words.comparing import comparison


@needs("policies.read")
@require_GET
def ask(request: Any) -> HttpResponse:
    """Wat volgt? Nothing is kept of the question: it is an address, and names nobody."""
    name = request.GET.get("pack", "")
    pack = pack_called(name, request.user, _day(request))
    if pack is None and name:
        raise Http404(name)
    context: dict[str, Any] = {
        "packs": [("", _("Het beleid dat op die dag geldt")), *pack_choices(request.user)],
        "chosen": name,
        "pack": pack,
    }
    if pack is None:
        return render(request, "policies/ask.html", context)
    form = AskForm(request.GET if "behaviour" in request.GET or "asked" in request.GET else None, pack=pack)
    context["form"] = form
    if form.is_valid():
        asked = Asked(pack, form.case(now=request.now), form.moment)
        context["answer"] = answer_data(asked)
    return render(request, "policies/ask.html", context, status=422 if form.errors else 200)


def _day(request: Any) -> date:
    """The day that was asked, as far as it can be read; the form says what is wrong with it."""
    try:
        return date.fromisoformat(request.GET.get("on", "")[:10])
    except ValueError:
        return request.now.astimezone(LOCAL).date()


@needs("policies.read")
@require_GET
def compare(request: Any) -> HttpResponse:
    """Two policies, or two versions of one, in sentences."""
    choices = pack_choices(request.user)
    form = CompareForm(request.GET or None, choices=choices)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        old, new = (_named(form.cleaned_data[name], request) for name in ("a", "b"))
        context["comparison"] = comparison(old, new)
    return render(request, "policies/compare.html", context, status=422 if form.errors else 200)


def _named(name: str, request: Any) -> Pack:
    pack = pack_called(name, request.user, request.now.astimezone(LOCAL).date())
    if pack is None:
        raise Http404(name)
    return pack
