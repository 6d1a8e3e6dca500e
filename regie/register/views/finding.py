"""The register: which incidents there are, how each stands, and the views that one keeps."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.people.doors import needs
from regie.register import actions, queries
from regie.register.forms import FilterForm, ViewForm
from regie.register.models import SavedView
from regie.register.rules import FILTERS, Cursor
from regie.register.views.shapes import open_to


@needs("incidents.report")
@require_GET
def register(request: Any) -> HttpResponse:
    """Everything that this person may see, the latest first; without a role that is one's own reports."""
    asks = any(request.GET.get(name) for name in FILTERS)
    form = FilterForm(request.GET if asks else None, person=request.user)
    found = queries.find(
        request.user,
        form.filters() if asks else None,
        before=Cursor.read(request.GET.get("before", "")),
        after=Cursor.read(request.GET.get("after", "")),
    )
    asked = form.asked() if asks else {}
    context = {
        "form": form, "found": found, "rows": found.rows, "narrowed": asks, "asked": urlencode(asked),
        "fields": asked.items(), "views": queries.views_for(request.user), "view_form": ViewForm(),
        "reads_cases": request.user.may("incidents.read"),
        "handles_complaints": request.user.may("complaints.handle"),
        "looks_up": request.user.may("originators.look_up"), "gives_out": bool(open_to(request.user)),
        "folded": not any(asked.get(name) for name in FILTERS[1:]),
    }  # fmt: skip
    return render(request, "register/list.html", context)


@needs("incidents.report")
@require_POST
def keep_view(request: Any) -> HttpResponse:
    """Bewaar deze weergave."""
    filters = FilterForm(request.POST, person=request.user)
    form = ViewForm(request.POST)
    asked = filters.asked() if filters.is_valid() else {}
    shared_with = request.POST.get("shared_with", "") if form.is_valid() else ""
    view = actions.save_view(
        name=request.POST.get("name", ""),
        asked=asked,
        shared_with=shared_with,
        at=request.now,
        by=request.user,
    )
    messages.success(request, _("“%(name)s” staat nu boven het register.") % {"name": view.name})
    return redirect(f"{reverse('register:list')}?{urlencode(view.asked)}")


@needs("incidents.report")
@require_POST
def drop_view(request: Any, view_id: int) -> HttpResponse:
    """Haal deze weergave weg."""
    view = get_object_or_404(SavedView.objects.visible_to(request.user).select_related("person"), pk=view_id)
    actions.drop_view(view, at=request.now, by=request.user)
    messages.success(request, _("De weergave is weg. Aan de zaken zelf is niets veranderd."))
    return redirect("register:list")
