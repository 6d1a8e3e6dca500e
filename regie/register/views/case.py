"""One case in the shapes in which it may leave: the form for the police, the register of facts of third parties."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from regie.incidents.actions import look_at_names
from regie.incidents.models import Incident
from regie.incidents.parts import Part
from regie.incidents.rules import Purpose
from regie.incidents.words import listed
from regie.journal.actions import record_look
from regie.letters.pdf import printed
from regie.people.doors import needs
from regie.people.models import Person
from regie.policies.rules import LOCAL
from regie.register import actions, queries, rules, words
from regie.register.forms import FactsForm
from regie.register.models import ThirdPartyFact


def case_part(incident: Incident, person: Person, at: datetime) -> Part | None:
    """The section of the case with what can be made of it, for who may read it whole."""
    if not Incident.objects.readable_by(person).filter(pk=incident.pk).exists():
        return None
    context = {
        "incident": incident, "entry": ThirdPartyFact.objects.filter(incident=incident).first(),
        "shapes": [(code, *words.SHAPES[code]) for code in ("police", "police_numbered")],
        "may_enter": person.may("incidents.classify", at=incident.place, organisation_id=incident.organisation_id),
    }  # fmt: skip
    return Part(_("Formulieren"), "register/case_part.html", context)


def readable(request: Any, incident_id: int) -> Incident:
    """The told case with everything that a shape reads, or 404."""
    cases = queries.whole(Incident.objects.readable_by(request.user)).filter(reported_at__isnull=False)
    return get_object_or_404(cases, pk=incident_id)


@needs("incidents.read")
@require_GET
def police(request: Any, incident_id: int, shape: str) -> HttpResponse:
    """Het formulier voor de politie, als PDF."""
    if shape not in words.SHAPES or "pdf" not in rules.SHAPES[shape].formats:
        raise Http404
    incident = readable(request, incident_id)
    look_for_the_police(request, incident, shape)
    response = HttpResponse(police_pdf(incident, shape), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{incident.reference}-politie.pdf"'
    return response


def look_for_the_police(request: Any, incident: Incident, shape: str) -> None:
    """Write that the case is read for the police, and the names of who came from outside with it."""
    record_look([incident.subject], at=request.now, by=request.user, purpose=shape)
    look_at_names(incident, purpose=Purpose.POLICE, at=request.now, by=request.user)


def police_pdf(incident: Incident, shape: str) -> bytes:
    """The bytes of the form: every field with its question, as a list that a screen reader reads in order."""
    known = rules.shaped(shape, queries.record_of(incident))
    rows = [(words.POLICE[name], _as_lines(known[name])) for name in rules.SHAPES[shape].fields]
    context = {
        "rows": rows, "title": words.SHAPES[shape][0], "language": "nl", "sender": known["organisation"],
        "reference": incident.reference, "is_demo": incident.organisation.is_demo,
    }  # fmt: skip
    return printed(render_to_string("register/police_pdf.html", context))


def _as_lines(value: Any) -> list[str]:
    return [
        line
        for one in (value if isinstance(value, list) else [value])
        for line in str(one or "").splitlines()
    ]


@needs("incidents.classify")
@require_http_methods(["GET", "POST"])
def facts(request: Any, incident_id: int) -> HttpResponse:
    """Zet in het register van feiten van derden."""
    incident = readable(request, incident_id)
    record_look([incident.subject], at=request.now, by=request.user, purpose="third_party")
    form = FactsForm(request.POST or None, initial=_proposed(incident))
    if request.method == "POST" and form.is_valid():
        entry = actions.record_facts(incident, **form.cleaned_data, at=request.now, by=request.user)
        messages.success(request, _("Ingeschreven onder nummer %(number)s.") % {"number": entry.number})
        return redirect("incidents:case", incident.pk)
    return render(request, "register/facts.html", {"form": form, "incident": incident})


def _proposed(incident: Incident) -> dict[str, Any]:
    """The lines of facts as they stand; who enters it reads them for names."""
    told = [act.words for act in incident.acts.all()]
    days = [act.happened_at.astimezone(LOCAL).date() for act in incident.acts.all()]
    days = days or [incident.happened_at.astimezone(LOCAL).date()]
    seen = listed([str(one.get_kind_display()) for one in incident.behaviours.all()])
    return {"description": "\n".join(told) or seen, "first_on": min(days), "last_on": max(days)}
