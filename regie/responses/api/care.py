"""Care for the citizen in JSON: whom we asked to help, and whether that help came."""

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from regie.people.doors import holds
from regie.responses import actions
from regie.responses.api.shared import OfIncident, valid
from regie.responses.models import CareLook, CareReferral


class CareIn(serializers.Serializer):
    """To whom, with what consent, in which words, and when somebody looks again.

    Without `consent_on` the citizen said yes or no today.
    """

    to_whom = serializers.CharField(max_length=200)
    consent = serializers.ChoiceField(choices=CareReferral.Consent.choices)
    consent_on = serializers.DateField(required=False, default=None, allow_null=True)
    why_without = serializers.CharField(required=False, default="", allow_blank=True, max_length=10_000)
    told = serializers.CharField(max_length=10_000)
    look_on = serializers.DateField()


class CareLookBody(serializers.ModelSerializer):
    """One look whether the help came."""

    class Meta:
        model = CareLook
        fields = ("id", "outcome", "words", "next_on", "person_id", "at")
        read_only_fields = ("person_id", "at")


class LookIn(serializers.Serializer):
    """What became of it; `next_on` as long as the help did not come."""

    outcome = serializers.ChoiceField(choices=CareLook.Outcome.choices)
    words = serializers.CharField(max_length=10_000)
    next_on = serializers.DateField(required=False, default=None, allow_null=True)


class CareOut(serializers.ModelSerializer):
    """One referral, and every look at it."""

    looks = CareLookBody(many=True)

    class Meta:
        model = CareReferral
        fields = (
            "id", "incident_id", "to_whom", "consent", "consent_on", "why_without", "told", "look_on", "person_id",
            "at", "ended_at", "looks",
        )  # fmt: skip


class Referrals(OfIncident):
    """Whom we asked to help."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="care_referrals", responses=CareOut(many=True))
    def get(self, request: Request, incident_id: int) -> Response:
        """Those of one case, the first first."""
        incident = self.incident(request, incident_id, "responses.choose")
        return Response(CareOut(incident.care_referrals.prefetch_related("looks"), many=True).data)

    @extend_schema(operation_id="refer_to_care", request=CareIn, responses={201: CareOut})
    def post(self, request: Request, incident_id: int) -> Response:
        """Ask for help; 409 without consent and without a reason why it goes ahead."""
        incident = self.incident(request, incident_id, "responses.choose")
        made = actions.refer_to_care(incident, **valid(CareIn, request), at=request.now, by=request.user)
        return Response(CareOut(made).data, status=201)


class ReferralView(OfIncident):
    """One referral."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="care_referral", responses=CareOut)
    def get(self, request: Request, referral_id: int) -> Response:
        """What was asked, and what became of it."""
        return Response(CareOut(self.row(request, CareReferral, referral_id, "responses.choose")).data)


class Looks(OfIncident):
    """Whether the help came."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="look_at_care", request=LookIn, responses={201: CareLookBody})
    def post(self, request: Request, referral_id: int) -> Response:
        """Look again; 409 when it is over, and when help that did not come has no next day."""
        referral = self.row(request, CareReferral, referral_id, "responses.choose")
        looked = actions.look_at_care(referral, **valid(LookIn, request), at=request.now, by=request.user)
        return Response(CareLookBody(looked).data, status=201)


urlpatterns = [
    path("incidents/<int:incident_id>/care-referrals", Referrals.as_view(), name="care-referrals"),
    path("care-referrals/<int:referral_id>", ReferralView.as_view(), name="care-referral"),
    path("care-referrals/<int:referral_id>/looks", Looks.as_view(), name="care-looks"),
]
