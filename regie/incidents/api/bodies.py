"""What goes in and out in JSON."""

from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

from regie.incidents import rules
from regie.incidents.models import Act, Addition, Behaviour, Classification, Complaint, Impact, Incident
from regie.people.models import Person

NOT_NOW = OpenApiResponse(description="A rule says no; the answer says why.")
NOT_YOURS = OpenApiResponse(description="There is none that you may see.")


class Who(serializers.ModelSerializer):
    """A person by id and name."""

    class Meta:
        model = Person
        fields = ["id", "name"]


class ReportBody(serializers.Serializer):
    """A report in one's own words. With `incident` it tells an incident that an alarm opened."""

    incident = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=1, max_value=2**62
    )
    story = serializers.CharField(required=False, allow_blank=True, default="", max_length=20_000)
    behaviours = serializers.MultipleChoiceField(choices=Behaviour.Kind.choices, required=False, default=set)
    happened_at = serializers.DateTimeField(required=False, allow_null=True, default=None)
    place = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=1, max_value=2**62
    )
    place_words = serializers.CharField(required=False, allow_blank=True, default="", max_length=160)
    affected = serializers.IntegerField(
        required=False, allow_null=True, min_value=1, max_value=2**62,
        help_text="A colleague; null: nobody knows yet; left out: as the alarm knows, else yourself.",
    )  # fmt: skip
    also_affected = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=2**62), required=False, default=list, max_length=50,
        help_text="Further colleagues whom it happened to.",
    )  # fmt: skip
    relation = serializers.ChoiceField(
        choices=Incident.Relation.choices, required=False, default="", allow_blank=True
    )
    leave_out = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=2**62), required=False, default=list, max_length=20,
        help_text="Colleagues who must neither read nor decide this.",
    )  # fmt: skip
    originator = serializers.CharField(required=False, allow_blank=True, default="", max_length=160)
    feeling = serializers.ChoiceField(choices=Impact.Feeling.choices, required=False, default="")
    need = serializers.ChoiceField(choices=Impact.Need.choices, required=False, default=Impact.Need.NOTHING)


class StepBody(serializers.Serializer):
    """One station on the road of a report."""

    code = serializers.CharField()
    state = serializers.ChoiceField(choices=["done", "current", "todo"])
    label = serializers.CharField()


class PromiseBody(serializers.Serializer):
    """One promise; without `due_at` the policy sets no term."""

    kind = serializers.CharField()
    text = serializers.CharField()
    due_at = serializers.DateTimeField(allow_null=True)
    state = serializers.CharField()


class StatusBody(serializers.Serializer):
    """What happens with a report."""

    head = serializers.CharField()
    outcome = serializers.CharField(allow_blank=True)
    steps = StepBody(many=True)
    promises = PromiseBody(many=True)
    care = PromiseBody(many=True)


class LineBody(serializers.Serializer):
    """One thing said or done. With `id` it is a line that was told before, and only its class is taken."""

    id = serializers.IntegerField(required=False, allow_null=True, default=None, min_value=1, max_value=2**62)
    words = serializers.CharField(required=False, allow_blank=True, default="", max_length=500)
    happened_at = serializers.DateTimeField(required=False, allow_null=True, default=None)
    source = serializers.CharField(required=False, allow_blank=True, default="", max_length=160)
    norm_class = serializers.CharField(required=False, allow_blank=True, default="", max_length=60)

    def validate(self, attrs: dict) -> dict:
        """A new line is a fact only with its words, its moment and its source."""
        if attrs["id"] is None and not (
            attrs["words"].strip() and attrs["happened_at"] and attrs["source"].strip()
        ):
            raise serializers.ValidationError("A new line needs words, happened_at and source.")
        return attrs

    @staticmethod
    def line(given: dict) -> rules.Line:
        """The line as the verbs take it."""
        return rules.Line(
            given["words"], given["happened_at"], given["source"], given["norm_class"], act_id=given["id"]
        )


class AdditionBody(serializers.Serializer):
    """What is told later."""

    text = serializers.CharField(required=False, allow_blank=True, default="", max_length=20_000)
    about = serializers.ChoiceField(
        choices=Addition.About.choices, required=False, default=Addition.About.MORE
    )
    acts = LineBody(many=True, required=False, default=list)


class ClassificationBody(serializers.Serializer):
    """What the facts are, and why. `replaces` is the judgement that counted until now."""

    outcome = serializers.ChoiceField(choices=Classification.Outcome.choices)
    reason = serializers.CharField(max_length=20_000)
    acts = LineBody(many=True, required=False, default=list)
    norm_classes = serializers.ListField(
        child=serializers.CharField(max_length=60), required=False, default=list, max_length=60
    )
    replaces = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=1, max_value=2**62
    )


class JudgementBody(serializers.ModelSerializer):
    """One judgement; `superseded_at` when a later one replaced it."""

    person = Who()

    class Meta:
        model = Classification
        fields = [
            "id",
            "person",
            "at",
            "outcome",
            "norm_classes",
            "reason",
            "policy_version",
            "superseded_at",
        ]


class ActBody(serializers.ModelSerializer):
    """One line of facts."""

    class Meta:
        model = Act
        fields = ["id", "words", "happened_at", "source", "norm_class"]


class AdditionOut(serializers.ModelSerializer):
    """One later addition."""

    person = Who()

    class Meta:
        model = Addition
        fields = ["id", "person", "at", "about", "text"]


class CaseBody(serializers.ModelSerializer):
    """A case with its facts and judgements; how the employee is stands elsewhere."""

    reporter = Who(allow_null=True)
    affected = Who(allow_null=True)
    in_charge = Who(allow_null=True)
    where = serializers.CharField()
    originator = serializers.CharField(source="originator.label", default=None, allow_null=True)
    behaviours = serializers.SlugRelatedField(slug_field="kind", many=True, read_only=True)
    acts = ActBody(many=True)
    additions = AdditionOut(many=True)
    classifications = JudgementBody(many=True)

    class Meta:
        model = Incident
        fields = [
            "id", "reference", "alarm", "where", "happened_at", "opened_at", "reported_at", "closed_at", "reporter",
            "affected", "in_charge", "originator", "story", "behaviours", "acts", "additions", "classifications",
            "policy_version",
        ]  # fmt: skip


class DraftIn(serializers.Serializer):
    """What a form holds so far: names with lists of text."""

    fields = serializers.DictField(child=serializers.ListField(child=serializers.CharField(allow_blank=True)))  # type: ignore[assignment]


class DraftOut(serializers.Serializer):
    """A draft as it was kept."""

    key = serializers.CharField()
    at = serializers.DateTimeField()
    fields = serializers.DictField(  # type: ignore[assignment]
        source="data", child=serializers.ListField(child=serializers.CharField())
    )


class ComplaintBody(serializers.ModelSerializer):
    """A complaint on its own road."""

    handler = Who(allow_null=True)
    reference = serializers.CharField(source="incident.reference")

    class Meta:
        model = Complaint
        fields = ["id", "incident", "reference", "forwarded_at", "handler", "answer", "answered_at"]


class ComplaintAnswerBody(serializers.Serializer):
    """What the citizen was answered."""

    answer = serializers.CharField(max_length=20_000)


class OfferBody(serializers.Serializer):
    """Who is asked to take the regie of a case."""

    to = serializers.IntegerField(min_value=1)


class OfferAnswerBody(serializers.Serializer):
    """What the one who was asked says."""

    accept = serializers.BooleanField()
