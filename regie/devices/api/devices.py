"""The administration of devices in JSON: the same verbs as the screen."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.devices import actions, queries
from regie.devices.models import Device, Zone
from regie.devices.rules import CLASSES
from regie.doors import holds

CHANGE = [holds("devices.change")]
NOT_NOW = OpenApiResponse(description="A rule says no; the answer says why.")
NOT_YOURS = OpenApiResponse(description="There is none that you may change.")
SUPERVISION = [one.value for one in CLASSES]
BUTTON, PANEL = Device.Kind.BUTTON.value, Device.Kind.PANEL.value


class ZoneBody(serializers.ModelSerializer):
    """One input of a panel and where its button hangs."""

    class Meta:
        model = Zone
        fields = ["number", "place", "level"]


class DeviceBody(serializers.ModelSerializer):
    """One button or panel; never its token."""

    zones = ZoneBody(many=True, read_only=True)

    class Meta:
        model = Device
        fields = [
            "id", "kind", "name", "organisation", "place", "account", "enrolled_at", "last_heard_at", "last_test_at",
            "supervision", "silent_since", "battery_percent", "battery_low_since", "revoked_at", "zones",
        ]  # fmt: skip


class NewDevice(serializers.Serializer):
    """A button gets a token; a panel is known by its account number."""

    kind = serializers.ChoiceField(choices=[BUTTON, PANEL])
    name = serializers.CharField(max_length=80)
    place = serializers.IntegerField(min_value=1, required=False, allow_null=True, default=None)
    account = serializers.RegexField(r"^[0-9A-Fa-f]{3,16}$", required=False)

    supervision = serializers.ChoiceField(choices=SUPERVISION, required=False, allow_blank=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """A panel needs an account number, a button has none."""
        if (attrs["kind"] == PANEL) != ("account" in attrs):
            raise serializers.ValidationError(
                {"account": "A panel has an account number, a button has none."}
            )
        return attrs


class DeviceEnrolled(DeviceBody):
    """The new device; the token of a button is shown once."""

    token = serializers.CharField(allow_null=True)

    class Meta(DeviceBody.Meta):
        fields = [*DeviceBody.Meta.fields, "token"]


class DeviceChange(serializers.Serializer):
    """How it is called, where it hangs, when its silence is reported; what is left out stays."""

    name = serializers.CharField(max_length=80, required=False)
    place = serializers.IntegerField(min_value=1, required=False, allow_null=True)
    supervision = serializers.ChoiceField(choices=SUPERVISION, required=False, allow_blank=True)


class ZoneChange(serializers.Serializer):
    """Where the button on one input hangs, and how loud a press on it is."""

    place = serializers.IntegerField(min_value=1)
    level = serializers.ChoiceField(choices=["alarm", "attention"], default="alarm")


def read(body: type[serializers.Serializer], request: Any) -> dict[str, Any]:
    """What was sent, in the right form, with the place itself instead of its id."""
    said = body(data=request.data)
    said.is_valid(raise_exception=True)
    values = dict(said.validated_data)
    if values.get("place"):
        values["place"] = get_object_or_404(queries.places_for(request.user), pk=values["place"])
    return values


class Devices(ListAPIView):
    """The buttons and panels that you look after."""

    permission_classes = CHANGE
    serializer_class = DeviceBody
    queryset = Device.objects.none()

    def get_queryset(self) -> Any:
        """Those in your reach."""
        return queries.kept_by(self.request.user)

    @extend_schema(
        operation_id="enrol_device",
        request=NewDevice,
        responses={201: DeviceEnrolled, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def post(self, request: Any) -> Response:
        """Enrol one."""
        said = read(NewDevice, request)
        organisation = queries.organisation_for(request.user, said["place"])
        if organisation is None:
            raise PermissionDenied("devices.change")
        device, token = _enrol(request, organisation=organisation, **said)
        device.token = token
        return Response(DeviceEnrolled(device).data, status=status.HTTP_201_CREATED)


def _enrol(request: Any, *, kind: str, **said: Any) -> tuple[Device, str | None]:
    if kind == PANEL:
        return actions.enrol_panel(at=request.now, by=request.user, **said), None
    return actions.enrol(kind=kind, at=request.now, by=request.user, **said)


class DeviceView(APIView):
    """One button or panel."""

    permission_classes = CHANGE

    @extend_schema(operation_id="device", responses={200: DeviceBody, 404: NOT_YOURS})
    def get(self, request: Any, device_id: int) -> Response:
        """Where it hangs and when it was last heard."""
        return Response(DeviceBody(_device(request, device_id)).data)

    @extend_schema(
        operation_id="hang_device",
        request=DeviceChange,
        responses={200: DeviceBody, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def patch(self, request: Any, device_id: int) -> Response:
        """Say how it is called and where it hangs now."""
        device = _device(request, device_id)
        said = {"name": device.name, "place": device.place, **read(DeviceChange, request)}
        chosen = said.pop("supervision", device.supervision)
        actions.supervise(device, supervision=chosen, at=request.now, by=request.user)
        actions.hang(device, at=request.now, by=request.user, **said)
        return Response(DeviceBody(_device(request, device_id)).data)


def _device(request: Any, device_id: int) -> Device:
    return get_object_or_404(queries.kept_by(request.user), pk=device_id)


class Revocation(APIView):
    """That a device may press no more."""

    permission_classes = CHANGE

    @extend_schema(
        operation_id="revoke_device", request=None, responses={204: None, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any, device_id: int) -> Response:
        """Switch it off."""
        actions.revoke(_device(request, device_id), at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ZoneView(APIView):
    """One input of a panel."""

    permission_classes = CHANGE

    @extend_schema(operation_id="tie_zone", request=ZoneChange, responses={200: ZoneBody, 404: NOT_YOURS})
    def put(self, request: Any, device_id: int, number: int) -> Response:
        """Say where its button hangs."""
        panel = get_object_or_404(queries.kept_by(request.user).filter(kind=PANEL), pk=device_id)
        said = read(ZoneChange, request)
        zone = actions.tie_zone(panel, number=str(number), at=request.now, by=request.user, **said)
        return Response(ZoneBody(zone).data)

    @extend_schema(operation_id="untie_zone", responses={204: None, 404: NOT_YOURS})
    def delete(self, request: Any, device_id: int, number: int) -> Response:
        """Nobody knows where it hangs any more."""
        zones = Zone.objects.filter(panel__in=queries.kept_by(request.user).filter(pk=device_id))
        actions.untie_zone(get_object_or_404(zones, number=str(number)), at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
