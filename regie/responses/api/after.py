"""What holds, in JSON: requests to end it, other looks, what came before, what was let pass."""

from datetime import date

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
from regie.responses import actions, queries
from regie.responses.api.shared import OfMeasure, valid
from regie.responses.models import LiftRequest, Measure, Passed, Review


class RequestIn(serializers.Serializer):
    """What the citizen asked, and on which day."""

    words = serializers.CharField(max_length=10_000)
    asked_on = serializers.DateField()


class RequestOut(serializers.ModelSerializer):
    """One request to end a measure earlier, and its answer."""

    class Meta:
        model = LiftRequest
        fields = ("id", "measure_id", "words", "asked_on", "granted", "answer", "person_id", "answered_at")


class AnswerIn(serializers.Serializer):
    """Yes or no, with reasons."""

    granted = serializers.BooleanField()
    answer = serializers.CharField(max_length=10_000)


class ReviewIn(serializers.Serializer):
    """Another look; from the second time on also what happened since, and whether our help was reached."""

    outcome = serializers.ChoiceField(choices=Review.Outcome.choices)
    why = serializers.CharField(max_length=10_000)
    since = serializers.CharField(required=False, default="", allow_blank=True, max_length=10_000)
    reached = serializers.CharField(required=False, default="", allow_blank=True, max_length=10_000)
    next_on = serializers.DateField(required=False, default=None, allow_null=True)


class ReviewOut(serializers.ModelSerializer):
    """One look."""

    class Meta:
        model = Review
        fields = (
            "id", "measure_id", "person_id", "at", "outcome", "why", "since", "reached", "was_due_on", "next_on",
        )  # fmt: skip


class DueOut(serializers.ModelSerializer):
    """A measure whose day to look again has come."""

    class Meta:
        model = Measure
        fields = ("id", "incident_id", "kind", "where", "starts_on", "ends_on", "review_on")


class EarlierOut(serializers.Serializer):
    """A measure of before. Nothing counts it; `looked_at` is empty when no rule says how far back it looks."""

    id = serializers.IntegerField(source="measure.pk")
    incident_id = serializers.IntegerField(source="measure.incident_id")
    kind = serializers.CharField(source="measure.kind")
    status = serializers.CharField()
    looked_at = serializers.BooleanField(allow_null=True)


class PassedByTeamOut(serializers.ModelSerializer):
    """One safeguard that was let pass, and in which team."""

    team = serializers.SerializerMethodField()

    class Meta:
        model = Passed
        fields = ("team", "measure_id", "gate", "code", "person_id", "at", "reason", "day")

    def get_team(self, one: Passed) -> str:
        """The place of the case, else the organisation."""
        incident = one.measure.incident
        return str(incident.place.name if incident.place else incident.organisation.name)


class Requests(OfMeasure):
    """The citizen asks to end it earlier."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="ask_to_lift", request=RequestIn, responses={201: RequestOut})
    def post(self, request: Request, measure_id: int) -> Response:
        """Keep the request; another than who chose it answers."""
        found = self.measure(request, measure_id, "responses.choose")
        asked = actions.ask_to_lift(found, **valid(RequestIn, request), at=request.now, by=request.user)
        return Response(RequestOut(asked).data, status=201)


class AnswerView(OfMeasure):
    """The answer to such a request."""

    permission_classes = [holds("responses.sign")]

    @extend_schema(operation_id="answer_lift_request", request=AnswerIn, responses=RequestOut)
    def post(self, request: Request, request_id: int) -> Response:
        """Yes, with which it ends, or no; 409 for who chose it."""
        asked = get_object_or_404(LiftRequest.objects.visible_to(request.user), pk=request_id)
        asked.measure = self.measure(request, asked.measure_id, "responses.sign")
        actions.answer_request(asked, **valid(AnswerIn, request), at=request.now, by=request.user)
        asked.refresh_from_db()
        return Response(RequestOut(asked).data)


class Reviews(OfMeasure):
    """Other looks."""

    permission_classes = [holds("responses.sign")]

    @extend_schema(operation_id="review_measure", request=ReviewIn, responses={201: ReviewOut})
    def post(self, request: Request, measure_id: int) -> Response:
        """Look again; 409 for who chose it, for who looked last, and for a next look that is too far."""
        found = self.measure(request, measure_id, "responses.sign")
        looked = actions.review(found, **valid(ReviewIn, request), at=request.now, by=request.user)
        return Response(ReviewOut(looked).data, status=201)


class Due(APIView):
    """What waits for another look."""

    permission_classes = [holds("incidents.read")]

    @extend_schema(operation_id="reviews_due", responses=DueOut(many=True))
    def get(self, request: Request) -> Response:
        """The longest first."""
        on: date = queries.day_of(request.now)
        found = list(queries.due_for_review(request.user, on=on))
        record_look([one.subject for one in found], at=request.now, by=request.user, purpose="api reviews")
        return Response(DueOut(found, many=True).data)


class History(APIView):
    """What came before for the citizen of one case."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="earlier_measures", responses=EarlierOut(many=True))
    def get(self, request: Request, incident_id: int) -> Response:
        """As far as this person may read it; shown, and never counted."""
        incident = get_object_or_404(Incident.objects.readable_by(request.user), pk=incident_id)
        record_look([incident.subject], at=request.now, by=request.user, purpose="api earlier measures")
        found = queries.earlier_of(incident, request.user, on=queries.day_of(request.now))
        return Response(EarlierOut(found, many=True).data)


class PassedByTeam(APIView):
    """Every safeguard that was let pass."""

    permission_classes = [holds("incidents.read")]

    @extend_schema(operation_id="passed_safeguards", responses=PassedByTeamOut(many=True))
    def get(self, request: Request) -> Response:
        """By team, for the yearly evaluation."""
        found = list(queries.passed_safeguards(request.user))
        record_look(
            [one.measure.subject for one in found], at=request.now, by=request.user, purpose="api passed"
        )
        return Response(PassedByTeamOut(found, many=True).data)


urlpatterns = [
    path("measures/<int:measure_id>/lift-requests", Requests.as_view(), name="lift-requests"),
    path("lift-requests/<int:request_id>/answer", AnswerView.as_view(), name="lift-answer"),
    path("measures/<int:measure_id>/reviews", Reviews.as_view(), name="reviews"),
    path("measures/reviews-due", Due.as_view(), name="reviews-due"),
    path("measures/passed", PassedByTeam.as_view(), name="passed-by-team"),
    path("incidents/<int:incident_id>/earlier-measures", History.as_view(), name="earlier-measures"),
]
