"""One's own week in JSON, and whether it is mailed."""

from typing import Any

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.digest import actions, queries
from regie.people.doors import holds


class LessonBody(serializers.Serializer):
    """What a drill taught."""

    id = serializers.IntegerField(source="pk")
    better = serializers.CharField()


class RoundBody(serializers.Serializer):
    """What came out of holding judgements against the norm: counts, and never who answered what."""

    id = serializers.IntegerField(source="calibration.pk")
    title = serializers.CharField(source="calibration.title")
    shown = serializers.IntegerField(help_text="Situations with enough answers to show.")
    alike = serializers.IntegerField(help_text="Of those: where most said what the norm says.")


class AskedBody(serializers.Serializer):
    """A round that waits for one's own answer."""

    id = serializers.IntegerField(source="pk")
    title = serializers.CharField()
    closes_on = serializers.DateField()


class DigestBody(serializers.Serializer):
    """Figures of the last seven days."""

    of_team = serializers.BooleanField()
    kept = serializers.IntegerField()
    due = serializers.IntegerField()
    undated = serializers.IntegerField()
    alone = serializers.IntegerField()
    waits = serializers.IntegerField()
    late = serializers.IntegerField()
    learned = LessonBody(many=True)
    rounds = RoundBody(many=True)
    asked = AskedBody(many=True)
    mailed = serializers.BooleanField()


class ChoiceBody(serializers.Serializer):
    """Whether the weekly mail is wanted."""

    wanted = serializers.BooleanField()


class DigestView(APIView):
    """One's own week."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="digest", responses=DigestBody)
    def get(self, request: Any) -> Response:
        """What was kept, what waits, what was learned."""
        return Response(DigestBody(queries.digest_of(request.user, at=request.now)).data)

    @extend_schema(operation_id="choose_digest", request=ChoiceBody, responses={204: None})
    def put(self, request: Any) -> Response:
        """The mail on or off."""
        said = ChoiceBody(data=request.data)
        said.is_valid(raise_exception=True)
        actions.choose_digest(at=request.now, by=request.user, **said.validated_data)
        return Response(status=204)


urlpatterns = [path("digest", DigestView.as_view(), name="digest")]
