"""The record of a citizen in JSON: looked up, opened for a purpose, mended, put together, parted."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.incidents import actions, queries, rules
from regie.incidents.api.bodies import NOT_NOW, NOT_YOURS
from regie.incidents.models import Merge, Originator
from regie.incidents.models.originators import LOOK_UP
from regie.people.doors import holds
from regie.people.queries import organisations_of

PURPOSES = [purpose.value for purpose in rules.Purpose]


class PurposeBody(serializers.Serializer):
    """Why you look; it is written in the journal with your name."""

    purpose = serializers.ChoiceField(choices=PURPOSES)


class LookUpBody(PurposeBody):
    """Whom you look for: exactly this name or this number; a day of birth narrows it."""

    name = serializers.CharField(required=False, allow_blank=True, default="", max_length=160)
    case_number = serializers.CharField(required=False, allow_blank=True, default="", max_length=160)
    birth_date = serializers.DateField(required=False, allow_null=True, default=None)


class KnownBody(serializers.Serializer):
    """What identifies a citizen; what is left out is not known any more."""

    name = serializers.CharField(required=False, allow_blank=True, default="", max_length=160)
    birth_date = serializers.DateField(required=False, allow_null=True, default=None)
    case_number = serializers.CharField(required=False, allow_blank=True, default="", max_length=160)
    details = serializers.CharField(required=False, allow_blank=True, default="", max_length=600)


class FoundBody(serializers.Serializer):
    """Somebody who was found."""

    id = serializers.IntegerField()
    label = serializers.CharField()
    birth_date = serializers.DateField(allow_null=True)


class EarlierBody(serializers.Serializer):
    """One incident of this citizen that you may read; shown, and never counted."""

    id = serializers.IntegerField()
    reference = serializers.CharField()
    head = serializers.CharField()
    happened_at = serializers.DateTimeField()
    says = serializers.CharField()
    outcome = serializers.CharField(allow_blank=True)


class MergeBody(serializers.ModelSerializer):
    """Two records that somebody put together; `undone_at` when they were parted again."""

    class Meta:
        model = Merge
        fields = ["id", "kept", "merged", "reason", "at", "by", "undone_at", "undone_by", "undone_reason"]


class CandidateBody(serializers.Serializer):
    """Somebody who is perhaps the same citizen; a person decides."""

    id = serializers.IntegerField(source="originator.id")
    name = serializers.CharField(source="originator.label")
    birth_date = serializers.DateField(source="originator.birth_date", allow_null=True)
    case_number = serializers.CharField()
    earlier = EarlierBody(many=True)


class RecordBody(serializers.Serializer):
    """What is known of a citizen."""

    id = serializers.IntegerField(source="originator.id")
    known = serializers.DictField(child=serializers.CharField())
    earlier = EarlierBody(many=True)
    merges = MergeBody(many=True)
    perhaps = CandidateBody(many=True)


class ReasonBody(serializers.Serializer):
    """Why."""

    reason = serializers.CharField(max_length=600)


class MergeIn(ReasonBody):
    """The other record of the same citizen, and how one sees that."""

    other = serializers.IntegerField(min_value=1, max_value=2**62)


def _said(body: type[serializers.Serializer], request: Any) -> dict[str, Any]:
    said = body(data=request.data)
    said.is_valid(raise_exception=True)
    return dict(said.validated_data)


def _originator(request: Any, originator_id: int) -> Originator:
    return get_object_or_404(Originator.objects.visible_to(request.user), pk=originator_id)


class LookUps(APIView):
    """Looking for a citizen."""

    permission_classes = [holds(LOOK_UP)]

    @extend_schema(
        operation_id="look_up_originator",
        request=LookUpBody,
        responses={200: FoundBody(many=True), 409: NOT_NOW},
    )
    def post(self, request: Any) -> Response:
        """Who is known by exactly this name or number; the search is written in the journal."""
        found = actions.look_up(
            organisations=organisations_of(request.user, LOOK_UP), at=request.now, by=request.user,
            **_said(LookUpBody, request),
        )  # fmt: skip
        return Response(FoundBody(found, many=True).data)


class Looks(APIView):
    """Opening a citizen's record."""

    permission_classes = [holds("incidents.read")]

    @extend_schema(
        operation_id="look_at_originator", request=PurposeBody, responses={200: RecordBody, 404: NOT_YOURS}
    )
    def post(self, request: Any, originator_id: int) -> Response:
        """What is known, and the earlier incidents that you may read; first it is written why you look."""
        one = _originator(request, originator_id)
        actions.look_at(one, at=request.now, by=request.user, **_said(PurposeBody, request))
        return Response(RecordBody(queries.record_of(one, person=request.user)).data)


class Details(APIView):
    """What identifies a citizen."""

    permission_classes = [holds("incidents.read")]

    @extend_schema(operation_id="mend_originator", request=KnownBody, responses={204: None, 404: NOT_YOURS})
    def put(self, request: Any, originator_id: int) -> Response:
        """Mend or complete it."""
        one = _originator(request, originator_id)
        actions.mend_originator(one, at=request.now, by=request.user, **_said(KnownBody, request))
        return Response(status=status.HTTP_204_NO_CONTENT)


class Merges(APIView):
    """Putting two records together."""

    permission_classes = [holds(LOOK_UP)]

    @extend_schema(
        operation_id="merge_originators", request=MergeIn,
        responses={201: MergeBody, 404: NOT_YOURS, 409: NOT_NOW},
    )  # fmt: skip
    def post(self, request: Any, originator_id: int) -> Response:
        """Say that another record is this citizen too; it can be undone."""
        said = _said(MergeIn, request)
        one, other = _originator(request, originator_id), _originator(request, said["other"])
        made = actions.merge(one, other, reason=said["reason"], at=request.now, by=request.user)
        return Response(MergeBody(made).data, status=status.HTTP_201_CREATED)


class Parting(APIView):
    """Undoing it."""

    permission_classes = [holds(LOOK_UP)]

    @extend_schema(
        operation_id="part_originators",
        request=ReasonBody,
        responses={204: None, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def post(self, request: Any, merge_id: int) -> Response:
        """Say that they are two citizens after all."""
        made = get_object_or_404(Merge.objects.visible_to(request.user), pk=merge_id)
        actions.part(made, reason=_said(ReasonBody, request)["reason"], at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
