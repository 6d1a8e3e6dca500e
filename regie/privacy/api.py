"""Privacy in JSON: what is due, erasing, holding, who looked, access, the register, the glass."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.incidents.models import Incident
from regie.journal.actions import record_look
from regie.people.doors import holds
from regie.privacy import actions
from regie.privacy.models import KEEPS, BrokenGlass, Erasure, LegalHold
from regie.privacy.queries import access, due, fields, looks

NOT_NOW = OpenApiResponse(description="A rule says no; the answer says why.")
NOT_YOURS = OpenApiResponse(description="There is none that you may see.")


class DueBody(serializers.Serializer):
    """One record that wants somebody to look at it; a clock that nobody decided is null."""

    root = serializers.ChoiceField(choices=Erasure.Root.choices)
    row_id = serializers.IntegerField()
    standing = serializers.CharField()
    privacy_until = serializers.DateTimeField(source="clocks.privacy", allow_null=True)
    archive_until = serializers.DateTimeField(source="clocks.archive", allow_null=True)


class EraseBody(serializers.Serializer):
    """What to erase, and why."""

    root = serializers.ChoiceField(choices=Erasure.Root.choices)
    row_id = serializers.IntegerField(min_value=1)
    reason = serializers.CharField(required=False, allow_blank=True, default="", max_length=200)


class ErasureBody(serializers.ModelSerializer):
    """That something was erased: how many rows a table, and no word."""

    class Meta:
        model = Erasure
        fields = ["id", "root", "row_id", "at", "counts"]


class HoldBody(serializers.Serializer):
    """Why a case stays, and until when."""

    reason = serializers.CharField(max_length=500)
    until = serializers.DateField(required=False, allow_null=True, default=None)


class HeldBody(serializers.ModelSerializer):
    """One hold."""

    class Meta:
        model = LegalHold
        fields = ["id", "incident", "reason", "at", "until", "ended_at"]


class LookBody(serializers.Serializer):
    """One look."""

    at = serializers.DateTimeField()
    who = serializers.CharField()
    what = serializers.CharField()
    purpose = serializers.CharField()


class TermBody(serializers.Serializer):
    """One line of the register; null is: nobody decided it."""

    record = serializers.CharField()
    purpose = serializers.CharField()
    roles = serializers.ListField(child=serializers.CharField())
    fields_kept = serializers.ListField(child=serializers.CharField(), source="fields")
    kinds = serializers.ListField(child=serializers.CharField())
    about = serializers.ListField(child=serializers.CharField())
    keep = serializers.CharField(allow_null=True)
    counted_from = serializers.CharField(allow_null=True)
    archive = serializers.CharField(allow_null=True)
    basis = serializers.CharField(allow_null=True)


class BreakBody(serializers.Serializer):
    """Which case, and why now."""

    reference = serializers.CharField(max_length=20)
    reason = serializers.CharField(max_length=1000)


class GlassBody(serializers.ModelSerializer):
    """One time that somebody looked behind the glass."""

    class Meta:
        model = BrokenGlass
        fields = ["id", "incident", "person", "reason", "at", "until", "reviewed_at", "justified", "verdict"]


class ReviewBody(serializers.Serializer):
    """Whether it was needed."""

    justified = serializers.BooleanField()
    verdict = serializers.CharField(required=False, allow_blank=True, default="", max_length=1000)


def _said(body: type[serializers.Serializer], request: Any) -> Any:
    said = body(data=request.data)
    said.is_valid(raise_exception=True)
    return said.validated_data


class Erasures(APIView):
    """What may be forgotten, and forgetting it."""

    permission_classes = [holds(KEEPS)]

    @extend_schema(operation_id="due_for_erasure", responses=DueBody(many=True))
    def get(self, request: Any) -> Response:
        """Due, held, or without a term."""
        return Response(DueBody(due.due_list(request.user, at=request.now), many=True).data)

    @extend_schema(
        operation_id="erase", request=EraseBody, responses={201: ErasureBody, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any) -> Response:
        """Erase the words of one record; its numbers stay."""
        said = _said(EraseBody, request)
        if due.root_of(said["root"], said["row_id"], person=request.user) is None:
            raise Http404
        erasure = actions.erase(**said, at=request.now, by=request.user)
        return Response(ErasureBody(erasure).data, status=status.HTTP_201_CREATED)


class Holds(APIView):
    """Keeping a case as it is."""

    permission_classes = [holds(KEEPS)]

    @extend_schema(
        operation_id="hold_incident",
        request=HoldBody,
        responses={201: HeldBody, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def post(self, request: Any, incident_id: int) -> Response:
        """Hold it."""
        incident = get_object_or_404(
            looks.cases_kept_by(request.user).select_related("organisation"), pk=incident_id
        )
        made = actions.hold(incident, **_said(HoldBody, request), at=request.now, by=request.user)
        return Response(HeldBody(made).data, status=status.HTTP_201_CREATED)


class Lifting(APIView):
    """Letting a case go again."""

    permission_classes = [holds(KEEPS)]

    @extend_schema(
        operation_id="lift_hold", request=None, responses={204: None, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any, hold_id: int) -> Response:
        """Its clocks decide again."""
        held = get_object_or_404(LegalHold.objects.visible_to(request.user), pk=hold_id)
        actions.lift_hold(held, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class LooksOfPerson(APIView):
    """What one employee looked at."""

    permission_classes = [holds(KEEPS)]

    @extend_schema(operation_id="looks_of_person", responses={200: LookBody(many=True), 404: NOT_YOURS})
    def get(self, request: Any, person_id: int) -> Response:
        """The latest first."""
        employee = get_object_or_404(looks.staff_kept_by(request.user), pk=person_id)
        record_look([f"person:{employee.pk}"], at=request.now, by=request.user, purpose="look-up log")
        return Response(LookBody(looks.looks_by(employee), many=True).data)


class LooksAtIncident(APIView):
    """Who looked at one case."""

    permission_classes = [holds(KEEPS)]

    @extend_schema(operation_id="looks_at_incident", responses={200: LookBody(many=True), 404: NOT_YOURS})
    def get(self, request: Any, incident_id: int) -> Response:
        """The latest first."""
        case = get_object_or_404(
            looks.cases_kept_by(request.user).select_related("originator"), pk=incident_id
        )
        record_look([case.subject], at=request.now, by=request.user, purpose="look-up log")
        return Response(LookBody(looks.looks_at_incident(case), many=True).data)


class OwnLooks(APIView):
    """What the one who asks looked at."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="own_looks", responses=LookBody(many=True))
    def get(self, request: Any) -> Response:
        """The latest first."""
        return Response(LookBody(looks.looks_by(request.user), many=True).data)


class Access(APIView):
    """What we keep of one citizen."""

    permission_classes = [holds(KEEPS)]

    @extend_schema(
        operation_id="access_request",
        responses={200: OpenApiResponse(description="Everything, with others masked."), 404: NOT_YOURS},
    )
    def get(self, request: Any, originator_id: int) -> Response:
        """As they may read it."""
        originator = get_object_or_404(looks.citizens_kept_by(request.user), pk=originator_id)
        record_look([originator.subject], at=request.now, by=request.user, purpose="access request")
        return Response(access.access_to(originator, for_keeper=request.user, at=request.now))


class Register(APIView):
    """The register of processing."""

    permission_classes = [holds(KEEPS)]

    @extend_schema(operation_id="processing_register", responses=TermBody(many=True))
    def get(self, request: Any) -> Response:
        """One line a type of record."""
        return Response(TermBody(fields.register(request.user.organisation), many=True).data)


class Glass(APIView):
    """Looking behind the glass."""

    permission_classes = [holds("privacy.break_glass")]

    @extend_schema(
        operation_id="break_glass",
        request=BreakBody,
        responses={201: GlassBody, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def post(self, request: Any) -> Response:
        """First why; the case can then be read on the page of the glass."""
        said = _said(BreakBody, request)
        own = Incident.objects.not_kept_from(request.user).filter(organisation=request.user.organisation)
        incident = get_object_or_404(own, reference=said["reference"].strip())
        glass = actions.break_glass(incident, reason=said["reason"], at=request.now, by=request.user)
        return Response(GlassBody(glass).data, status=status.HTTP_201_CREATED)


class GlassReview(APIView):
    """What another thinks of it."""

    permission_classes = [holds(KEEPS)]

    @extend_schema(
        operation_id="review_glass", request=ReviewBody, responses={204: None, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any, glass_id: int) -> Response:
        """Never by the one who looked."""
        glass = get_object_or_404(BrokenGlass.objects.visible_to(request.user), pk=glass_id)
        actions.review_glass(glass, **_said(ReviewBody, request), at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


urlpatterns = [
    path("privacy/erasures", Erasures.as_view(), name="erasures"),
    path("privacy/holds/incident/<int:incident_id>", Holds.as_view(), name="hold_incident"),
    path("privacy/holds/<int:hold_id>/lifting", Lifting.as_view(), name="lift_hold"),
    path("privacy/looks/mine", OwnLooks.as_view(), name="own_looks"),
    path("privacy/looks/person/<int:person_id>", LooksOfPerson.as_view(), name="looks_of_person"),
    path("privacy/looks/incident/<int:incident_id>", LooksAtIncident.as_view(), name="looks_at_incident"),
    path("privacy/access/<int:originator_id>", Access.as_view(), name="access_request"),
    path("privacy/register", Register.as_view(), name="processing_register"),
    path("privacy/glass", Glass.as_view(), name="break_glass"),
    path("privacy/glass/<int:glass_id>/review", GlassReview.as_view(), name="review_glass"),
]
