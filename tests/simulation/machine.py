"""What can happen to the simulated town, in any order, with a crash before any statement."""

from contextlib import ExitStack
from datetime import timedelta
from typing import ClassVar

from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from regie.alarms import actions as alarms
from regie.alarms.models import Alarm
from regie.devices.actions import open_drill_window
from regie.duty import actions as duty
from regie.duty.models import RotaLine
from regie.people import actions as people
from regie.people.models import Person
from regie.policies.actions import import_pack
from regie.policies.pack_file import EXAMPLE
from regie.visits import actions as visits
from regie.visits.models import Visit
from regie.visits.rules import Times
from tests import make
from tests.simulation.crashing import Crash, allowed, crash_before
from tests.simulation.world import World

WHO = ("fatima", "rick", "sanne", "karim", "ali", "priya", "meryem")
GROUPS = ("guards", "intervention_team", "team_leads")
ANSWERS = (
    "see",
    "come",
    "fetch_help",
    "take_charge",
    "return_charge",
    "climb_by_hand",
    "arrive",
    "make_real",
)
crashes = st.none() | st.none() | st.integers(1, 60)
anybody = st.sampled_from(WHO)
which = st.integers(0, 9)
moods = st.sampled_from(["well", "refuses", "hangs"])


class Enough(BaseException):
    """As many steps as were asked for; no `Exception`, because hypothesis would take that for a day that broke."""


class Town(RuleBasedStateMachine):
    """One example is one day; the database goes back to its morning afterwards."""

    make_world: ClassVar[object] = None
    steps: ClassVar[int] = 0
    enough: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.morning = transaction.savepoint()
        self.world: World = type(self).make_world()
        self.versions = 1
        self.watching = ExitStack()
        self.watching.enter_context(connection.execute_wrapper(self.world.count_writes))

    def teardown(self) -> None:
        self.watching.close()
        type(self).steps += self.world.steps
        self.world.checked = (None, None, None, None)
        try:
            self.world.check()
        finally:
            transaction.savepoint_rollback(self.morning)

    @initialize(
        rota=st.lists(st.tuples(anybody, st.sampled_from(GROUPS)), min_size=2, max_size=4), mood=moods
    )
    def morning_shift(self, rota, mood) -> None:
        """Who is on duty, and how the mail does today."""
        self.world.moods["email"] = mood
        for name, group in set(rota):
            self._on_duty(name, group)

    @invariant()
    def everything_holds(self) -> None:
        self.world.check_now_and_then()

    def _try(self, crash, verb, *arguments, **values) -> bool:
        """Do it in a process that may die of it; True when it was done and its caller heard so."""
        if self.steps + self.world.steps >= self.enough:
            raise Enough
        type(self).steps += 1
        try:
            with crash_before(crash):
                allowed(verb, *arguments, **values)
        except Crash:
            self.world.kill()
            self.world.start()
            return False
        finally:
            self.world.look()
            # Nobody commits here, and what would follow a commit only piles up.
            connection.run_on_commit.clear()
        return True

    def _person(self, name) -> Person:
        return self.world.chain.people[name]

    def _works_here(self, person) -> bool:
        """The doors stop who does not; this is about what lies behind them."""
        return Person.objects.active().filter(pk=person.pk).exists()

    def _alarm(self, which) -> Alarm:
        ids = self.world.there("alarms")
        return Alarm.objects.get(pk=ids[which % len(ids)])

    # People press and answer

    @rule(
        again=st.none() | which,
        kind=st.sampled_from(["alarm", "attention"]),
        crash=crashes,
        heard=st.booleans(),
    )
    def press(self, again, kind, crash, heard) -> None:
        """A new press, or one that is sent again because its sender heard nothing or does not know."""
        world = self.world
        known = [line["key"] for line in world.senders]
        key = known[again % len(known)] if known and again is not None else f"press{next(world.keys)}"
        chain = world.chain
        press = alarms.Press(
            key=f"device:1:{key}", kind=kind, origin="screen", place=chain.counter,
            organisation=chain.municipality, presser=chain.joris,
        )  # fmt: skip
        line = {"key": key, "acked": False}
        world.senders.append(line)

        def pressing() -> None:
            alarm = alarms.take_press(press, at=world.now).alarm
            line.update({"acked": True, "alarm": alarm.pk} if heard else {})

        self._try(crash, pressing)

    @rule(minutes=st.sampled_from([1, 10]), crash=crashes)
    def practise(self, minutes, crash) -> None:
        """A drill that its leader begins; it may go on after its time, and it may become real."""
        world, chain = self.world, self.world.chain
        until = world.now + timedelta(minutes=minutes)
        window = open_drill_window(place=chain.counter, opens_at=world.now, until=until, by=chain.priya)
        line = {"key": f"drill{next(world.keys)}", "acked": False}
        world.senders.append(line)
        press = alarms.Press(
            key=f"device:1:{line['key']}", kind="alarm", origin="screen", place=chain.counter, drill=window,
            organisation=chain.municipality, presser=chain.priya,
        )  # fmt: skip

        def pressing() -> None:
            line.update({"acked": True, "alarm": alarms.take_press(press, at=world.now).alarm.pk})

        self._try(crash, pressing)

    @precondition(lambda self: self.world.there("alarms"))
    @rule(which=which, name=anybody, answer=st.sampled_from(ANSWERS), crash=crashes)
    def answer(self, which, name, answer, crash) -> None:
        by = self._person(name)
        if self._works_here(by):
            self._try(crash, getattr(alarms, answer), self._alarm(which), at=self.world.now, by=by)

    @precondition(lambda self: self.world.there("held"))
    @rule(which=which, taker=anybody, accept=st.none() | st.booleans(), crash=crashes)
    def hand_over(self, which, taker, accept, crash) -> None:
        """Asked by whoever has it, and answered now, or by somebody at some other time."""
        alarm, now = self._alarm(which), self.world.now
        giver = alarm.in_charge or self._person("fatima")
        self._try(crash, alarms.ask_hand_over, alarm, to=self._person(taker), at=now, by=giver)
        if accept is not None and self._works_here(self._person(taker)):
            verb = alarms.answer_hand_over
            self._try(crash, verb, alarm, accept=accept, at=now, by=self._person(taker))

    @precondition(lambda self: self.world.there("held"))
    @rule(which=which, outcome=st.sampled_from(["restored", "police", "drill", ""]), crash=crashes)
    def stand_down(self, which, outcome, crash) -> None:
        alarm = self._alarm(which)
        by = alarm.in_charge or self._person("ali")
        self._try(crash, alarms.stand_down, alarm, outcome=outcome, at=self.world.now, by=by)

    # Somebody is alone on a visit

    @rule(name=anybody, every=st.sampled_from([60, 90]), crash=crashes)
    def go_out(self, name, every, crash) -> None:
        person = self._person(name)
        if self._works_here(person):
            times = Times(timedelta(minutes=5), timedelta(seconds=every), timedelta(seconds=20))
            self._try(
                crash, visits.start_visit, person, where="Kerkstraat 12", times=times, at=self.world.now
            )

    @precondition(lambda self: self.world.there("visits"))
    @rule(which=which, verb=st.sampled_from(["confirm", "end_visit"]), crash=crashes)
    def let_hear(self, which, verb, crash) -> None:
        ids = self.world.there("visits")
        visit = Visit.objects.select_related("person").get(pk=ids[which % len(ids)])
        self._try(crash, getattr(visits, verb), visit, at=self.world.now, by=visit.person)

    # Time passes, and processes end

    @rule(seconds=st.sampled_from([0.4, 3, 11, 21, 45, 70]), crash=crashes)
    def go_on(self, seconds, crash) -> None:
        self._try(crash, self.world.go_on, seconds)

    @rule(how=st.sampled_from(["kill", "stop"]), seconds=st.sampled_from([1, 25, 70]))
    def go_on_without_a_worker(self, how, seconds) -> None:
        """Killed or stopped; later another one starts, and a stopped one may still answer."""
        getattr(self.world, how)()
        self.world.go_on(seconds)
        self.world.start()
        self._try(None, self.world.look)

    @precondition(lambda self: self.world.hanging)
    @rule(which=which, well=st.booleans())
    def answer_late(self, which, well) -> None:
        self._try(None, self.world.answer_late, which, well=well)

    @rule(channel=st.sampled_from(["email", "webhook"]), mood=moods)
    def change_of_provider(self, channel, mood) -> None:
        self.world.moods[channel] = mood
        self._try(None, self.world.look)

    @rule(poison=st.booleans())
    def poison(self, poison) -> None:
        self.world.poison = poison
        self._try(None, self.world.look)

    @rule(seconds=st.sampled_from([-86400, -3600, -20, -2, 2, 20, 3600]), alive=st.booleans())
    def set_clock(self, seconds, alive) -> None:
        if not alive:
            self.world.kill()
        self.world.set_clock(timedelta(seconds=seconds))
        if not alive:
            self.world.start()
        self._try(None, self.world.look)

    # Somebody edits what an open alarm depends on

    @rule(name=anybody, group=st.sampled_from(GROUPS), crash=crashes)
    def on_duty(self, name, group, crash) -> None:
        self._try(crash, self._on_duty, name, group)

    def _on_duty(self, name, group) -> None:
        weekday = self.world.now.weekday()
        duty.put_on_rota(
            person=self._person(name), group=group, site=self.world.chain.site, weekday=weekday,
            from_minute=0, until_minute=make.MIDNIGHT, at=self.world.now,
        )  # fmt: skip

    @precondition(lambda self: self.world.there("rota"))
    @rule(which=which, crash=crashes)
    def off_duty(self, which, crash) -> None:
        lines = self.world.there("rota")
        line = RotaLine.objects.get(pk=lines[which % len(lines)])
        self._try(crash, duty.take_off_rota, line, at=self.world.now, by=self._person("sanne"))

    @rule(name=anybody, crash=crashes)
    def leave(self, name, crash) -> None:
        """An account ends, also that of whoever has the regie."""
        self._try(crash, people.let_go, self._person(name), at=self.world.now, by=self.world.chain.bea)

    @rule(name=anybody, address=st.sampled_from(["", "a@test.invalid", "b@test.invalid"]), crash=crashes)
    def another_address(self, name, address, crash) -> None:
        person = self._person(name)
        self._try(
            crash, people.change_person, person, name=person.name, job_title="", guard_diploma=False,
            email=address, at=self.world.now, by=self.world.chain.bea,
        )  # fmt: skip

    @precondition(lambda self: self.versions < 3)
    @rule(wait=st.sampled_from(["10 seconden", "45 seconden"]), crash=crashes)
    def another_ladder(self, wait, crash) -> None:
        """A new version of the policy; no open alarm may hear of it."""
        self.versions += 1
        text = EXAMPLE.read_text(encoding="utf-8").replace("wait: 30 seconden", f"wait: {wait}")
        text = text.replace('version: "2026.1"', f'version: "2026.{self.versions}"')
        self._try(
            crash, import_pack, organisation=self.world.chain.municipality, text=text, at=self.world.now
        )
