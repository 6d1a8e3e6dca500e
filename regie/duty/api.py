"""The rota in JSON: read by anybody in the chain, changed by who plans it."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.permissions import SAFE_METHODS
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.doors import holds
from regie.duty import actions, queries, rules
from regie.duty.models import Group, RotaLine

NOT_NOW = OpenApiResponse(description="A rule says no; the answer says why.")
NOT_YOURS = OpenApiResponse(description="There is none that you may change.")


class RotaLineBody(serializers.ModelSerializer):
    """One weekly block; minutes count from local midnight, weekday 0 is Monday."""

    name = serializers.CharField(source="person.name", read_only=True)

    class Meta:
        model = RotaLine
        fields = ["id", "person", "name", "group", "site", "weekday", "from_minute", "until_minute"]


class NewRotaLine(serializers.Serializer):
    """A shift that is the same on several days; an end that is not after the beginning lies on the next day."""

    person = serializers.IntegerField(min_value=1)
    group = serializers.ChoiceField(choices=Group.choices)
    site = serializers.IntegerField(min_value=1)
    weekdays = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=6), allow_empty=False, max_length=7
    )
    from_minute = serializers.IntegerField(min_value=0, max_value=rules.MIDNIGHT - 1)
    until_minute = serializers.IntegerField(min_value=0, max_value=rules.MIDNIGHT)


class RotaLines(ListAPIView):
    """Who is on duty when."""

    serializer_class = RotaLineBody
    queryset = RotaLine.objects.none()

    def get_permissions(self) -> list[Any]:
        """Anybody with a role may read; who plans may add."""
        permission = "duty.read" if self.request.method in SAFE_METHODS else "duty.change"
        return [holds(permission)()]

    def get_queryset(self) -> Any:
        """The lines of the sites in the chain; `?site=` asks for one."""
        lines = RotaLine.objects.filter(site__in=queries.sites_in_chain(self.request.user)).select_related(
            "person"
        )
        site = self.request.query_params.get("site", "")
        return lines.filter(site=int(site)) if site.isdecimal() and len(site) < 19 else lines

    @extend_schema(
        operation_id="rota_lines", parameters=[OpenApiParameter("site", int, description="The id of a site.")]
    )
    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """By day and hour."""
        return super().get(request, *args, **kwargs)

    @extend_schema(
        operation_id="add_rota_lines", request=NewRotaLine,
        responses={201: RotaLineBody(many=True), 404: NOT_YOURS, 409: NOT_NOW},
    )  # fmt: skip
    def post(self, request: Any) -> Response:
        """Put somebody on the rota."""
        body = NewRotaLine(data=request.data)
        body.is_valid(raise_exception=True)
        said = dict(body.validated_data)
        said["person"] = get_object_or_404(queries.colleagues_of(request.user), pk=said["person"])
        said["site"] = get_object_or_404(queries.sites_rostered_by(request.user), pk=said["site"])
        lines = actions.put_on_rota_weekly(at=request.now, by=request.user, **said)
        return Response(RotaLineBody(lines, many=True).data, status=status.HTTP_201_CREATED)


class RotaLineView(APIView):
    """One weekly block."""

    permission_classes = [holds("duty.change")]

    @extend_schema(operation_id="remove_rota_line", responses={204: None, 404: NOT_YOURS})
    def delete(self, request: Any, line_id: int) -> Response:
        """From now on nobody is on duty for it."""
        mine = RotaLine.objects.filter(site__in=queries.sites_rostered_by(request.user))
        actions.take_off_rota(get_object_or_404(mine, pk=line_id), at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


urlpatterns = [
    path("rota-lines", RotaLines.as_view(), name="rota_lines"),
    path("rota-lines/<int:line_id>", RotaLineView.as_view(), name="rota_line"),
]
