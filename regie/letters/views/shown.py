"""What is shown of letters elsewhere: the section of a case."""

from datetime import datetime

from django.utils.translation import gettext as _

from regie.incidents.models import Incident
from regie.incidents.parts import Part
from regie.letters.models import Letter
from regie.people.models import Person


def case_part(incident: Incident, person: Person, at: datetime) -> Part | None:
    """The section of the case about its letters; nothing while there are none, or for who may not read it."""
    letters = list(
        Letter.objects.visible_to(person).filter(incident=incident).select_related("sent_by").defer("pdf")
    )
    if not letters:
        return None
    may_send = person.may("letters.send", at=incident.place, organisation_id=incident.organisation_id)
    note = _("verstuurd") if all(letter.sent_at for letter in letters) else _("staat klaar")
    return Part(_("Brief"), "letters/case_part.html", {"letters": letters, "may_send": may_send}, note)
