"""Keep a way to look at the register under a name, for oneself or for a role."""

from datetime import datetime
from typing import Any

from django.db import transaction

from regie.journal.actions import record
from regie.people.models import Person
from regie.register import facts, rules
from regie.register.models import SavedView


@transaction.atomic
def save_view(
    *, name: str, asked: dict[str, Any], at: datetime, by: Person, shared_with: str = ""
) -> SavedView:
    """Keep it; the same name again means the newest. Words that were searched for are not shared with others."""
    rules.check_view(name=name, asked=asked, shared_with=shared_with, reads_cases=by.may("incidents.read"))
    view, _is_new = SavedView.objects.update_or_create(
        person=by, name=name.strip()[:60],
        defaults={"asked": asked, "shared_with": shared_with, "organisation": by.organisation, "at": at},
    )  # fmt: skip
    record(facts.ViewSaved(view.pk, shared_with), at=at, by=by)
    return view


@transaction.atomic
def drop_view(view: SavedView, *, at: datetime, by: Person) -> None:
    """Take one's own view away, also from those with whom it was shared."""
    rules.check_own_view(mine=view.person_id == by.pk, who=view.person.name)
    record(facts.ViewDropped(view.pk), at=at, by=by)
    view.delete()
