"""Responses in JSON: the proposal, hearings, choices, signatures, returns and liftings."""

from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from regie.people.doors import holds
from regie.responses import actions
from regie.responses.api import after, care, tracks
from regie.responses.api.asking import NormIn, case_said
from regie.responses.api.bodies import (
    HearingIn,
    HearingOut,
    LiftIn,
    MeasureIn,
    MeasureOut,
    PassIn,
    ProposalNowOut,
    WhyIn,
)
from regie.responses.api.shared import OfIncident, OfMeasure, sentences_for_what_is_missing, valid
from regie.responses.models import Measure, Proposal


class ProposalView(OfIncident):
    """What the norm says."""

    permission_classes = [holds("incidents.read")]

    @extend_schema(operation_id="proposal", responses=ProposalNowOut)
    def get(self, request: Request, incident_id: int) -> Response:
        """The proposal for the classification that counts; 404 when there is none."""
        incident = self.incident(request, incident_id, "incidents.read")
        proposal = get_object_or_404(
            Proposal.objects.counting().select_related("policy_version"), incident=incident
        )
        return Response(ProposalNowOut(proposal).data)

    @extend_schema(operation_id="ask_norm", request=NormIn, responses=ProposalNowOut)
    def post(self, request: Request, incident_id: int) -> Response:
        """Ask the norm again, with what a person knows; 409 while a response rests on its answer."""
        incident = self.incident(request, incident_id, "responses.choose")
        proposal = get_object_or_404(Proposal.objects.counting(), incident=incident)
        case = case_said(proposal, valid(NormIn, request), now=request.now)
        return Response(
            ProposalNowOut(actions.ask_norm(incident, case, at=request.now, by=request.user)).data
        )


class Hearings(OfIncident):
    """How the citizen could tell their side."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="hear", request=HearingIn, responses={201: HearingOut})
    def post(self, request: Request, incident_id: int) -> Response:
        """Keep a hearing."""
        incident = self.incident(request, incident_id, "responses.choose")
        said = valid(HearingIn, request)
        hearing = actions.hear(incident, **said, at=request.now, by=request.user)
        return Response(HearingOut(hearing).data, status=201)


class Measures(OfIncident):
    """Choices for one case."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="choose", request=MeasureIn, responses={201: MeasureOut})
    def post(self, request: Request, incident_id: int) -> Response:
        """Choose; 422 says which safeguards are missing."""
        incident = self.incident(request, incident_id, "responses.choose")
        said = valid(MeasureIn, request)
        number = said.pop("renews")
        mine = Measure.objects.visible_to(request.user).select_related("incident", "lift")
        said["renews"] = get_object_or_404(mine, pk=number) if number else None
        with sentences_for_what_is_missing():
            measure = actions.choose(incident, **said, at=request.now, by=request.user)
        return Response(MeasureOut(measure).data, status=201)


class MeasureView(OfMeasure):
    """One response."""

    permission_classes = [holds("incidents.read")]

    @extend_schema(operation_id="measure", responses=MeasureOut)
    def get(self, request: Request, measure_id: int) -> Response:
        """The response and how it stands."""
        return Response(MeasureOut(self.measure(request, measure_id, "incidents.read")).data)


class SignatureView(OfMeasure):
    """The second person's yes."""

    permission_classes = [holds("responses.sign")]

    @extend_schema(operation_id="sign", request=None, responses=MeasureOut)
    def post(self, request: Request, measure_id: int) -> Response:
        """Decide; 409 for who chose it, 422 when safeguards are missing."""
        found = self.measure(request, measure_id, "responses.sign")
        with sentences_for_what_is_missing():
            actions.sign(found, at=request.now, by=request.user)
        return _again(found)


class PassView(OfMeasure):
    """A safeguard that does not hold this response up."""

    permission_classes = [holds("responses.override")]

    @extend_schema(operation_id="let_pass", request=PassIn, responses=MeasureOut)
    def post(self, request: Request, measure_id: int) -> Response:
        """Let it pass; 409 for who chose it, for what may never pass, and without a full sentence."""
        found = self.measure(request, measure_id, "responses.override")
        actions.let_pass(found, **valid(PassIn, request), at=request.now, by=request.user)
        return _again(found)


class ReturnView(OfMeasure):
    """The second person's no."""

    permission_classes = [holds("responses.sign")]

    @extend_schema(operation_id="send_back", request=WhyIn, responses=MeasureOut)
    def post(self, request: Request, measure_id: int) -> Response:
        """Send it back, and say why."""
        found = self.measure(request, measure_id, "responses.sign")
        actions.send_back(found, **valid(WhyIn, request), at=request.now, by=request.user)
        return _again(found)


class LiftingView(OfMeasure):
    """The early end."""

    permission_classes = [holds("responses.sign")]

    @extend_schema(operation_id="lift", request=LiftIn, responses=MeasureOut)
    def post(self, request: Request, measure_id: int) -> Response:
        """End it early, and say why."""
        found = self.measure(request, measure_id, "responses.sign")
        actions.lift(found, **valid(LiftIn, request), at=request.now, by=request.user)
        return _again(found)


def _again(found: Measure) -> Response:
    """The response as it is now."""
    rows = Measure.objects.select_related("signature", "lift")
    return Response(MeasureOut(rows.get(pk=found.pk)).data)


urlpatterns = [
    *after.urlpatterns,
    *care.urlpatterns,
    *tracks.urlpatterns,
    path("incidents/<int:incident_id>/proposal", ProposalView.as_view(), name="proposal"),
    path("incidents/<int:incident_id>/hearings", Hearings.as_view(), name="hearings"),
    path("incidents/<int:incident_id>/measures", Measures.as_view(), name="measures"),
    path("measures/<int:measure_id>", MeasureView.as_view(), name="measure"),
    path("measures/<int:measure_id>/signature", SignatureView.as_view(), name="signature"),
    path("measures/<int:measure_id>/passed", PassView.as_view(), name="passed"),
    path("measures/<int:measure_id>/return", ReturnView.as_view(), name="return"),
    path("measures/<int:measure_id>/lifting", LiftingView.as_view(), name="lifting"),
]
