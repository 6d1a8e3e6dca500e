"""The pages of a policy: what counts now, the versions, the file, and the house rules for everybody."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from regie.doors import needs, open_to_all
from regie.policies import words
from regie.policies.actions import import_pack
from regie.policies.forms import ImportForm
from regie.policies.models import PolicyVersion
from regie.policies.queries import house_rules_in_force, pack_of, policy_in_force, shipped, shipped_pack
from regie.policies.rules import LOCAL
from regie.policies.words.page import measures_that_can_follow, policy_page
from regie.refusal import Refused


@needs("policies.read")
@require_GET
def in_force(request: Any) -> HttpResponse:
    """The policy that counts today for the reader's organisation, or by its covenant."""
    own = request.user.organisation
    found = policy_in_force(own, request.now, followed=own.norm_setter())
    if found is None:
        return render(request, "policies/none.html", {"may_import": request.user.may("policies.import")})
    version, pack = found
    return _shown(request, version, pack, in_force=True)


@needs("policies.read")
@require_GET
def version(request: Any, version_id: int) -> HttpResponse:
    """One version as it was, also one that no longer counts."""
    found = get_object_or_404(PolicyVersion.objects.visible_to(request.user), pk=version_id)
    counts = policy_in_force(found.organisation, request.now)
    return _shown(request, found, pack_of(found), in_force=bool(counts and counts[0].pk == found.pk))


def _shown(request: Any, version: PolicyVersion, pack: Any, *, in_force: bool) -> HttpResponse:
    context = {
        "version": version,
        "in_force": in_force,
        "page": policy_page(pack),
        "may_import": request.user.may("policies.import"),
        "may_letters": request.user.may("letters.send"),
    }
    return render(request, "policies/policy.html", context)


@needs("policies.read")
@require_GET
def versions(request: Any) -> HttpResponse:
    """Every version that the reader may see, the latest first; which one counts today is marked."""
    found = (
        PolicyVersion.objects.visible_to(request.user)
        .select_related("organisation", "imported_by")
        .defer("text")
    )
    own = request.user.organisation
    counts = policy_in_force(own, request.now, followed=own.norm_setter())
    context = {
        "versions": found,
        "in_force_id": counts[0].pk if counts else None,
        "today": request.now.astimezone(LOCAL).date(),
        "may_import": request.user.may("policies.import"),
    }
    return render(request, "policies/versions.html", context)


@needs("policies.read")
@require_GET
def file(request: Any, version_id: int) -> HttpResponse:
    """The file of a version, exactly as it was imported."""
    found = get_object_or_404(PolicyVersion.objects.visible_to(request.user), pk=version_id)
    name = f"{found.pack_id}-{found.pk}.yaml"
    return HttpResponse(
        found.text,
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@needs("policies.read")
@require_GET
def examples(request: Any) -> HttpResponse:
    """The packs that come with Regie, to read and to learn from; none of them is anybody's policy."""
    rows = [{"slug": one.slug, "page": policy_page(one.pack)} for one in shipped()]
    return render(request, "policies/examples.html", {"rows": rows})


@needs("policies.read")
@require_GET
def example(request: Any, slug: str) -> HttpResponse:
    """One of them, whole, with its source and its unknowns."""
    found = shipped_pack(slug)
    if found is None:
        raise Http404(slug)
    return render(request, "policies/example.html", {"page": policy_page(found.pack), "slug": slug})


@needs("policies.import")
@require_http_methods(["GET", "POST"])
def take_in(request: Any) -> HttpResponse:
    """Check a policy, and take it into use when that was asked; what was typed always stays."""
    if request.method == "GET":
        return render(request, "policies/import.html", {"form": ImportForm()})
    form = ImportForm(request.POST, request.FILES)
    if form.is_valid() and "check" not in request.POST:
        taken = _taken_in(request, form)
        if taken:
            messages.success(request, _("Versie %s staat erin.") % taken.version)
            return redirect("policies:version", version_id=taken.pk)
    checked = {"page": policy_page(form.pack), "pack": form.pack} if form.is_valid() and form.pack else {}
    return render(request, "policies/import.html", {"form": form, **checked}, status=200 if checked else 422)


def _taken_in(request: Any, form: ImportForm) -> PolicyVersion | None:
    """The new version; a refusal is said at the text, which stays."""
    try:
        return import_pack(
            organisation=request.user.organisation,
            text=form.cleaned_data["text"],
            at=request.now,
            by=request.user,
        )
    except Refused as refused:
        form.add_error("text", str(words.REFUSALS[refused.code]) % refused.details)
        return None


@open_to_all
@require_GET
def house_rules(request: Any) -> HttpResponse:
    """What we ask of visitors, what can follow and what always stays open; no log-in, because it is for them."""
    chain = [
        {"organisation": organisation, "page": policy_page(pack), "measures": measures_that_can_follow(pack)}
        for organisation, _version, pack in house_rules_in_force(request.now)
    ]
    return render(request, "policies/house_rules.html", {"chain": chain, "press_hidden": True})
