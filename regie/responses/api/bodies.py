"""What goes in and out of the API of responses."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from regie.responses import rules, words
from regie.responses.models import Hearing, Lift, Measure, Passed, Proposal
from regie.responses.queries import earlier_answers


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
            "acts",
            "missing",
            "question",
            "asked_by_id",
            "superseded_at",
        )


class ProposalNowOut(ProposalOut):
    """The answer that counts, and what the norm said before it was asked again, the last first."""

    earlier = serializers.SerializerMethodField()

    class Meta(ProposalOut.Meta):
        fields = (*ProposalOut.Meta.fields, "earlier")

    @extend_schema_field(ProposalOut(many=True))
    def get_earlier(self, proposal: Proposal) -> Any:
        """The answers to the same classification that no longer count."""
        return ProposalOut(earlier_answers(proposal), many=True).data


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
    renews = serializers.IntegerField(required=False, default=None, allow_null=True, min_value=1)
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
            "id", "incident_id", "renews_id", "kind", "state",
            "chooser_id", "chosen_at", "why", "lighter", "nature", "rule_id",
            "rule_section", "told_on", "starts_on", "ends_on", "review_on", "where", "terms", "stays_open", "ways",
            "ends_early", "proportion", "weight", "reads", "interpreter", "delivery", "passed", "signed_by",
            "decided_at", "sent_back_at", "sent_back_why",
        )  # fmt: skip

    def get_state(self, one: Measure) -> str:
        """`waiting`, `sent_back`, `decided`, or how it ended early."""
        if hasattr(one, "lift"):
            return str(one.lift.how)
        if one.sent_back_at:
            return "sent_back"
        return "decided" if one.decided_at else "waiting"

    def get_signed_by(self, one: Measure) -> int | None:
        """Who was the second person."""
        return one.signature.person_id if hasattr(one, "signature") else None


class LiftIn(serializers.Serializer):
    """How it ends before its day, and why."""

    why = serializers.CharField(max_length=10_000)
    how = serializers.ChoiceField(
        choices=[one for one in Lift.How.values if one != Lift.How.SUPERSEDED], default=Lift.How.LIFTED
    )


class WhyIn(serializers.Serializer):
    """A reason, in words."""

    why = serializers.CharField(max_length=10_000)
