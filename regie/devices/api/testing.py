"""Tests in JSON: announce one, the register, which buttons still wait for one; and a new code."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.devices import actions, queries, rules
from regie.devices.api.devices import CHANGE, NOT_NOW, NOT_YOURS
from regie.devices.models import Device, TestPress
from regie.devices.qr import pairing_address
from regie.devices.rules.codes import LIVES
from regie.gateways.mqtt_button import user_name

QUARTER = OpenApiParameter("quarter", str, description="2026Q1; without it, this quarter.")
PLACE = OpenApiParameter("place", int, description="Only what hangs in this place.")


class UntestedBody(serializers.Serializer):
    """One button that was not tested: a device, or one input of a panel."""

    device = serializers.IntegerField(source="device.pk")
    name = serializers.CharField(source="device.name")
    zone = serializers.CharField(source="zone.number", default=None, allow_null=True)
    place = serializers.IntegerField(source="place.pk", default=None, allow_null=True)
    last_test_at = serializers.DateTimeField(allow_null=True)


class Untested(APIView):
    """Which buttons have not been tested this quarter?"""

    permission_classes = CHANGE

    @extend_schema(
        operation_id="untested_devices",
        parameters=[QUARTER, PLACE],
        responses={200: UntestedBody(many=True), 409: NOT_NOW},
    )
    def get(self, request: Any) -> Response:
        """Those that you look after."""
        said = request.query_params
        since, until = rules.bounds(said.get("quarter") or rules.quarter_of(self.request.now))
        place = None
        if said.get("place"):
            number = int(said["place"]) if said["place"].isascii() and said["place"].isdigit() else 0
            place = get_object_or_404(queries.places_for(request.user), pk=min(number, 2**62))
        found = queries.untested(request.user, since=since, until=until, place=place)
        return Response(UntestedBody(found, many=True).data)


class TestBody(serializers.ModelSerializer):
    """One test: announced by somebody, or told by the device itself."""

    announced_by = serializers.IntegerField(source="window.by_id", default=None, allow_null=True)

    class Meta:
        model = TestPress
        fields = ["id", "device", "zone", "at", "code", "announced_by"]


class Tests(ListAPIView):
    """The register of tests, newest first."""

    permission_classes = CHANGE
    serializer_class = TestBody
    queryset = TestPress.objects.none()

    def get_queryset(self) -> Any:
        """Those of the devices in your reach."""
        return TestPress.objects.filter(device__in=queries.kept_by(self.request.user)).select_related(
            "window"
        )


class TestWanted(serializers.Serializer):
    """Which button is going to be pressed: of a panel, the input."""

    zone = serializers.RegexField(r"^[0-9]{1,8}$", required=False, default="")


class TestAnnounced(serializers.Serializer):
    """Until when a press is a test."""

    zone = serializers.CharField()
    until = serializers.DateTimeField()


class Announcement(APIView):
    """I am going to press this button now."""

    permission_classes = CHANGE

    @extend_schema(
        operation_id="announce_test",
        request=TestWanted,
        responses={201: TestAnnounced, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def post(self, request: Any, device_id: int) -> Response:
        """Three minutes; before and after, every press is real."""
        said = TestWanted(data=request.data)
        said.is_valid(raise_exception=True)
        device = _device(request, device_id)
        window = actions.announce_test(
            device, zone=said.validated_data["zone"], at=self.request.now, by=request.user
        )
        return Response(TestAnnounced(window).data, status=status.HTTP_201_CREATED)

    @extend_schema(operation_id="end_test", responses={204: None, 404: NOT_YOURS})
    def delete(self, request: Any, device_id: int) -> Response:
        """Every press is real again."""
        actions.end_tests(_device(request, device_id), at=self.request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class CodeMade(serializers.Serializer):
    """The code, where a phone exchanges it, and until when."""

    code = serializers.CharField()
    address = serializers.CharField()
    until = serializers.DateTimeField()


class Code(APIView):
    """A code with which a device gets a new credential."""

    permission_classes = CHANGE

    @extend_schema(
        operation_id="make_enrolment_code",
        request=None,
        responses={201: CodeMade, 404: NOT_YOURS, 409: OpenApiResponse(description="It was switched off.")},
    )
    def post(self, request: Any, device_id: int) -> Response:
        """It works once, for a quarter of an hour."""
        at = self.request.now
        code = actions.make_enrolment_code(_device(request, device_id), at=at, by=request.user)
        made = {"code": code, "address": pairing_address(code), "until": at + LIVES}
        return Response(CodeMade(made).data, status=status.HTTP_201_CREATED)


class MqttMade(serializers.Serializer):
    """How the device logs in at the broker; the password is told once."""

    user = serializers.CharField()
    password = serializers.CharField()


class MqttPassword(APIView):
    """A password at the MQTT broker, for this device alone."""

    permission_classes = CHANGE

    @extend_schema(
        operation_id="make_mqtt_password",
        request=None,
        responses={201: MqttMade, 404: NOT_YOURS, 409: OpenApiResponse(description="It was switched off.")},
    )
    def post(self, request: Any, device_id: int) -> Response:
        """The broker must get the new lines of `regie mqtt` before it counts."""
        device = get_object_or_404(
            queries.kept_by(request.user).exclude(kind=Device.Kind.PANEL), pk=device_id
        )
        password = actions.make_mqtt_password(device, at=self.request.now, by=request.user)
        made = {"user": user_name(device.pk), "password": password}
        return Response(MqttMade(made).data, status=status.HTTP_201_CREATED)


def _device(request: Any, device_id: int) -> Device:
    return get_object_or_404(queries.kept_by(request.user), pk=device_id)
