"""A version in the making on the screen: begin from what counts, change it part by part, and take it into use."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regie.doors import needs
from regie.policies import words
from regie.policies.actions import drop_draft, save_draft, start_draft, take_in_draft
from regie.policies.forms import DraftForm, TakingInForm
from regie.policies.models import PolicyDraft
from regie.policies.pack_file import EXAMPLE, PackErrors
from regie.policies.pack_file.checking import accepted, report
from regie.policies.queries import pack_of, version_in_force
from regie.policies.rules import LOCAL
from regie.policies.words.comparing import comparison
from regie.refusal import Refused


@needs("policies.import")
@require_http_methods(["GET", "POST"])
def drafts(request: Any) -> HttpResponse:
    """What is being worked on; POST begins a new version from the one in force."""
    if request.method == "POST":
        own = request.user.organisation
        base = version_in_force(own, request.now.astimezone(LOCAL).date())
        text = type(base).objects.get(pk=base.pk).text if base else EXAMPLE.read_text(encoding="utf-8")
        draft = start_draft(base=base, text=text, at=request.now, by=request.user)
        return redirect("policies:draft", draft.pk)
    found = PolicyDraft.objects.visible_to(request.user).open().select_related("base", "saved_by")
    return render(request, "policies/drafts.html", {"drafts": found})


@needs("policies.import")
@require_http_methods(["GET", "POST"])
def draft(request: Any, draft_id: int) -> HttpResponse:
    """One draft, part by part; POST keeps what was typed, right or wrong, and says what is wrong with it."""
    found = _draft(request, draft_id)
    form = DraftForm(request.POST or None, text=found.text, edition=found.edition)
    if request.method == "POST" and form.is_valid():
        try:
            edition = form.cleaned_data["edition"]
            save_draft(found, text=form.text(), edition=edition, at=request.now, by=request.user)
        except Refused as refused:
            return _kept_on_the_page(request, found, form, refused)
        messages.success(request, _("Bewaard. Het geldt nog niet."))
        return redirect("policies:draft", found.pk)
    return _page(request, found, form=form if form.is_bound else None)


def _kept_on_the_page(request: Any, found: PolicyDraft, form: DraftForm, refused: Refused) -> HttpResponse:
    """Somebody else saved: what was typed stays here, and saving again is then done knowingly."""
    typed = DraftForm(text=form.text(), edition=PolicyDraft.objects.get(pk=found.pk).edition)
    context = {"draft": found, "form": typed, "refused": _said(refused), "taking_in": None}
    return render(request, "policies/draft.html", context, status=409)


@needs("policies.import")
@require_POST
def take_in_draft_now(request: Any, draft_id: int) -> HttpResponse:
    """Neem in gebruik."""
    found = _draft(request, draft_id)
    form = TakingInForm(request.POST)
    if form.is_valid():
        try:
            version = take_in_draft(found, how=form.how(), at=request.now, by=request.user)
        except Refused as refused:
            form.add_error(_field_of(refused), _said(refused))
        except PackErrors as problem:
            form.add_error(None, [str(one) for one in problem.errors])
        else:
            messages.success(request, _("Versie %s staat erin.") % version.version)
            return redirect("policies:version", version.pk)
    return _page(request, found, taking_in=form)


def _field_of(refused: Refused) -> str:
    fields = {
        "policy_begins_in_the_past": "valid_from",
        "consent_or_reason": "consented_on",
        "consent_not_yet_given": "consented_on",
    }
    return fields.get(refused.code, "version")


def _page(
    request: Any, found: PolicyDraft, *, form: DraftForm | None = None, taking_in: TakingInForm | None = None
) -> HttpResponse:
    """The draft with what is wrong at each part, or else what it says of itself and what it changes."""
    context: dict[str, Any] = {"draft": found, "taking_in": taking_in or TakingInForm()}
    try:
        pack = accepted(found.text)
    except PackErrors as problem:
        shown = form or _bound(found)
        shown.show(problem.errors)
        context |= {"form": shown, "wrong": problem.errors}
    else:
        context |= {"form": form or DraftForm(text=found.text, edition=found.edition), "report": report(pack)}
        context["gaps"] = [one.sentence for one in context["report"].gaps]
        if found.base:
            context["comparison"] = comparison(pack_of(found.base), pack)
    wrong = bool(taking_in and taking_in.errors) or bool(form and form.errors)
    return render(request, "policies/draft.html", context, status=422 if wrong else 200)


def _bound(found: PolicyDraft) -> DraftForm:
    """The form as if the kept text had just been typed, so that mistakes stand at its parts."""
    shown = DraftForm(text=found.text, edition=found.edition)
    typed = {name: field.initial for name, field in shown.fields.items()}
    bound = DraftForm({**typed, "edition": found.edition}, text=found.text, edition=found.edition)
    bound.is_valid()
    return bound


@needs("policies.import")
@require_POST
def drop_draft_now(request: Any, draft_id: int) -> HttpResponse:
    """Stop met deze versie."""
    drop_draft(_draft(request, draft_id), at=request.now, by=request.user)
    messages.success(request, _("Deze versie gaat niet door. Het beleid dat geldt, verandert niet."))
    return redirect("policies:drafts")


def _draft(request: Any, draft_id: int) -> PolicyDraft:
    return get_object_or_404(
        PolicyDraft.objects.visible_to(request.user).open().select_related("base", "organisation"),
        pk=draft_id,
    )


def _said(refused: Refused) -> str:
    return str(words.REFUSALS[refused.code]) % refused.details
