"""What care is besides talks, in JSON: witnesses, check-ins, help by a professional, days of absence."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.aftercare import actions, queries
from regie.aftercare.api.care import NOT_NOW, NOT_YOURS, CarePlanBody, TalkBody
from regie.aftercare.models import Absence, CarePlan, ProfessionalHelp
from regie.people.doors import holds


class WitnessBody(serializers.Serializer):
    """Which colleague was there too."""

    person = serializers.IntegerField(min_value=1)


class CheckInBody(serializers.Serializer):
    """On which day somebody asks again."""

    on = serializers.DateField()


class OfferHelpBody(serializers.Serializer):
    """Which help is offered."""

    kind = serializers.ChoiceField(choices=ProfessionalHelp.Kind.choices)


class AnswerHelpBody(serializers.Serializer):
    """Whether it is wanted, and when it begins."""

    taken = serializers.BooleanField()
    starts_on = serializers.DateField(required=False, allow_null=True, default=None)


class HelpBody(serializers.ModelSerializer):
    """One offer of help, and what the employee said."""

    class Meta:
        model = ProfessionalHelp
        fields = ["id", "kind", "offered_at", "starts_on", "taken_at", "declined_at"]


class AbsenceBody(serializers.ModelSerializer):
    """The days on which somebody could not work."""

    class Meta:
        model = Absence
        fields = ["id", "starts_on", "ends_on"]
        extra_kwargs = {"ends_on": {"required": False, "default": None}}
        validators: list[Any] = []


def _given(request: Any, plan_id: int) -> CarePlan:
    plans = CarePlan.objects.cared_for_by(request.user).select_related("person", "organisation", "place")
    return get_object_or_404(plans, pk=plan_id)


def _said(body: type[serializers.Serializer], request: Any) -> Any:
    said = body(data=request.data)
    said.is_valid(raise_exception=True)
    return said.validated_data


class Witnesses(APIView):
    """Care for who saw it."""

    permission_classes = [holds("aftercare.give")]

    @extend_schema(
        operation_id="care_for_witness", request=WitnessBody,
        responses={201: CarePlanBody, 404: NOT_YOURS, 409: NOT_NOW},
    )  # fmt: skip
    def post(self, request: Any, plan_id: int) -> Response:
        """A plan of their own."""
        plan, said = _given(request, plan_id), _said(WitnessBody, request)
        person = get_object_or_404(queries.colleagues_there(plan), pk=said["person"])
        care = actions.care_for_witness(plan, person=person, at=request.now, by=request.user)
        return Response(CarePlanBody(care).data, status=status.HTTP_201_CREATED)


class CheckIns(APIView):
    """A moment to ask again."""

    permission_classes = [holds("aftercare.give")]

    @extend_schema(
        operation_id="agree_check_in", request=CheckInBody,
        responses={201: TalkBody, 404: NOT_YOURS, 409: NOT_NOW},
    )  # fmt: skip
    def post(self, request: Any, plan_id: int) -> Response:
        """On a day of their choice."""
        plan = _given(request, plan_id)
        talk = actions.agree_check_in(plan, at=request.now, by=request.user, **_said(CheckInBody, request))
        return Response(TalkBody(talk).data, status=status.HTTP_201_CREATED)


class Offers(APIView):
    """Help by a professional."""

    permission_classes = [holds("aftercare.give")]

    @extend_schema(
        operation_id="offer_help", request=OfferHelpBody,
        responses={201: HelpBody, 404: NOT_YOURS, 409: NOT_NOW},
    )  # fmt: skip
    def post(self, request: Any, plan_id: int) -> Response:
        """Offer it; the employee chooses."""
        plan = _given(request, plan_id)
        offered = actions.offer_help(plan, at=request.now, by=request.user, **_said(OfferHelpBody, request))
        return Response(HelpBody(offered).data, status=status.HTTP_201_CREATED)


class OfferAnswer(APIView):
    """What the employee says to an offer."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(
        operation_id="answer_help", request=AnswerHelpBody,
        responses={200: HelpBody, 404: NOT_YOURS, 409: NOT_NOW},
    )  # fmt: skip
    def post(self, request: Any, help_id: int) -> Response:
        """Taken, or not wanted."""
        offered = get_object_or_404(ProfessionalHelp.objects.visible_to(request.user), pk=help_id)
        actions.answer_help(offered, at=request.now, by=request.user, **_said(AnswerHelpBody, request))
        offered.refresh_from_db()
        return Response(HelpBody(offered).data)


class Absences(APIView):
    """The days away, and no reason."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(
        operation_id="write_absence", request=AbsenceBody,
        responses={200: AbsenceBody, 404: NOT_YOURS, 409: NOT_NOW},
    )  # fmt: skip
    def put(self, request: Any, plan_id: int) -> Response:
        """Write them, or fill in the last one."""
        plan = get_object_or_404(CarePlan.objects.visible_to(request.user), pk=plan_id)
        absence = actions.write_absence(plan, at=request.now, by=request.user, **_said(AbsenceBody, request))
        return Response(AbsenceBody(absence).data)


urlpatterns = [
    path("care-plans/<int:plan_id>/witnesses", Witnesses.as_view(), name="care_for_witness"),
    path("care-plans/<int:plan_id>/check-ins", CheckIns.as_view(), name="agree_check_in"),
    path("care-plans/<int:plan_id>/help", Offers.as_view(), name="offer_help"),
    path("care-plans/<int:plan_id>/absence", Absences.as_view(), name="write_absence"),
    path("professional-help/<int:help_id>/answer", OfferAnswer.as_view(), name="answer_help"),
]
