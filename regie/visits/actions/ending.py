"""End a visit with a code of one's own; a second code seems to end it, and calls for help in silence."""

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from regie.journal.actions import record
from regie.people.models import Person
from regie.refusal import Refused
from regie.visits import facts, rules
from regie.visits.actions.going import own_visit
from regie.visits.actions.timing import raise_for
from regie.visits.models import EndingCode, Visit


@transaction.atomic
def end_visit(visit: Visit, *, code: str = "", at: datetime, by: Person) -> None:
    """`by` is safe; the words of the address are kept no longer. Whoever chose codes must give one.

    The silent code does the same to the visit and answers the same, and raises an alarm that `by` does not see.
    """
    now = own_visit(visit, by=by)
    silent = _is_silent(by, code)
    ended = Visit.objects.open().filter(pk=now.pk, person=by)
    won = ended.update(ended_at=at, next_at=None, offered_to=None, where="", note="", round=F("round") + 1)
    if won != 1:
        rules.check_open(won, expired=Visit.objects.get(pk=now.pk).expired_at is not None)
    record(facts.VisitEnded(now.pk, by.pk), at=at, by=by)
    if silent:
        raise_for(now, key="silent", silent=True, at=at)


def _is_silent(person: Person, code: str) -> bool:
    """Which of the two codes it is; both are always compared, so that neither is answered sooner."""
    chosen = EndingCode.objects.filter(person=person).first()
    if chosen is None:
        return False
    ends, is_silent = check_password(code, chosen.ending), check_password(code, chosen.silent)
    if not ends and not is_silent:
        raise Refused("visit_code_wrong")
    return is_silent


@transaction.atomic
def choose_codes(person: Person, *, ending: str, silent: str, at: datetime) -> None:
    """From now on a visit ends with `ending`; `silent` seems to end it. Never while one is out: under force."""
    rules.check_codes(ending, silent)
    if Visit.objects.open().filter(person=person).exists():
        raise Refused("visit_codes_while_out")
    hashes = {"ending": make_password(ending), "silent": make_password(silent)}
    EndingCode.objects.update_or_create(person=person, defaults=hashes)
    record(facts.VisitCodesChosen(person.pk), at=at, by=person)
