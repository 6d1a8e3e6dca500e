"""The page on which a person tells the norm what the case does not know by itself."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regie.incidents.models import Incident
from regie.people.doors import needs
from regie.policies.queries import pack_of
from regie.policies.words.answer import question_data
from regie.responses import actions
from regie.responses.forms.norm import NormForm, as_data
from regie.responses.models import Proposal
from regie.responses.queries import asked_before, case_of, day_of, earlier_of, proposal_of
from regie.responses.views.columns import case_for


@needs("responses.choose")
@require_http_methods(["GET", "POST"])
def norm(request: Any, incident_id: int) -> HttpResponse:
    """Ask the norm of the day itself again, with more that is known."""
    incident = case_for(request, incident_id, "responses.choose")
    form = norm_form(request, incident, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.ask_norm(incident, form.case(now=request.now), at=request.now, by=request.user)
        messages.success(request, _("De norm is opnieuw gevraagd."))
        return redirect("responses:choose", incident.pk)
    proposal = proposal_of(incident)
    context = {"form": form, "incident": incident, "proposal": proposal}
    return render(request, "responses/ask_norm.html", context, status=422 if request.POST else 200)


def norm_form(request: Any, incident: Incident, said: Any) -> NormForm:
    """The question for this case; without anything said it stands there as it was asked last."""
    proposal = proposal_of(incident)
    if proposal is None or proposal.policy_version is None:
        raise Http404("norm")
    pack = pack_of(proposal.policy_version)
    fresh = case_of(proposal.classification, pack)
    earlier = earlier_of(incident, request.user, on=day_of(request.now))
    data = said if said is not None else _last_asked(proposal, fresh)
    return NormForm(data, pack=pack, fresh=fresh, earlier=earlier)


def _last_asked(proposal: Proposal, fresh: Any) -> QueryDict:
    case = asked_before(proposal.question, fresh) if proposal.asked_by_id else fresh
    data = QueryDict(mutable=True)
    for name, value in as_data(question_data(case)).items():
        data.setlist(name, value if isinstance(value, list) else [str(value)])
    if not case.off_duty:
        data.pop("off_duty")
    return data
