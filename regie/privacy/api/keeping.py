"""What is kept of people, in JSON: what is due, erasing, holding, who looked, access, the register."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.journal.actions import record_look
from regie.people.doors import holds
from regie.privacy import actions
from regie.privacy.models import KEEPS, Erasure, LegalHold
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

    root = serializers.CharField()
    row_id = serializers.IntegerField()

    class Meta:
        model = LegalHold
        fields = ["id", "root", "row_id", "reason", "at", "until", "ended_at"]


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


def said_in(body: type[serializers.Serializer], request: Any) -> Any:
    """What the body of a request says."""
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
        said = said_in(EraseBody, request)
        if due.root_of(said["root"], said["row_id"], person=request.user) is None:
            raise Http404
        erasure = actions.erase(**said, at=request.now, by=request.user)
        return Response(ErasureBody(erasure).data, status=status.HTTP_201_CREATED)


class Holds(APIView):
    """Keeping a case, a colleague who left or a visit as it is."""

    permission_classes = [holds(KEEPS)]

    @extend_schema(
        operation_id="hold_record",
        request=HoldBody,
        responses={201: HeldBody, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def post(self, request: Any, root: str, row_id: int) -> Response:
        """Hold it."""
        row = due.root_of(root, row_id, person=request.user) if root in due.HOLDABLE else None
        if row is None:
            raise Http404
        made = actions.hold(row, **said_in(HoldBody, request), at=request.now, by=request.user)
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
