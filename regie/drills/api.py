"""Drills in JSON: when each location last practised, planning, beginning, calling off, and what was learnt."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.permissions import SAFE_METHODS
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.alarms.api.bodies import AlarmPerson, TimesBody
from regie.alarms.models import Alarm
from regie.alarms.times import per_person
from regie.alarms.views.board import site_ids
from regie.doors import holds
from regie.drills import actions, queries
from regie.drills.models import Drill
from regie.places.models import Place

NOT_NOW = OpenApiResponse(description="A rule says no; the answer says why.")
NOT_YOURS = OpenApiResponse(description="There is none that you may use.")
NUMBER = {"min_value": 1, "max_value": 2**53}


class DrillBody(serializers.Serializer):
    """One drill: what was planned, how it stands, and how long everything took."""

    id = serializers.IntegerField(source="drill.pk")
    purpose = serializers.CharField(source="drill.purpose")
    kind = serializers.CharField(source="drill.kind")
    place = serializers.CharField(source="drill.place.name")
    place_id = serializers.IntegerField(source="drill.place.pk")
    device_id = serializers.IntegerField(source="drill.window.device_id", allow_null=True)
    zone = serializers.CharField(source="drill.window.zone")
    leader = AlarmPerson(source="drill.leader")
    opens_at = serializers.DateTimeField(source="drill.window.opens_at")
    until = serializers.DateTimeField(source="drill.window.until")
    standing = serializers.CharField()
    alarm_id = serializers.SerializerMethodField()
    times = TimesBody(allow_null=True)
    well = serializers.CharField(source="drill.well")
    better = serializers.CharField(source="drill.better")

    def get_alarm_id(self, one: queries.Listed) -> int | None:
        """What was pressed for it; null until then."""
        return one.drill.alarm.pk if one.drill.alarm else None


class TookBody(serializers.Serializer):
    """One person, in seconds after the press; null for what they did not do."""

    person_id = serializers.IntegerField()
    name = serializers.CharField()
    called = serializers.FloatField(allow_null=True)
    seen = serializers.FloatField(allow_null=True)
    coming = serializers.FloatField(allow_null=True)
    there = serializers.FloatField(allow_null=True)
    charge = serializers.FloatField(allow_null=True)


class DrillWithPeople(DrillBody):
    """One drill with everybody who was called or came."""

    people = TookBody(many=True)


class NewDrill(serializers.Serializer):
    """A drill to plan: with a device its next press, without one begun from the screen at `place`."""

    purpose = serializers.CharField(max_length=300)
    opens_at = serializers.DateTimeField()
    until = serializers.DateTimeField()
    device = serializers.IntegerField(required=False, allow_null=True, default=None, **NUMBER)
    zone = serializers.CharField(required=False, default="", allow_blank=True, max_length=8)
    place = serializers.IntegerField(required=False, allow_null=True, default=None, **NUMBER)
    kind = serializers.ChoiceField(choices=Alarm.Kind.choices, default="alarm")
    invited = serializers.ListField(child=serializers.IntegerField(**NUMBER), default=list, max_length=500)


class LessonsBody(serializers.Serializer):
    """What was learnt."""

    well = serializers.CharField(allow_blank=True, default="", max_length=4000)
    better = serializers.CharField(allow_blank=True, default="", max_length=4000)


class LocationBody(serializers.Serializer):
    """One location: its last drill, and until when the next must be held when the policy says so."""

    place_id = serializers.IntegerField(source="site.pk")
    place = serializers.CharField(source="site.name")
    last_at = serializers.DateTimeField(allow_null=True)
    help_seconds = serializers.FloatField(source="times.help_seconds", allow_null=True, default=None)
    again_by = serializers.DateTimeField(allow_null=True)
    is_late = serializers.BooleanField()


class Drills(APIView):
    """The drills that one may see."""

    def get_permissions(self) -> list[Any]:
        """Anybody may read what they may see; who may lead may plan."""
        return [holds("alarms.respond" if self.request.method in SAFE_METHODS else "drills.lead")()]

    @extend_schema(operation_id="list_drills", responses=DrillBody(many=True))
    def get(self, request: Any) -> Response:
        """The last hundred, latest first."""
        mine = Drill.objects.visible_to(request.user).distinct()[:100]
        return Response(DrillBody(queries.listed(mine, at=self.request.now), many=True).data)

    @extend_schema(
        operation_id="plan_drill", request=NewDrill, responses={201: DrillBody, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any) -> Response:
        """Plan a drill that you lead."""
        body = NewDrill(data=request.data)
        body.is_valid(raise_exception=True)
        wanted = actions.Plan(**_chosen(request.user, dict(body.validated_data)))
        drill = actions.plan(wanted, at=self.request.now, by=request.user)
        shown = queries.one(drill, at=self.request.now)
        return Response(DrillBody(shown).data, status=status.HTTP_201_CREATED)


def _chosen(leader: Any, said: dict[str, Any]) -> dict[str, Any]:
    """What was named, as far as this person may use it; 404 for anything else."""
    device_id, place_id, zone = said.pop("device"), said.pop("place"), said.pop("zone")
    said["invited"] = list(queries.may_be_told(leader).filter(pk__in=said["invited"]))
    if device_id and zone:
        found = next(
            (one for one in queries.lead_zones(leader).filter(panel=device_id) if one.number == zone), None
        )
        if found is None:
            raise Http404
        return {**said, "device": found.panel, "zone": zone, "place": found.place}
    if device_id:
        device = get_object_or_404(queries.lead_devices(leader), pk=device_id)
        return {**said, "device": device, "place": device.place}
    return {**said, "place": get_object_or_404(queries.lead_places(leader), pk=place_id)}


class OneDrill(APIView):
    """One drill."""

    permission_classes = [holds("alarms.respond")]

    @extend_schema(operation_id="read_drill", responses=DrillWithPeople)
    def get(self, request: Any, drill_id: int) -> Response:
        """With the times of everybody who took part."""
        mine = Drill.objects.with_alarm().visible_to(request.user).distinct()
        found = get_object_or_404(mine, pk=drill_id)
        body = DrillBody(queries.one(found, at=self.request.now)).data
        people = per_person(found.alarm) if found.alarm else []
        return Response({**body, "people": TookBody(people, many=True).data})


class DrillVerb(APIView):
    """What one can do with a drill; answers with the drill as it is then."""

    permission_classes = [holds("drills.lead")]

    def drill(self, drill_id: int) -> Drill:
        """The drill, when this person may lead it."""
        return get_object_or_404(Drill.objects.with_alarm().led_by(self.request.user), pk=drill_id)

    def done(self, drill_id: int) -> Response:
        """The drill after the act."""
        return Response(DrillBody(queries.one(self.drill(drill_id), at=self.request.now)).data)


class Beginning(DrillVerb):
    """Press for the drill, from the screen."""

    @extend_schema(operation_id="begin_drill", request=None, responses={200: DrillBody, 409: NOT_NOW})
    def post(self, request: Any, drill_id: int) -> Response:
        """Everybody is called, and told that it is a drill."""
        actions.begin(self.drill(drill_id), at=self.request.now, by=request.user)
        return self.done(drill_id)


class CallingOff(DrillVerb):
    """No drill after all."""

    @extend_schema(operation_id="call_off_drill", request=None, responses={200: DrillBody, 409: NOT_NOW})
    def post(self, request: Any, drill_id: int) -> Response:
        """Every press is real again at once."""
        actions.call_off(self.drill(drill_id), at=self.request.now, by=request.user)
        return self.done(drill_id)


class Evaluation(DrillVerb):
    """What was learnt."""

    @extend_schema(
        operation_id="evaluate_drill", request=LessonsBody, responses={200: DrillBody, 409: NOT_NOW}
    )
    def put(self, request: Any, drill_id: int) -> Response:
        """Whoever took part is told that they can read it."""
        body = LessonsBody(data=request.data)
        body.is_valid(raise_exception=True)
        actions.evaluate(self.drill(drill_id), **body.validated_data, at=self.request.now, by=request.user)
        return self.done(drill_id)


class Locations(APIView):
    """When each location last practised."""

    permission_classes = [holds("alarms.respond")]

    @extend_schema(operation_id="practised_locations", responses=LocationBody(many=True))
    def get(self, request: Any) -> Response:
        """Every location where one has a role."""
        sites = (
            Place.objects.filter(pk__in=site_ids(request.user))
            .select_related("organisation")
            .order_by("name")
        )
        return Response(LocationBody(queries.practised(sites, at=self.request.now), many=True).data)


urlpatterns = [
    path("drills", Drills.as_view()),
    path("drills/locations", Locations.as_view()),
    path("drills/<int:drill_id>", OneDrill.as_view()),
    path("drills/<int:drill_id>/beginning", Beginning.as_view()),
    path("drills/<int:drill_id>/calling-off", CallingOff.as_view()),
    path("drills/<int:drill_id>/evaluation", Evaluation.as_view()),
]
