"""The door in JSON: the precautions of today, could this be that person, and what was done on the spot."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.journal.actions import record_look
from regie.people.doors import holds
from regie.visitors import actions, queries, rules, words
from regie.visitors.models import Intervention

NOT_NOW = OpenApiResponse(description="A rule says no; the answer says why.")
LONGEST_ID = 2**63 - 1


class PrecautionOut(serializers.Serializer):
    """What a door needs to know of one person, and nothing else."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    precaution = serializers.SerializerMethodField()
    kind = serializers.CharField()
    where = serializers.CharField()
    until = serializers.DateField(allow_null=True)
    stays_open = serializers.ListField(child=serializers.CharField())
    certainty = serializers.ChoiceField(choices=[one.value for one in rules.Certainty], allow_null=True)

    def get_precaution(self, one: queries.Precaution) -> str:
        """In words, for whoever stands there."""
        return str(words.PRECAUTIONS[one.kind])


class SearchIn(serializers.Serializer):
    """A name as it is heard; `second` is a day of birth or the reference on the letter."""

    name = serializers.CharField(max_length=160)
    second = serializers.CharField(required=False, default="", allow_blank=True, max_length=40)


class InterventionIn(serializers.Serializer):
    """What was done; `sent_out` needs who gave the order and in what capacity. Without a moment it is now."""

    outcome = serializers.ChoiceField(choices=Intervention.Outcome.choices)
    place = serializers.IntegerField(
        required=False, default=None, allow_null=True, min_value=1, max_value=LONGEST_ID
    )
    happened_at = serializers.DateTimeField(required=False, default=None, allow_null=True)
    ordered_by = serializers.CharField(required=False, default="", allow_blank=True, max_length=120)
    capacity = serializers.ChoiceField(
        required=False, default="", allow_blank=True, choices=Intervention.Capacity.choices
    )
    went = serializers.ChoiceField(
        required=False, default="", allow_blank=True, choices=Intervention.Went.choices
    )
    asked = serializers.BooleanField(required=False, default=None, allow_null=True)
    description = serializers.CharField(required=False, default="", allow_blank=True, max_length=200)
    measure = serializers.IntegerField(
        required=False, default=None, allow_null=True, min_value=1, max_value=LONGEST_ID
    )


class InterventionOut(serializers.ModelSerializer):
    """One time that somebody stepped in, with what was in force at that moment."""

    class Meta:
        model = Intervention
        fields = (
            "id", "place_id", "happened_at", "outcome", "asked", "ordered_by", "capacity", "went", "description",
            "measure_id", "ban_in_force", "ban_handed_over_on", "logged_by_id", "logged_at",
        )  # fmt: skip


class DoorList(APIView):
    """What holds today where one stands."""

    permission_classes = [holds("visitors.look")]

    @extend_schema(operation_id="door_list", responses=PrecautionOut(many=True))
    def get(self, request: Request) -> Response:
        """By name; each look is written down."""
        listed = queries.precautions(request.user, at=request.now)  # type: ignore[arg-type, attr-defined]
        record_look(
            [f"measure:{one.id}" for one in listed],
            at=request.now,
            by=request.user,
            purpose="api visitors.list",
        )
        return Response(PrecautionOut(listed, many=True).data)


class DoorPrecaution(APIView):
    """One precaution."""

    permission_classes = [holds("visitors.look")]

    @extend_schema(operation_id="door_precaution", responses=PrecautionOut)
    def get(self, request: Any, measure_id: int) -> Response:
        """What holds, until when, and what the person may still do."""
        found = get_object_or_404(queries.measures_at_the_door(request.user, at=request.now), pk=measure_id)
        record_look([found.subject], at=request.now, by=request.user, purpose="api visitors.slip")
        return Response(PrecautionOut(queries.precaution(found)).data)


class DoorSearches(APIView):
    """A name that was typed at a door."""

    permission_classes = [holds("visitors.look")]

    @extend_schema(operation_id="search_at_the_door", request=SearchIn, responses=PrecautionOut(many=True))
    def post(self, request: Any) -> Response:
        """Who it could be; a name alone says no more than `possible`. The name itself is not kept."""
        said = SearchIn(data=request.data)
        said.is_valid(raise_exception=True)
        found = actions.look_for(**said.validated_data, at=request.now, by=request.user)
        return Response(PrecautionOut(found, many=True).data)


class Interventions(ListAPIView):
    """What was logged, the latest first."""

    permission_classes = [holds("interventions.log")]
    serializer_class = InterventionOut
    queryset = Intervention.objects.none()

    def get_queryset(self) -> Any:
        """One's own, and what a role reads."""
        rows = Intervention.objects.visible_to(self.request.user)
        record_look(["interventions"], at=self.request.now, by=self.request.user, purpose="api interventions")
        return rows

    @extend_schema(
        operation_id="log_intervention",
        request=InterventionIn,
        responses={201: InterventionOut, 409: NOT_NOW},
    )
    def post(self, request: Any) -> Response:
        """Log one; what was in force is looked up, never told."""
        said = InterventionIn(data=request.data)
        said.is_valid(raise_exception=True)
        values = {**said.validated_data, "happened_at": said.validated_data["happened_at"] or request.now}
        for name, rows in (
            ("place", queries.places_to_log(request.user)),
            ("measure", queries.measures_at_the_door(request.user, at=request.now)),
        ):
            values[name] = get_object_or_404(rows, pk=values[name]) if values[name] else None
        logged = actions.log_intervention(actions.SteppedIn(**values), at=request.now, by=request.user)
        return Response(InterventionOut(logged).data, status=201)


class InterventionView(APIView):
    """One time that somebody stepped in."""

    permission_classes = [holds("interventions.log")]

    @extend_schema(operation_id="intervention", responses=InterventionOut)
    def get(self, request: Any, intervention_id: int) -> Response:
        """As it was logged."""
        found = get_object_or_404(Intervention.objects.visible_to(request.user), pk=intervention_id)
        record_look([found.subject], at=request.now, by=request.user, purpose="api intervention")
        return Response(InterventionOut(found).data)


urlpatterns = [
    path("door-list", DoorList.as_view(), name="door_list"),
    path("door-list/<int:measure_id>", DoorPrecaution.as_view(), name="door_precaution"),
    path("door-searches", DoorSearches.as_view(), name="door_searches"),
    path("interventions", Interventions.as_view(), name="interventions"),
    path("interventions/<int:intervention_id>", InterventionView.as_view(), name="intervention"),
]
