"""What survives when the process is killed in the middle: real processes, real databases."""

import time
from datetime import UTC, datetime

import httpx

from regie.demo import chain
from tests.processes import verified
from tests.rows import rows

PRESS = {"Authorization": f"Bearer {chain.token('Knop balie 3')}"}


def press(process, key):
    """One press over HTTP; the alarm as it was acknowledged."""
    answer = httpx.post(
        f"{process.url}/api/v1/alarms",
        json={"kind": "alarm"},
        headers={**PRESS, "Idempotency-Key": key},
        timeout=10,
    )
    assert answer.status_code in (200, 201), answer.text
    return answer.json()


def steps(database, alarm_id):
    """The steps that were called for an alarm: (step, moment), in order."""
    found = rows(database, "SELECT data, at FROM regie_entry WHERE kind = 'alarms.StepCalled' ORDER BY id")
    return [(data["step"], at) for data, at in found if data["alarm_id"] == alarm_id]


def wait_for(what, *, seconds):
    """Poll until `what()` is true; the last answer when time is up."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.1)
    return what()


def test_a_killed_process_goes_on_with_the_ladder(start_regie, demo_database):
    """S1-18 S1-20 S4-26 (I-1, I-7, I-8): kill -9 in an open alarm loses nothing; the ladder goes on, never early."""
    regie = start_regie(demo_database, really=True)
    alarm = press(regie, "before the kill")
    raised_at = datetime.fromisoformat(alarm["raised_at"])
    regie.kill()
    assert [step for step, _ in steps(demo_database, alarm["id"])] == [0]

    regie.restart()
    assert press(regie, "before the kill")["id"] == alarm["id"]
    assert wait_for(lambda: len(steps(demo_database, alarm["id"])) >= 2, seconds=45)

    called = steps(demo_database, alarm["id"])
    assert [step for step, _ in called[:2]] == [0, 1]
    assert (called[1][1] - raised_at).total_seconds() >= 30
    # Late by the time it was down and no more, with room for a busy machine.
    assert (called[1][1] - raised_at).total_seconds() <= 45
    verified(demo_database, "--late", 15, "--crashes", 1)


def test_a_call_that_was_under_way_is_made_again(start_regie, demo_database):
    """S1-20 (I-6, I-10): killed between claim and receipt, the call goes out after the restart."""
    regie = start_regie(demo_database, REGIE_SMTP="smtp://127.0.0.1:1")
    alarm = press(regie, "mail server down")
    assert wait_for(lambda: attempts(demo_database, alarm["id"]) >= 1, seconds=60)
    regie.kill()

    regie.environment.pop("REGIE_SMTP")
    regie.restart()
    assert wait_for(lambda: waiting(demo_database, alarm["id"]) == 0, seconds=60)
    assert len(list((regie.data / "mail").glob("*.eml"))) >= 1
    # How late a step may be is asked above; here a busy machine may take its time to start again.
    verified(demo_database, "--crashes", 1, "--late", 60)


def attempts(database, alarm_id):
    """How often a mail of this alarm was tried."""
    found = rows(
        database, f"SELECT max(attempt) FROM regie_call WHERE alarm_id = {alarm_id} AND channel = 'email'"
    )
    return found[0][0] or 0


def waiting(database, alarm_id):
    """How many mails of this alarm have not left."""
    asked = f"SELECT count(*) FROM regie_call WHERE alarm_id = {alarm_id} AND channel = 'email' AND state = 'waiting'"
    return rows(database, asked)[0][0]


def test_every_acknowledged_press_is_there_after_a_kill(start_regie, demo_database):
    """S1-18 (I-1, I-2): what a sender saw acknowledged is in the database, each press exactly once."""
    regie = start_regie(demo_database)
    acknowledged = [press(regie, f"press {number}")["id"] for number in range(25)]
    killed_at = datetime.now(UTC)
    regie.kill()
    kept = [row[0] for row in rows(demo_database, "SELECT id FROM regie_alarm ORDER BY id")]
    assert kept == sorted(set(acknowledged))
    # Judged by that moment: nobody runs any more who could make the calls of the last press.
    verified(demo_database, "--at", killed_at.isoformat())
