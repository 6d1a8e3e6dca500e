"""Take over a register: look at a file first, bring in its good rows, and undo it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from regie.people.doors import needs
from regie.refusal import Refused
from regie.register import actions, words
from regie.register.forms import SheetForm
from regie.register.models import BroughtIn

SHOWN = 500


@needs("register.exchange")
@require_http_methods(["GET", "POST"])
def imports(request: Any) -> HttpResponse:
    """Kijk het bestand na; neem de goede rijen over."""
    form = SheetForm(request.POST or None, request.FILES or None)
    looked = _looked(request, form) if request.method == "POST" and form.is_valid() else None
    if looked and "bring" in request.POST:
        brought = actions.bring_in(
            looked, name=form.cleaned_data["file"].name, organisation=request.user.organisation, at=request.now,
            by=request.user,
        )  # fmt: skip
        said = ngettext("%(n)s zaak is overgenomen.", "%(n)s zaken zijn overgenomen.", brought.rows)
        messages.success(request, said % {"n": brought.rows})
    context = {
        "form": form, "looked": looked, "done": "bring" in request.POST,
        "problems": [(one, words.problem(one)) for one in looked.problems[:SHOWN]] if looked else [],
        "brought": BroughtIn.objects.visible_to(request.user).select_related("person")[:50],
    }  # fmt: skip
    return render(request, "register/imports.html", context)


def _looked(request: Any, form: SheetForm) -> actions.Looked | None:
    """What the file holds; what makes it unreadable stands at the file."""
    try:
        return actions.look(
            form.cleaned_data["file"].read(), organisation=request.user.organisation, at=request.now,
            chosen=form.chosen(),
        )  # fmt: skip
    except Refused as refused:
        form.add_error("file", str(words.REFUSALS[refused.code]) % refused.details)
        return None


@needs("register.exchange")
@require_POST
def undo(request: Any, import_id: int) -> HttpResponse:
    """Haal deze zaken weer weg."""
    found = get_object_or_404(BroughtIn.objects.visible_to(request.user), pk=import_id)
    actions.undo(found, at=request.now, by=request.user)
    messages.success(request, _("De overgenomen zaken zijn weer weg."))
    return redirect("register:imports")
