"""What could keep an alarm from arriving, in JSON."""

from typing import Any

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.people.doors import holds
from regie.watch import words
from regie.watch.queries import problems_for


class ProblemBody(serializers.Serializer):
    """One danger; a grave one stops the outside heartbeat."""

    code = serializers.CharField()
    grave = serializers.BooleanField()
    sentence = serializers.CharField()
    details = serializers.DictField()


class Watch(APIView):
    """What is wrong now."""

    permission_classes = [holds("watch.read")]

    @extend_schema(operation_id="list_problems", responses=ProblemBody(many=True))
    def get(self, request: Any) -> Response:
        """The gravest first; an empty list when nothing is."""
        found = problems_for(request.user, at=request.now)
        rows = [
            {
                "code": one.code,
                "grave": one.grave,
                "sentence": words.sentence(one),
                "details": dict(one.details),
            }
            for one in found
        ]
        return Response(ProblemBody(rows, many=True).data)


urlpatterns = [path("watch", Watch.as_view(), name="watch")]
