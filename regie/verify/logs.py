"""Do the logs of senders and providers agree with the rows: what was acknowledged is there, what was sent arrived.

Both are JSON lines. A sender: `{"key": "press-1", "acked": true, "alarm": 7}`, and `"raises": false` for what may
never become an alarm. A provider: `{"provider": "http://host:port/"}` once, for the addresses that it stands for, and
`{"key": "alarm-7-…", "recipient": "http://…", "at": "…", "answered": 200}` for everything that arrived, with `"drill"`
when it read that.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from regie.alarms.models import Alarm, Call, Charge
from regie.verify.finding import Asked, Finding
from regie.verify.story import clock_settings, written_by

Line = dict[str, Any]
# A call that was claimed before the commit may still leave; the lease ends later than that.
UNDER_WAY = timedelta(seconds=2)


def read(file: Path) -> list[Line]:
    """The lines of a log; the last one may have been cut by a crash."""
    lines = file.read_text(encoding="utf-8").splitlines()
    whole = lines[:-1] if lines and not lines[-1].endswith("}") else lines
    return [json.loads(line) for line in whole if line.strip()]


def check_senders(lines: Iterable[Line], *, complete: bool = False) -> Iterator[Finding]:
    """I-1, I-3, I-5: acknowledged is durable, one key is one alarm, and nothing else became one.

    `complete` says that the log names every press there was.
    """
    alarms: dict[str, set[int]] = defaultdict(set)
    for pk, key in Alarm.objects.exclude(origin=Alarm.Origin.TIMER).values_list("pk", "key"):
        alarms[key.rpartition(":")[2]].add(pk)
    said: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        said[line["key"]].append(line)
    for key, words in said.items():
        yield from _press(key, words, alarms.get(key, set()))
    for key in sorted(set(alarms) - set(said)) if complete else ():
        yield Finding("I-5", f"alarm:{min(alarms[key])}", f"no sender pressed {key}")


def _press(key: str, said: list[Line], alarms: set[int]) -> Iterator[Finding]:
    """All that senders said of one key, beside its alarms."""
    acked = [line for line in said if line.get("acked")]
    raises = all(line.get("raises", True) for line in said)
    both = alarms | {line["alarm"] for line in acked if line.get("alarm")}
    if acked and raises and not alarms:
        yield Finding("I-1", f"press:{key}", "it was acknowledged, and there is no alarm")
    elif len(both) > 1:
        yield Finding("I-3", f"press:{key}", f"one press, and the alarms {sorted(both)}")
    if alarms and not raises:
        yield Finding("I-5", f"press:{key}", f"it may raise nothing, and raised {sorted(alarms)}")


def check_providers(lines: Iterable[Line], asked: Asked) -> Iterator[Finding]:
    """I-5, I-6, I-10, I-14: what counts as handed over arrived, once for each time that it was sent."""
    lines = list(lines)
    stands_for = tuple(line["provider"] for line in lines if "provider" in line)
    arrived = [line for line in lines if "key" in line]
    taken = Counter(line["key"] for line in arrived if 200 <= line.get("answered", 200) < 300)
    calls = {call.key: call for call in Call.objects.exclude(channel="screen")}
    for key in sorted({line["key"] for line in arrived} - set(calls)):
        yield Finding("I-5", f"call:{key}", "it arrived, and no row asked for it")
    for key, call in calls.items():
        logged = call.address.startswith(stands_for) and call.state == Call.State.HANDED_OVER
        if stands_for and logged and not taken[key]:
            yield Finding("I-6", f"call:{key}", "it counts as handed over, and never arrived")
        if taken[key] > 1 + asked.crashes:
            yield Finding(
                "I-10", f"call:{key}", f"it was taken {taken[key]} times, with {asked.crashes} crashes"
            )
    for line in arrived:
        asked_for = calls.get(line["key"])
        if asked_for and line.get("drill", asked_for.drill) != asked_for.drill:
            yield Finding("I-5", f"call:{asked_for.key}", f"it arrived with drill: {line['drill']}")
    yield from _after_the_regie(arrived, calls)


def _after_the_regie(arrived: list[Line], calls: dict[str, Call]) -> Iterator[Finding]:
    """I-14: a call of an earlier step did not start after somebody took the regie."""
    stretches = list(Charge.objects.order_by("id").values_list("alarm_id", "at", "ended_at"))
    went_back = [pk for pk, seconds in clock_settings() if seconds < 0]
    first: dict[int, int] = {}
    for one in calls.values():
        first[one.alarm_id] = min(first.get(one.alarm_id, written_by(one) or 0), written_by(one) or 0)
    for line in arrived:
        call, at = calls.get(line["key"]), datetime.fromisoformat(line["at"])
        if call is None or written_by(call) is None or call.purpose == Call.Purpose.TAKEN:
            continue
        if any(pk > first[call.alarm_id] for pk in went_back):
            # An hour came twice during this alarm: the moments of its calls and of the regie cannot be compared.
            continue
        for alarm_id, since, until in stretches:
            if (
                alarm_id == call.alarm_id
                and call.due_at < since
                and since + UNDER_WAY < at < (until or at + UNDER_WAY)
            ):
                yield Finding(
                    "I-14", f"call:{call.key}", f"it left {at - since} after somebody took the regie"
                )
