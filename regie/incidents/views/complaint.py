"""The road of complaints: what waits, and the answer to one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from regie.incidents import actions, queries, words
from regie.incidents.actions.complaints import check_may_answer
from regie.incidents.forms import AnswerForm
from regie.incidents.models import Complaint
from regie.journal.actions import record_look
from regie.notices.models import Promise
from regie.people.doors import needs
from regie.refusal import Refused


@needs("complaints.handle")
@require_GET
def complaints(request: Any) -> HttpResponse:
    """Every complaint that waits or was answered."""
    return render(request, "incidents/complaints.html", {"complaints": queries.complaints_for(request.user)})


@needs("complaints.handle")
@require_http_methods(["GET", "POST"])
def complaint(request: Any, complaint_id: int) -> HttpResponse:
    """The story as it was told, and the answer; only by somebody who was not part of it."""
    known = Complaint.objects.open_to(request.user).select_related("incident", "forwarded_by", "handler")
    found = get_object_or_404(known, pk=complaint_id)
    if found.answered_at is None:
        check_may_answer(found, by=request.user)
    record_look([found.incident.subject, found.subject], at=request.now, by=request.user, purpose="complaint")
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        return _page(request, found, form)
    try:
        actions.answer_complaint(found, answer=form.cleaned_data["answer"], at=request.now, by=request.user)
    except Refused as refused:
        form.add_error(None, str(words.REFUSALS[refused.code]) % refused.details)
        return _page(request, found, form)
    messages.success(request, _("De klacht is beantwoord."))
    return redirect("incidents:complaint", found.pk)


def _page(request: Any, found: Complaint, form: AnswerForm) -> HttpResponse:
    incident = found.incident
    context = {
        "complaint": found, "incident": incident, "form": form,
        "additions": incident.additions.select_related("person"),
        "judged": incident.classifications.counting().select_related("person").first(),
        "promise": Promise.objects.filter(kind="handle_complaint", subject=found.subject).first(),
        "key": f"complaint-{found.pk}", "draft": f"complaint-{found.pk}-{request.user.pk}",
    }  # fmt: skip
    return render(request, "incidents/complaint.html", context, status=422 if form.errors else 200)
