"""The key of a panel, what is the matter with it, and what it said, in JSON; a key comes in and never out."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.devices.models import Device
from regie.devices.queries import kept_by
from regie.doors import holds
from regie.panels import actions, queries, words
from regie.panels.models import Heard, Knock, PanelKey, Trouble

CHANGE = [holds("devices.change")]
NOT_NOW = OpenApiResponse(description="A rule says no; the answer says why.")
NOT_YOURS = OpenApiResponse(description="There is no such panel that you may change.")


class KeyGiven(serializers.Serializer):
    """The key in hexadecimal: 32, 48 or 64 digits; spaces, colons and dashes do not count."""

    key = serializers.CharField(max_length=200, write_only=True)


class KeyBody(serializers.ModelSerializer):
    """That there is a key, how long it is, and since when; never the key."""

    class Meta:
        model = PanelKey
        fields = ["bits", "set_at"]


class TroubleBody(serializers.ModelSerializer):
    """Something that is the matter with a panel now; `seconds` is how far its clock is off."""

    sentence = serializers.SerializerMethodField()

    class Meta:
        model = Trouble
        fields = ["kind", "zone", "code", "seconds", "since", "sentence"]

    def get_sentence(self, trouble: Trouble) -> str:
        """The same in words."""
        return words.trouble(trouble)


class HeardBody(serializers.ModelSerializer):
    """One signal as it came in; `accepted_at` is empty when only our time was the answer."""

    class Meta:
        model = Heard
        fields = [
            "kind", "code", "qualifier", "zone", "area", "text", "sequence", "xdata", "encrypted", "stamped_at",
            "received_at", "accepted_at", "refusals", "source",
        ]  # fmt: skip


class KnockBody(serializers.ModelSerializer):
    """Messages from one address that were not taken for the panel's own."""

    class Meta:
        model = Knock
        fields = ["source", "why", "account", "times", "first_at", "last_at"]


class PanelBody(serializers.Serializer):
    """What is known of a panel beside its place."""

    key = KeyBody(allow_null=True)
    troubles = TroubleBody(many=True)
    signals = HeardBody(many=True)
    refused = KnockBody(many=True)


class PanelView(APIView):
    """One panel."""

    permission_classes = CHANGE

    @extend_schema(operation_id="panel", responses={200: PanelBody, 404: NOT_YOURS})
    def get(self, request: Any, device_id: int) -> Response:
        """Whether it has a key, what is the matter with it, what it said last, and what was refused in its name."""
        return Response(PanelBody(queries.panel_page(_panel(request, device_id))).data)


class KeyView(APIView):
    """The key of one panel."""

    permission_classes = CHANGE

    @extend_schema(
        operation_id="set_panel_key", request=KeyGiven, responses={200: KeyBody, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def put(self, request: Any, device_id: int) -> Response:
        """Give the panel this key, or this other one; from now on only what it closes is believed."""
        panel = _panel(request, device_id)
        said = KeyGiven(data=request.data)
        said.is_valid(raise_exception=True)
        key = actions.set_key(panel, key=said.validated_data["key"], at=request.now, by=request.user)
        return Response(KeyBody(key).data)

    @extend_schema(operation_id="remove_panel_key", responses={204: None, 404: NOT_YOURS, 409: NOT_NOW})
    def delete(self, request: Any, device_id: int) -> Response:
        """From now on the panel speaks in plain text."""
        actions.remove_key(_panel(request, device_id), at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class Strangers(APIView):
    """Messages for accounts that are nobody's."""

    permission_classes = CHANGE

    @extend_schema(operation_id="strangers", responses=KnockBody(many=True))
    def get(self, request: Any) -> Response:
        """The latest, by where they came from; only for who looks after a whole organisation."""
        return Response(KnockBody(queries.knocks_for(request.user), many=True).data)


def _panel(request: Any, device_id: int) -> Device:
    panels = kept_by(request.user).filter(kind=Device.Kind.PANEL, revoked_at=None)
    return get_object_or_404(panels, pk=device_id)


urlpatterns = [
    path("devices/<int:device_id>/panel", PanelView.as_view(), name="panel"),
    path("devices/<int:device_id>/key", KeyView.as_view(), name="panel_key"),
    path("strangers", Strangers.as_view(), name="strangers"),
]
