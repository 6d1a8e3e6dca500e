"""What is shown of letters elsewhere: the section of a case, and the wordings that count."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regie.incidents.models import Incident
from regie.incidents.parts import Part
from regie.letters import rules, words
from regie.letters.models import Letter, Template
from regie.people.doors import needs
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


@needs("letters.send")
@require_GET
def templates(request: Any) -> HttpResponse:
    """Every wording that counts, as a citizen would read it, with its version."""
    wordings = [
        {
            "template": template,
            "name": words.KINDS.get(template.code, template.code),
            "blocks": rules.blocks(template.body),
        }
        for template in Template.objects.newest()
    ]
    return render(request, "letters/templates.html", {"wordings": wordings})
