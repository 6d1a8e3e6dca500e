"""What a device itself may ask: its credential for a code, and to be counted as alive."""

from typing import Any

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import NotAuthenticated
from rest_framework.response import Response

from regie.devices import actions, rules
from regie.devices.models import Device
from regie.devices.queries import device_with_token
from regie.people.doors import ByOwnProof

DEVICE: Any = [{"deviceToken": []}]


class CodeGiven(serializers.Serializer):
    """The code that an administrator showed."""

    code = serializers.CharField(max_length=40)


class OwnDevice(serializers.Serializer):
    """What a device may know of itself."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    place = serializers.CharField(help_text="Where a press from it comes from, in words; empty when unknown.")
    speak_every_seconds = serializers.IntegerField(
        allow_null=True, help_text="How often it should give a sign of life; null when nobody listens for it."
    )
    test_until = serializers.DateTimeField(allow_null=True)


class DeviceWithToken(OwnDevice):
    """The same, with the credential: it is told once."""

    token = serializers.CharField()


class Enrolment(ByOwnProof):
    """A code becomes a credential."""

    @extend_schema(
        operation_id="use_enrolment_code",
        request=CodeGiven,
        auth=[],
        responses={
            201: DeviceWithToken,
            409: OpenApiResponse(description="The code was used, is too old, or never was."),
        },
    )
    def post(self, request: Any) -> Response:
        """Once, within a quarter of an hour; an older credential of the device stops counting."""
        said = CodeGiven(data=request.data)
        said.is_valid(raise_exception=True)
        device, token = actions.use_enrolment_code(said.validated_data["code"], at=self.request.now)
        return Response({**own(device), "token": token}, status=status.HTTP_201_CREATED)


class Sign(serializers.Serializer):
    """What a device says of itself."""

    battery = serializers.IntegerField(min_value=0, max_value=100, required=False, help_text="Percent.")


class Signs(ByOwnProof):
    """The sign of life of a device that speaks HTTP."""

    @extend_schema(
        operation_id="give_sign_of_life",
        request=Sign,
        auth=DEVICE,
        responses={200: OwnDevice, 401: OpenApiResponse(description="No device with this token.")},
    )
    def post(self, request: Any) -> Response:
        """I am here; the answer says where that is, and how soon to speak again."""
        scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
        device = device_with_token(token.strip()) if scheme.lower() == "bearer" else None
        if device is None:
            raise NotAuthenticated
        said = Sign(data=request.data)
        said.is_valid(raise_exception=True)
        actions.note_alive(device, at=self.request.now)
        if "battery" in said.validated_data:
            actions.note_battery(device, percent=said.validated_data["battery"], at=self.request.now)
        return Response(own(device))


def own(device: Device) -> dict[str, Any]:
    """The device in the words of `OwnDevice`."""
    every = rules.interval(device.supervision)
    return {
        "id": device.pk,
        "name": device.name,
        "place": device.place.in_words() if device.place else "",
        "speak_every_seconds": int(every.total_seconds()) if every else None,
        "test_until": device.test_until,
    }
