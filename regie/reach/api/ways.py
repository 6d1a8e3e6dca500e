"""The own ways in JSON: see, add, change, take away, try, prove."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.channels.web_push import public_key
from regie.people.doors import holds
from regie.people.models import ContactPoint
from regie.reach import actions
from regie.reach.api.outlets import TrialBody, read
from regie.reach.models import Trial
from regie.reach.rules import RUNGS
from regie.text import storable

ME = [holds("alarms.respond")]


class WayBody(serializers.Serializer):
    """One way to the person who asks. `rung` 0 goes at once, 1 after it, 2 last."""

    id = serializers.IntegerField()
    channel = serializers.CharField()
    address = serializers.CharField()
    name = serializers.CharField()
    rung = serializers.IntegerField()
    quiet_for_attention = serializers.BooleanField()
    verified_at = serializers.DateTimeField(allow_null=True)


class NewWay(serializers.Serializer):
    """A number, or a browser with its two keys."""

    channel = serializers.ChoiceField(choices=["sms", "voice", "pager", "push"])
    address = serializers.CharField(max_length=1000)
    name = serializers.CharField(max_length=80, required=False, allow_blank=True, default="")
    p256dh = serializers.CharField(max_length=150, required=False, default="")
    auth = serializers.CharField(max_length=60, required=False, default="")


class WayChange(serializers.Serializer):
    """When it is used."""

    rung = serializers.ChoiceField(choices=list(RUNGS))
    quiet_for_attention = serializers.BooleanField(default=False)


class Proof(serializers.Serializer):
    """The code that stood in a test."""

    code = serializers.CharField(max_length=8)


class PushKey(serializers.Serializer):
    """What a browser needs to subscribe (`applicationServerKey`)."""

    key = serializers.CharField()


class MyWays(APIView):
    """How the person who asks is reached."""

    permission_classes = ME

    @extend_schema(operation_id="list_my_ways", responses=WayBody(many=True))
    def get(self, request: Any) -> Response:
        """In the order in which they are used."""
        return Response(WayBody(request.user.contact_points.order_by("rung", "pk"), many=True).data)

    @extend_schema(operation_id="add_my_way", request=NewWay, responses={201: WayBody})
    def post(self, request: Any) -> Response:
        """One more."""
        said = read(NewWay, request)
        secret = f"{said['p256dh']} {said['auth']}" if said["p256dh"] and said["auth"] else ""
        point = actions.add_way(
            request.user, channel=said["channel"], address=storable(said["address"]), name=storable(said["name"]),
            secret=storable(secret), at=request.now,
        )  # fmt: skip
        return Response(WayBody(point).data, status=status.HTTP_201_CREATED)


class OneWay(APIView):
    """One own way."""

    permission_classes = ME

    @extend_schema(operation_id="change_my_way", request=WayChange, responses=WayBody)
    def put(self, request: Any, point_id: int) -> Response:
        """Put it in its place."""
        point = get_object_or_404(ContactPoint, pk=point_id, person=request.user)
        actions.change_way(point, at=request.now, by=request.user, **read(WayChange, request))
        return Response(WayBody(ContactPoint.objects.get(pk=point.pk)).data)

    @extend_schema(operation_id="end_my_way", responses={204: None})
    def delete(self, request: Any, point_id: int) -> Response:
        """Use it no more."""
        point = get_object_or_404(ContactPoint, pk=point_id, person=request.user)
        actions.end_way(point, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class MyTests(APIView):
    """Tests over every own way."""

    permission_classes = ME

    @extend_schema(operation_id="list_my_tests", responses=TrialBody(many=True))
    def get(self, request: Any) -> Response:
        """The last twenty, newest first."""
        return Response(TrialBody(Trial.objects.tests().filter(person=request.user)[:20], many=True).data)

    @extend_schema(operation_id="try_my_ways", request=None, responses={202: TrialBody(many=True)})
    def post(self, request: Any) -> Response:
        """Send one over each way; ask again to hear what became of them."""
        trials = actions.try_person(request.user, at=request.now)
        return Response(TrialBody(trials, many=True).data, status=status.HTTP_202_ACCEPTED)


class TestProof(APIView):
    """The code that arrived."""

    permission_classes = ME

    @extend_schema(operation_id="prove_my_way", request=Proof, responses={204: None})
    def post(self, request: Any, trial_id: int) -> Response:
        """Whoever has the code has the message."""
        trial = get_object_or_404(Trial, pk=trial_id, person=request.user)
        actions.note_guess(trial)
        code = read(Proof, request)["code"]
        actions.prove_way(trial, code=code, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class OurPushKey(APIView):
    """The key of this installation."""

    permission_classes = ME

    @extend_schema(operation_id="read_push_key", responses=PushKey)
    def get(self, request: Any) -> Response:
        """The public half."""
        return Response(PushKey({"key": public_key()}).data)
