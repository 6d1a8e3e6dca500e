"""Is whoever has the regie still there: hear their signs of life, ask when there are none, and go on without (I-15)."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from regie.alarms import facts
from regie.alarms.actions.charge import free
from regie.alarms.models import Charge
from regie.asking import Question, Whether
from regie.journal.actions import record
from regie.people.models import Person
from regie.policies.queries import with_pack
from regie.policies.rules import NOT_CONFIGURED, SignOfLife
from regie.reach.actions import ask_person

# A sign is not written for every click.
OFTEN_ENOUGH = timedelta(seconds=5)
HAS_THE_REGIE = Question(
    lambda person: Charge.objects.filter(person_id=person, ended_at=None).values_list("pk")
)
log = logging.getLogger(__name__)


def note_sign(person: Person, *, at: datetime) -> None:
    """`person` did something themselves. Who has no regie costs one look at an index, and no write."""
    if not HAS_THE_REGIE(person.pk):
        return
    news = Q(sign_at=None) | Q(sign_at__lte=at - OFTEN_ENOUGH) | Q(asked_at__isnull=False)
    for charge in Charge.objects.filter(news, person=person, ended_at=None):
        _keep_sign(charge, at=at)


@transaction.atomic
def _keep_sign(charge: Charge, *, at: datetime) -> None:
    if _same(charge).update(sign_at=at, asked_at=None) == 1 and charge.asked_at:
        record(facts.SignGiven(charge.alarm_id, charge.person_id), at=at, by=charge.person)


def look_after_charges(*, at: datetime) -> int:
    """Ask who was silent for the set time, and free what they held when they do not answer; how many were moved."""
    if not anybody_has_the_regie(at):
        return 0
    return sum(_look(one, at=at) for one in _held().select_related("alarm__policy_version", "person"))


def _held() -> QuerySet[Charge]:
    return Charge.objects.filter(ended_at=None, alarm__stood_down_at=None)


anybody_has_the_regie = Whether(lambda _: _held())


def _look(charge: Charge, *, at: datetime) -> bool:
    """One; a policy that cannot be read, or a row that breaks, holds up none of the others."""
    try:
        terms = _terms(charge)
        if terms.ask_after is NOT_CONFIGURED or terms.answer_within is NOT_CONFIGURED:
            return False
        if charge.asked_at is None:
            is_silent = at - (charge.sign_at or charge.at) >= timedelta(seconds=terms.ask_after)
            return is_silent and _ask(charge, at=at)
        return at - charge.asked_at >= timedelta(seconds=terms.answer_within) and _free(charge, at=at)
    except Exception:
        log.exception("charge %s could not be looked after", charge.pk)
        return False


def _terms(charge: Charge) -> SignOfLife:
    """Those of the policy that was in force when somebody pressed."""
    version = charge.alarm.policy_version
    read = with_pack(version) if version else None
    return read[1].sign_of_life if read else SignOfLife()


@transaction.atomic
def _ask(charge: Charge, *, at: datetime) -> bool:
    """Nobody loses the regie unasked: on the board, and over every way of their own."""
    if _same(charge).update(asked_at=at) != 1:
        return False
    ask_person(charge.person, about="charge", link=f"/alarms/{charge.alarm_id}/", at=at)
    record(facts.SignAsked(charge.alarm_id, charge.person_id), at=at)
    return True


@transaction.atomic
def _free(charge: Charge, *, at: datetime) -> bool:
    """Against a sign of life at the same moment exactly one of both changes the row."""
    if _same(charge).update(ended_at=at) != 1:
        return False
    free(charge.alarm, charge.person, at=at, by=None)
    return True


def _same(charge: Charge):
    """The row, if nothing was heard since it was read."""
    return Charge.objects.filter(
        pk=charge.pk, ended_at=None, sign_at=charge.sign_at, asked_at=charge.asked_at
    )
