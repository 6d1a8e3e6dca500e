"""Papers that the law asks for: the answer to an access request, the processing register, a draft of the DPIA."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from regie.journal.actions import record_look
from regie.letters.pdf import print_page
from regie.people.doors import needs
from regie.privacy import words
from regie.privacy.models import KEEPS
from regie.privacy.queries import access as answers
from regie.privacy.queries import fields
from regie.privacy.queries.looks import citizens_kept_by


@needs(KEEPS)
@require_GET
def access(request: Any, originator_id: int) -> HttpResponse:
    """What we keep of one citizen, as they may read it."""
    return render(request, "privacy/access.html", _paper(request, originator_id))


@needs(KEEPS)
@require_GET
def access_pdf(request: Any, originator_id: int) -> HttpResponse:
    """The same, to send."""
    html = render_to_string("privacy/access_pdf.html", _paper(request, originator_id))
    answer = HttpResponse(print_page(html), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="inzage-{originator_id}.pdf"'
    return answer


def _paper(request: Any, originator_id: int) -> dict[str, Any]:
    originator = get_object_or_404(citizens_kept_by(request.user), pk=originator_id)
    record_look([originator.subject], at=request.now, by=request.user, purpose="access request")
    paper = answers.access_to(originator, for_keeper=request.user, at=request.now)
    # Whoever makes it may read Regie in another language; the answer is in that of the house.
    with translation.override(settings.LANGUAGE_CODE):
        body = render_to_string(
            "privacy/access_body.html", {"paper": words.answer(paper, originator.organisation)}
        )
    return {
        "originator": originator, "body": mark_safe(body),  # noqa: S308  drawn by Django's own templates
        "language": settings.LANGUAGE_CODE,
        "organisation_name": originator.organisation.name,
    }  # fmt: skip


@needs(KEEPS)
@require_GET
def register(request: Any) -> HttpResponse:
    """The entry for the register of processing (AVG 30), made from the models and the policy."""
    return render(request, "privacy/register.html", _register(request))


@needs(KEEPS)
@require_GET
def dpia(request: Any) -> HttpResponse:
    """A draft of the DPIA (AVG 35): what the software can say, and what people must still fill in."""
    return render(request, "privacy/dpia.html", _register(request))


def _register(request: Any) -> dict[str, Any]:
    rows = [words.row(term) for term in fields.register(request.user.organisation)]
    return {"rows": rows, "names": fields.names_somebody(), "fields": sum(len(row["fields"]) for row in rows)}
