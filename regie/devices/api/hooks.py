"""Systems of others that report presses, in JSON; the door itself is `intake.hooks`, which answers the POST."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import NotAuthenticated
from rest_framework.generics import ListAPIView
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.devices import actions, queries
from regie.devices.api.devices import CHANGE, NOT_NOW, NOT_YOURS
from regie.devices.models import Hook, HookDevice, HookMessage


class HookFields(serializers.Serializer):
    """Where in a message what stands, as paths with dots."""

    device = serializers.CharField(max_length=120)
    press = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")
    press_values = serializers.ListField(
        child=serializers.CharField(max_length=60), required=False, default=list
    )
    battery = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")
    test = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")


class HookBody(serializers.Serializer):
    """One door for one system; its secret is told once."""

    id = serializers.IntegerField(read_only=True)
    name = serializers.CharField(max_length=80)
    kind = serializers.ChoiceField(choices=Hook.Kind.values)
    proof = serializers.ChoiceField(choices=Hook.Proof.values)
    fields = HookFields()
    ended_at = serializers.DateTimeField(read_only=True, allow_null=True)


class HookMade(HookBody):
    """The new door with its secret."""

    secret = serializers.CharField()


class Hooks(ListAPIView):
    """The doors that you look after."""

    permission_classes = CHANGE
    serializer_class = HookBody
    queryset = Hook.objects.none()

    def get_queryset(self) -> Any:
        """Those of the own organisations."""
        return Hook.objects.visible_to(self.request.user)

    @extend_schema(operation_id="make_hook", request=HookBody, responses={201: HookMade, 409: NOT_NOW})
    def post(self, request: Any) -> Response:
        """A new one; the secret is in this answer only."""
        said = HookBody(data=request.data)
        said.is_valid(raise_exception=True)
        owner = queries.organisation_for(request.user, None)
        if owner is None:
            raise PermissionDenied("devices.change")
        hook, secret = actions.make_hook(
            organisation=owner, at=self.request.now, by=request.user, **said.validated_data
        )
        return Response({**HookBody(hook).data, "secret": secret}, status=status.HTTP_201_CREATED)


class OneHook(APIView):
    """One door."""

    permission_classes = CHANGE

    @extend_schema(operation_id="hook", responses={200: HookBody, 404: NOT_YOURS})
    def get(self, request: Any, hook_id: int) -> Response:
        """How it is set."""
        return Response(HookBody(_hook(request, hook_id)).data)

    @extend_schema(operation_id="end_hook", responses={204: None, 404: NOT_YOURS, 409: NOT_NOW})
    def delete(self, request: Any, hook_id: int) -> Response:
        """Accept nothing from this system any more."""
        actions.end_hook(_hook(request, hook_id), at=self.request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(
        operation_id="report_by_hook",
        auth=[],
        request={"application/json": dict[str, Any]},
        responses={
            200: OpenApiResponse(description="It came before; the same outcome and the same alarm."),
            201: OpenApiResponse(description="An alarm, a test or a sign of life; it is on disk."),
            401: OpenApiResponse(description="Not signed, or with the wrong secret. No alarm."),
            404: OpenApiResponse(description="There is no such door."),
            413: OpenApiResponse(description="Too large. No alarm."),
            422: OpenApiResponse(description="Too old, unreadable, or a button that nobody named. No alarm."),
        },
    )
    def post(self, request: Any, hook_id: int) -> Response:
        """Never reached: `intake.hooks` answers before Django sees it."""
        raise NotAuthenticated


class HookDeviceBody(serializers.ModelSerializer):
    """What the other system calls one of our buttons; without `device` a new one hangs at `place`."""

    name = serializers.CharField(max_length=80, required=False, write_only=True, default="")
    place = serializers.IntegerField(
        min_value=1, max_value=2**62, required=False, write_only=True, allow_null=True, default=None
    )
    device = serializers.IntegerField(
        min_value=1, max_value=2**62, required=False, allow_null=True, default=None, source="device_id"
    )

    class Meta:
        model = HookDevice
        fields = ["id", "external_id", "device", "name", "place"]


class Buttons(APIView):
    """Which buttons the other system means."""

    permission_classes = CHANGE

    @extend_schema(operation_id="hook_buttons", responses={200: HookDeviceBody(many=True), 404: NOT_YOURS})
    def get(self, request: Any, hook_id: int) -> Response:
        """Those with a name."""
        return Response(HookDeviceBody(_hook(request, hook_id).devices.all(), many=True).data)

    @extend_schema(
        operation_id="name_hook_button",
        request=HookDeviceBody,
        responses={201: HookDeviceBody, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def post(self, request: Any, hook_id: int) -> Response:
        """Name one."""
        hook = _hook(request, hook_id)
        said = HookDeviceBody(data=request.data)
        said.is_valid(raise_exception=True)
        wanted = dict(said.validated_data)
        device, place = wanted.pop("device_id"), wanted.pop("place")
        mine = queries.kept_by(request.user).filter(organisation=hook.organisation, revoked_at=None)
        named = actions.name_button(
            hook, at=self.request.now, by=request.user, **wanted,
            device=get_object_or_404(mine, pk=device) if device else None,
            place=get_object_or_404(queries.places_for(request.user), pk=place) if place else None,
        )  # fmt: skip
        return Response(HookDeviceBody(named).data, status=status.HTTP_201_CREATED)


class OneButton(APIView):
    """One name."""

    permission_classes = CHANGE

    @extend_schema(operation_id="forget_hook_button", responses={204: None, 404: NOT_YOURS})
    def delete(self, request: Any, hook_id: int, named_id: int) -> Response:
        """It means nothing any more."""
        named = get_object_or_404(_hook(request, hook_id).devices, pk=named_id)
        actions.forget_button(named, at=self.request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class MessageBody(serializers.ModelSerializer):
    """One message and what became of it."""

    class Meta:
        model = HookMessage
        fields = ["id", "at", "outcome", "why", "detail", "external_id"]


class Messages(ListAPIView):
    """What came last, newest first, and why it was refused."""

    permission_classes = CHANGE
    serializer_class = MessageBody
    queryset = HookMessage.objects.none()

    def get_queryset(self) -> Any:
        """Those of one door."""
        return HookMessage.objects.filter(hook=_hook(self.request, self.kwargs["hook_id"]))


def _hook(request: Any, hook_id: int) -> Hook:
    return get_object_or_404(Hook.objects.visible_to(request.user), pk=hook_id)
