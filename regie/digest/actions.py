"""Send everybody who wants it the digest of the week, once; and keep who does not."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import override

from regie.digest import facts, queries, rules, words
from regie.digest.models import DigestChoice
from regie.journal.actions import record
from regie.notices import actions as notices
from regie.people.models import Person
from regie.policies.rules import LOCAL

LINK = "/digest/"


def tell_the_week(*, at: datetime, most: int = 20) -> int:
    """Leave the digest of this week with those who have not got it; returns for how many it was claimed."""
    week = rules.week_of(at.astimezone(LOCAL))
    if week is None:
        return 0
    # Without a choice of their own people get it, from the first whole week that they are here.
    new = [
        DigestChoice(person=person, last_week=week)
        for person in Person.objects.active().filter(digest=None)[:most]
    ]
    DigestChoice.objects.bulk_create(new, ignore_conflicts=True)
    waiting = _waiting(week).filter(person__is_active=True).select_related("person")[:most]
    return sum(_tell(choice, week, at=at) for choice in waiting)


def _waiting(week: date):
    return DigestChoice.objects.filter(Q(last_week=None) | Q(last_week__lt=week), off_at=None)


@transaction.atomic
def _tell(choice: DigestChoice, week: date, *, at: datetime) -> bool:
    if _waiting(week).filter(pk=choice.pk).update(last_week=week) != 1:
        return False
    digest = queries.digest_of(choice.person, at=at)
    if digest.tells_something:
        notices.mark_read(person=choice.person, link=LINK, at=at)
        with override(choice.person.language):
            body = words.mail(digest)
        notices.tell(person=choice.person, kind="digest", link=LINK, at=at, mail_body=body)
    return True


@transaction.atomic
def choose_digest(*, wanted: bool, at: datetime, by: Person) -> None:
    """The weekly mail on or off; the page stays."""
    DigestChoice.objects.update_or_create(person=by, defaults={"off_at": None if wanted else at})
    record(facts.DigestChosen(by.pk, wanted), at=at, by=by)
