"""What may be forgotten, what is held, and the second look before something is erased."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.people.doors import needs
from regie.privacy import actions, words
from regie.privacy.forms import EraseForm, HoldForm
from regie.privacy.models import KEEPS, Erasure, LegalHold
from regie.privacy.queries import due


@needs(KEEPS)
@require_GET
def overview(request: Any) -> HttpResponse:
    """Due, held, or without a term: what wants somebody to look at it."""
    listed = due.due_list(request.user, at=request.now)
    context = {
        "groups": [
            (
                words.GROUPS[root],
                [(one, words.STANDINGS[one.standing], words.ROOTS[one.root]) for one in group],
            )
            for root, group in groupby(listed, key=lambda one: one.root)
        ],
        "ready": sum(one.standing == "due" for one in listed),
        "erased": Erasure.objects.visible_to(request.user).count(),
    }
    return render(request, "privacy/list.html", context)


@needs(KEEPS)
def erase(request: Any, root: str, row_id: int) -> HttpResponse:
    """What goes and what stays, before it goes: this leaves the house for good."""
    row = due.root_of(root, row_id, person=request.user)
    if row is None:
        raise Http404
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        erasure = actions.erase(
            root=root, row_id=row_id, reason=form.cleaned_data["reason"], at=request.now, by=request.user
        )
        gone = sum(erasure.counts.values())
        messages.success(
            request, _("Gewist: de woorden van %(n)s regels. De aantallen zijn gebleven.") % {"n": gone}
        )
        return redirect("privacy:list")
    standing = due.stands(root, row, at=request.now)
    held = due.hold_of(root, row, at=request.now)
    context = {
        "root": root, "row": row, "kind": words.ROOTS[root], "form": form, "standing": words.STANDINGS[standing],
        "title": due.title_of(root, row) or row.pk, "goes": words.GOES[root],
        "stays": words.STAYS.get(root, words.STAYS_OF_A_CASE),
        "clocks": due.clocks_of(root, row), "stops": standing in ("held", "archive_runs"), "hold_form": HoldForm(),
        "held": held, "may_hold": root in due.HOLDABLE, "is_case": root in ("incident", *due.PARTS),
    }  # fmt: skip
    return render(request, "privacy/erase.html", context)


@needs(KEEPS)
@require_POST
def hold(request: Any, root: str, row_id: int) -> HttpResponse:
    """Houd dit vast."""
    row = due.root_of(root, row_id, person=request.user) if root in due.HOLDABLE else None
    if row is None:
        raise Http404
    form = HoldForm(request.POST)
    if form.is_valid():
        actions.hold(row, at=request.now, by=request.user, **form.cleaned_data)
        messages.success(request, _("Dit wordt vastgehouden."))
    else:
        messages.error(request, _("Schrijf op waarom dit moet blijven zoals het is."))
    return redirect("privacy:erase", root, row_id)


@needs(KEEPS)
@require_POST
def lift_hold(request: Any, hold_id: int) -> HttpResponse:
    """Laat dit weer los."""
    held = get_object_or_404(LegalHold.objects.visible_to(request.user), pk=hold_id)
    actions.lift_hold(held, at=request.now, by=request.user)
    messages.success(request, _("De gewone termijnen gelden weer."))
    return redirect("privacy:erase", held.root, held.row_id)
