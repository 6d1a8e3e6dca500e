"""Answer an alarm without taking charge: seen, coming, fetching help; and what the presser adds."""

from datetime import datetime

from django.db import IntegrityError, transaction

from regie.alarms import facts
from regie.alarms.actions.drilling import make_real
from regie.alarms.actions.stopping import stop_ways_of
from regie.alarms.models import Alarm, PresserWord, Reaction
from regie.journal.actions import record
from regie.people.models import Person
from regie.refusal import Refused

FACTS = {
    Reaction.Kind.SEEN: facts.Seen,
    Reaction.Kind.COMING: facts.Coming,
    Reaction.Kind.FETCHING_HELP: facts.FetchingHelp,
    Reaction.Kind.THERE: facts.Arrived,
}


def see(alarm: Alarm, *, at: datetime, by: Person) -> None:
    """`by` has the alarm in front of them."""
    _react(alarm, Reaction.Kind.SEEN, at=at, by=by)


def come(alarm: Alarm, *, at: datetime, by: Person) -> None:
    """`by` is on the way; the ladder goes on, because coming is not being in charge."""
    _react(alarm, Reaction.Kind.COMING, at=at, by=by)


def arrive(alarm: Alarm, *, at: datetime, by: Person) -> None:
    """`by` is on the spot; the first who says so ends the time to help."""
    _react(alarm, Reaction.Kind.THERE, at=at, by=by)


def fetch_help(alarm: Alarm, *, at: datetime, by: Person) -> None:
    """`by` cannot, will not or dares not step in, and fetches others (S3-14)."""
    _react(alarm, Reaction.Kind.FETCHING_HELP, at=at, by=by)


def _react(alarm: Alarm, kind: Reaction.Kind, *, at: datetime, by: Person) -> None:
    """Once per person and kind: a second time changes nothing and is no mistake."""
    if alarm.stood_down_at:
        raise Refused("alarm_is_over")
    try:
        with transaction.atomic():
            alarm.reactions.create(person=by, kind=kind, at=at)
            stop_ways_of(by, alarm, at=at)
            record(FACTS[kind](alarm.pk, by.pk), at=at, by=by)
    except IntegrityError:
        return


@transaction.atomic
def speak_as_presser(alarm: Alarm, *, word: str, at: datetime, by: object) -> None:
    """Tell everybody what the presser says. A mistake closes nothing: somebody may be forced to say it."""
    if word not in PresserWord.Word.values:
        raise Refused("unknown_word")
    if Alarm.objects.open().filter(pk=alarm.pk).exists() is False:
        raise Refused("alarm_is_over")
    alarm.presser_words.create(word=word, at=at)
    record(facts.PresserSpoke(alarm.pk, word), at=at, by=by)
    if word == PresserWord.Word.FOR_REAL:
        make_real(alarm, at=at, by=by)
