"""The words by which we write: every kind of letter, and the page on which somebody changes one."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from regie.letters import actions, queries, rules, words
from regie.letters.forms import WordingForm
from regie.letters.models import Template
from regie.people.doors import needs
from regie.people.models import Person
from regie.refusal import Refused


@needs("letters.send")
@require_GET
def templates(request: Any) -> HttpResponse:
    """Every wording that counts, as a citizen would read it, with its version."""
    wordings: list[dict[str, Any]] = [
        {
            "template": template,
            "blocks": rules.blocks(_example(template.body, template.language)),
        }
        for template in Template.objects.counting_for(request.user.organisation_id).select_related("added_by")
    ]
    by_code = groupby(wordings, key=lambda one: one["template"].code)
    kinds = [(words.KINDS.get(code, code), list(each)) for code, each in by_code]
    context = {"kinds": kinds, "may_word": queries.may_word(request.user)}
    return render(request, "letters/templates.html", context)


@needs("letters.word")
@require_http_methods(["GET", "POST"])
def wording(request: Any, code: str, language: str) -> HttpResponse:
    """Change the words; what comes of it is a new version."""
    last = _found(request.user, code, language)
    known = {"subject": last.subject, "body": last.body, "seen": last.version}
    form = WordingForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.write_wording(
                code, language, **form.cleaned_data, at=request.now, by=request.user
            )
        except Refused as refused:
            form.add_error(words.FIELD_OF.get(refused.code), words.REFUSALS[refused.code] % refused.details)
        else:
            messages.success(
                request, _("Dit is nu versie %s. Nieuwe brieven krijgen deze tekst.") % added.version
            )
            return redirect("letters:templates")
    subject, body = queries.shipped(code, language)
    context = {
        "form": form, "template": last, "name": words.KINDS.get(code, code), "shipped_subject": subject,
        "shipped": body, "is_own": last.added_by_id is not None, "places": _places(body),
        "older": queries.versions(code, language, request.user.organisation_id).select_related("added_by"),
        **_preview(form["subject"].value(), form["body"].value(), language),
    }  # fmt: skip
    return render(request, "letters/wording.html", context, status=422 if form.errors else 200)


@needs("letters.word")
@require_POST
def wording_paper(request: Any, code: str, language: str) -> HttpResponse:
    """How it reads, for the words as they stand in the form now: a piece of the page."""
    _found(request.user, code, language)
    said = {name: request.POST.get(name, "") for name in ("subject", "body")}
    return render(request, "letters/wording_preview.html", _preview(**said, language=language))


def _found(person: Person, code: str, language: str) -> Template:
    if not queries.may_word(person):
        raise PermissionDenied("letters.word")
    found = queries.wording(code, language, person.organisation_id)
    if found is None:
        raise Http404("wording")
    return found


def _preview(subject: str, body: str, language: str) -> dict[str, Any]:
    filled = _example(body, language)
    return {
        "language": language,
        "subject": subject,
        "blocks": rules.blocks(filled),
        "remarks": words.remarks(rules.remarks(f"{subject}\n{filled}", language)),
        "is_dutch": language == "nl",
    }


def _example(body: str, language: str) -> str:
    """The words with an invented case in them; a place that can never be filled stays as it was typed."""
    if rules.unknown_places(body):
        return body
    with override(language):
        return rules.fill(body, words.example())


def _places(body: str) -> list[tuple[str, Any]]:
    """The places that this kind of letter knows, as one types them, with what comes there."""
    known = rules.places(body)
    typed = {name: [f"{{{name}.{part}}}" for part in rules.PLACES[name]] or [f"{{{name}}}"] for name in known}
    return [(" ".join(typed[name]), words.PLACES[name]) for name in words.PLACES if name in known]
