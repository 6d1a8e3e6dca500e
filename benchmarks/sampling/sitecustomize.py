"""What is each thread of Regie doing? Asked 200 times a second; Python reads this when its folder is on the path.

A thread that waits for another to let go of the interpreter counts as busy: it had something to do.
"""

import json
import os
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from types import FrameType

EVERY = 0.005
# The name of a thread, and what a frame on its stack says that it does: the first that fits, from within.
DOING = {
    "alarm-writer": {
        "take_presses": "the writer: alarms, calls and the journal",
        "claim_in_passing": "the writer: claiming calls",
        "keep_answers": "the writer: what became of calls",
        "_read": "the writer: who presses, and where",
        "__exit__": "the writer: waiting for the disk",
        "_next": "",
        "": "the writer: the rest",
    },
    "MainThread": {
        "select": "",
        "make_call": "the loop: webhooks out",
        "answer_of": "the loop: webhooks out",
        "press": "the loop: presses in",
        "stream": "the loop: live lines",
        "_news": "the loop: what is told on live lines",
        "run_asgi": "the loop: answers on their way out",
        "data_received": "the loop: reading what comes in",
        "_accept_connection": "the loop: lines that open",
        "connection_made": "the loop: lines that open",
        "connection_lost": "the loop: lines that close",
        "_call_set_state": "the loop: hearing from other threads",
        "_copy_future_state": "the loop: hearing from other threads",
        "_run_once": "the loop: going round",
        # It has not begun yet.
        "": "",
    },
}


def sample(file: Path) -> None:
    """Count until the process ends, and write down now and then."""
    seen: Counter[str] = Counter()
    rounds = 0
    while True:
        time.sleep(EVERY)
        rounds += 1
        names = {thread.ident: thread.name for thread in threading.enumerate()}
        for number, frame in sys._current_frames().items():
            doing = DOING.get(names.get(number) or "")
            if doing and (what := what_of(frame, doing)):
                seen[what] += 1
        if rounds % 100 == 0:
            file.write_text(json.dumps(seen), encoding="utf-8")


def what_of(frame: FrameType | None, doing: dict[str, str]) -> str:
    """What this stack is about; nothing when it waits for something to do."""
    while frame:
        if (name := frame.f_code.co_name) in doing:
            return doing[name]
        frame = frame.f_back
    return doing[""]


if "REGIE_SAMPLES" in os.environ:
    threading.Thread(
        target=sample, args=(Path(os.environ["REGIE_SAMPLES"]),), name="sampler", daemon=True
    ).start()
