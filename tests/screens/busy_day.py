"""A busy day in the demo chain: one of everything, in each state that a page can show, with names that are long."""

from datetime import date, datetime, timedelta

from regie.aftercare import actions as aftercare
from regie.aftercare.models import CarePlan
from regie.alarms import actions as alarms
from regie.alarms.models import Alarm
from regie.devices.actions import make_hook
from regie.devices.models import Device
from regie.drills import actions as drills
from regie.drills.models import Drill
from regie.incidents import actions as incidents
from regie.incidents.models import Incident
from regie.incidents.rules import Line
from regie.journal.actions import run_due_errands
from regie.learning import actions as learning
from regie.letters import actions as letters
from regie.letters.models import Letter
from regie.panels import actions as panels
from regie.panels.rules import Trouble
from regie.people.models import Person
from regie.places.models import Place
from regie.policies.actions import start_draft
from regie.policies.models import PolicyVersion
from regie.privacy import actions as privacy
from regie.reach.actions import add_outlet
from regie.responses import actions as responses
from regie.responses.models import Measure
from regie.responses.queries.case import day_of
from regie.second_looks import actions as second_looks
from regie.visitors import actions as visitors
from tests import case_ready
from tests.screens.busy_going import what_goes

LONG = "de heer Van der Schoot-Oosterhuizen van Nieuwenhoven, geboren Wolfeschlegelsteinhausen"
STORY = "Hij sloeg op de balie.\nHij riep dat hij wist waar mijn auto staat, en bleef bij de uitgang wachten."
BAN = {
    "kind": "building_ban", "rule": "threat", "why": "U zei dat u wist waar de auto van een medewerker staat.",
    "lighter": "Een waarschuwing beschermt de medewerker nu niet genoeg.", "where": "Werkplein Oost, begane grond",
    **{name: case_ready.BAN[name] for name in ("terms", "ends_early", "ways", *case_ready.WEIGHED)},
}  # fmt: skip
WARNING = {
    "kind": "warning_letter",
    "rule": "threat",
    "why": BAN["why"],
    "lighter": "Praten is te licht.",
    **case_ready.WEIGHED,
}


def fill(*, at: datetime) -> None:
    """Incidents 1 to 6 and alarms 1 to 4; the pages of each are named in `test_pages`."""
    incident = told(over(at, by="joris"), at)
    first = chosen(judged(incident, at), WARNING, at)
    responses.sign(first, at=at, by=who("ingrid"))
    settle(at)
    answered(incident, at)
    chosen(judged(told(None, at), at), limits(at), at)
    told(None, at)
    over(at, by="joris")
    judged(told(None, at), at, outcome="complaint")
    sent(judged(told(None, at), at), at)
    looked_at_again(incident, at)
    at_the_door(at)
    pressed(at, by="meryem")
    add_outlet(
        organisation=who("beheer").organisation, kind="webhook", name="Meldkamer", at=at, by=None,
        address="https://meldkamer.test/" + "a" * 60,
    )  # fmt: skip
    make_hook(
        organisation=who("beheer").organisation, name="LoRaWAN " + "a" * 60, kind="json", proof="signed",
        fields={"device": "dev.id", "press": "press"}, at=at, by=who("beheer"),
    )  # fmt: skip
    panel_in_trouble(at)
    offered(pressed(at, by="huub"), at)
    practised(at)
    what_goes(incident, at)
    looked_behind_the_glass(incident, at)
    the_norm_is_worked_on(at)


def offered(alarm: Alarm, at: datetime) -> None:
    """Who has the regie asks another to take it."""
    alarms.take_charge(alarm, at=at, by=who("fatima"))
    alarms.come(alarm, at=at, by=who("ali"))
    alarms.ask_hand_over(alarm, to=who("ali"), at=at, by=who("fatima"))


def looked_behind_the_glass(incident: Incident, at: datetime) -> None:
    """Glass 1, and a case that is held."""
    privacy.break_glass(incident, reason=STORY, at=at, by=who("els"))
    privacy.hold(incident, reason=STORY, until=None, at=at, by=who("ingrid"))


def the_norm_is_worked_on(at: datetime) -> None:
    """Draft 1 is right, 2 is wrong; situations 1 wait for an answer, 2 were answered and closed."""
    version = PolicyVersion.objects.order_by("pk").first()
    start_draft(base=version, text=version.text.replace("1 jaar", "6 maanden"), at=at, by=who("priya"))
    start_draft(
        base=version, text=version.text.replace("modality: must", "modality: mst"), at=at, by=who("priya")
    )
    situations = (
        ("Zegt: ik weet waar je auto staat, en " + LONG, "threat"),
        ("Boos, maar beleefd.", "complaint"),
    )
    asked = learning.Asked(
        title="Dreigen of boos zijn?",
        vignettes=situations,
        closes_on=day_of(at),
        smallest_group=3,
    )
    learning.ask(asked, at=at, by=who("priya"))
    closed = learning.ask(asked, at=at, by=who("priya"))
    for name, answer in (("joris", "threat"), ("sanne", "verbal"), ("ali", "threat")):
        learning.rate(closed, {1: answer, 2: "complaint"}, at=at, by=who(name))
    learning.close(closed, at=at, by=who("priya"))


def looked_at_again(incident: Incident, at: datetime) -> None:
    """Second look 1 waits for Lotte, 2 for somebody to ask."""
    for asks in (True, False):
        look = second_looks.mark(incident, matter="benefit", standing="favourable", at=at, by=who("sanne"))
        if asks:
            given = {"decision": "Een aanvraag is toegekend.", "grounds": "De regel over inkomen. " * 9}
            second_looks.ask(look, **given, looker=who("lotte"), at=at, by=who("sanne"))


def at_the_door(at: datetime) -> None:
    """A ban of which the letter was handed over, and one who was told to leave."""
    measure = chosen(judged(told(None, at), at), limits(at), at)
    responses.sign(measure, at=at, by=who("ingrid"))
    settle(at)
    letter = left(measure, at)
    letters.note_delivery(letter, step="handed", on=day_of(at), by_whom="Fatima", at=at, by=who("ingrid"))
    order = visitors.SteppedIn(
        outcome="sent_out", place=Place.objects.get(name="Balie 3"), happened_at=at, ordered_by="Fatima Benali",
        capacity="guard", went="police", description=LONG, measure=measure,
    )  # fmt: skip
    visitors.log_intervention(order, at=at, by=who("fatima"))


def practised(at: datetime) -> None:
    """Drill 1 is over and learnt from, 2 should have been over, 3 is planned; the numbers of alarms go on."""
    first, second, _third = (planned(at + timedelta(minutes=minutes)) for minutes in (-9, -5, 60))
    over_at = at - timedelta(minutes=4)
    alarm = drills.begin(first, at=at - timedelta(minutes=9), by=who("priya"))
    alarms.see(alarm, at=at - timedelta(minutes=8), by=who("fatima"))
    alarms.take_charge(alarm, at=at - timedelta(minutes=6), by=who("fatima"))
    alarms.stand_down(alarm, outcome="drill", at=over_at, by=who("fatima"))
    lessons = {"well": STORY, "better": LONG}
    drills.evaluate(Drill.objects.with_alarm().get(pk=first.pk), **lessons, at=over_at, by=who("priya"))
    drills.begin(second, at=at - timedelta(minutes=5), by=who("priya"))
    settle(at)


def planned(opens_at: datetime) -> Drill:
    """A drill of three minutes at counter 3."""
    wanted = drills.Plan(
        place=Place.objects.get(name="Balie 3"), opens_at=opens_at, until=opens_at + timedelta(minutes=3),
        purpose="Komt het interventieteam naar " + LONG, invited=[who("sanne")],
    )  # fmt: skip
    return drills.plan(wanted, at=opens_at, by=who("priya"))


def panel_in_trouble(at: datetime) -> None:
    """A panel with a key, a wrong clock, a button that is switched off, and messages that were not believed."""
    panel = Device.objects.filter(kind="panel").order_by("pk").first()
    panels.set_key(panel, key="00" * 32, at=at, by=who("beheer"))
    panels.begin_trouble(panel, Trouble.CLOCK, seconds=-7200, at=at)
    panels.begin_trouble(panel, Trouble.BYPASS, zone="3", code="PB", at=at)
    panels.count_knocks(
        {("10.0.0.66", "plain", panel.pk): (12, "1234"), ("10.0.0.67", "unknown", None): (1, "AB12")}, at=at
    )


def who(name: str) -> Person:
    """Somebody of the demo."""
    return Person.objects.get(username=name)


def settle(at: datetime) -> None:
    """Let everything follow that follows by itself."""
    while run_due_errands(at=at):
        pass


def pressed(at: datetime, *, by: str) -> Alarm:
    """An alarm at counter 3, with a note."""
    press = alarms.Press(
        key=f"{by}-{Alarm.objects.count()}", kind="alarm", origin="screen", organisation=who(by).organisation,
        place=Place.objects.get(name="Balie 3"), presser=who(by), note="Twee mannen bij de ingang.",
    )  # fmt: skip
    alarm = alarms.take_press(press, at=at).alarm
    settle(at)
    return alarm


def over(at: datetime, *, by: str) -> Incident:
    """An alarm that is stood down, and the incident that it left."""
    alarm = pressed(at, by=by)
    alarms.take_charge(alarm, at=at, by=who("fatima"))
    alarms.stand_down(alarm, outcome="ended", looks_after=who("sanne"), at=at, by=who("fatima"))
    settle(at)
    return Incident.objects.get(alarm=alarm)


def told(incident: Incident | None, at: datetime) -> Incident:
    """What Joris tells of it."""
    words = incidents.Report(
        happened_at=at, place=Place.objects.get(name="Balie 3"), affected=who("joris"), story=STORY, need="team_lead",
        behaviours=("threatening", "vandalism"), originator_label=LONG, feeling="shaken",
    )  # fmt: skip
    reported, _is_new = incidents.report(words, incident=incident, at=at, by=who("joris"))
    settle(at)
    return reported


def judged(incident: Incident, at: datetime, *, outcome: str = "aggression") -> Incident:
    """Held against the norm by Sanne, and the citizen heard."""
    is_over_the_line = outcome == "aggression"
    line = Line("“Ik weet waar je auto staat.”", at, "Joris de Wit", "threat" if is_over_the_line else "")
    incidents.classify(
        incident, outcome=outcome, norm_classes=("threat",) if is_over_the_line else (), acts=[line],
        reason="Hij kondigde kwaad aan.", at=at, by=who("sanne"),
    )  # fmt: skip
    settle(at)
    if is_over_the_line:
        responses.hear(incident, kind="talk", held_on=date(2026, 1, 5), notes=LONG, at=at, by=who("sanne"))
    return incident


def limits(at: datetime) -> dict:
    """A ban, with its dates."""
    return {
        **BAN,
        "ends_on": (at + timedelta(days=30)).date(),
        "review_on": (at + timedelta(days=15)).date(),
    }


def chosen(incident: Incident, choice: dict, at: datetime):
    """What Sanne chooses."""
    return responses.choose(incident, **choice, at=at, by=who("sanne"))


def answered(incident: Incident, at: datetime) -> None:
    """Care that has begun, and news for Joris."""
    plan = CarePlan.objects.get(incident=incident)
    aftercare.hold_talk(plan.talks.order_by("id").first(), at=at, by=who("sanne"), note=STORY)
    aftercare.offer_help(plan, kind="company_doctor", at=at, by=who("sanne"))
    aftercare.agree_check_in(plan, on=day_of(at) + timedelta(days=40), at=at, by=who("sanne"))
    aftercare.write_absence(plan, starts_on=day_of(at), at=at, by=who("joris"))
    aftercare.give_feedback(incident, text=STORY, about="decided", at=at, by=who("sanne"))
    settle(at)


def sent(incident: Incident, at: datetime) -> None:
    """A letter that has left the house."""
    measure = chosen(incident, WARNING, at)
    responses.sign(measure, at=at, by=who("ingrid"))
    settle(at)
    left(measure, at)
    told_of = Measure.objects.get(pk=measure.pk)
    responses.invite(incident, invited_for=day_of(at), agenda=STORY, at=at, by=who("sanne"))
    responses.tell_police(
        incident, kind="criminal_complaint", made_on=day_of(at), made_by="employer", chosen_address=LONG[:300],
        number="PL0900-2026", outcome_words=STORY, at=at, by=who("sanne"),
    )  # fmt: skip
    care = {"to_whom": "De huisarts", "consent": "given", "told": STORY}
    asked = responses.refer_to_care(incident, **care, look_on=day_of(at), at=at, by=who("sanne"))
    tomorrow = day_of(at) + timedelta(days=1)
    responses.look_at_care(asked, outcome="not_yet", words=STORY, next_on=tomorrow, at=at, by=who("sanne"))
    responses.ask_to_lift(told_of, asked_on=day_of(at), words=STORY, at=at, by=who("sanne"))


def left(measure: Measure, at: datetime) -> Letter:
    """The letter about it, read by a second person and gone."""
    letter = Letter.objects.get(measure=measure)
    letters.edit(
        letter, subject=letter.subject, body=letter.body, addressee=LONG, contact="Team inkomen, 0800 1234",
        at=at, by=who("ingrid"),
    )  # fmt: skip
    letters.approve(letter, at=at, by=who("sanne"))
    sent = letters.send(letter, how="post", at=at, by=who("ingrid"))
    settle(at)
    return sent
