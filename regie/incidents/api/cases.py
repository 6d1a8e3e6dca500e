"""One case in JSON: read, lead, judge, close."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.incidents import actions
from regie.incidents.api.bodies import (
    NOT_NOW,
    NOT_YOURS,
    CaseBody,
    ClassificationBody,
    JudgementBody,
    LineBody,
    OfferAnswerBody,
    OfferBody,
)
from regie.incidents.models import Incident
from regie.incidents.queries import people_known_to
from regie.journal.actions import record_look
from regie.people.doors import holds


def _case(request: Any, incident_id: int) -> Incident:
    readable = Incident.objects.readable_by(request.user)
    return get_object_or_404(
        readable.select_related("reporter", "affected", "in_charge", "originator").prefetch_related(
            "behaviours", "acts", "additions__person", "classifications__person"
        ),
        pk=incident_id,
    )


class Case(APIView):
    """One case."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="read_incident", responses={200: CaseBody, 404: NOT_YOURS})
    def get(self, request: Any, incident_id: int) -> Response:
        """The case for whoever follows it; that it was read is written first."""
        incident = _case(request, incident_id)
        record_look([incident.subject], at=request.now, by=request.user, purpose="case")
        return Response(CaseBody(incident).data)


class CaseCharge(APIView):
    """Who has the regie of the case."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(
        operation_id="take_case", request=None, responses={204: None, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any, incident_id: int) -> Response:
        """Take the regie; whoever comes second is told who was first."""
        actions.take_case(_case(request, incident_id), at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(operation_id="return_case", responses={204: None, 404: NOT_YOURS, 409: NOT_NOW})
    def delete(self, request: Any, incident_id: int) -> Response:
        """Give the regie back."""
        actions.return_case(_case(request, incident_id), at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class CaseOffer(APIView):
    """Asking a colleague by name to take the regie."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(
        operation_id="offer_case", request=OfferBody, responses={204: None, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any, incident_id: int) -> Response:
        """Until they accept, nothing moves."""
        incident = _case(request, incident_id)
        said = OfferBody(data=request.data)
        said.is_valid(raise_exception=True)
        to = get_object_or_404(people_known_to(request.user), pk=said.validated_data["to"])
        actions.offer_case(incident, to=to, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class CaseAnswer(APIView):
    """What the one who was asked says."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(
        operation_id="answer_case",
        request=OfferAnswerBody,
        responses={204: None, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def post(self, request: Any, incident_id: int) -> Response:
        """Take the regie, or leave it where it is."""
        incident = _case(request, incident_id)
        said = OfferAnswerBody(data=request.data)
        said.is_valid(raise_exception=True)
        actions.answer_case(incident, **said.validated_data, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class Judging(APIView):
    """What the facts are under the norm."""

    permission_classes = [holds("incidents.classify")]

    @extend_schema(
        operation_id="classify_incident", request=ClassificationBody,
        responses={201: JudgementBody, 404: NOT_YOURS, 409: NOT_NOW},
    )  # fmt: skip
    def post(self, request: Any, incident_id: int) -> Response:
        """Judge, as a second person."""
        open_to = Incident.objects.open_to(request.user, "incidents.classify")
        incident = get_object_or_404(open_to.select_related("place", "policy_version"), pk=incident_id)
        said = ClassificationBody(data=request.data)
        said.is_valid(raise_exception=True)
        given = said.validated_data
        judged = actions.classify(
            incident, outcome=given["outcome"], reason=given["reason"], norm_classes=given["norm_classes"],
            acts=[_line(incident, one) for one in given["acts"]], at=request.now, by=request.user,
            replaces=incident.classifications.filter(pk=given["replaces"] or 0).first(),
        )  # fmt: skip
        return Response(JudgementBody(judged).data, status=status.HTTP_201_CREATED)


def _line(incident: Incident, given: dict[str, Any]) -> Any:
    """The line as the verb takes it; a line of before must be one of this case."""
    if given["id"] is not None:
        get_object_or_404(incident.acts, pk=given["id"])
    return LineBody.line(given)


class Closing(APIView):
    """The end of a case."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(
        operation_id="close_incident", request=None, responses={204: None, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any, incident_id: int) -> Response:
        """Close it, when nothing is open."""
        actions.close(_case(request, incident_id), at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
