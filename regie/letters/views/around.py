"""Around a letter: a second person reads it, somebody writes down how it arrived, somebody takes a copy."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regie.letters import actions, rules, words
from regie.letters.docx import MEDIA_TYPE, copy_of
from regie.letters.forms import DeliveryForm, ReturnForm
from regie.letters.views.letter import found_for, page, version
from regie.people.doors import needs
from regie.refusal import Refused


@needs("letters.send")
@require_POST
def give_to_read(request: Any, letter_id: int) -> HttpResponse:
    """Ask a second person."""
    actions.give_to_read(found_for(request, letter_id, "give"), at=request.now, by=request.user)
    messages.success(request, _("Gevraagd. Een collega leest de brief."))
    return redirect("letters:letter", letter_id)


@needs("letters.send")
@require_POST
def approve(request: Any, letter_id: int) -> HttpResponse:
    """Yes, to the words that this person has seen."""
    found = found_for(request, letter_id, "approve")
    rules.check_no_later_version(request.POST.get("seen", "") == version(found))
    actions.approve(found, at=request.now, by=request.user)
    messages.success(request, _("Goedgekeurd. Een ander dan jij verstuurt de brief."))
    return redirect("letters:letter", letter_id)


@needs("letters.send")
@require_POST
def return_to_writer(request: Any, letter_id: int) -> HttpResponse:
    """No, and what must change."""
    found = found_for(request, letter_id, "return")
    form = ReturnForm(request.POST, auto_id="return_%s")
    if not form.is_valid():
        return page(request, found, return_form=form, status=422)
    actions.return_to_writer(found, why=form.cleaned_data["why"], at=request.now, by=request.user)
    messages.success(request, _("Teruggegeven. De schrijver leest wat er anders moet."))
    return redirect("letters:letter", letter_id)


@needs("letters.send")
@require_POST
def note_delivery(request: Any, letter_id: int) -> HttpResponse:
    """What is known now of the way of the letter."""
    found = found_for(request, letter_id, "deliver")
    form = DeliveryForm(request.POST, auto_id="delivery_%s")
    if form.is_valid():
        try:
            actions.note_delivery(found, **form.cleaned_data, at=request.now, by=request.user)
        except Refused as refused:
            field = {
                "registered_without_number": "number", "handed_by_nobody": "by_whom",
                "delivered_on_an_impossible_day": "on",
            }.get(refused.code)  # fmt: skip
            form.add_error(field, words.REFUSALS[refused.code])
        else:
            messages.success(request, _("Bewaard."))
            return redirect("letters:letter", letter_id)
    return page(request, found, delivery_form=form, status=422)


@needs("letters.send")
@require_GET
def docx(request: Any, letter_id: int) -> HttpResponse:
    """A copy for a word processor; what was sent is the PDF."""
    found = found_for(request, letter_id, "docx")
    response = HttpResponse(copy_of(found, at=request.now), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{found.incident.reference}-{found.pk}.docx"'
    return response
