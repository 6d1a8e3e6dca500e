"""What the police asks of a case: the seven W's, who saw it, to whom else it happened, and what it cost.

What was told later counts beside the story. Why somebody did it in our eyes (`Circumstances.cause`), what we did before
and what we decided are judgements of ours, and no part of it.
"""

from typing import Any

from django.utils.translation import gettext as _

from regie.incidents import words
from regie.incidents.models import Addition, Behaviour, Circumstances, DamageItem, Incident, Party
from regie.people.models import Person
from regie.places.models import Place

About = Addition.About


def police_of(incident: Incident) -> dict[str, Any]:
    """The fields of both forms, with the names of colleagues and with numbers in their place."""
    told = getattr(incident, "circumstances", None) or Circumstances()
    address = chosen_address(incident)
    return {
        **_seven_ws(incident, told), **_people(incident),
        "chosen_address": address, "damage": [*_told(incident, About.DAMAGE), *_damage(incident)],
        "police_came": _police(told),
        "witnesses": _parties(incident, Party.Kind.WITNESS, address, named=True),
        "witnesses_numbered": _parties(incident, Party.Kind.WITNESS, address, named=False),
        "victims": _victims(incident, address, named=True),
        "victims_numbered": _victims(incident, address, named=False),
    }  # fmt: skip


def _seven_ws(incident: Incident, told: Circumstances) -> dict[str, Any]:
    """Wie, wat, waar, waarmee, op welke wijze, wanneer, waarom: as the police asks them."""
    seen = [str(Behaviour.Kind(one.kind).label) for one in incident.behaviours.all()]
    said = [(act.words, f"{act.words} ({act.source})") for act in incident.acts.all()]
    return {
        "reference": incident.reference, "organisation": incident.organisation.name,
        "public_task": _("ja: gericht tegen iemand met een publieke taak"),
        "what": [words.listed(seen), *(sourced for _words, sourced in said)],
        # Who saw or heard it is mostly a colleague by name.
        "what_unnamed": [words.listed(seen), *(words_alone for words_alone, _sourced in said)],
        "where": _present(incident.where, told.get_place_type_display() if told.place_type else ""),
        "with_what": _present(*_told(incident, About.WITH_WHAT), told.with_what),
        "how": _present(
            told.get_channel_display() if told.channel else "", incident.story, told.in_what_way,
            told.get_intervention_display() if told.intervention else "",
        ),
        "when": words.moment(incident.happened_at),
        "why": _present(*_told(incident, About.CAUSE), told.why),
    }  # fmt: skip


def _present(*lines: str) -> list[str]:
    return [str(line) for line in lines if line]


def _told(incident: Incident, about: str) -> list[str]:
    return [one.text for one in incident.additions.all() if one.about == about]


def _police(told: Circumstances) -> list[str]:
    return _present(told.get_police_display() if told.police else "", told.police_words)


def chosen_address(incident: Incident) -> str:
    """Where the employee can be reached for the police: the work, with its address; never a home."""
    site = Place.objects.filter(pk=incident.place.site_id).first() if incident.place else None
    address = site.address if site else ""
    return ", ".join(
        filter(None, [incident.organisation.name, address or _("adres van de locatie: niet vastgelegd")])
    )


def _people(incident: Incident) -> dict[str, Any]:
    citizen = incident.originator.known if incident.originator else {}
    known = [citizen.get("name"), citizen.get("birth_date"), citizen.get("case_number")]
    return {
        "who": ", ".join(filter(None, known)) or _("onbekend"),
        "employee": incident.affected.name if incident.affected else "",
        "employee_number": _("medewerker in zaak %(reference)s") % {"reference": incident.reference},
    }


def _victims(incident: Incident, address: str, *, named: bool) -> list[str]:
    """To whom else it happened: colleagues besides the first, and citizens."""
    kinds = (Party.Kind.AFFECTED, Party.Kind.VICTIM)
    return [line for kind in kinds for line in _parties(incident, kind, address, named=named)]


def _parties(incident: Incident, kind: str, address: str, *, named: bool) -> list[str]:
    """Colleagues are reached at their work; of who comes from outside Regie knows no address."""
    known = [
        _colleague(one.person, number, incident, address, named=named) if one.person else _outsider(one)
        for number, one in enumerate(incident.parties.all(), 2)
        if one.kind == kind
    ]
    return [*_told(incident, About.WITNESS), *known] if kind == Party.Kind.WITNESS else known


def _colleague(person: Person, number: int, incident: Incident, address: str, *, named: bool) -> str:
    if named:
        who = person.name
    else:
        who = _("medewerker %(number)s in zaak %(reference)s") % {
            "number": number,
            "reference": incident.reference,
        }
    if person.organisation_id != incident.organisation_id:
        address = _("%(organisation)s, adres van de locatie: niet vastgelegd") % {
            "organisation": person.organisation.name
        }
    return _("%(who)s, gekozen adres: %(address)s") % {"who": who, "address": address}


def _outsider(party: Party) -> str:
    what = party.get_kind_display() if party.kind == Party.Kind.VICTIM else _("getuige van buiten")
    return f"{party.name or _('naam niet verteld')} ({what})"


def _damage(incident: Incident) -> list[str]:
    """Things; what pain or fright is worth tells how it is with somebody, and that stays with who cares for them."""
    return [_item(one) for one in incident.damage_items.all() if one.kind == DamageItem.Kind.MATERIAL]


def _item(one: DamageItem) -> str:
    cost = f"€ {one.euros}" if one.euros else _("bedrag nog niet bekend")
    return f"{one.what}, {one.get_owner_display()}: {cost}"
