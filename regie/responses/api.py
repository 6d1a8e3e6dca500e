"""Responses in JSON: the proposal, hearings, choices, signatures, returns and liftings."""

from collections.abc import Iterator
from contextlib import contextmanager
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
from regie.responses import actions, rules, words
from regie.responses.models import Hearing, Measure, Passed, Proposal


class ProposalOut(serializers.ModelSerializer):
    """What the norm says, as a copy; `not_configured` stands where nothing was decided."""

    policy_version = serializers.StringRelatedField()

    class Meta:
        model = Proposal
        fields = (
            "id",
            "incident_id",
            "classification_id",
            "policy_version",
            "at",
            "status",
            "options",
            "missing",
        )


class HearingIn(serializers.Serializer):
    """How the citizen could tell their side; with `afterwards` the day is the one that is offered."""

    kind = serializers.ChoiceField(choices=Hearing.Kind.choices)
    held_on = serializers.DateField()
    notes = serializers.CharField(max_length=10_000)
    cautioned = serializers.BooleanField(required=False, default=False)


class HearingOut(serializers.ModelSerializer):
    """One hearing."""

    class Meta:
        model = Hearing
        fields = ("id", "incident_id", "kind", "held_on", "notes", "cautioned", "person_id", "at")


class ProofIn(serializers.Serializer):
    """For a decision: what proves one act, and at whom it was aimed."""

    act = serializers.IntegerField()
    proof = serializers.CharField(max_length=1000, allow_blank=True)
    target = serializers.ChoiceField(choices=[one.value for one in rules.Target])


class WayIn(serializers.Serializer):
    """How the citizen still reaches one basic service; what is left out, the policy says."""

    service = serializers.CharField(max_length=60)
    channel = serializers.CharField(required=False, allow_blank=True, max_length=300)
    contact = serializers.CharField(required=False, allow_blank=True, max_length=300)
    hours = serializers.CharField(required=False, allow_blank=True, max_length=300)


class MeasureIn(serializers.Serializer):
    """A choice. Without `starts_on` it starts on the day on which the citizen is told.

    `proportion` answers vulnerable, dependants, companion and dependent with yes, no or unknown. `suspected` are
    the acts that nobody established. `is_apart`: who chooses handles neither the file nor a complaint.
    """

    kind = serializers.ChoiceField(choices=sorted(rules.KINDS))
    why = serializers.CharField(max_length=10_000)
    lighter = serializers.CharField(required=False, default="", allow_blank=True, max_length=10_000)
    nature = serializers.ChoiceField(
        required=False, default="", allow_blank=True, choices=sorted(words.NATURES)
    )
    rule = serializers.CharField(required=False, default="", allow_blank=True, max_length=80)
    starts_on = serializers.DateField(required=False, default=None, allow_null=True)
    ends_on = serializers.DateField(required=False, default=None, allow_null=True)
    review_on = serializers.DateField(required=False, default=None, allow_null=True)
    where = serializers.CharField(required=False, default="", allow_blank=True, max_length=300)
    terms = serializers.DictField(
        required=False, default=dict, child=serializers.CharField(max_length=300, allow_blank=True)
    )
    ways = WayIn(many=True, required=False, default=list)
    ends_early = serializers.CharField(required=False, default="", allow_blank=True, max_length=10_000)
    suspected = serializers.ListField(
        required=False, default=list, child=serializers.IntegerField(), max_length=60
    )
    proofs = ProofIn(many=True, required=False, default=list)
    proportion = serializers.DictField(
        required=False,
        default=dict,
        child=serializers.ChoiceField(choices=[one.value for one in rules.Known]),
    )
    weight = serializers.CharField(required=False, default="", allow_blank=True, max_length=10_000)
    is_apart = serializers.BooleanField(required=False, default=False)
    reads = serializers.CharField(required=False, default="", allow_blank=True, max_length=10)
    interpreter = serializers.CharField(required=False, default="", allow_blank=True, max_length=300)
    delivery = serializers.CharField(required=False, default="", allow_blank=True, max_length=12)


class PassIn(serializers.Serializer):
    """Which missing safeguard is let pass, why, and the day on which it is made good."""

    code = serializers.CharField(max_length=40)
    reason = serializers.CharField(max_length=10_000)
    day = serializers.DateField(required=False, default=None, allow_null=True)


class PassedOut(serializers.ModelSerializer):
    """One safeguard that was let pass."""

    class Meta:
        model = Passed
        fields = ("gate", "code", "person_id", "at", "reason", "day")


class MeasureOut(serializers.ModelSerializer):
    """One response and how it stands."""

    state = serializers.SerializerMethodField()
    passed = PassedOut(many=True)
    signed_by = serializers.SerializerMethodField()

    class Meta:
        model = Measure
        fields = (
            "id", "incident_id", "kind", "state", "chooser_id", "chosen_at", "why", "lighter", "nature", "rule_id",
            "rule_section", "starts_on", "ends_on", "review_on", "where", "terms", "stays_open", "ways", "ends_early",
            "proportion", "weight", "reads", "interpreter", "delivery", "passed", "signed_by", "decided_at",
            "sent_back_at", "sent_back_why",
        )  # fmt: skip

    def get_state(self, one: Measure) -> str:
        """`waiting`, `sent_back`, `decided` or `lifted`."""
        if hasattr(one, "lift"):
            return "lifted"
        if one.sent_back_at:
            return "sent_back"
        return "decided" if one.decided_at else "waiting"

    def get_signed_by(self, one: Measure) -> int | None:
        """Who was the second person."""
        return one.signature.person_id if hasattr(one, "signature") else None


class WhyIn(serializers.Serializer):
    """A reason, in words."""

    why = serializers.CharField(max_length=10_000)


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
        found = get_object_or_404(Incident.objects.readable_by(request.user), pk=incident_id)
        if not request.user.may(permission, at=found.place, organisation_id=found.organisation_id):
            raise PermissionDenied(permission)
        record_look([found.subject], at=request.now, by=request.user, purpose=f"api {permission}")
        return found


class ProposalView(OfIncident):
    """What the norm says."""

    permission_classes = [holds("incidents.read")]

    @extend_schema(operation_id="proposal", responses=ProposalOut)
    def get(self, request: Request, incident_id: int) -> Response:
        """The proposal for the classification that counts; 404 when there is none."""
        incident = self.incident(request, incident_id, "incidents.read")
        proposal = get_object_or_404(
            Proposal.objects.select_related("policy_version"),
            incident=incident,
            classification__superseded_at=None,
        )
        return Response(ProposalOut(proposal).data)


class Hearings(OfIncident):
    """How the citizen could tell their side."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="hear", request=HearingIn, responses={201: HearingOut})
    def post(self, request: Request, incident_id: int) -> Response:
        """Keep a hearing."""
        incident = self.incident(request, incident_id, "responses.choose")
        said = _valid(HearingIn, request)
        hearing = actions.hear(incident, **said, at=request.now, by=request.user)
        return Response(HearingOut(hearing).data, status=201)


class Measures(OfIncident):
    """Choices for one case."""

    permission_classes = [holds("responses.choose")]

    @extend_schema(operation_id="choose", request=MeasureIn, responses={201: MeasureOut})
    def post(self, request: Request, incident_id: int) -> Response:
        """Choose; 422 says which safeguards are missing."""
        incident = self.incident(request, incident_id, "responses.choose")
        said = _valid(MeasureIn, request)
        with sentences_for_what_is_missing():
            measure = actions.choose(incident, **said, at=request.now, by=request.user)
        return Response(MeasureOut(measure).data, status=201)


class OfMeasure(APIView):
    """Something about one response."""

    def measure(self, request: Request, measure_id: int, permission: str) -> Measure:
        """The response; that somebody looks is written down first."""
        rows = Measure.objects.visible_to(request.user).select_related("incident__place", "signature", "lift")
        found = get_object_or_404(rows, pk=measure_id)
        incident = found.incident
        if not request.user.may(permission, at=incident.place, organisation_id=incident.organisation_id):
            raise PermissionDenied(permission)
        record_look([found.subject], at=request.now, by=request.user, purpose=f"api {permission}")
        return found

    def again(self, found: Measure) -> Response:
        """The response as it is now."""
        rows = Measure.objects.select_related("signature", "lift")
        return Response(MeasureOut(rows.get(pk=found.pk)).data)


class MeasureView(OfMeasure):
    """One response."""

    permission_classes = [holds("incidents.read")]

    @extend_schema(operation_id="measure", responses=MeasureOut)
    def get(self, request: Request, measure_id: int) -> Response:
        """The response and how it stands."""
        return Response(MeasureOut(self.measure(request, measure_id, "incidents.read")).data)


class SignatureView(OfMeasure):
    """The second person's yes."""

    permission_classes = [holds("responses.sign")]

    @extend_schema(operation_id="sign", request=None, responses=MeasureOut)
    def post(self, request: Request, measure_id: int) -> Response:
        """Decide; 409 for who chose it, 422 when safeguards are missing."""
        found = self.measure(request, measure_id, "responses.sign")
        with sentences_for_what_is_missing():
            actions.sign(found, at=request.now, by=request.user)
        return self.again(found)


class PassView(OfMeasure):
    """A safeguard that does not hold this response up."""

    permission_classes = [holds("responses.override")]

    @extend_schema(operation_id="let_pass", request=PassIn, responses=MeasureOut)
    def post(self, request: Request, measure_id: int) -> Response:
        """Let it pass; 409 for who chose it, for what may never pass, and without a full sentence."""
        found = self.measure(request, measure_id, "responses.override")
        actions.let_pass(found, **_valid(PassIn, request), at=request.now, by=request.user)
        return self.again(found)


class ReturnView(OfMeasure):
    """The second person's no."""

    permission_classes = [holds("responses.sign")]

    @extend_schema(operation_id="send_back", request=WhyIn, responses=MeasureOut)
    def post(self, request: Request, measure_id: int) -> Response:
        """Send it back, and say why."""
        found = self.measure(request, measure_id, "responses.sign")
        actions.send_back(found, **_valid(WhyIn, request), at=request.now, by=request.user)
        return self.again(found)


class LiftingView(OfMeasure):
    """The early end."""

    permission_classes = [holds("responses.sign")]

    @extend_schema(operation_id="lift", request=WhyIn, responses=MeasureOut)
    def post(self, request: Request, measure_id: int) -> Response:
        """End it early, and say why."""
        found = self.measure(request, measure_id, "responses.sign")
        actions.lift(found, **_valid(WhyIn, request), at=request.now, by=request.user)
        return self.again(found)


def _valid(serializer: type[serializers.Serializer], request: Request) -> dict[str, Any]:
    filled = serializer(data=request.data)
    filled.is_valid(raise_exception=True)
    return filled.validated_data


urlpatterns = [
    path("incidents/<int:incident_id>/proposal", ProposalView.as_view(), name="proposal"),
    path("incidents/<int:incident_id>/hearings", Hearings.as_view(), name="hearings"),
    path("incidents/<int:incident_id>/measures", Measures.as_view(), name="measures"),
    path("measures/<int:measure_id>", MeasureView.as_view(), name="measure"),
    path("measures/<int:measure_id>/signature", SignatureView.as_view(), name="signature"),
    path("measures/<int:measure_id>/passed", PassView.as_view(), name="passed"),
    path("measures/<int:measure_id>/return", ReturnView.as_view(), name="return"),
    path("measures/<int:measure_id>/lifting", LiftingView.as_view(), name="lifting"),
]
