"""The shapes of alarms in JSON, in and out."""

from rest_framework import serializers

from regie.alarms import queries
from regie.alarms.models import PresserWord, StandDown
from regie.alarms.rules import Kind


class PressBody(serializers.Serializer):
    """What a device says when it is pressed."""

    kind = serializers.ChoiceField(choices=[kind.value for kind in Kind], default="alarm")
    place = serializers.CharField(
        required=False, help_text="The id or the name of a place; without one, where the device hangs."
    )
    note = serializers.CharField(required=False, max_length=500)
    waited_seconds = serializers.FloatField(
        required=False,
        help_text="How long ago it was pressed, when it could not be sent before; needs no right clock.",
    )
    pressed_at = serializers.DateTimeField(
        required=False, help_text="The same as a moment, for a clock that is right."
    )
    really = serializers.BooleanField(
        required=False, help_text="It is no test and no drill, whatever was announced."
    )


class AlarmPerson(serializers.Serializer):
    """A person by id and name."""

    id = serializers.IntegerField()
    name = serializers.CharField()


class AlarmBody(serializers.Serializer):
    """One alarm as everybody who may see it sees it."""

    id = serializers.IntegerField()
    kind = serializers.CharField()
    place = serializers.CharField()
    origin = serializers.CharField()
    raised_at = serializers.DateTimeField()
    pressed_at = serializers.DateTimeField(
        allow_null=True, help_text="When it was pressed, when that was before it could be sent."
    )
    pressed_by = AlarmPerson(allow_null=True)
    note = serializers.CharField()
    in_charge = AlarmPerson(allow_null=True)
    next_step_at = serializers.DateTimeField(allow_null=True)
    next_group = serializers.CharField()
    open = serializers.SerializerMethodField()
    drill = serializers.BooleanField(help_text="Nothing is the matter: this is practised.")
    made_real_at = serializers.DateTimeField(
        allow_null=True, help_text="When somebody said that what began as a drill is real."
    )
    seen = AlarmPerson(many=True)
    coming = AlarmPerson(many=True)
    there = AlarmPerson(many=True)
    fetching_help = AlarmPerson(many=True)
    handover_to = AlarmPerson(allow_null=True)
    mistake_at = serializers.DateTimeField(allow_null=True)
    unverified = serializers.SerializerMethodField()
    doubt = serializers.CharField()

    def get_open(self, card: queries.Card) -> bool:
        """Whether nobody has stood it down yet."""
        return not card.stood_down

    def get_unverified(self, card: queries.Card) -> bool:
        """Whether the panel's clock was too wrong to know that this is no recording; `doubt` says how far."""
        return bool(card.doubt)


class AlarmLineBody(serializers.Serializer):
    """One sentence of the story."""

    at = serializers.DateTimeField()
    sentence = serializers.CharField()


class MomentBody(serializers.Serializer):
    """The first time that something happened: pressed, call, seen, coming, there, charge or stood_down."""

    code = serializers.CharField()
    at = serializers.DateTimeField()
    seconds = serializers.FloatField(
        help_text="After the press; after it became real, for what began as a drill."
    )
    by = serializers.CharField()


class TimesBody(serializers.Serializer):
    """How long everything took."""

    began_at = serializers.DateTimeField()
    help_seconds = serializers.FloatField(
        allow_null=True, help_text="Until somebody was there, or else until somebody had the regie."
    )
    moments = MomentBody(many=True)


class ReachedBody(serializers.Serializer):
    """One person or system that was called, and what is known of it."""

    who = serializers.CharField()
    line = serializers.CharField()
    seen = serializers.BooleanField()


class AlarmWithStory(AlarmBody):
    """One alarm with its timeline."""

    timeline = AlarmLineBody(many=True)
    called = ReachedBody(many=True)


class HandOverBody(serializers.Serializer):
    """Whom to ask."""

    to = serializers.IntegerField(min_value=1, max_value=2**53)


class HandOverAnswerBody(serializers.Serializer):
    """Yes or no to a hand-over."""

    accept = serializers.BooleanField()


class StandDownBody(serializers.Serializer):
    """How the alarm ended."""

    outcome = serializers.ChoiceField(choices=StandDown.Outcome.choices)
    police = serializers.BooleanField(default=False)
    all_right = serializers.BooleanField(allow_null=True, default=None)
    looks_after = serializers.IntegerField(allow_null=True, default=None, min_value=1, max_value=2**53)
    note = serializers.CharField(allow_blank=True, default="", max_length=2000)


class WordBody(serializers.Serializer):
    """What the presser adds."""

    word = serializers.ChoiceField(choices=PresserWord.Word.choices)
