"""What waits for you and what you were told, as JSON."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.notices import actions, queries, rules
from regie.notices.models import Notice
from regie.people.doors import holds


class WaitingRow(serializers.Serializer):
    """One thing to do: what, about what, by when, and how late it is."""

    id = serializers.IntegerField(source="promise.pk")
    kind = serializers.CharField(source="promise.kind")
    subject = serializers.CharField(source="promise.subject")
    case = serializers.CharField(source="promise.case")
    title = serializers.CharField(source="promise.title")
    place = serializers.CharField(source="promise.place.name", default=None, allow_null=True)
    due_at = serializers.DateTimeField(source="promise.due_at", allow_null=True)
    source = serializers.CharField(source="promise.source")  # type: ignore[assignment]
    group = serializers.ChoiceField(choices=queries.GROUPS)
    standing = serializers.ChoiceField(choices=[one.value for one in rules.Standing])


class NoticeRow(serializers.ModelSerializer):
    """One message; `link` leads to what it is about."""

    class Meta:
        model = Notice
        fields = ["id", "kind", "link", "at", "read_at"]


class MyWork(APIView):
    """What waits for the one who asks."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="my_work", responses=WaitingRow(many=True))
    def get(self, request: Any) -> Response:
        """By term; what has no term comes last."""
        return Response(WaitingRow(queries.waiting_for(request.user, at=request.now), many=True).data)


class Notices(ListAPIView):
    """The messages of the one who asks, the latest first."""

    permission_classes = [holds("incidents.report")]
    serializer_class = NoticeRow
    queryset = Notice.objects.none()

    def get_queryset(self) -> Any:
        """One's own, nobody else's."""
        return Notice.objects.visible_to(self.request.user)


class Reading(APIView):
    """That a message was read."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(
        operation_id="read_notice", request=None,
        responses={200: NoticeRow, 404: OpenApiResponse(description="No message of yours.")},
    )  # fmt: skip
    def post(self, request: Any, notice_id: int) -> Response:
        """Mark it read; doing it twice changes nothing."""
        notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=notice_id)
        actions.read(notice, at=request.now, by=request.user)
        notice.refresh_from_db()
        return Response(NoticeRow(notice).data, status=status.HTTP_200_OK)


urlpatterns = [
    path("my-work", MyWork.as_view(), name="my_work"),
    path("notices", Notices.as_view(), name="notices"),
    path("notices/<int:notice_id>/read", Reading.as_view(), name="read_notice"),
]
