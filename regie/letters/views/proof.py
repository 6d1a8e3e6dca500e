"""The letter that a response would become, while somebody still chooses or signs; nothing is kept."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from regie.incidents.models import Incident
from regie.journal.actions import record_look
from regie.letters import queries
from regie.letters.models import Letter
from regie.people.doors import needs
from regie.responses.forms import MeasureForm, unsaved
from regie.responses.models import Measure
from regie.responses.rules import KINDS, NO_MEASURE

DUTCH = "nl"
CASE = ("organisation", "originator", "policy_version")


@needs("incidents.read")
@require_POST
def proof(request: Any, incident_id: int) -> HttpResponse:
    """For the choice as it stands in the form now: a piece of the page."""
    rows = Incident.objects.readable_by(request.user).select_related(*CASE)
    incident = get_object_or_404(rows, pk=incident_id)
    record_look([incident.subject], at=request.now, by=request.user, purpose="letters.proof")
    kind = request.POST.get("kind", "")
    kind = kind if kind in KINDS else NO_MEASURE
    given = {
        "incident": incident, "chooser": request.user, "chosen_at": request.now, "kind": kind,
        "policy_version": incident.policy_version,
    }  # fmt: skip
    return _shown(request, unsaved(MeasureForm(request.POST, kind=kind, incident=incident), **given))


@needs("incidents.read")
@require_GET
def proof_of_measure(request: Any, measure_id: int) -> HttpResponse:
    """For a response that somebody chose; the letter itself once there is one."""
    rows = Measure.objects.visible_to(request.user).select_related(
        "policy_version", *(f"incident__{name}" for name in CASE)
    )
    measure = get_object_or_404(rows, pk=measure_id)
    record_look([measure.incident.subject], at=request.now, by=request.user, purpose="letters.proof")
    return _shown(request, measure)


def _shown(request: Any, measure: Measure) -> HttpResponse:
    """The paper alone for a script, a whole page for everybody else."""
    letter = (
        Letter.objects.filter(measure=measure.pk, about=Letter.About.DECISION).first() if measure.pk else None
    )
    letter = letter or _as_it_would_be(measure)
    paper = queries.paper(letter, at=request.now) if letter else None
    if request.headers.get("X-Piece"):
        return render(request, "letters/paper.html", {"paper": paper})
    return render(request, "letters/proof.html", {"paper": paper, "incident": measure.incident})


def _as_it_would_be(measure: Measure) -> Letter | None:
    template = queries.wording_for(measure, DUTCH)
    if template is None:
        return None
    originator = measure.incident.originator
    return Letter(
        incident=measure.incident, language=template.language, subject=template.subject,
        body=queries.filled(template, measure), addressee=originator.label if originator else "",
        contact=queries.last_contact(measure.incident),
    )  # fmt: skip
