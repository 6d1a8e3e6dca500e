"""A full case with a canary in every field that somebody could leak."""

from regie.aftercare import actions as aftercare
from regie.aftercare.models import CarePlan
from regie.alarms import actions as alarms
from regie.alarms.models import Alarm
from regie.incidents import actions as incidents
from regie.incidents.models import Incident
from regie.incidents.rules import Line
from regie.journal.actions import run_due_errands
from regie.letters import actions as letters
from regie.letters.models import Letter
from regie.places.models import Place
from regie.privacy import actions as privacy
from regie.responses import actions as responses
from tests import make
from tests.case_ready import WEIGHED

CASE, CARE = "zaak", "zorg"


def sing(
    chain: make.Chain, site: Place, place: Place, *, voice: str, affected="joris", leader="sanne"
) -> Incident:
    """From press to letter and care, with `<voice>-zaak` in the case and `<voice>-zorg` in the care."""
    at, who = make.NOW, chain.people
    alarm = pressed(chain, place, note=f"{voice}-alarm", by=affected)
    alarms.take_charge(alarm, at=at, by=who[leader])
    alarms.stand_down(alarm, outcome="ended", at=at, by=who[leader], note=f"{voice}-alarm")
    settle()
    incident = Incident.objects.get(alarm=alarm)
    told = incidents.Report(
        happened_at=at, place=place, affected=who[affected], story=f"{voice}-{CASE} verhaal", behaviours=("scolding",),
        originator_label=f"{voice}-{CASE} naam", feeling="shaken", need="home",
    )  # fmt: skip
    incidents.report(told, incident=incident, at=at, by=who[affected])
    settle()
    decided(incident, chain, voice, leader=leader)
    plan = CarePlan.objects.get(incident=incident)
    talk = plan.talks.order_by("id").first()
    aftercare.hold_talk(talk, at=at, by=who["wim"], note=f"{voice}-{CARE} gesprek")
    aftercare.offer_help(plan, kind="social_work", at=at, by=who["wim"])
    privacy.hold(incident, reason=f"{voice}-{CASE} vast", until=None, at=at, by=who["ingrid"])
    privacy.break_glass(incident, reason=f"{voice}-{CASE} noodgeval", at=at, by=who["priya"])
    incidents.save_draft(person=who[affected], key="report", data={"story": [f"{voice}-{CASE} klad"]}, at=at)
    return incident


def pressed(chain: make.Chain, place: Place, *, note: str, by: str) -> Alarm:
    """The alarm of this case."""
    press = alarms.Press(
        key=note, kind="alarm", origin="screen", organisation=chain.municipality, place=place,
        presser=chain.people[by], note=note,
    )  # fmt: skip
    return alarms.take_press(press, at=make.NOW).alarm


def decided(incident: Incident, chain: make.Chain, voice: str, *, leader: str) -> None:
    """Judged, heard, chosen, signed, and a letter that waits."""
    at, who = make.NOW, chain.people
    line = Line(
        words=f"{voice}-{CASE} feit", happened_at=at, source=f"{voice}-{CASE} bron", norm_class="verbal"
    )
    incidents.classify(
        incident, outcome="aggression", norm_classes=("verbal",), acts=[line], reason=f"{voice}-{CASE} reden",
        at=at, by=who[leader],
    )  # fmt: skip
    settle()
    responses.hear(
        incident, kind="talk", held_on=at.date(), notes=f"{voice}-{CASE} gehoord", at=at, by=who[leader]
    )
    measure = responses.choose(
        incident, kind="warning_letter", why=f"{voice}-{CASE} waarom, omdat het twee keer gebeurde na een verzoek.",
        lighter=f"{voice}-{CASE} lichter", **{**WEIGHED, "weight": f"{voice}-{CASE} gewogen"}, at=at, by=who[leader],
    )  # fmt: skip
    responses.sign(measure, at=at, by=who["ingrid"])
    settle()
    letter = Letter.objects.get(measure=measure)
    letters.edit(
        letter,
        subject=f"{voice}-{CASE} brief",
        body=letter.body,
        addressee=f"{voice}-{CASE} adres",
        at=at,
        by=who[leader],
    )
    aftercare.give_feedback(
        incident, text=f"{voice}-{CASE} terugkoppeling", about="decided", at=at, by=who[leader]
    )


def settle() -> None:
    """Run every errand that is due."""
    while run_due_errands(at=make.NOW):
        pass
