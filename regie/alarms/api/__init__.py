"""Alarms in JSON: the same verbs as the board, and the presser's own view by device token."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.alarms import actions, queries
from regie.alarms.api.bodies import (
    AlarmBody,
    AlarmLineBody,
    AlarmWithStory,
    HandOverAnswerBody,
    HandOverBody,
    PressBody,
    ReachedBody,
    StandDownBody,
    TimesBody,
    WordBody,
)
from regie.alarms.api.receipts import Receipts
from regie.alarms.models import Alarm
from regie.alarms.times import times
from regie.devices.queries import device_with_token
from regie.people.doors import ByOwnProof, holds
from regie.people.models import Person

DEVICE = [{"deviceToken": []}]
KEY = OpenApiParameter(
    "Idempotency-Key", str, OpenApiParameter.HEADER, description="Makes a repeat the same press."
)


class Alarms(APIView):
    """The alarms that one may see, and the press."""

    permission_classes = [holds("alarms.respond")]

    @extend_schema(
        operation_id="list_alarms", responses=AlarmBody(many=True),
        parameters=[OpenApiParameter("open", bool, description="Only open alarms (default), or all of the last 200.")],
    )  # fmt: skip
    def get(self, request: Any) -> Response:
        """Open alarms, newest first; with `open=false` also those of before."""
        everything = request.query_params.get("open", "true").lower() == "false"
        rows = (
            Alarm.objects.visible_to(request.user)[:200] if everything else queries.open_alarms(request.user)
        )
        return Response(AlarmBody(queries.cards(rows, at=self.request.now), many=True).data)

    @extend_schema(
        operation_id="press", request=PressBody, auth=DEVICE,
        parameters=[KEY],
        responses={
            200: OpenApiResponse(description="The same alarm for a repeated key."),
            201: OpenApiResponse(description="The alarm; it is on disk."),
            401: OpenApiResponse(description="No device with this token."),
        },
    )  # fmt: skip
    def post(self, request: Any) -> Response:
        """Never reached: the bare endpoint in `intake.http` answers a press before Django sees it."""
        raise NotAuthenticated


class OneAlarm(APIView):
    """One alarm, for who may see it, or for the device that raised it."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="read_alarm", responses=AlarmWithStory)
    def get(self, request: Any, alarm_id: int) -> Response:
        """The alarm with its story."""
        alarm = own_or_visible(request, alarm_id)
        card = queries.card(alarm, at=self.request.now)
        body = AlarmBody(card).data
        story = AlarmLineBody(queries.timeline(alarm), many=True).data
        return Response(
            {**body, "timeline": story, "called": ReachedBody(queries.reached(alarm), many=True).data}
        )

    def get_authenticators(self) -> list[Any]:
        """A device token is no person's token: let the view look at it before that is called unknown."""
        return [] if _device(self.request) else super().get_authenticators()


def own_or_visible(request: Any, alarm_id: int) -> Alarm:
    """The alarm, for its device or for a person who may see it; 404 for everybody else."""
    device = _device(request)
    if device:
        return get_object_or_404(Alarm, pk=alarm_id, device=device)
    if not (request.user and request.user.is_authenticated):
        raise NotAuthenticated
    return get_object_or_404(Alarm.objects.visible_to(request.user), pk=alarm_id)


def _device(request: Any) -> Any:
    scheme, _, token = (request.headers.get("Authorization", "") if request else "").partition(" ")
    return device_with_token(token.strip()) if scheme.lower() == "bearer" else None


class PresserWords(ByOwnProof):
    """What the presser adds to the own alarm: a mistake, I can talk, I cannot talk."""

    @extend_schema(
        operation_id="speak_as_presser", request=WordBody, auth=DEVICE,
        responses={204: None, 401: OpenApiResponse(description="No device with this token.")},
    )  # fmt: skip
    def post(self, request: Any, alarm_id: int) -> Response:
        """Tell everybody; it closes nothing."""
        device = _device(request)
        if device is None:
            raise NotAuthenticated
        said = WordBody(data=request.data)
        said.is_valid(raise_exception=True)
        alarm = get_object_or_404(Alarm, pk=alarm_id, device=device)
        actions.speak_as_presser(alarm, word=said.validated_data["word"], at=self.request.now, by=device)
        return Response(status=status.HTTP_204_NO_CONTENT)


class AlarmVerb(APIView):
    """What one can do with an open alarm; answers with the alarm as it is then."""

    permission_classes = [holds("alarms.respond")]

    def alarm(self, alarm_id: int) -> Alarm:
        """The alarm, when this person may see it."""
        return get_object_or_404(Alarm.objects.visible_to(self.request.user), pk=alarm_id)

    def done(self, alarm_id: int) -> Response:
        """The alarm after the act."""
        return Response(AlarmBody(queries.card(self.alarm(alarm_id), at=self.request.now)).data)

    def said(self, body: type[serializers.Serializer]) -> Any:
        """The valid body of this request."""
        given = body(data=self.request.data)
        given.is_valid(raise_exception=True)
        return given.validated_data

    def person(self, person_id: int | None) -> Person | None:
        """A colleague by id; 404 for somebody this person may not see."""
        if person_id is None:
            return None
        colleague = Person.objects.active().visible_to(self.request.user).filter(pk=person_id).first()
        if colleague is None:
            raise Http404
        return colleague


class ChargeVerb(AlarmVerb):
    """The regie: POST takes it, DELETE gives it back."""

    @extend_schema(operation_id="take_charge", request=None, responses=AlarmBody)
    def post(self, request: Any, alarm_id: int) -> Response:
        """Ik neem de regie. 409 with the name of who was first."""
        actions.take_charge(self.alarm(alarm_id), at=self.request.now, by=request.user)
        return self.done(alarm_id)

    @extend_schema(operation_id="return_charge", request=None, responses=AlarmBody)
    def delete(self, request: Any, alarm_id: int) -> Response:
        """Ik geef de regie terug; the ladder starts again."""
        actions.return_charge(self.alarm(alarm_id), at=self.request.now, by=request.user)
        return self.done(alarm_id)


class ReactionVerb(AlarmVerb):
    """Seen, coming or fetching help."""

    verb: Any = None

    @extend_schema(request=None, responses=AlarmBody)
    def post(self, request: Any, alarm_id: int) -> Response:
        """React to the alarm; a second time changes nothing."""
        type(self).verb(self.alarm(alarm_id), at=self.request.now, by=request.user)
        return self.done(alarm_id)


class SeenVerb(ReactionVerb):
    """The alarm is in front of me."""

    verb = staticmethod(actions.see)


class ComingVerb(ReactionVerb):
    """I am coming."""

    verb = staticmethod(actions.come)


class ThereVerb(ReactionVerb):
    """I am on the spot."""

    verb = staticmethod(actions.arrive)


class RealVerb(ReactionVerb):
    """This drill is real: everybody is called again and told so. An alarm that was real already stays as it is."""

    verb = staticmethod(actions.make_real)


class HelpVerb(ReactionVerb):
    """I fetch help."""

    verb = staticmethod(actions.fetch_help)


class StepVerb(ReactionVerb):
    """Call the next step now."""

    verb = staticmethod(actions.climb_by_hand)


class AlarmTimes(AlarmVerb):
    """How long everything took."""

    @extend_schema(operation_id="read_alarm_times", responses=TimesBody)
    def get(self, request: Any, alarm_id: int) -> Response:
        """From the press to the first call, to help, to the end; the same for an alarm and a drill."""
        return Response(TimesBody(times(self.alarm(alarm_id))).data)


class HandOverVerb(AlarmVerb):
    """Ask another to take over."""

    @extend_schema(operation_id="ask_hand_over", request=HandOverBody, responses=AlarmBody)
    def post(self, request: Any, alarm_id: int) -> Response:
        """The regie stays where it is until the other accepts."""
        to = self.person(self.said(HandOverBody)["to"])
        actions.ask_hand_over(self.alarm(alarm_id), to=to, at=self.request.now, by=request.user)
        return self.done(alarm_id)


class HandOverAnswerVerb(AlarmVerb):
    """Accept or decline."""

    @extend_schema(operation_id="answer_hand_over", request=HandOverAnswerBody, responses=AlarmBody)
    def post(self, request: Any, alarm_id: int) -> Response:
        """Only the one who was asked can answer."""
        accept = self.said(HandOverAnswerBody)["accept"]
        actions.answer_hand_over(self.alarm(alarm_id), accept=accept, at=self.request.now, by=request.user)
        return self.done(alarm_id)


class StandDownVerb(AlarmVerb):
    """End the alarm."""

    @extend_schema(operation_id="stand_down", request=StandDownBody, responses=AlarmBody)
    def post(self, request: Any, alarm_id: int) -> Response:
        """Only the one in charge, and only with what was needed."""
        said = dict(self.said(StandDownBody))
        said["looks_after"] = self.person(said["looks_after"])
        actions.stand_down(self.alarm(alarm_id), **said, at=self.request.now, by=request.user)
        return self.done(alarm_id)


urlpatterns = [
    path("receipts/<int:outlet_id>", Receipts.as_view()),
    path("alarms", Alarms.as_view()),
    path("alarms/<int:alarm_id>", OneAlarm.as_view()),
    path("alarms/<int:alarm_id>/words", PresserWords.as_view()),
    path("alarms/<int:alarm_id>/times", AlarmTimes.as_view()),
    path("alarms/<int:alarm_id>/charge", ChargeVerb.as_view()),
    path("alarms/<int:alarm_id>/seen", SeenVerb.as_view()),
    path("alarms/<int:alarm_id>/coming", ComingVerb.as_view()),
    path("alarms/<int:alarm_id>/there", ThereVerb.as_view()),
    path("alarms/<int:alarm_id>/real", RealVerb.as_view()),
    path("alarms/<int:alarm_id>/help", HelpVerb.as_view()),
    path("alarms/<int:alarm_id>/step", StepVerb.as_view()),
    path("alarms/<int:alarm_id>/hand-over", HandOverVerb.as_view()),
    path("alarms/<int:alarm_id>/hand-over/answer", HandOverAnswerVerb.as_view()),
    path("alarms/<int:alarm_id>/stand-down", StandDownVerb.as_view()),
]
