"""The administration of places in JSON: the same verbs as the screen."""

from collections.abc import Callable
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.doors import holds
from regie.places import actions, queries
from regie.places.forms import possible_parts
from regie.places.models import Place

CHANGE = [holds("places.change")]
NOT_NOW = OpenApiResponse(description="A rule says no; the answer says why.")
NOT_YOURS = OpenApiResponse(description="There is none that you may change.")


class PlaceBody(serializers.ModelSerializer):
    """One place; `path` holds the ids from the site down."""

    class Meta:
        model = Place
        fields = ["id", "organisation", "parent", "kind", "name", "path", "address", "closed_at"]


class NewPlace(serializers.Serializer):
    """A spot within `parent`, or a site of `organisation`."""

    kind = serializers.ChoiceField(choices=Place.Kind.choices)
    name = serializers.CharField(max_length=80)
    parent = serializers.IntegerField(min_value=1, required=False, allow_null=True, default=None)  # type: ignore[assignment]
    organisation = serializers.IntegerField(min_value=1, required=False, allow_null=True, default=None)
    address = serializers.CharField(max_length=160, required=False, allow_blank=True, default="")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """A site has an organisation and no parent; everything else has a parent."""
        is_site = attrs["kind"] == Place.Kind.SITE
        if is_site and not attrs["organisation"]:
            raise serializers.ValidationError(
                {"organisation": _("Zeg van welke organisatie deze locatie is.")}
            )
        if is_site == bool(attrs["parent"]):
            raise serializers.ValidationError(
                {"parent": _("Een locatie ligt in niets; al het andere ligt ergens in.")}
            )
        return attrs


class PlaceChange(serializers.Serializer):
    """What a place is called; what is left out stays."""

    name = serializers.CharField(max_length=80, required=False)
    address = serializers.CharField(max_length=160, required=False, allow_blank=True)


class Places(ListAPIView):
    """The places that you keep."""

    permission_classes = CHANGE
    serializer_class = PlaceBody
    queryset = Place.objects.none()

    def get_queryset(self) -> Any:
        """Those that your role covers."""
        return queries.kept_by(self.request.user).order_by("path")

    @extend_schema(
        operation_id="add_place", request=NewPlace, responses={201: PlaceBody, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any) -> Response:
        """Add one."""
        body = NewPlace(data=request.data)
        body.is_valid(raise_exception=True)
        said = dict(body.validated_data)
        if said["parent"]:
            said["parent"] = get_object_or_404(queries.kept_by(request.user), pk=said["parent"])
            said["organisation"] = said["parent"].organisation
            _check_fits(said["kind"], said["parent"])
        else:
            said["organisation"] = get_object_or_404(
                queries.organisations_of(request.user), pk=said["organisation"]
            )
        place = actions.add_place(at=request.now, by=request.user, **said)
        return Response(PlaceBody(place).data, status=status.HTTP_201_CREATED)


def _check_fits(kind: str, parent: Place) -> None:
    if kind not in possible_parts(parent):
        raise serializers.ValidationError({"kind": _("Dat kan hier niet in liggen.")})


class PlaceView(APIView):
    """One place."""

    permission_classes = CHANGE

    @extend_schema(operation_id="place", responses={200: PlaceBody, 404: NOT_YOURS})
    def get(self, request: Any, place_id: int) -> Response:
        """Where it lies."""
        return Response(PlaceBody(get_object_or_404(queries.kept_by(request.user), pk=place_id)).data)

    @extend_schema(
        operation_id="rename_place",
        request=PlaceChange,
        responses={200: PlaceBody, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def patch(self, request: Any, place_id: int) -> Response:
        """Call it something else."""
        place = get_object_or_404(queries.kept_by(request.user), pk=place_id)
        body = PlaceChange(data=request.data)
        body.is_valid(raise_exception=True)
        said = {"name": place.name, "address": place.address, **body.validated_data}
        actions.rename_place(place, at=request.now, by=request.user, **said)
        place.refresh_from_db()
        return Response(PlaceBody(place).data)


class Closing(APIView):
    """A place that is used no more."""

    permission_classes = CHANGE

    @extend_schema(
        operation_id="close_place", request=None, responses={200: PlaceBody, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any, place_id: int) -> Response:
        """Close it; the answer to a 409 says what still hangs on it."""
        return _moved(request, place_id, actions.close_place)

    @extend_schema(
        operation_id="open_place", request=None, responses={200: PlaceBody, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def delete(self, request: Any, place_id: int) -> Response:
        """Use it again."""
        return _moved(request, place_id, actions.open_place)


def _moved(request: Any, place_id: int, verb: Callable[..., None]) -> Response:
    place = get_object_or_404(queries.kept_by(request.user), pk=place_id)
    verb(place, at=request.now, by=request.user)
    place.refresh_from_db()
    return Response(PlaceBody(place).data)


urlpatterns = [
    path("places", Places.as_view(), name="places"),
    path("places/<int:place_id>", PlaceView.as_view(), name="place"),
    path("places/<int:place_id>/closing", Closing.as_view(), name="place_closing"),
]
