"""Holding judgement against the norm, as JSON; never an answer of anybody but oneself."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.doors import holds
from regie.learning import actions, queries
from regie.learning.models import Calibration
from regie.policies.rules import LOCAL

REFUSED = OpenApiResponse(OpenApiTypes.OBJECT, description="Why this cannot be done now.")


class Situation(serializers.Serializer):
    """One situation and what the norm calls it: a class, `not_over_the_line` or `not_known`."""

    text = serializers.CharField(max_length=1000)
    norm = serializers.CharField(max_length=60)


class NewCalibration(serializers.Serializer):
    """A round to ask."""

    title = serializers.CharField(max_length=160)
    closes_on = serializers.DateField()
    smallest_group = serializers.IntegerField(min_value=1, max_value=10000)
    vignettes = Situation(many=True)


class CalibrationRow(serializers.ModelSerializer):
    """One round."""

    open = serializers.SerializerMethodField()

    class Meta:
        model = Calibration
        fields = ["id", "title", "smallest_group", "asked_at", "closes_on", "closed_at", "open"]

    def get_open(self, calibration: Calibration) -> bool:
        """Whether one can still answer."""
        return calibration.is_open(self.context["request"].now.astimezone(LOCAL).date())


class ShareRow(serializers.Serializer):
    """How many chose one answer."""

    answer = serializers.CharField()
    count = serializers.IntegerField()
    percent = serializers.IntegerField()


class OutcomeBody(serializers.Serializer):
    """What came out for one situation, in counts and whole percents."""

    answered = serializers.IntegerField()
    agreed = serializers.IntegerField()
    distance = serializers.IntegerField()
    spread = serializers.IntegerField()
    shares = ShareRow(many=True)


class VignetteBody(serializers.Serializer):
    """One situation; the norm and the outcome only once the round is over, and then only of enough people."""

    number = serializers.IntegerField()
    text = serializers.CharField()
    own = serializers.CharField(allow_null=True)
    norm = serializers.CharField(allow_null=True)
    outcome = OutcomeBody(allow_null=True)


class CalibrationDetail(CalibrationRow):
    """One round with its situations."""

    vignettes = serializers.SerializerMethodField()

    class Meta(CalibrationRow.Meta):
        fields = [*CalibrationRow.Meta.fields, "vignettes"]

    def get_vignettes(self, calibration: Calibration) -> list[dict[str, Any]]:
        """Each situation, as far as this person may know."""
        over = not self.get_open(calibration)
        found = queries.results(calibration, self.context["request"].user)
        return [
            {
                "number": one.vignette.number,
                "text": one.vignette.text,
                "own": one.own,
                "norm": one.vignette.norm if over else None,
                "outcome": OutcomeBody(one.outcome).data if over and one.outcome else None,
            }
            for one in found
        ]


class Answers(serializers.Serializer):
    """One answer for each situation, by its number."""

    answers = serializers.DictField(child=serializers.CharField(max_length=60))


class Calibrations(APIView):
    """The rounds that one may see, and a way to ask one."""

    def get_permissions(self) -> list[Any]:
        """Answering and asking are two doors."""
        return [holds("learning.ask" if self.request.method == "POST" else "learning.rate")()]

    @extend_schema(operation_id="learning_calibrations", responses=CalibrationRow(many=True))
    def get(self, request: Any) -> Response:
        """The latest first."""
        found = Calibration.objects.visible_to(request.user)
        return Response(CalibrationRow(found, many=True, context={"request": request}).data)

    @extend_schema(
        operation_id="learning_ask", request=NewCalibration, responses={201: CalibrationDetail, 409: REFUSED}
    )
    def post(self, request: Any) -> Response:
        """Ask everybody who goes by this norm."""
        said = NewCalibration(data=request.data)
        said.is_valid(raise_exception=True)
        data = said.validated_data
        pairs = tuple((one["text"], one["norm"]) for one in data.pop("vignettes"))
        made = actions.ask(actions.Asked(**data, vignettes=pairs), at=request.now, by=request.user)
        return Response(
            CalibrationDetail(made, context={"request": request}).data, status=status.HTTP_201_CREATED
        )


def _one(request: Any, calibration_id: int) -> Calibration:
    found = Calibration.objects.visible_to(request.user).select_related("policy_version")
    return get_object_or_404(found, pk=calibration_id)


class OneCalibration(APIView):
    """One round."""

    permission_classes = [holds("learning.rate")]

    @extend_schema(operation_id="learning_calibration", responses=CalibrationDetail)
    def get(self, request: Any, calibration_id: int) -> Response:
        """Its situations, one's own answers, and once it is over what came out."""
        found = _one(request, calibration_id)
        return Response(CalibrationDetail(found, context={"request": request}).data)


def _number(name: str) -> int:
    """The number of a situation; what is none is that of no situation."""
    return int(name) if name.isdecimal() and len(name) < len("1000") else 0


class Ratings(APIView):
    """Answering a round."""

    permission_classes = [holds("learning.rate")]

    @extend_schema(operation_id="learning_rate", request=Answers, responses={204: None, 409: REFUSED})
    def post(self, request: Any, calibration_id: int) -> Response:
        """All answers at once, and once."""
        found, said = _one(request, calibration_id), Answers(data=request.data)
        said.is_valid(raise_exception=True)
        answers = {_number(name): one for name, one in said.validated_data["answers"].items()}
        actions.rate(found, answers, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class Closing(APIView):
    """Closing a round before its last day."""

    permission_classes = [holds("learning.ask")]

    @extend_schema(operation_id="learning_close", request=None, responses={204: None, 409: REFUSED})
    def post(self, request: Any, calibration_id: int) -> Response:
        """No more answers."""
        found = _one(request, calibration_id)
        if found.organisation_id != request.user.organisation_id:
            raise PermissionDenied
        actions.close(found, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


urlpatterns = [
    path("learning/calibrations", Calibrations.as_view(), name="calibrations"),
    path("learning/calibrations/<int:calibration_id>", OneCalibration.as_view(), name="calibration"),
    path("learning/calibrations/<int:calibration_id>/ratings", Ratings.as_view(), name="calibration_ratings"),
    path("learning/calibrations/<int:calibration_id>/closing", Closing.as_view(), name="calibration_closing"),
]
