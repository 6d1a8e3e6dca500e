"""Drills: planned by who may, begun by one press, learnt from by everybody, and counted by location."""

from datetime import timedelta

import pytest
from django.test import Client

from regie.aftercare.models import CarePlan
from regie.alarms import actions as alarms
from regie.alarms.models import Alarm
from regie.alarms.times import in_words, times
from regie.devices.actions import enrol
from regie.drills import actions, queries, rules
from regie.drills.models import Drill
from regie.incidents.models import Incident
from regie.notices.models import Notice, Promise
from regie.policies.actions import import_pack
from regie.policies.pack_file import EXAMPLE
from regie.refusal import Refused

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def planned(house, *, after=0, minutes=10, by="priya", **details):
    """A drill at the counter, from the screen."""
    opens = house.now + after * MINUTE
    wanted = actions.Plan(
        place=house.chain.counter,
        opens_at=opens,
        until=opens + minutes * MINUTE,
        purpose="Komt het team?",
        **details,
    )
    return actions.plan(wanted, at=house.now, by=house.who(by))


def fresh(drill):
    """The drill as it is on disk."""
    return Drill.objects.with_alarm().get(pk=drill.pk)


def held(house, drill):
    """The whole drill: pressed, seen, there, in charge and ended."""
    house.roster(guards=["fatima"], intervention_team=["ali"])
    alarm = actions.begin(drill, at=house.now, by=drill.leader)
    house.wait(seconds=4)
    alarms.see(alarm, at=house.now, by=house.who("fatima"))
    house.wait(seconds=4)
    alarms.come(alarm, at=house.now, by=house.who("fatima"))
    house.wait(seconds=30)
    alarms.arrive(alarm, at=house.now, by=house.who("fatima"))
    house.wait(seconds=4)
    house.take_charge(alarm, "fatima")
    house.wait(minutes=3)
    house.stand_down(alarm, "fatima", outcome="drill")
    return Alarm.objects.get(pk=alarm.pk)


def test_how_long_everything_took_is_kept(house):
    """S1-20 S2-13: pressed, called, seen, on the way, on the spot, in charge and over; for a drill and for an alarm."""
    alarm = held(house, planned(house))
    took = [(one.code, one.seconds, one.by) for one in times(alarm).moments]
    assert took == [
        ("pressed", 0, ""), ("call", 0, "Fatima"), ("seen", 4, "Fatima"), ("coming", 8, "Fatima"),
        ("there", 38, "Fatima"), ("charge", 42, "Fatima"), ("stood_down", 222, ""),
    ]  # fmt: skip
    assert (times(alarm).help_words, in_words(222), in_words(None)) == ("38 s", "3 min 42 s", "–")
    places = [float(mark.x[:-1]) for mark in times(alarm).drawn]
    assert places == sorted(places)
    assert (places[0], places[-2], places[-1]) == (3, 84, 97), "to scale until help, the end apart"


def test_the_times_of_what_became_real_begin_there(house):
    """S1-20: nobody is measured by what they did while it was practice."""
    house.roster(guards=["fatima"])
    alarm = actions.begin(planned(house), at=house.now, by=house.who("priya"))
    house.wait(seconds=20)
    alarms.make_real(alarm, at=house.now, by=house.who("fatima"))
    house.settle()
    house.wait(seconds=9)
    house.take_charge(alarm, "fatima")
    taken = [(one.code, one.seconds) for one in times(Alarm.objects.get(pk=alarm.pk)).moments]
    assert taken == [("pressed", 0), ("call", 0), ("charge", 9)]


def test_a_drill_is_ended_by_a_person_and_learnt_from(house):
    """I-16 S1-20: its leader promises to end it; then no incident and no care, but lessons that all can read."""
    drill = planned(house, minutes=2)
    house.roster(guards=["fatima"], intervention_team=["fatima"], team_leads=["fatima"])
    alarm = actions.begin(drill, at=house.now, by=house.who("priya"))
    house.settle()
    assert fresh(drill).standing_at(house.now) == rules.Standing.RUNNING
    promise = Promise.objects.get(kind="end_drill")
    assert (promise.person.name, promise.due_at) == ("Priya", house.now + 2 * MINUTE)
    house.wait(minutes=5)
    assert fresh(drill).standing_at(house.now) == rules.Standing.OVERRUN
    assert "De tijd voor deze oefening is voorbij" in page(house, "fatima", "/board/")
    house.take_charge(alarm, "fatima")
    house.stand_down(alarm, "fatima", outcome="drill")
    assert (Incident.objects.count(), CarePlan.objects.count()) == (0, 0)
    assert Promise.objects.get(kind="end_drill").kept_by == house.who("fatima")
    assert Promise.objects.open().get().kind == "evaluate_drill"
    with pytest.raises(Refused, match="drill_without_lessons"):
        actions.evaluate(fresh(drill), well=" ", better="", at=house.now, by=drill.leader)
    actions.evaluate(fresh(drill), well="Snel.", better="De deur.", at=house.now, by=drill.leader)
    assert not Promise.objects.open().exists()
    assert [one.person.name for one in Notice.objects.filter(kind="drill_evaluated")] == ["Fatima"]
    assert "De deur." in page(house, "fatima", f"/drills/{drill.pk}/")


def test_what_becomes_real_is_no_drill_to_learn_from(house):
    """I-5: the leader is told, has nothing to end, and the location has not practised."""
    drill = planned(house)
    alarm = actions.begin(drill, at=house.now, by=house.who("priya"))
    house.settle()
    alarms.make_real(alarm, at=house.now, by=house.who("fatima"))
    house.settle()
    assert not Promise.objects.open().filter(kind="end_drill").exists()
    assert Notice.objects.get(kind="drill_made_real").person.name == "Priya"
    assert fresh(drill).standing_at(house.now) == rules.Standing.REAL
    house.take_charge(alarm, "fatima")
    house.stand_down(alarm, "fatima")
    assert queries.practised([house.chain.site], at=house.now)[0].last_at is None
    with pytest.raises(Refused, match="drill_not_over"):
        actions.evaluate(fresh(drill), well="x", better="", at=house.now, by=drill.leader)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"minutes": 61}, "drill_too_long"), ({"minutes": 0}, "drill_is_past"), ({"after": -20}, "drill_is_past"),
        ({"purpose": "  "}, "drill_without_purpose"),
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_is_refused(house, change, code):
    """I-5: a window is short and lies ahead, because within it one button's press counts as practice."""
    opens = house.now + change.get("after", 0) * MINUTE
    with pytest.raises(Refused, match=code):
        rules.check_plan(
            opens_at=opens, until=opens + change.get("minutes", 10) * MINUTE, at=house.now,
            purpose=change.get("purpose", "Komt het team?"),
        )  # fmt: skip


def test_a_drill_begins_once_and_can_be_called_off_before(house):
    """I-3 I-5: begun or called off, never both; a drill with a button begins with that button."""
    drill = planned(house)
    actions.begin(drill, at=house.now, by=house.who("priya"))
    with pytest.raises(Refused, match="drill_cannot_begin"):
        actions.begin(drill, at=house.now, by=house.who("priya"))
    with pytest.raises(Refused, match="drill_has_begun"):
        actions.call_off(fresh(drill), at=house.now, by=house.who("priya"))
    other = planned(house, invited=[house.who("joris"), house.who("priya")])
    actions.call_off(other, at=house.now, by=house.who("priya"))
    assert [one.kind for one in Notice.objects.filter(person=house.who("joris")).order_by("id")] == [
        "drill_announced", "drill_called_off",
    ]  # fmt: skip
    with pytest.raises(Refused, match="drill_cannot_begin"):
        actions.begin(other, at=house.now, by=house.who("priya"))
    button = hung(house)
    with pytest.raises(Refused, match="drill_begins_with_button"):
        actions.begin(planned(house, device=button), at=house.now, by=house.who("priya"))


def hung(house):
    """A button at the counter."""
    chain = house.chain
    return enrol(
        kind="button", name="Knop 3", organisation=chain.municipality, place=chain.counter, at=house.now
    )[0]


def test_each_location_says_when_it_last_practised(house):
    """S1-20: without a norm nothing is late; a norm of the policy says until when the next must be."""
    held(house, planned(house))
    here, elsewhere = queries.practised([house.chain.site, house.chain.elsewhere], at=house.now)
    assert (here.times.help_seconds, here.again_by, elsewhere.last_at) == (38, None, None)
    assert [name for name, _last in here.groups] == ["beveiliging", "interventieteam"]
    assert "niet vastgelegd" in page(house, "sanne", "/drills/")
    assert "38 s tot hulp" in page(house, "fatima", "/board/")
    norm = EXAMPLE.read_text(encoding="utf-8").replace(
        "clock: drill, from: last_drill, within: niet vastgelegd",
        "clock: drill, from: last_drill, within: 1 maand",
    )
    norm = (
        norm.replace("version: '", "version: 'o", 1)
        if "version: '" in norm
        else norm.replace("version: ", "version: o", 1)
    )
    import_pack(organisation=house.chain.municipality, text=norm, at=house.now, by=None)
    assert not queries.practised([house.chain.site], at=house.now)[0].is_late
    house.now += timedelta(days=40)
    assert queries.practised([house.chain.site], at=house.now)[0].is_late


def page(house, name, url):
    """What this person reads there."""
    client = Client()
    client.force_login(house.who(name))
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def test_who_is_not_told_sees_nothing_until_it_begins(house):
    """S1-20 S4-24: a drill that everybody knows is none; the leaders there and who was told see it."""
    drill = planned(house, after=60, invited=[house.who("joris")])
    seeing = [name for name in house.chain.people if Drill.objects.visible_to(house.who(name)).exists()]
    assert seeing == ["joris", "sanne", "karim", "priya"]
    house.wait(minutes=61)
    actions.begin(drill, at=house.now, by=house.who("priya"))
    assert Drill.objects.visible_to(house.who("fatima")).exists()
    assert not Drill.objects.visible_to(house.who("tom")).exists(), "another location"


def test_planning_and_ending_on_the_screen(house):
    """S1-20: plan, begin, end and learn; every page and every button of the leader."""
    button = hung(house)
    client = Client()
    client.force_login(house.who("sanne"))
    assert f"device:{button.pk}" in client.get("/drills/new/").content.decode()
    said = {
        "purpose": "Komt het team?",
        "where": f"place:{house.chain.counter.pk}",
        "kind": "alarm",
        "minutes": "15",
    }
    assert client.post("/drills/new/", {**said, "opens_at": "2020-01-01T10:00"}).status_code == 422
    from django.utils import timezone

    now = timezone.localtime()
    answer = client.post("/drills/new/", {**said, "opens_at": now.strftime("%Y-%m-%dT%H:%M")})
    drill = Drill.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/drills/{drill.pk}/")
    assert "Begin de oefening nu" in client.get(answer.url).content.decode()
    alarm_page = client.post(f"/drills/{drill.pk}/beginning/").url
    assert "OEFENING" in client.get(alarm_page).content.decode()
    alarm = Alarm.objects.get()
    client.post(f"/alarms/{alarm.pk}/charge/")
    assert "Er komt geen incident" in client.get(f"/alarms/{alarm.pk}/stand-down/").content.decode()
    assert client.post(f"/alarms/{alarm.pk}/stand-down/").status_code == 302
    assert "Wat ging goed?" in client.get(f"/drills/{drill.pk}/").content.decode()
    assert client.post(f"/drills/{drill.pk}/evaluation/", {}).status_code == 422
    assert client.post(f"/drills/{drill.pk}/evaluation/", {"well": "Snel."}).status_code == 302
    assert "Hoe lang duurde het?" in client.get(alarm_page).content.decode()


def test_the_same_over_the_api(house):
    """S1-20: planning, beginning, reading the times, and `drill` on the alarm; what one may not use is not there."""
    button = hung(house)
    client = Client()
    client.force_login(house.who("sanne"))
    from django.utils import timezone

    now = timezone.now()
    wanted = {
        "purpose": "Komt het team?", "opens_at": now.isoformat(), "until": (now + 10 * MINUTE).isoformat(),
        "place": house.chain.counter.pk,
    }  # fmt: skip

    def post(path, body=None):
        return client.post(f"/api/v1/{path}", body or {}, content_type="application/json")

    made = post("drills", wanted)
    assert (made.status_code, made.json()["standing"]) == (201, "open")
    assert post("drills", {**wanted, "place": house.chain.elsewhere.pk}).status_code == 404
    assert post("drills", {**wanted, "device": button.pk, "zone": "1"}).status_code == 404
    assert post("drills", {**wanted, "until": (now + 90 * MINUTE).isoformat()}).status_code == 409
    with_button = post("drills", {**wanted, "device": button.pk}).json()["id"]
    assert post(f"drills/{with_button}/calling-off").json()["standing"] == "called_off"
    begun = post(f"drills/{made.json()['id']}/beginning").json()
    alarm = client.get(f"/api/v1/alarms/{begun['alarm_id']}").json()
    assert (alarm["drill"], alarm["open"]) == (True, True)
    assert client.get(f"/api/v1/alarms/{begun['alarm_id']}/times").json()["moments"][0]["code"] == "pressed"
    real = post(f"alarms/{begun['alarm_id']}/real").json()
    assert (real["drill"], real["made_real_at"] is not None) == (False, True)
    assert client.get(f"/api/v1/drills/{begun['id']}").json()["standing"] == "real"
    assert [one["place"] for one in client.get("/api/v1/drills/locations").json()] == ["Werkplein"]
