"""Find incidents, and keep views, in JSON."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.incidents.api.bodies import NOT_NOW, NOT_YOURS
from regie.incidents.api.reports import Reporting
from regie.incidents.rules import State
from regie.people.doors import holds
from regie.people.rules import Role
from regie.register import actions, queries
from regie.register.forms import FilterForm
from regie.register.models import SavedView
from regie.register.rules import FILTERS, Cursor

MOST = 200
SAID = {
    "q": "Words of the case, each perhaps the beginning of one; or its number.",
    "place": "The id of a site.", "behaviour": "What the reporter chose.", "charge": "The id of who has the regie.",
    "since": "A day.", "until": "A day.", "mine": "Only where one has the regie oneself.",
    "waiting": "Only where something waits for oneself.",
}  # fmt: skip
ASKED = [
    OpenApiParameter("state", enum=[state.value for state in State]),
    *(OpenApiParameter(name, description=says) for name, says in SAID.items()),
    OpenApiParameter("before", description="The `older` of another page."),
    OpenApiParameter("after", description="The `newer` of another page."),
    OpenApiParameter("page_size", int, description=f"How many on a page, at most {MOST}."),
]


class RowBody(serializers.Serializer):
    """One line of the register."""

    id = serializers.IntegerField()
    reference = serializers.CharField()
    head = serializers.CharField()
    happened_at = serializers.DateTimeField()
    state = serializers.ChoiceField(choices=[state.value for state in State])
    in_charge = serializers.CharField(allow_blank=True)
    readable = serializers.BooleanField()


class PageBody(serializers.Serializer):
    """One page; only the first counts its rows, and `is_more` says that there are others."""

    count = serializers.IntegerField(allow_null=True)
    is_more = serializers.BooleanField()
    older = serializers.SerializerMethodField()
    newer = serializers.SerializerMethodField()
    results = RowBody(many=True, source="rows")

    def get_older(self, found: queries.Found) -> str | None:
        """For `before`; null on the last page."""
        return found.older.written() if found.older else None

    def get_newer(self, found: queries.Found) -> str | None:
        """For `after`; null on the first page."""
        return found.newer.written() if found.newer else None


class Incidents(Reporting):
    """The register, and reporting."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="list_incidents", parameters=ASKED, responses={200: PageBody})
    def get(self, request: Any) -> Response:
        """The incidents that one may see, the latest first."""
        form = FilterForm(request.query_params, person=request.user)
        if not form.is_valid():
            raise ValidationError(form.errors)
        found = queries.find(
            request.user, form.filters(), before=_cursor(request, "before"), after=_cursor(request, "after"),
            size=_size(request.query_params.get("page_size", "")),
        )  # fmt: skip
        return Response(PageBody(found).data)


def _cursor(request: Any, name: str) -> Cursor | None:
    written = request.query_params.get(name, "")
    cursor = Cursor.read(written)
    if written and cursor is None:
        raise ValidationError({name: ["Take this from another page."]})
    return cursor


def _size(asked: str) -> int:
    return min(max(int(asked), 1), MOST) if asked.isdecimal() and len(asked) < 9 else queries.A_PAGE


class ViewBody(serializers.ModelSerializer):
    """A view: what it asks, and with which role it is shared (empty: nobody)."""

    asked = serializers.DictField(child=serializers.CharField(max_length=200), help_text=", ".join(FILTERS))
    shared_with = serializers.ChoiceField(
        choices=[role.value for role in Role], required=False, allow_blank=True, default=""
    )
    name = serializers.CharField(max_length=60)

    class Meta:
        model = SavedView
        fields = ["id", "name", "asked", "shared_with"]
        read_only_fields = ["id"]

    def validate_asked(self, asked: dict[str, str]) -> dict[str, str]:
        """Only questions that the register answers."""
        unknown = set(asked) - set(FILTERS)
        if unknown:
            raise serializers.ValidationError(f"Unknown: {', '.join(sorted(unknown))}.")
        return asked


class Views(APIView):
    """The views that stand above the register."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="list_register_views", responses={200: ViewBody(many=True)})
    def get(self, request: Any) -> Response:
        """One's own, and those shared with a role that one holds."""
        return Response(ViewBody([view for view, _ in queries.views_for(request.user)], many=True).data)

    @extend_schema(
        operation_id="save_register_view", request=ViewBody, responses={201: ViewBody, 409: NOT_NOW}
    )
    def post(self, request: Any) -> Response:
        """Keep one; the same name again means the newest."""
        said = ViewBody(data=request.data)
        said.is_valid(raise_exception=True)
        view = actions.save_view(**said.validated_data, at=request.now, by=request.user)
        return Response(ViewBody(view).data, status=status.HTTP_201_CREATED)


class OneView(APIView):
    """One view."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="drop_register_view", responses={204: None, 404: NOT_YOURS, 409: NOT_NOW})
    def delete(self, request: Any, view_id: int) -> Response:
        """Take one's own view away."""
        known = SavedView.objects.visible_to(request.user).select_related("person")
        actions.drop_view(get_object_or_404(known, pk=view_id), at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
