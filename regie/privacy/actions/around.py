"""What is forgotten with a case without hanging from it, and what stays of a citizen and of somebody who left."""

import json
from typing import Any

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db import models
from django.utils.translation import gettext

from regie.incidents.models import Draft, Incident, Merge, Originator
from regie.journal.models import Errand
from regie.notices.models import Promise
from regie.people.models import Person
from regie.privacy.models import Erasure
from regie.privacy.queries.tree import OF_STAFF
from regie.visits.models import Visit


def empty_around(incident: Incident) -> dict[str, int]:
    """What belongs to a case without hanging from it: the citizen, the alarm, drafts, promises, errands that failed."""
    drafts = _drafts_about(incident)
    return {
        "Draft": Draft.objects.filter(pk__in=drafts).delete()[0],
        "Promise": Promise.objects.filter(case=incident.subject).update(title=""),
        "Errand": Errand.objects.filter(entry__data__incident_id=incident.pk).update(problem=""),
        "Originator": _forget_with_the_last(incident.originator),
    }


def _drafts_about(incident: Incident) -> list[int]:
    """Drafts of its own forms, and what was typed until it was told and calls the citizen by name."""
    called = incident.originator.label.lower() if incident.originator else ""
    complaint = getattr(incident, "complaint", None)
    own = {
        f"report-{incident.pk}",
        f"classify-{incident.pk}",
        f"complaint-{complaint.pk if complaint else 0}",
    }
    told_at = incident.closed_at or incident.reported_at or incident.opened_at
    before = Draft.objects.filter(at__lte=told_at) if called else Draft.objects.none()
    named = [draft.pk for draft in before if called in json.dumps(draft.data, ensure_ascii=False).lower()]
    return [*Draft.objects.filter(key__in=own).values_list("pk", flat=True), *named]


def _forget_with_the_last(originator: Originator | None) -> int:
    """The citizen is forgotten with the last case that was not erased; the row stays for the numbers."""
    if originator is None:
        return 0
    erased = Erasure.objects.filter(root="incident").values("row_id")
    cases = Incident.objects.filter(originator=originator)
    if cases.exclude(pk__in=erased).count() > 1:
        return 0
    return forget_citizen(originator)["Originator"]


def forget_citizen(originator: Originator) -> dict[str, int]:
    """Nobody can find or read who it was; the row stays, so that the numbers do."""
    originator.keys.all().delete()
    merges = Merge.objects.filter(models.Q(kept=originator) | models.Q(merged=originator))
    merges.update(sealed_reason="", sealed_undone_reason="")
    return {"Originator": Originator.objects.filter(pk=originator.pk).update(sealed="")}


def forget_staff(person: Person) -> dict[str, int]:
    """A number stays where the name was: who did what can be followed, and nobody reads who it was.

    What colleagues wrote about them in words of a case goes with that case.
    """
    own = {name: _go(name, person) for name in OF_STAFF}
    titles = Promise.objects.exclude(kept_at=None, dropped_at=None).filter(title=person.name)
    own["Promise"] = titles.filter(organisation=person.organisation).update(title="")
    own["Person"] = Person.objects.filter(pk=person.pk).update(
        username=f"weg-{person.pk}", name=gettext("Oud-medewerker %(number)s") % {"number": person.pk}, job_title="",
        password=make_password(None), guard_diploma=False,
    )  # fmt: skip
    return {name: count for name, count in own.items() if count}


def forget_visit(visit: Visit) -> dict[str, int]:
    """Nobody reads any more who was out; that there was a visit, how long, and whether an alarm came, stays."""
    return {
        "Visit": Visit.objects.filter(pk=visit.pk).update(person=None, offered_to=None, where="", note="")
    }


def _go(name: str, person: Person) -> int:
    model: Any = apps.get_model("regie", name)
    return int(model._default_manager.filter(person=person).delete()[0])
