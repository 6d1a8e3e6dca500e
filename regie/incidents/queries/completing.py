"""What a telling shows of the people in it without their names, and how large a file may be."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from regie.incidents import rules
from regie.incidents.models import Circumstances, Evidence, Incident
from regie.people.models import Person


@dataclass(frozen=True)
class Masked:
    """Somebody in a case: a colleague by name; from outside only what they are, and whether a name is known."""

    id: int
    kind: str
    name: str
    hidden: bool


def masked(incident: Incident) -> list[Masked]:
    """Everybody who was in it besides the reporter and the first whom it happened to."""
    return [
        Masked(one.pk, one.get_kind_display(), one.person.name if one.person else "", bool(one.sealed))
        for one in incident.parties.all()
    ]


def files_of(incident: Incident, *, reader: Person) -> QuerySet[Evidence]:
    """The files of a case that this reader may open, and those that are gone: by whom and why."""
    files = Evidence.objects.visible_to(reader).filter(incident=incident)
    return files.with_there().select_related("added_by", "removed_by")  # type: ignore[no-any-return]


# What a reader sees of the circumstances, in the order of the seven W's.
SHOWN = (
    ("channel", _("Contact")), ("place_type", _("Soort plek")), ("alone", _("Was alleen")),
    ("with_what", _("Waarmee")), ("in_what_way", _("Op welke manier")), ("why", _("Hoe het begon")),
    ("cause", _("Oorzaak")), ("decision_open", _("Liep er een besluit")), ("alarm_used", _("Alarm gebruikt")),
    ("intervention", _("Afloop")), ("ordered_by", _("Weggestuurd door")), ("police", _("Politie")),
    ("police_words", _("Wat de politie deed")),
)  # fmt: skip


def circumstances_of(incident: Incident) -> list[tuple[Any, Any]]:
    """What was told later, as label and words; what was not told is left out."""
    told = Circumstances.objects.filter(incident=incident).first()
    if told is None:
        return []
    before = [str(Circumstances.Service(one).label) for one in told.service_before]
    lines = [(label, _said(told, name)) for name, label in SHOWN]
    lines.append((_("Wat wij ervoor deden"), ", ".join(before)))
    return [(label, says) for label, says in lines if says]


def _said(told: Circumstances, name: str) -> str:
    shown = getattr(told, f"get_{name}_display", None)
    return str(shown() if shown else getattr(told, name))


def most_bytes() -> int:
    """How large a file may be."""
    return int(settings.EVIDENCE_MAX_MB) * 1_000_000


def check_file(*, size: int) -> None:
    """Raise before a file is read that is too large."""
    rules.check_size(size=size, most=most_bytes())
