"""Report, follow and complete in JSON."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.incidents import actions, queries
from regie.incidents.api.bodies import (
    NOT_NOW,
    NOT_YOURS,
    AdditionBody,
    LineBody,
    ReportBody,
    StatusBody,
)
from regie.incidents.models import Incident
from regie.people.doors import holds
from regie.people.models import Person
from regie.places.models import Place

KEY = OpenApiParameter(
    "Idempotency-Key", str, OpenApiParameter.HEADER, description="Makes a repeat the same report."
)


class Reporting(APIView):
    """Reporting; the room of the register shows the list at the same address."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(
        operation_id="report_incident", request=ReportBody, parameters=[KEY],
        responses={
            200: OpenApiResponse(StatusBody, description="The same report for a repeated key."),
            201: StatusBody, 404: NOT_YOURS, 409: NOT_NOW,
        },
    )  # fmt: skip
    def post(self, request: Any) -> Response:
        """Tell what happened; answers with what will be done, by whom and when."""
        said = ReportBody(data=request.data)
        said.is_valid(raise_exception=True)
        waiting = _untold(request, said.validated_data["incident"])
        told = _told(request, said.validated_data, waiting)
        incident, is_new = actions.report(told, incident=waiting, at=request.now, by=request.user)
        answer = queries.status_page(incident, person=request.user, at=request.now)
        return Response(
            {"id": incident.pk, "reference": incident.reference, **StatusBody(answer).data},
            status=status.HTTP_201_CREATED if is_new else status.HTTP_200_OK,
        )


def _told(request: Any, said: dict[str, Any], waiting: Incident | None) -> actions.Report:
    """What was said; what was left out is what the alarm knows."""
    happened_at = said["happened_at"] or (waiting.happened_at if waiting else request.now)
    return actions.Report(
        happened_at=happened_at, story=said["story"], behaviours=tuple(said["behaviours"]),
        affected=_affected(request, said, waiting), also=_people(request, "also_affected", said),
        relation=said["relation"], leave_out=_people(request, "leave_out", said), place=_place(request, said["place"]),
        place_words=said["place_words"], originator_label=said["originator"], feeling=said["feeling"],
        need=said["need"], key=request.headers.get("Idempotency-Key", "")[:200],
    )  # fmt: skip


def _affected(request: Any, said: dict[str, Any], waiting: Incident | None) -> Person | None:
    if "affected" not in said:
        return waiting.affected if waiting else request.user
    if said["affected"] in {None, request.user.pk}:
        return request.user if said["affected"] else None
    return _known("affected", queries.people_known_to(request.user), said["affected"])


def _people(request: Any, field: str, said: dict[str, Any]) -> tuple[Person, ...]:
    return tuple(_known(field, queries.people_known_to(request.user), number) for number in said[field])


def _place(request: Any, place_id: int | None) -> Place | None:
    return _known("place", queries.places_known_to(request.user), place_id) if place_id else None


def _known(field: str, rows: Any, row_id: int) -> Any:
    """One of the rows that this person may name; anything else is a mistake in that field."""
    row = rows.filter(pk=row_id).first()
    if row is None:
        raise ValidationError({field: ["Onbekend."]})
    return row


def _untold(request: Any, incident_id: int | None) -> Incident | None:
    """The incident that an alarm opened. Told already: the verb then says by whom."""
    if incident_id is None:
        return None
    mine = Incident.objects.visible_to(request.user) | queries.waiting_for_words(request.user)
    return get_object_or_404(mine.select_related("place", "organisation", "affected"), pk=incident_id)


class StatusOfReport(APIView):
    """What happens with a report."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="read_incident_status", responses={200: StatusBody, 404: NOT_YOURS})
    def get(self, request: Any, incident_id: int) -> Response:
        """The road of a report and its promises."""
        incident = get_object_or_404(Incident.objects.visible_to(request.user), pk=incident_id)
        return Response(StatusBody(queries.status_page(incident, person=request.user, at=request.now)).data)


class Additions(APIView):
    """What is told later."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(
        operation_id="complete_incident",
        request=AdditionBody,
        responses={204: None, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def post(self, request: Any, incident_id: int) -> Response:
        """Add words or lines; the first words stay."""
        incident = get_object_or_404(Incident.objects.visible_to(request.user), pk=incident_id)
        said = AdditionBody(data=request.data)
        said.is_valid(raise_exception=True)
        given = said.validated_data
        new = [LineBody.line(one) for one in given["acts"] if one["id"] is None]
        actions.complete(
            incident, text=given["text"], about=given["about"], acts=new, at=request.now, by=request.user
        )
        return Response(status=status.HTTP_204_NO_CONTENT)
