"""Second looks in JSON: mark, ask, and for the colleague the decision alone."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.incidents.models import Incident
from regie.journal.actions import record_look
from regie.people.doors import holds
from regie.people.models import Person
from regie.second_looks import actions
from regie.second_looks.models import PassedOn, SecondLook

ASK = "second_looks.ask"
LONGEST_ID = 2**63 - 1


class MarkIn(serializers.Serializer):
    """Which decision, how it stands, and who handles it when that is known."""

    matter = serializers.ChoiceField(choices=SecondLook.Matter.choices)
    standing = serializers.ChoiceField(choices=SecondLook.Standing.choices)
    handler = serializers.IntegerField(
        required=False, default=None, allow_null=True, min_value=1, max_value=LONGEST_ID
    )


class AskIn(serializers.Serializer):
    """What the colleague reads, and who that is."""

    decision = serializers.CharField(max_length=10_000)
    grounds = serializers.CharField(max_length=10_000)
    looker = serializers.IntegerField(min_value=1, max_value=LONGEST_ID)


class GiveIn(serializers.Serializer):
    """What the colleague says, and why."""

    outcome = serializers.ChoiceField(choices=SecondLook.Outcome.choices)
    reasons = serializers.CharField(max_length=10_000)


class AnotherIn(serializers.Serializer):
    """Who looks instead, and why the first could not."""

    why = serializers.CharField(max_length=10_000)
    looker = serializers.IntegerField(min_value=1, max_value=LONGEST_ID)


class PassedOnOut(serializers.ModelSerializer):
    """Somebody who was asked before and could not look."""

    class Meta:
        model = PassedOn
        fields = ("looker_id", "asked_at", "reasons", "why", "person_id", "at")


class SecondLookOut(serializers.ModelSerializer):
    """The whole, for who may read the case."""

    passed_on = PassedOnOut(many=True, read_only=True)

    class Meta:
        model = SecondLook
        fields = (
            "id", "incident_id", "matter", "standing", "handler_id", "marked_by_id", "marked_at", "decision", "grounds",
            "asked_by_id", "asked_at", "looker_id", "outcome", "reasons", "given_at", "passed_on",
        )  # fmt: skip


class GivenOut(serializers.ModelSerializer):
    """What the colleague gets: the decision and its grounds, and nothing of the case."""

    class Meta:
        model = SecondLook
        fields = ("id", "matter", "standing", "decision", "grounds", "outcome", "reasons", "given_at")


class OfCase(APIView):
    """Something of one case, for who may ask for a second look there."""

    permission_classes = [holds(ASK)]

    def allow(self, request: Any, incident: Incident) -> None:
        """Raise unless this person may; that they look is written down."""
        if not request.user.may(ASK, at=incident.place, organisation_id=incident.organisation_id):
            raise PermissionDenied(ASK)
        record_look([incident.subject], at=request.now, by=request.user, purpose="api second_looks")


class Marks(OfCase):
    """The decisions that were marked on one case."""

    def incident(self, request: Any, incident_id: int) -> Incident:
        """The case."""
        rows = Incident.objects.readable_by(request.user).select_related(
            "organisation", "place", "policy_version"
        )
        found = get_object_or_404(rows, pk=incident_id)
        self.allow(request, found)
        return found

    @extend_schema(operation_id="second_looks", responses=SecondLookOut(many=True))
    def get(self, request: Request, incident_id: int) -> Response:
        """Each with what the colleague said."""
        return Response(SecondLookOut(self.incident(request, incident_id).second_looks.all(), many=True).data)

    @extend_schema(operation_id="mark_decision", request=MarkIn, responses={201: SecondLookOut})
    def post(self, request: Any, incident_id: int) -> Response:
        """Mark one; no file, no content."""
        incident = self.incident(request, incident_id)
        said = _valid(MarkIn, request)
        colleagues = Person.objects.active().filter(organisation=incident.organisation_id)
        said["handler"] = get_object_or_404(colleagues, pk=said["handler"]) if said["handler"] else None
        return Response(
            SecondLookOut(actions.mark(incident, **said, at=request.now, by=request.user)).data, status=201
        )


class OfLook(OfCase):
    """Something of one decision under threat."""

    def look(self, request: Any, look_id: int) -> SecondLook:
        """The decision, for who may ask there."""
        rows = SecondLook.objects.visible_to(request.user).select_related(
            "incident__organisation", "incident__place"
        )
        found = get_object_or_404(rows, pk=look_id)
        self.allow(request, found.incident)
        return found

    def said(
        self, request: Any, serializer: type[serializers.Serializer], found: SecondLook
    ) -> dict[str, Any]:
        """What was sent, with the colleague it names."""
        said = _valid(serializer, request)
        colleagues = Person.objects.active().filter(organisation=found.incident.organisation_id)
        return {**said, "looker": get_object_or_404(colleagues, pk=said["looker"])}


class Asking(OfLook):
    """The question to a colleague."""

    @extend_schema(operation_id="ask_second_look", request=AskIn, responses=SecondLookOut)
    def post(self, request: Any, look_id: int) -> Response:
        """Ask; 409 for a colleague who was there or who read the case."""
        found = self.look(request, look_id)
        actions.ask(found, **self.said(request, AskIn, found), at=request.now, by=request.user)
        return Response(SecondLookOut(found).data)


class Another(OfLook):
    """The same question to another colleague."""

    @extend_schema(operation_id="ask_another_second_look", request=AnotherIn, responses=SecondLookOut)
    def post(self, request: Any, look_id: int) -> Response:
        """Ask another; 409 when nobody was asked, when there is an answer, and for who had it before."""
        found = self.look(request, look_id)
        actions.ask_another(found, **self.said(request, AnotherIn, found), at=request.now, by=request.user)
        return Response(SecondLookOut(found).data)


class Given(APIView):
    """The colleague's side."""

    permission_classes = [holds("second_looks.give")]

    def look(self, request: Any, look_id: int) -> SecondLook:
        """What this person was asked to look at."""
        found = get_object_or_404(
            SecondLook.objects.given_to(request.user).select_related("incident"), pk=look_id
        )
        record_look([found.subject], at=request.now, by=request.user, purpose="api second_looks.given")
        return found

    @extend_schema(operation_id="given_second_look", responses=GivenOut)
    def get(self, request: Request, look_id: int) -> Response:
        """The decision and its grounds."""
        return Response(GivenOut(self.look(request, look_id)).data)

    @extend_schema(operation_id="give_second_look", request=GiveIn, responses=GivenOut)
    def post(self, request: Any, look_id: int) -> Response:
        """Say whether it can stay, and why; 409 when somebody knows the case by now."""
        found = self.look(request, look_id)
        actions.give(found, **_valid(GiveIn, request), at=request.now, by=request.user)
        return Response(GivenOut(found).data)


def _valid(serializer: type[serializers.Serializer], request: Request) -> dict[str, Any]:
    said = serializer(data=request.data)
    said.is_valid(raise_exception=True)
    return dict(said.validated_data)


urlpatterns = [
    path("incidents/<int:incident_id>/second-looks", Marks.as_view(), name="second_looks"),
    path("second-looks/<int:look_id>/asking", Asking.as_view(), name="second_look_asking"),
    path("second-looks/<int:look_id>/another", Another.as_view(), name="second_look_another"),
    path("second-looks/<int:look_id>/given", Given.as_view(), name="second_look_given"),
]
