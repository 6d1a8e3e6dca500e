"""From a press to the first call at a webhook receiver: at ease, in a burst, up the ladder, through faults."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx
import yaml

from benchmarks.presses import Pressed, at_once, steadily
from benchmarks.receiver import Receiver
from regie.demo import chain
from tests.databases import run_python
from tests.processes import Process

PACK = Path(__file__).parent.parent / "regie" / "policies" / "packs" / "voorbeeldstad.yaml"
NO_MAIL = """
import django
django.setup()
from regie.people.models import ContactPoint
ContactPoint.objects.all().delete()
"""
Calls = dict[int, list[float]]


def press_to_call(regie: Process, receiver: Receiver) -> dict[str, float]:
    """120 presses, two a second: milliseconds from the answer to the presser until the first call arrives."""
    pressed = asyncio.run(steadily(regie, 120, per_second=2))
    p50, p99 = percentiles(lateness(pressed, first_calls(receiver, pressed)))
    return {"press_to_call_p50_ms": p50, "press_to_call_p99_ms": p99}


def burst(regie: Process, receiver: Receiver) -> dict[str, float]:
    """1,500 presses by 16 senders: accepted a second, first calls arriving a second, and how late the calls are."""
    pressed = asyncio.run(at_once(regie, 1500, senders=16))
    first = first_calls(receiver, pressed)
    begin = min(one.sent for one in pressed)
    _, p99 = percentiles(lateness(pressed, first))
    return {
        "burst_accepted_per_s": round(1500 / (max(one.replied for one in pressed) - begin), 1),
        "burst_calls_per_s": round(1500 / (max(first.values()) - begin), 1),
        "burst_p99_ms": p99,
    }


def step_late(regie: Process, receiver: Receiver) -> dict[str, float]:
    """200 alarms that nobody answers: how much later than due the call of the second step arrives."""
    wait = second_step_after()
    pressed = asyncio.run(steadily(regie, 200, per_second=10))
    alarms = {one.alarm for one in pressed}
    calls = arrivals(
        receiver, lambda seen: all(len(seen.get(alarm, [])) > 1 for alarm in alarms), seconds=wait + 60
    )
    late = [(calls[one.alarm][1] - one.raised - wait) * 1000 for one in pressed]
    p50, p99 = percentiles(late)
    return {"step_late_p50_ms": p50, "step_late_p99_ms": p99, "step_early": sum(1 for one in late if one < 0)}


def killed(regie: Process, receiver: Receiver) -> dict[str, float]:
    """Killed with every channel busy, back after two seconds: calls lost, made twice, and when the first came again."""
    receiver.behave(delay=5)
    pressed = asyncio.run(steadily(regie, 75, per_second=75))
    arrivals(receiver, lambda seen: len(seen) >= 75, seconds=20)
    regie.kill()
    receiver.behave()
    time.sleep(2)
    restarted = time.time()
    regie.start()
    known = {one.alarm for one in pressed}
    with suppress(AssertionError):
        arrivals(receiver, lambda seen: all(after(seen.get(one, []), restarted) for one in known), seconds=25)
    calls = by_alarm(receiver)
    again = [moment for one in known for moment in after(calls.get(one, []), restarted)]
    return {
        "killed_lost": sum(1 for one in known if not after(calls.get(one, []), restarted)),
        "killed_twice": sum(1 for one in known if len(after(calls.get(one, []), restarted)) > 1),
        "killed_resume_ms": round((min(again) - restarted) * 1000, 1) if again else -1,
    }


def refused(regie: Process, receiver: Receiver) -> dict[str, float]:
    """The provider answers 500 for ten seconds while 150 presses come: how many calls it never takes."""
    receiver.behave(status=500)
    start = time.monotonic()
    pressed = asyncio.run(steadily(regie, 150, per_second=15))
    time.sleep(max(0.0, start + 10 - time.monotonic()))
    receiver.behave()
    taken: set[int] = set()
    until = time.monotonic() + 60
    while time.monotonic() < until and len(taken) < len(pressed):
        taken = {one["alarm"] for one in receiver.calls() if one["status"] < 300}
        time.sleep(0.5)
    return {"refused_lost": sum(1 for one in pressed if one.alarm not in taken)}


def call_us(regie: Process, receiver: Receiver) -> None:
    """Let the receiver be the only one outside who is called, as with the peers that this is held against."""
    body = {"username": "beheer", "password": chain.password("beheer")}
    token = httpx.post(f"{regie.url}/api/v1/sessions", json=body).json()["token"]
    outlet = {"kind": "webhook", "name": "receiver", "address": f"{receiver.url}/hook"}
    headers = {"authorization": f"Bearer {token}"}
    httpx.post(f"{regie.url}/api/v1/outlets", json=outlet, headers=headers).raise_for_status()
    run_python(NO_MAIL, database=regie.database, data=regie.data)


def second_step_after() -> float:
    """After how many seconds the demo's ladder climbs for the first time."""
    wait: str = yaml.safe_load(PACK.read_text())["ladders"]["alarm"][0]["wait"]
    number, unit = wait.split()
    assert unit == "seconden"
    return float(number)


def first_calls(receiver: Receiver, pressed: list[Pressed]) -> dict[int, float]:
    """When the first call of each alarm arrived; a call that never comes is an error, not a slow one."""
    alarms = {one.alarm for one in pressed}
    calls = arrivals(receiver, lambda seen: alarms <= seen.keys(), seconds=120)
    return {alarm: calls[alarm][0] for alarm in alarms}


def arrivals(receiver: Receiver, enough: Callable[[Calls], bool], *, seconds: float) -> Calls:
    """The moments at which each alarm's calls arrived, once there are enough."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        seen = by_alarm(receiver)
        if enough(seen):
            return seen
        time.sleep(0.5)
    raise AssertionError("not every call arrived")


def by_alarm(receiver: Receiver) -> Calls:
    """The moments at which each alarm's calls arrived, earliest first."""
    seen: Calls = {}
    for one in receiver.calls():
        seen.setdefault(one["alarm"], []).append(one["at"])
    return seen


def after(moments: list[float], moment: float) -> list[float]:
    """Those that came later."""
    return [one for one in moments if one > moment]


def lateness(pressed: list[Pressed], first: dict[int, float]) -> list[float]:
    """Milliseconds from each reply to the first call; a call that overtook the reply is not late."""
    return [max(first[one.alarm] - one.replied, 0.0) * 1000 for one in pressed]


def percentiles(values: list[float]) -> tuple[float, float]:
    """The median and the 99th percentile."""
    hundredths: Any = quantiles(sorted(values), n=100, method="inclusive")
    return round(hundredths[49], 1), round(hundredths[98], 1)
