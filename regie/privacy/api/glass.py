"""Looking behind the glass, in JSON: a reason, the case for an hour, and what another thinks of it."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.incidents.api.bodies import CaseBody
from regie.incidents.models import Incident
from regie.people.doors import holds
from regie.privacy import actions
from regie.privacy.api.keeping import NOT_NOW, NOT_YOURS, said_in
from regie.privacy.models import KEEPS, BrokenGlass


class BreakBody(serializers.Serializer):
    """Which case, and why now."""

    reference = serializers.CharField(max_length=20)
    reason = serializers.CharField(max_length=1000)


class GlassBody(serializers.ModelSerializer):
    """One time that somebody looked behind the glass."""

    class Meta:
        model = BrokenGlass
        fields = ["id", "incident", "person", "reason", "at", "until", "reviewed_at", "justified", "verdict"]


class ReviewBody(serializers.Serializer):
    """Whether it was needed."""

    justified = serializers.BooleanField()
    verdict = serializers.CharField(required=False, allow_blank=True, default="", max_length=1000)


class Glass(APIView):
    """Looking behind the glass."""

    permission_classes = [holds("privacy.break_glass")]

    @extend_schema(
        operation_id="break_glass",
        request=BreakBody,
        responses={201: GlassBody, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def post(self, request: Any) -> Response:
        """First why; the case can then be read at the address of the glass."""
        said = said_in(BreakBody, request)
        own = Incident.objects.not_kept_from(request.user).filter(organisation=request.user.organisation)
        incident = get_object_or_404(own, reference=said["reference"].strip())
        glass = actions.break_glass(incident, reason=said["reason"], at=request.now, by=request.user)
        return Response(GlassBody(glass).data, status=status.HTTP_201_CREATED)


class OneGlass(APIView):
    """The case behind the glass."""

    permission_classes = [holds("privacy.break_glass")]

    @extend_schema(operation_id="read_behind_glass", responses={200: CaseBody, 404: NOT_YOURS, 409: NOT_NOW})
    def get(self, request: Any, glass_id: int) -> Response:
        """To read and no more, for who broke it, until the time is over; every look is written first."""
        glass = get_object_or_404(BrokenGlass.objects.filter(person=request.user), pk=glass_id)
        actions.look_behind(glass, at=request.now, by=request.user)
        return Response(CaseBody(Incident.objects.get(pk=glass.incident_id)).data)


class GlassReview(APIView):
    """What another thinks of it."""

    permission_classes = [holds(KEEPS)]

    @extend_schema(
        operation_id="review_glass", request=ReviewBody, responses={204: None, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any, glass_id: int) -> Response:
        """Never by the one who looked."""
        glass = get_object_or_404(BrokenGlass.objects.visible_to(request.user), pk=glass_id)
        actions.review_glass(glass, **said_in(ReviewBody, request), at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
