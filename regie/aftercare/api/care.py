"""Plans, talks and feedback in JSON."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.aftercare import actions, queries
from regie.aftercare.models import CarePlan, Feedback, Talk
from regie.incidents.api.bodies import Who
from regie.incidents.models import Incident
from regie.journal.actions import record_look
from regie.people.doors import holds

NOT_NOW = OpenApiResponse(description="A rule says no; the answer says why.")
NOT_YOURS = OpenApiResponse(description="There is none that you may see.")


class TalkBody(serializers.ModelSerializer):
    """One moment of a plan; without `due_at` it waits for the first talk, or the policy sets no term."""

    held_by = Who(allow_null=True)

    class Meta:
        model = Talk
        fields = [
            "id", "kind", "label", "optional", "opens_at", "due_at", "waits", "held_at", "held_by", "declined_at",
            "note",
        ]  # fmt: skip


class CarePlanBody(serializers.ModelSerializer):
    """The care for one employee, without anything of the case."""

    person = Who()
    carer = Who(allow_null=True)
    place = serializers.CharField(source="place.name", default=None, allow_null=True)
    talks = TalkBody(many=True)

    class Meta:
        model = CarePlan
        fields = ["id", "person", "carer", "place", "happened_at", "made_at", "source", "as_witness", "talks"]


class HeldTalkBody(serializers.Serializer):
    """What may be said about a talk that took place."""

    note = serializers.CharField(required=False, allow_blank=True, default="", max_length=4000)
    held_at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class TellBody(serializers.Serializer):
    """What the reporter hears."""

    text = serializers.CharField(max_length=4000)


class FeedbackAnswerBody(serializers.Serializer):
    """What the reporter says to that."""

    answer = serializers.CharField(max_length=4000)


class FeedbackBody(serializers.ModelSerializer):
    """What one person was told, and their answer."""

    person = Who()
    teller = Who()

    class Meta:
        model = Feedback
        fields = ["id", "incident", "person", "teller", "about", "text", "at", "answer", "answered_at"]


def _plans() -> Any:
    return CarePlan.objects.select_related("person", "carer", "place").prefetch_related("talks__held_by")


class CarePlans(ListAPIView):
    """The plans that are yours, or in which you give care."""

    permission_classes = [holds("incidents.report")]
    serializer_class = CarePlanBody
    queryset = CarePlan.objects.none()

    def get_queryset(self) -> Any:
        """One's own and those in reach."""
        return _plans().visible_to(self.request.user)

    def paginate_queryset(self, queryset: Any) -> Any:
        """The page; that these plans were looked at is written before the answer."""
        page = super().paginate_queryset(queryset)
        _look(self.request, page or [])
        return page


class CarePlanView(APIView):
    """One plan."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="care_plan", responses={200: CarePlanBody, 404: NOT_YOURS})
    def get(self, request: Any, plan_id: int) -> Response:
        """The plan with its moments."""
        plan = get_object_or_404(_plans().visible_to(request.user), pk=plan_id)
        _look(request, [plan])
        return Response(CarePlanBody(plan).data)


def _look(request: Any, plans: list[CarePlan]) -> None:
    others = [plan.subject for plan in plans if plan.person_id != request.user.pk]
    record_look(others, at=request.now, by=request.user, purpose="aftercare")


class Carer(APIView):
    """Who gives the care."""

    permission_classes = [holds("aftercare.give")]

    @extend_schema(
        operation_id="take_care", request=None, responses={200: CarePlanBody, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any, plan_id: int) -> Response:
        """Become the carer."""
        plan = get_object_or_404(CarePlan.objects.cared_for_by(request.user), pk=plan_id)
        actions.take_care(plan, at=request.now, by=request.user)
        return Response(CarePlanBody(_plans().get(pk=plan.pk)).data)

    @extend_schema(operation_id="give_back_care", responses={204: None, 404: NOT_YOURS, 409: NOT_NOW})
    def delete(self, request: Any, plan_id: int) -> Response:
        """Let another take over."""
        plan = get_object_or_404(CarePlan.objects.cared_for_by(request.user), pk=plan_id)
        actions.give_back_care(plan, at=request.now, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class Holding(APIView):
    """That a talk took place."""

    permission_classes = [holds("aftercare.give")]

    @extend_schema(
        operation_id="hold_talk",
        request=HeldTalkBody,
        responses={200: TalkBody, 404: NOT_YOURS, 409: NOT_NOW},
    )
    def post(self, request: Any, talk_id: int) -> Response:
        """Write it down; the first talk gives the later ones their dates."""
        talk = get_object_or_404(Talk.objects.cared_for_by(request.user).select_related("plan"), pk=talk_id)
        said = HeldTalkBody(data=request.data)
        said.is_valid(raise_exception=True)
        actions.hold_talk(talk, at=request.now, by=request.user, **said.validated_data)
        return Response(TalkBody(Talk.objects.get(pk=talk.pk)).data)


class Declining(APIView):
    """That the employee does not want a talk."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(
        operation_id="decline_talk", request=None, responses={200: TalkBody, 404: NOT_YOURS, 409: NOT_NOW}
    )
    def post(self, request: Any, talk_id: int) -> Response:
        """Their right; it can still be held later."""
        talk = get_object_or_404(Talk.objects.visible_to(request.user).select_related("plan"), pk=talk_id)
        actions.decline_talk(talk, at=request.now, by=request.user)
        return Response(TalkBody(Talk.objects.get(pk=talk.pk)).data)


class FeedbackOnIncident(APIView):
    """What those who were part of an incident hear."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(
        operation_id="give_feedback", request=TellBody,
        responses={201: FeedbackBody(many=True), 404: NOT_YOURS, 409: NOT_NOW},
    )  # fmt: skip
    def post(self, request: Any, incident_id: int) -> Response:
        """Tell them how it ended."""
        incident = get_object_or_404(Incident.objects.readable_by(request.user), pk=incident_id)
        said = TellBody(data=request.data)
        said.is_valid(raise_exception=True)
        about = queries.news_of(incident).about
        told = actions.give_feedback(
            incident, about=about, at=request.now, by=request.user, **said.validated_data
        )
        return Response(FeedbackBody(told, many=True).data, status=status.HTTP_201_CREATED)


class FeedbackAnswer(APIView):
    """What somebody says to what they were told."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(
        operation_id="answer_feedback", request=FeedbackAnswerBody,
        responses={200: FeedbackBody, 404: NOT_YOURS, 409: NOT_NOW},
    )  # fmt: skip
    def post(self, request: Any, feedback_id: int) -> Response:
        """Answer, once."""
        feedback = get_object_or_404(Feedback.objects.filter(person=request.user), pk=feedback_id)
        said = FeedbackAnswerBody(data=request.data)
        said.is_valid(raise_exception=True)
        actions.answer_feedback(feedback, at=request.now, by=request.user, **said.validated_data)
        return Response(FeedbackBody(Feedback.objects.get(pk=feedback.pk)).data)


urlpatterns = [
    path("care-plans", CarePlans.as_view(), name="care_plans"),
    path("care-plans/<int:plan_id>", CarePlanView.as_view(), name="care_plan"),
    path("care-plans/<int:plan_id>/carer", Carer.as_view(), name="take_care"),
    path("talks/<int:talk_id>/holding", Holding.as_view(), name="hold_talk"),
    path("talks/<int:talk_id>/declining", Declining.as_view(), name="decline_talk"),
    path("incidents/<int:incident_id>/feedback", FeedbackOnIncident.as_view(), name="give_feedback"),
    path("feedback/<int:feedback_id>/answer", FeedbackAnswer.as_view(), name="answer_feedback"),
]
