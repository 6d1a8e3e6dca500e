"""The tracks beside a measure in JSON: order talks, the police, damage, and a victim's own term."""

from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from regie.people.doors import holds
from regie.responses import actions
from regie.responses.api.shared import OfIncident, sentences_for_what_is_missing, valid
from regie.responses.models import DamageClaim, OrderTalk, OwnTerm, PoliceReport
from regie.responses.queries import undergone_by

MOST_CENTS = 2_000_000_000


class OrderTalkBody(serializers.ModelSerializer):
    """One order talk: invitation, agenda, outcome, agreements."""

    class Meta:
        model = OrderTalk
        fields = ("id", "incident_id", "invited_for", "agenda", "held_on", "outcome", "agreements")
        read_only_fields = ("held_on", "outcome", "agreements")


class CloseIn(serializers.Serializer):
    """How it ended."""

    held_on = serializers.DateField()
    outcome = serializers.ChoiceField(choices=OrderTalk.Outcome.choices)
    agreements = serializers.CharField(required=False, default="", allow_blank=True, max_length=10_000)


class PoliceBody(serializers.ModelSerializer):
    """What the police was told."""

    class Meta:
        model = PoliceReport
        fields = (
            "id", "incident_id", "kind", "made_on", "made_by", "chosen_address", "number", "outcome", "outcome_words",
        )  # fmt: skip


class PoliceNewsIn(serializers.Serializer):
    """What came of it; without a number the one that was known stays."""

    outcome = serializers.ChoiceField(choices=PoliceReport.Outcome.choices)
    outcome_words = serializers.CharField(required=False, default="", allow_blank=True, max_length=10_000)
    number = serializers.CharField(required=False, default="", allow_blank=True, max_length=60)


class DamageIn(serializers.Serializer):
    """Of which item of damage, and how much; amounts in cents."""

    item = serializers.IntegerField(min_value=1)
    paid = serializers.IntegerField(required=False, default=0, min_value=0, max_value=MOST_CENTS)
    claimed = serializers.IntegerField(required=False, default=0, min_value=0, max_value=MOST_CENTS)
    recovered = serializers.IntegerField(required=False, default=0, min_value=0, max_value=MOST_CENTS)


class DamageClaimBody(serializers.ModelSerializer):
    """One claim; amounts in cents."""

    class Meta:
        model = DamageClaim
        fields = ("id", "incident_id", "item_id", "paid", "claimed", "recovered")


class OwnTermBody(serializers.ModelSerializer):
    """One's own three months."""

    class Meta:
        model = OwnTerm
        fields = ("incident_id", "knew_on", "until")
        read_only_fields = ("until",)


class Talks(OfIncident):
    """Invitations to an order talk."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="order_talks", responses=OrderTalkBody(many=True))
    def get(self, request: Request, incident_id: int) -> Response:
        """Those of one case, the first day first."""
        incident = self.incident(request, incident_id, "responses.choose")
        return Response(OrderTalkBody(incident.order_talks.all(), many=True).data)

    @extend_schema(operation_id="plan_order_talk", request=OrderTalkBody, responses={201: OrderTalkBody})
    def post(self, request: Request, incident_id: int) -> Response:
        """Plan one."""
        incident = self.incident(request, incident_id, "responses.choose")
        talk = actions.invite(incident, **valid(OrderTalkBody, request), at=request.now, by=request.user)
        return Response(OrderTalkBody(talk).data, status=201)


class TalkView(OfIncident):
    """One order talk."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="order_talk", responses=OrderTalkBody)
    def get(self, request: Request, order_talk_id: int) -> Response:
        """The invitation, and how it ended."""
        return Response(OrderTalkBody(self.row(request, OrderTalk, order_talk_id, "responses.choose")).data)


class TalkOutcome(OfIncident):
    """How an order talk ended."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="close_order_talk", request=CloseIn, responses=OrderTalkBody)
    def post(self, request: Request, order_talk_id: int) -> Response:
        """Once, with what was agreed."""
        talk = self.row(request, OrderTalk, order_talk_id, "responses.choose")
        actions.close_talk(talk, **valid(CloseIn, request), at=request.now, by=request.user)
        talk.refresh_from_db()
        return Response(OrderTalkBody(talk).data)


class Police(OfIncident):
    """What the police was told."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="police_reports", responses=PoliceBody(many=True))
    def get(self, request: Request, incident_id: int) -> Response:
        """Those of one case, with what came of them."""
        incident = self.incident(request, incident_id, "responses.choose")
        return Response(PoliceBody(incident.police_reports.all(), many=True).data)

    @extend_schema(operation_id="tell_police", request=PoliceBody, responses={201: PoliceBody})
    def post(self, request: Request, incident_id: int) -> Response:
        """Keep it; 422 while no fact stands in the case."""
        incident = self.incident(request, incident_id, "responses.choose")
        with sentences_for_what_is_missing():
            told = actions.tell_police(
                incident, **valid(PoliceBody, request), at=request.now, by=request.user
            )
        return Response(PoliceBody(told).data, status=201)


class PoliceView(OfIncident):
    """One aangifte or melding."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="police_report", responses=PoliceBody)
    def get(self, request: Request, report_id: int) -> Response:
        """What was told, and what came of it."""
        return Response(PoliceBody(self.row(request, PoliceReport, report_id, "responses.choose")).data)


class PoliceOutcome(OfIncident):
    """What the police did with it."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="hear_from_police", request=PoliceNewsIn, responses=PoliceBody)
    def post(self, request: Request, report_id: int) -> Response:
        """Later, and as often as there is news; 409 when nothing is new."""
        report = self.row(request, PoliceReport, report_id, "responses.choose")
        said = valid(PoliceNewsIn, request)
        return Response(
            PoliceBody(actions.hear_from_police(report, **said, at=request.now, by=request.user)).data
        )


class Damage(OfIncident):
    """Items of damage."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="damage_claims", responses=DamageClaimBody(many=True))
    def get(self, request: Request, incident_id: int) -> Response:
        """What was paid, claimed and recovered in one case, in cents."""
        incident = self.incident(request, incident_id, "responses.choose")
        return Response(DamageClaimBody(incident.damage_claims.all(), many=True).data)

    @extend_schema(operation_id="claim_damage", request=DamageIn, responses={201: DamageClaimBody})
    def post(self, request: Request, incident_id: int) -> Response:
        """Keep one; 422 while no fact stands in the case."""
        incident = self.incident(request, incident_id, "responses.choose")
        said = valid(DamageIn, request)
        item = get_object_or_404(incident.damage_items, pk=said.pop("item"))
        with sentences_for_what_is_missing():
            made = actions.claim(item, **said, at=request.now, by=request.user)
        return Response(DamageClaimBody(made).data, status=201)


class DamageView(OfIncident):
    """One claim."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="damage_claim", responses=DamageClaimBody)
    def get(self, request: Request, claim_id: int) -> Response:
        """What was paid, claimed and recovered, in cents."""
        return Response(DamageClaimBody(self.row(request, DamageClaim, claim_id, "responses.choose")).data)


class OwnTermView(APIView):
    """A victim's own term; nobody else finds it."""

    permission_classes = [holds("incidents.report")]

    @extend_schema(operation_id="keep_own_term", request=OwnTermBody, responses=OwnTermBody)
    def put(self, request: Request, incident_id: int) -> Response:
        """Keep since when one knows; 404 for everybody else."""
        incident = get_object_or_404(undergone_by(request.user), pk=incident_id)
        said = valid(OwnTermBody, request)
        term = actions.keep_own_term(incident, **said, at=request.now, by=request.user)
        return Response(OwnTermBody(term).data)


urlpatterns = [
    path("incidents/<int:incident_id>/order-talks", Talks.as_view(), name="order-talks"),
    path("order-talks/<int:order_talk_id>", TalkView.as_view(), name="order-talk"),
    path("police-reports/<int:report_id>", PoliceView.as_view(), name="police-report"),
    path("police-reports/<int:report_id>/outcome", PoliceOutcome.as_view(), name="police-outcome"),
    path("damage-claims/<int:claim_id>", DamageView.as_view(), name="damage-claim"),
    path("order-talks/<int:order_talk_id>/outcome", TalkOutcome.as_view(), name="order-talk-outcome"),
    path("incidents/<int:incident_id>/police-reports", Police.as_view(), name="police-reports"),
    path("incidents/<int:incident_id>/damage-claims", Damage.as_view(), name="damage-claims"),
    path("incidents/<int:incident_id>/own-term", OwnTermView.as_view(), name="own-term"),
]
