"""Starts `regie …` as a process of its own that was born ready (see newborn.py)."""

import multiprocessing
import os
import signal
import subprocess
from pathlib import Path

from tests import newborn

forks = multiprocessing.get_context("forkserver")
forks.set_forkserver_preload(["tests.newborn_read"])


class Born:
    """A process with the few verbs of `subprocess.Popen` that the tests use."""

    def __init__(self, target: object, *arguments: object) -> None:
        self.process = forks.Process(target=target, args=arguments)
        self.process.start()

    @property
    def pid(self) -> int:
        """Its number."""
        return self.process.pid

    def poll(self) -> int | None:
        """How it ended, or None while it runs."""
        return self.process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """How it ended; raises TimeoutExpired when it does not."""
        self.process.join(timeout)
        if self.process.exitcode is None:
            raise subprocess.TimeoutExpired(self.process.name, timeout or 0)
        return self.process.exitcode

    def send_signal(self, sig: int) -> None:
        """Send it a signal, if it is still there."""
        if self.poll() is None:
            os.kill(self.pid, sig)

    def kill(self) -> None:
        """End it as a power cut does."""
        self.send_signal(signal.SIGKILL)


def regie(arguments: list[str], environment: dict[str, str], log: Path) -> Born:
    """`regie …` with these arguments."""
    return Born(newborn.become, arguments, environment, log)


def lines(text: str, environment: dict[str, str], log: Path) -> Born:
    """A few lines of Python inside Regie."""
    return Born(newborn.do_lines, text, environment, log)
