"""Taking somebody or something out of a case, in JSON."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.incidents import actions
from regie.incidents.api.bodies import NOT_NOW, NOT_YOURS
from regie.incidents.models import Evidence, Incident, Party
from regie.people.doors import holds

ANSWERS = {204: None, 404: NOT_YOURS, 409: NOT_NOW}


class WhyBody(serializers.Serializer):
    """Why it goes; it stays to be read in the case."""

    why = serializers.CharField(max_length=600)


def _why(request: Any) -> str:
    said = WhyBody(data=request.data)
    said.is_valid(raise_exception=True)
    return str(said.validated_data["why"])


class TakingOut(APIView):
    """Somebody who was not in it."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="take_out_party", request=WhyBody, responses=ANSWERS)
    def post(self, request: Any, party_id: int) -> Response:
        """Take somebody out who was named by mistake; for who named them, who told it, or who has the regie."""
        known = Incident.objects.visible_to(request.user).exclude(reported_at=None)
        party = get_object_or_404(Party.objects.filter(incident__in=known), pk=party_id)
        actions.take_out(party, why=_why(request), at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class Removal(APIView):
    """A file that must go."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="remove_evidence", request=WhyBody, responses=ANSWERS)
    def post(self, request: Any, evidence_id: int) -> Response:
        """Its bytes and its name go for good; that it was there and why it went stays."""
        evidence = get_object_or_404(Evidence.objects.visible_to(request.user), pk=evidence_id)
        actions.remove_evidence(evidence, why=_why(request), at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
