"""Each bug: what is changed where, and the smallest test that must fail because of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bug:
    """`old` stands in `file` exactly once; `seen_by` is red with `new` in its place, and green without."""

    name: str
    file: str
    old: str
    new: str
    seen_by: str
    and_in: tuple[tuple[str, str, str], ...] = ()


BUGS = (
    Bug(
        "acknowledge before the commit",
        "regie/worker/threads.py",
        "            (piece.result,) = piece.work([piece.item])\n",
        "            (piece.result,) = piece.work([piece.item])\n            piece.done.set_result(piece.result)\n",
        "tests/faults/test_storage.py::test_an_error_at_a_sync",
        (
            (
                "regie/worker/threads.py",
                "if not self.done.set_running",
                "if self.done.done() or not self.done.set_running",
            ),
        ),
    ),
    Bug(
        "a commit that never came is taken for one",
        "regie/worker/threads.py",
        "        if connection.needs_rollback:\n            raise NotCommitted\n",
        "",
        "tests/worker/test_writer.py",
    ),
    Bug(
        "who writes alarms clears away for who waits",
        "regie/worker/sweeping.py",
        "        gc.disable()\n",
        "",
        "tests/worker/test_sweeping.py",
    ),
    Bug(
        "a call that leaves before the commit that asks for it",
        "regie/worker/calls.py",
        "        return partial(self._send_from_elsewhere, claimed_at, claims)\n",
        "        self._send_from_elsewhere(claimed_at, claims)\n        return None\n",
        "tests/worker/test_calls.py",
    ),
    Bug(
        "synchronous=NORMAL",
        "regie/settings.py",
        "PRAGMA synchronous=FULL;",
        "PRAGMA synchronous=NORMAL;",
        "tests/faults/test_storage.py::test_the_power_fails",
        (("regie/cli/run.py", '"synchronous": 2', '"synchronous": 1'),),
    ),
    Bug(
        "notify only on the commit hook",
        "regie/alarms/actions/ladder.py",
        "    write_calls([Step(alarm, step.call, step.people, entry.pk) for (alarm, step), entry in told], at=at)\n",
        "    written = [Step(alarm, step.call, step.people, entry.pk) for (alarm, step), entry in told]\n"
        "    transaction.on_commit(lambda: write_calls(written, at=at))\n",
        "tests/simulation/test_simulation.py",
    ),
    Bug(
        "claim without condition",
        "regie/alarms/actions/calling.py",
        "free = Q(lease_until=None) | Q(lease_until__lte=at)",
        "free = Q()",
        "tests/faults/test_races.py::test_a_call_is_claimed_once_by_many_workers",
    ),
    Bug(
        "step without compare-and-set",
        "regie/alarms/actions/ladder.py",
        "pk=alarm.pk, in_charge=None, next_step_at=alarm.next_step_at, step=alarm.step",
        "pk=alarm.pk, in_charge=None",
        "tests/faults/test_races.py::test_a_due_step_is_climbed_once_by_many_workers",
        (
            (
                "regie/alarms/actions/ladder.py",
                "claimed if clock_set else claimed.filter(next_step_at__lte=at)",
                "claimed",
            ),
        ),
    ),
    Bug(
        "mark sent before sending",
        "regie/worker/calls.py",
        "    answer = asyncio.ensure_future(sent(claim))\n",
        '    await writer.run(alarms.note_receipt, claim, handed_over=True, detail="", at=timezone.now())\n'
        "    answer = asyncio.ensure_future(sent(claim))\n",
        "tests/faults/test_kill.py::test_a_call_that_was_under_way_is_made_again",
    ),
    Bug(
        "wall-clock-only timer",
        "regie/worker/clock.py",
        "return moved if abs(moved) > SET_BY else timedelta()",
        "return timedelta()",
        "tests/worker/test_clock.py",
    ),
    Bug(
        "duplicate recipients",
        "regie/alarms/actions/writing.py",
        "        for person in people:\n            points =",
        "        for person in [*people, *people]:\n            points =",
        "tests/flow/test_ladder.py",
    ),
    Bug(
        "retained MQTT press accepted",
        "regie/gateways/mqtt_button.py",
        "    if retained:\n",
        "    if False:\n",
        "tests/rooms/test_mqtt_buttons.py",
    ),
    Bug(
        "a send task that nobody keeps",
        "regie/worker/calls.py",
        "            self._under_way[task] = claim\n            task.add_done_callback(self._under_way.pop)\n",
        "            self._under_way.get(task)\n",
        "tests/worker/test_kept.py",
    ),
    Bug(
        "a late answer is written over another worker's claim",
        "regie/alarms/actions/outcomes.py",
        "    mine = Call.objects.filter(pk=claim.call_id, attempt=claim.attempt)\n    if receipt",
        "    mine = Call.objects.filter(pk=claim.call_id)\n    if receipt",
        "tests/simulation/test_simulation.py",
    ),
    Bug(
        "calls go on after somebody has the regie",
        "regie/alarms/actions/stopping.py",
        "    alarm.calls.filter(state=Call.State.WAITING).update(state=Call.State.STOPPED, done_at=at)\n",
        "    return\n",
        "tests/flow/test_calls_stop.py",
    ),
    Bug(
        "a drill's mark lost in a channel message",
        "regie/alarms/actions/calling.py",
        "drill=call.drill, ",
        "",
        "tests/flow/test_drills.py",
    ),
    Bug(
        "every press of a chosen button is the drill",
        "regie/devices/actions/drilling.py",
        "    return DrillWindow.objects.open_at(at).filter(pk=window.pk).update(used_at=at) == 1\n",
        "    return True\n",
        "tests/flow/test_drills.py",
    ),
    Bug(
        "the journal can be rewritten",
        "regie/migrations/0001_squashed_0033.py",
        "    guard.set_up(schema_editor.connection)\n",
        "",
        "tests/verify/test_command.py",
    ),
    Bug(
        "a timer that does not look whether somebody let hear",
        "regie/visits/actions/timing.py",
        "    return mine if clock_set else mine.filter(next_at__lte=at)\n",
        "    return Visit.objects.filter(pk=visit.pk)\n",
        "tests/faults/test_visit_races.py",
    ),
    Bug(
        "who falls silent keeps the regie",
        "regie/alarms/actions/living.py",
        "    free(charge.alarm, charge.person, at=at, by=None)\n    return True\n",
        "    return True\n",
        "tests/flow/test_signs_of_life.py",
    ),
    Bug(
        "silence is judged by what was read before the answer came",
        "regie/alarms/actions/living.py",
        "        pk=charge.pk, ended_at=None, sign_at=charge.sign_at, asked_at=charge.asked_at\n",
        "        pk=charge.pk, ended_at=None\n",
        "tests/flow/test_signs_of_life.py",
    ),
    Bug(
        "who is off duty is called",
        "regie/alarms/actions/ladder.py",
        "    minute = None if step.also_off_duty else to_the_minute(at)\n",
        "    minute = None\n",
        "tests/flow/test_off_duty.py",
    ),
    Bug(
        "the rota by winter time all year",
        "regie/duty/models.py",
        "        local = at.astimezone(AMSTERDAM)\n        minute",
        "        local = at.astimezone(AMSTERDAM)\n        local -= local.dst() or local - local\n        minute",
        "tests/flow/test_changed_meanwhile.py",
    ),
    Bug(
        "one pool of connections for every channel",
        "regie/channels/http.py",
        "limit=0, limit_per_host=CONNECTIONS_PER_HOST",
        "limit=CONNECTIONS_PER_HOST",
        "tests/channels/test_http.py",
    ),
    Bug(
        "who comes back hears only what happens from then on",
        "regie/stream/opening.py",
        "if after is None or change.seq > after]",
        "if after is None]",
        "tests/rooms/test_stream.py",
    ),
    Bug(
        "a panel that restores ends the alarm",
        "regie/devices/actions/living.py",
        '    if kind == "test":\n',
        '    if kind == "restore":\n'
        "        from regie.alarms.models import Alarm\n\n"
        "        Alarm.objects.open().filter(device=device).update(stood_down_at=at)\n"
        '    if kind == "test":\n',
        "tests/rooms/test_panels.py",
    ),
    Bug(
        "the position of a phone is kept with the visit",
        "regie/visits/models.py",
        "    note = models.CharField(max_length=300, blank=True)\n    every_seconds",
        "    note = models.CharField(max_length=300, blank=True)\n"
        "    gps_position = models.CharField(max_length=40, blank=True)\n    every_seconds",
        "tests/verify/test_positions.py",
    ),
    Bug(
        "a device that fell silent is told to nobody",
        "regie/devices/actions/living.py",
        "    record(facts.DeviceSilent(device.pk, device.supervision), at=at)\n"
        '    tell_keepers(device, "device_silent", at=at)\n',
        "    record(facts.DeviceSilent(device.pk, device.supervision), at=at)\n",
        "tests/rooms/test_devices.py",
    ),
)
