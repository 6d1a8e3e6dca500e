"""One letter: change it on the left, see the paper on the right, look once more, send, and keep."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from regie.journal.actions import record_look
from regie.letters import actions, queries, rules, words
from regie.letters.forms import DeliveryForm, LanguageForm, LetterForm, ReturnForm, SendForm
from regie.letters.models import Letter
from regie.letters.pdf import pdf_of
from regie.people.doors import needs
from regie.refusal import Refused
from regie.responses import words as response_words
from regie.responses.queries import day_of

ICONS = {"post": "mailbox", "handed": "hand-move", "registered": "rubber-stamp"}
FIELDS = ("addressee", "subject", "body", "contact", "interpreter")


@needs("letters.send")
@require_http_methods(["GET", "POST"])
def letter(request: Any, letter_id: int) -> HttpResponse:
    """Read and change the draft; what was sent is only shown."""
    found = found_for(request, letter_id, "read")
    form = LetterForm(request.POST or None, initial={name: getattr(found, name) for name in FIELDS})
    if request.method == "POST" and form.is_valid():
        actions.edit(found, **form.cleaned_data, at=request.now, by=request.user)
        if "read" in request.POST:
            actions.give_to_read(found, at=request.now, by=request.user)
            messages.success(request, _("Bewaard. Een collega leest de brief nu."))
        else:
            messages.success(request, _("Bewaard."))
        return redirect(f"{reverse('letters:letter', args=[found.pk])}?kept=letter-{found.pk}")
    return page(request, found, form=form, status=422 if form.errors else 200)


@needs("letters.send")
@require_POST
def paper(request: Any, letter_id: int) -> HttpResponse:
    """The paper and what is hard in it, for the words as they stand in the form now: a piece of the page."""
    found = found_for(request, letter_id, "preview")
    for name in FIELDS:
        setattr(found, name, request.POST.get(name, ""))
    return render(request, "letters/preview.html", _context(request, found))


@needs("letters.send")
@require_POST
def write_in(request: Any, letter_id: int) -> HttpResponse:
    """Start again in another language."""
    found = found_for(request, letter_id, "write")
    form = LanguageForm(request.POST)
    if form.is_valid():
        actions.write_in(found, **form.cleaned_data, at=request.now, by=request.user)
    return redirect(f"{reverse('letters:letter', args=[found.pk])}?kept=letter-{found.pk}")


@needs("letters.send")
@require_http_methods(["GET", "POST"])
def sending(request: Any, letter_id: int) -> HttpResponse:
    """The second look, which shows the thing itself; then it leaves."""
    found = found_for(request, letter_id, "send")
    form = SendForm(request.POST or None, initial={"seen": version(found), "how": found.measure.delivery})
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            rules.check_no_later_version(form.cleaned_data["seen"] == version(found))
            actions.send(found, how=form.cleaned_data["how"], at=request.now, by=request.user)
        except Refused as problem:
            refused = (
                words.REFUSALS.get(problem.code, response_words.REFUSALS.get(problem.code, ""))
                % problem.details
            )
        else:
            messages.success(request, _("Verstuurd. Wat de burger krijgt, is bewaard."))
            return redirect("letters:letter", found.pk)
    context = {**_context(request, found), "form": form, "refused": refused, "icons": ICONS}
    return render(request, "letters/sending.html", context, status=422 if form.errors or refused else 200)


@needs("letters.send")
@require_GET
def pdf(request: Any, letter_id: int) -> HttpResponse:
    """What was sent, byte for byte; before that a concept, which says so."""
    found = found_for(request, letter_id, "pdf")
    content = (
        bytes(found.pdf) if found.sent_at else pdf_of(queries.paper(found, at=request.now), is_concept=True)
    )
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.incident.reference}-{found.pk}.pdf"'
    return response


def found_for(request: Any, letter_id: int, purpose: str) -> Letter:
    """The letter, if this person may send letters there; that they look is written down first."""
    rows = Letter.objects.visible_to(request.user).select_related(
        "incident__organisation",
        "incident__place",
        "measure__policy_version",
        "template",
        "sent_by",
        "changed_by",
        "approved_by",
    )
    found = get_object_or_404(rows, pk=letter_id)
    incident = found.incident
    if not request.user.may("letters.send", at=incident.place, organisation_id=incident.organisation_id):
        raise PermissionDenied("letters.send")
    record_look([incident.subject, found.name], at=request.now, by=request.user, purpose=f"letters.{purpose}")
    return found


def version(found: Letter) -> str:
    """Which words somebody looked at."""
    return found.changed_at.isoformat() if found.changed_at else ""


def page(request: Any, found: Letter, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The letter with what can be done with it now, and by whom."""
    reading = found.readings.select_related("asked_by", "reader").last()
    wrote_it = found.changed_by_id == request.user.pk
    context = {
        **_context(request, found),
        "languages": queries.LANGUAGES,
        "form": LetterForm(initial={name: getattr(found, name) for name in FIELDS}),
        "return_form": ReturnForm(auto_id="return_%s"),
        "delivery_form": DeliveryForm(auto_id="delivery_%s", initial={"on": day_of(request.now)}),
        "version": version(found),
        "reading": reading,
        "unset": queries.unset_for(found),
        "waits": bool(reading and not reading.at and not reading.dropped_at),
        "may_read": not wrote_it and not found.approved_at,
        "may_send": bool(found.approved_at) and found.approved_by_id != request.user.pk,
        "deliveries": found.deliveries.select_related("noted_by"),
        "proven_on": rules.proven_on(queries.noted(found)),
        "came_back": rules.came_back(queries.noted(found)),
        **forms,
    }
    return render(request, "letters/letter.html", context, status=status)


def _context(request: Any, found: Letter) -> dict[str, Any]:
    return {
        "letter": found,
        "incident": found.incident,
        "kind_name": response_words.measure(found.measure.kind),
        "gaps": rules.gaps(found.subject + found.body),
        "paper": queries.paper(found, at=request.now),
        "remarks": words.remarks(rules.remarks(f"{found.subject}\n{found.body}", found.language)),
        "is_dutch": found.language == "nl",
    }
