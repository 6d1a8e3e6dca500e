"""What every door of the responses does first: find it, ask whether one may, write down who looks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.views import APIView

from regie.incidents.models import Incident
from regie.journal.actions import record_look
from regie.responses import rules, words
from regie.responses.models import Measure


@contextmanager
def sentences_for_what_is_missing() -> Iterator[None]:
    """Give every missing safeguard its sentence on the way out, so that a caller can show it."""
    try:
        yield
    except rules.Unsafe as unsafe:
        unsafe.missing = words.sentences(unsafe.missing)  # type: ignore[assignment]
        raise


class OfIncident(APIView):
    """Something about one case that this person may read."""

    def incident(self, request: Request, incident_id: int, permission: str) -> Incident:
        """The case; that somebody looks is written down first."""
        cases = Incident.objects.readable_by(request.user).select_related("place")
        found = get_object_or_404(cases, pk=incident_id)
        if not request.user.may(permission, at=found.place, organisation_id=found.organisation_id):
            raise PermissionDenied(permission)
        record_look([found.subject], at=request.now, by=request.user, purpose=f"api {permission}")
        return found

    def row(self, request: Request, model: Any, number: int, permission: str) -> Any:
        """One row of a case; that somebody looks at the case is written down first."""
        found = get_object_or_404(model.objects.visible_to(request.user), pk=number)
        self.incident(request, found.incident_id, permission)
        return found


class OfMeasure(APIView):
    """Something about one response."""

    def measure(self, request: Request, measure_id: int, permission: str) -> Measure:
        """The response; that somebody looks is written down first."""
        rows = Measure.objects.visible_to(request.user).select_related(
            "incident__place", "incident__organisation", "policy_version", "chooser", "signature", "lift"
        )
        found = get_object_or_404(rows, pk=measure_id)
        incident = found.incident
        if not request.user.may(permission, at=incident.place, organisation_id=incident.organisation_id):
            raise PermissionDenied(permission)
        record_look([found.subject], at=request.now, by=request.user, purpose=f"api {permission}")
        return found


def valid(serializer: type[serializers.Serializer], request: Request) -> dict[str, Any]:
    """What was sent, if it can be read."""
    filled = serializer(data=request.data)
    filled.is_valid(raise_exception=True)
    return filled.validated_data
