"""Ik ben op pad, het gaat goed, ik ben klaar; and for whoever looks after others: who is out now."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from regie.doors import needs
from regie.visits import actions, queries
from regie.visits.forms import CodesForm, VisitForm
from regie.visits.models import Visit

LONGER = (15, 30, 60)


@needs("visits.go")
@require_GET
def visits(request: Any) -> HttpResponse:
    """The own visit with one big button, or the way to begin one; and who else is out."""
    return render(request, "visits/visits.html", _page(request))


def _page(request: Any) -> dict[str, Any]:
    policy = queries.said_by_policy(request.user, at=request.now)
    mine = queries.mine(request.user)
    return {
        "mine": mine, "form": VisitForm(policy=policy), "longer": LONGER, "now": request.now,
        "colleagues": queries.could_take_over(request.user) if mine.visit else (),
        "looks_after": queries.looks_after(request.user), "out": queries.out_now(request.user),
    }  # fmt: skip


@needs("visits.go")
@require_POST
def start(request: Any) -> HttpResponse:
    """Ik ga op pad."""
    form = VisitForm(request.POST, policy=queries.said_by_policy(request.user, at=request.now))
    if not form.is_valid():
        return render(request, "visits/visits.html", {**_page(request), "form": form}, status=422)
    said = form.cleaned_data
    actions.start_visit(
        request.user, where=said["where"], note=said["note"], times=form.times(), at=request.now
    )
    return redirect("visits:list")


@needs("visits.go")
@require_POST
def confirm(request: Any, visit_id: int) -> HttpResponse:
    """Het gaat goed."""
    actions.confirm(_visit(request, visit_id), at=request.now, by=request.user)
    messages.success(request, _("Fijn. We weten dat het goed gaat."))
    return redirect("visits:list")


@needs("visits.go")
@require_POST
def extend(request: Any, visit_id: int) -> HttpResponse:
    """Het duurt langer."""
    said = request.POST.get("minutes", "")
    minutes = int(said) if said.isdecimal() and len(said) < 5 else 0
    actions.extend(
        _visit(request, visit_id), longer=timedelta(minutes=minutes), at=request.now, by=request.user
    )
    return redirect("visits:list")


@needs("visits.go")
@require_POST
def end(request: Any, visit_id: int) -> HttpResponse:
    """Ik ben klaar en veilig."""
    code = request.POST.get("code", "")
    actions.end_visit(_visit(request, visit_id), code=code, at=request.now, by=request.user)
    messages.success(request, _("Je bezoek is klaar. De klok staat stil."))
    return redirect("visits:list")


@needs("visits.go")
@require_POST
def offer(request: Any, visit_id: int) -> HttpResponse:
    """Neem jij het over?"""
    said = request.POST.get("to", "")
    to = get_object_or_404(
        queries.could_take_over(request.user), pk=int(said) if said.isdecimal() and len(said) < 19 else 0
    )
    actions.offer(_visit(request, visit_id), to=to, at=request.now, by=request.user)
    return redirect("visits:list")


@needs("visits.go")
@require_POST
def answer_offer(request: Any, visit_id: int) -> HttpResponse:
    """Ik neem het over, or not."""
    accept = request.POST.get("accept") == "yes"
    actions.answer_offer(_visit(request, visit_id), accept=accept, at=request.now, by=request.user)
    return redirect("visits:list")


@needs("visits.go")
@require_http_methods(["GET", "POST"])
def codes(request: Any) -> HttpResponse:
    """The two codes with which a visit ends."""
    form = CodesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.choose_codes(request.user, at=request.now, **form.cleaned_data)
        messages.success(request, _("Bewaard. Onthoud beide codes."))
        return redirect("visits:list")
    status = 422 if form.errors else 200
    return render(request, "visits/codes.html", {"form": form}, status=status)


def _visit(request: Any, visit_id: int) -> Visit:
    return get_object_or_404(Visit.objects.visible_to(request.user), pk=visit_id)
