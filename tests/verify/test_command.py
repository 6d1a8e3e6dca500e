"""`regie verify` as a program: it reads a live database, writes nothing, and its exit code says whether all is well."""

import json

import httpx

from regie.demo import chain
from tests.processes import verified, verify
from tests.rows import rows

PRESS = {"Authorization": f"Bearer {chain.token('Knop balie 3')}", "Idempotency-Key": "live"}


def test_it_reads_a_living_database_and_believes_no_sender(regie_process, demo_database, tmp_path):
    """I-1 I-5 I-20: beside the running process, with the logs of its senders; a lie in them is exit code 1."""
    alarm = httpx.post(f"{regie_process.url}/api/v1/alarms", json={"kind": "alarm"}, headers=PRESS).json()
    log = tmp_path / "senders.jsonl"
    told = {"key": "live", "acked": True, "alarm": alarm["id"]}
    log.write_text(json.dumps(told) + "\n")
    said = verified(demo_database, "--running", "--senders", log, "--complete")
    assert "1 alarms" in said
    assert "every invariant holds" in said

    log.write_text(json.dumps(told) + "\n" + json.dumps({"key": "lost", "acked": True}) + "\n")
    done = verify(demo_database, "--senders", log)
    assert done.returncode == 1
    assert done.stdout.splitlines()[1:] == [
        "I-1   press:lost: it was acknowledged, and there is no alarm",
        "broken: I-1 (1)",
    ]
    assert rows(demo_database, "SELECT count(*) FROM regie_alarm") == [(1,)]
