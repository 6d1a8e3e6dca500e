"""Visits in JSON: go, say that all is well, take longer, hand over, end; and who is out now."""

from datetime import timedelta
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.doors import holds
from regie.text import storable
from regie.visits import actions, queries, rules
from regie.visits.models import Visit

ME = [holds("visits.go")]
NOT_NOW = OpenApiResponse(description="A rule says no, or the alarm was first; the answer says why.")
NOT_YOURS = OpenApiResponse(description="There is none that you may see.")
DAY = 24 * 60 * 60


class VisitBody(serializers.ModelSerializer):
    """One visit that goes on. `due_at` is when an alarm is raised, unless its person lets hear before."""

    name = serializers.CharField(source="person.name", read_only=True)
    asked = serializers.SerializerMethodField()

    class Meta:
        model = Visit
        fields = ["id", "person", "name", "where", "note", "every_seconds", "ask_before_seconds", "started_at",
                  "until", "confirmed_at", "due_at", "asked", "offered_to"]  # fmt: skip

    def get_asked(self, visit: Visit) -> bool:
        """Whether its person is being asked now."""
        return visit.asked_at is not None


class NewVisit(serializers.Serializer):
    """Where, for how long and how often to let hear; in seconds. Nothing is filled in for whoever asks."""

    where = serializers.CharField(max_length=200)
    note = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    lasts_seconds = serializers.IntegerField(min_value=1, max_value=DAY)
    every_seconds = serializers.IntegerField(min_value=1, max_value=DAY)
    ask_before_seconds = serializers.IntegerField(min_value=1, max_value=DAY)


class Confirmation(serializers.Serializer):
    """How long it waited for a network: it counts from when it was said."""

    waited_seconds = serializers.FloatField(min_value=0, max_value=DAY, default=0)


class Extension(serializers.Serializer):
    """How much longer."""

    seconds = serializers.IntegerField(min_value=1, max_value=DAY)


class Ending(serializers.Serializer):
    """The code, for whoever chose one."""

    code = serializers.CharField(max_length=8, required=False, allow_blank=True, default="")


class Offer(serializers.Serializer):
    """Which colleague is asked."""

    to = serializers.IntegerField(min_value=1, max_value=2**63 - 1)


class OfferAnswer(serializers.Serializer):
    """Yes or no."""

    accept = serializers.BooleanField()


class Codes(serializers.Serializer):
    """The code that ends a visit, and the one that seems to."""

    ending = serializers.CharField(max_length=8)
    silent = serializers.CharField(max_length=8)


def read(body: type[serializers.Serializer], request: Any) -> dict[str, Any]:
    """What was said, or an answer that names the mistakes."""
    said = body(data=request.data)
    said.is_valid(raise_exception=True)
    return dict(said.validated_data)


class Visits(APIView):
    """Those that one may see."""

    permission_classes = ME

    @extend_schema(operation_id="list_visits", responses=VisitBody(many=True))
    def get(self, request: Any) -> Response:
        """Those that go on, the one that is due first on top."""
        rows = Visit.objects.open().visible_to(request.user).select_related("person").order_by("due_at")
        return Response(VisitBody(rows, many=True).data)

    @extend_schema(operation_id="start_visit", request=NewVisit, responses={201: VisitBody, 409: NOT_NOW})
    def post(self, request: Any) -> Response:
        """Go now."""
        said = read(NewVisit, request)
        times = rules.Times(
            *(timedelta(seconds=said[f"{name}_seconds"]) for name in ("lasts", "every", "ask_before"))
        )
        visit = actions.start_visit(
            request.user,
            where=storable(said["where"]),
            note=storable(said["note"]),
            times=times,
            at=request.now,
        )
        return Response(VisitBody(visit).data, status=status.HTTP_201_CREATED)


class AtVisit(APIView):
    """Every door at one of them."""

    permission_classes = ME

    def visit(self, visit_id: int) -> Visit:
        """The one that this person may see, or 404."""
        return get_object_or_404(Visit.objects.visible_to(self.request.user), pk=visit_id)


class OneVisit(AtVisit):
    """One of them."""

    @extend_schema(operation_id="read_visit", responses={200: VisitBody, 404: NOT_YOURS})
    def get(self, request: Any, visit_id: int) -> Response:
        """As it is now; one that is over is not there any more."""
        visit = get_object_or_404(Visit.objects.open().visible_to(request.user), pk=visit_id)
        return Response(VisitBody(visit).data)


class VisitConfirmation(AtVisit):
    """All is well."""

    @extend_schema(
        operation_id="confirm_visit",
        request=Confirmation,
        responses={200: VisitBody, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def post(self, request: Any, visit_id: int) -> Response:
        """Accepted means that no alarm is raised for this round."""
        waited = timedelta(seconds=read(Confirmation, request)["waited_seconds"])
        visit = actions.confirm(self.visit(visit_id), waited=waited, at=request.now, by=request.user)
        return Response(VisitBody(visit).data)


class VisitExtension(AtVisit):
    """It takes longer."""

    @extend_schema(
        operation_id="extend_visit",
        request=Extension,
        responses={200: VisitBody, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def post(self, request: Any, visit_id: int) -> Response:
        """Move the planned end, and begin a new round."""
        longer = timedelta(seconds=read(Extension, request)["seconds"])
        return Response(
            VisitBody(
                actions.extend(self.visit(visit_id), longer=longer, at=request.now, by=request.user)
            ).data
        )


class VisitEnding(AtVisit):
    """Back, or safe."""

    @extend_schema(
        operation_id="end_visit", request=Ending, responses={204: None, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any, visit_id: int) -> Response:
        """The timer stops; both codes are answered the same."""
        code = read(Ending, request)["code"]
        actions.end_visit(self.visit(visit_id), code=code, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class VisitOffer(AtVisit):
    """Let a colleague take it over."""

    @extend_schema(
        operation_id="offer_visit", request=Offer, responses={204: None, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any, visit_id: int) -> Response:
        """Ask; until they accept nothing changes."""
        to = get_object_or_404(queries.could_take_over(request.user), pk=read(Offer, request)["to"])
        actions.offer(self.visit(visit_id), to=to, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class VisitOfferAnswer(AtVisit):
    """What the colleague says."""

    @extend_schema(
        operation_id="answer_visit_offer",
        request=OfferAnswer,
        responses={204: None, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def post(self, request: Any, visit_id: int) -> Response:
        """Accepted: the timer runs for them, with a new round."""
        accept = read(OfferAnswer, request)["accept"]
        actions.answer_offer(self.visit(visit_id), accept=accept, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class VisitCodes(APIView):
    """With what the own visits end."""

    permission_classes = ME

    @extend_schema(operation_id="choose_visit_codes", request=Codes, responses={204: None, 409: NOT_NOW})
    def put(self, request: Any) -> Response:
        """Two codes of four digits; they are never read back."""
        actions.choose_codes(request.user, at=request.now, **read(Codes, request))
        return Response(status=status.HTTP_204_NO_CONTENT)


urlpatterns = [
    path("visits", Visits.as_view(), name="visits"),
    path("visits/codes", VisitCodes.as_view(), name="visit_codes"),
    path("visits/<int:visit_id>", OneVisit.as_view(), name="visit"),
    path("visits/<int:visit_id>/confirmation", VisitConfirmation.as_view(), name="visit_confirmation"),
    path("visits/<int:visit_id>/extension", VisitExtension.as_view(), name="visit_extension"),
    path("visits/<int:visit_id>/ending", VisitEnding.as_view(), name="visit_ending"),
    path("visits/<int:visit_id>/hand-over", VisitOffer.as_view(), name="visit_offer"),
    path("visits/<int:visit_id>/hand-over/answer", VisitOfferAnswer.as_view(), name="visit_offer_answer"),
]
