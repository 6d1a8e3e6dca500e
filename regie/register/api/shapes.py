"""What may leave the register, for programs."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.incidents.api.bodies import NOT_NOW, NOT_YOURS
from regie.people.doors import holds
from regie.register import actions, queries, rules
from regie.register.forms import PeriodForm
from regie.register.views.case import look_for_the_police, police_pdf, readable
from regie.register.views.shapes import as_file

CODE = OpenApiParameter("shape", str, OpenApiParameter.PATH, enum=sorted(queries.RECORDS))
DAYS = [OpenApiParameter("since", OpenApiTypes.DATE), OpenApiParameter("until", OpenApiTypes.DATE)]
FORM = OpenApiParameter("as", str, enum=["json", "csv"], description="JSON when nothing is said.")


def _shape(code: str) -> rules.Shape:
    if code not in queries.RECORDS:
        raise Http404
    return rules.SHAPES[code]


class ShapeFile(APIView):
    """The rows of one shape of the register."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(
        operation_id="export_register", parameters=[CODE, FORM, *DAYS],
        responses={(200, "application/json"): OpenApiTypes.OBJECT, (200, "text/csv"): OpenApiTypes.STR, 404: NOT_YOURS},
    )  # fmt: skip
    def get(self, request: Any, shape: str) -> StreamingHttpResponse:
        """The rows, for whose role opens this shape; that they were taken along is written first."""
        found = _shape(shape)
        if not request.user.may(found.permission):
            raise PermissionDenied(found.permission)
        form, period = request.query_params.get("as", "json"), PeriodForm(request.query_params)
        if form not in found.formats or not period.is_valid():
            raise ValidationError(period.errors or {"as": ["Unknown."]})
        return as_file(request, shape, form, period.period())


class ShapeSchema(APIView):
    """What such a JSON file looks like."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(
        operation_id="read_export_schema",
        parameters=[CODE],
        responses={200: OpenApiTypes.OBJECT, 404: NOT_YOURS},
    )
    def get(self, request: Any, shape: str) -> Response:
        """A JSON Schema; it holds no data."""
        _shape(shape)
        return Response(queries.schema(shape))


class PoliceForm(APIView):
    """The form for the police."""

    permission_classes = [holds("incidents.read")]

    @extend_schema(
        operation_id="read_police_form",
        parameters=[
            OpenApiParameter("numbered", bool, description="A number instead of the employee's name.")
        ],
        responses={(200, "application/pdf"): OpenApiTypes.BINARY, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def get(self, request: Any, incident_id: int) -> HttpResponse:
        """The PDF, with the work as chosen address."""
        incident = readable(request, incident_id)
        shape = "police_numbered" if request.query_params.get("numbered") == "true" else "police"
        look_for_the_police(request, incident, shape)
        return HttpResponse(police_pdf(incident, shape), content_type="application/pdf")


class FactsBody(serializers.Serializer):
    """An entry; `consents` when the employee agreed to be named."""

    description = serializers.CharField(max_length=20_000)
    first_on = serializers.DateField()
    last_on = serializers.DateField()
    consents = serializers.BooleanField(default=False)


class FactsOut(serializers.Serializer):
    """The number under which it stands, and until when."""

    number = serializers.CharField()
    kept_until = serializers.DateField()


class Facts(APIView):
    """The register of facts of third parties."""

    permission_classes = [holds("incidents.classify")]

    @extend_schema(
        operation_id="record_third_party_facts", request=FactsBody,
        responses={201: OpenApiResponse(FactsOut), 404: NOT_YOURS, 409: NOT_NOW},
    )  # fmt: skip
    def post(self, request: Any, incident_id: int) -> Response:
        """Enter a case."""
        incident = readable(request, incident_id)
        said = FactsBody(data=request.data)
        said.is_valid(raise_exception=True)
        entry = actions.record_facts(incident, **said.validated_data, at=request.now, by=request.user)
        return Response(FactsOut(entry).data, status=status.HTTP_201_CREATED)
