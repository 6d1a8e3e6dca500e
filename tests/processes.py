"""`regie run` as a process of its own, to be killed and started again as the world does it."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Protocol

REGIE = str(Path(sys.executable).with_name("regie"))
PATIENCE = 60
# For processes in which nobody looks at how long a log-in takes.
QUICK = {"DJANGO_SETTINGS_MODULE": "tests.quick_settings"}


class Child(Protocol):
    """What is asked of a process, however it came into being."""

    pid: int

    def poll(self) -> int | None:
        """How it ended, or None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """How it ended; raises TimeoutExpired when it does not."""

    def send_signal(self, sig: int) -> None:
        """Send it a signal."""

    def kill(self) -> None:
        """End it."""


def by_command(arguments: list[str], environment: dict[str, str], log: Path) -> Child:
    """`regie …` as a shell starts it; what it says stands in the log."""
    with log.open("ab") as opened:
        return subprocess.Popen([REGIE, *arguments], env=environment, stdout=opened, stderr=opened)


class Begin:
    """How a process comes into being: by the command, unless the suite knows a quicker way (nursery.py)."""

    quicker: Callable[[list[str], dict[str, str], Path], Child] | None = None

    @classmethod
    def regie(
        cls, arguments: list[str], environment: dict[str, str], log: Path, *, really: bool = False
    ) -> Child:
        """`regie …` with these arguments; what is slipped under a program is read only when it really starts."""
        how = cls.quicker if cls.quicker and not really and "LD_PRELOAD" not in environment else by_command
        return how(arguments, environment, log)


class Process:
    """One `regie run`: where it listens, and how to end it; ends nothing but itself."""

    def __init__(
        self, database: str, data: Path, *, demo: bool = False, part: str = "run", really: bool = False,
        **environment: str,
    ) -> None:  # fmt: skip
        self.database = database
        self.part = part
        self.data = data
        self.demo = demo
        self.port, self.sia_port = free_ports(2)
        self.url = f"http://127.0.0.1:{self.port}"
        self.really = really
        self.environment = environment
        self.log = data / "regie.log"
        self.child: Child | None = None

    def start(self) -> "Process":
        """Start it and wait until it says of itself that all its parts work."""
        data = {"REGIE_DATA": str(self.data), "REGIE_DATABASE_URL": self.database}
        ports = {"PORT": str(self.port), "REGIE_SIA_PORT": str(self.sia_port)}
        environment = {**os.environ, **data, **ports, **self.environment}
        without_demo = ["--no-demo"] if self.part == "run" and not self.demo else []
        self.child = Begin.regie([self.part, *without_demo], environment, self.log, really=self.really)
        if self.part in ("run", "web"):
            self.wait_until_healthy()
        return self

    def wait_until_healthy(self) -> None:
        """Return at the first 200 of /health; say what the log says when there is none."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.is_running():
            if self.health() == HTTPStatus.OK:
                return
            time.sleep(0.1)
        raise AssertionError(f"regie run is not healthy ({self.health()}):\n{self.log.read_text()[-4000:]}")

    def health(self) -> int | None:
        """The status of /health, or None when nobody answers; asked without what a client of its own would cost."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=5)) as asked:
            try:
                asked.request("GET", "/health")
                return asked.getresponse().status
            except (OSError, HTTPException):
                return None

    def is_running(self) -> bool:
        """Is the process there?"""
        return self.child is not None and self.child.poll() is None

    def kill(self) -> None:
        """End it as a power cut does: it can finish nothing."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end, as an administrator does."""
        self._end(signal.SIGTERM)

    def freeze(self) -> None:
        """Stop it in the middle of whatever it does, without its knowing."""
        assert self.child
        self.child.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on as if no time had passed."""
        assert self.child
        self.child.send_signal(signal.SIGCONT)

    def restart(self) -> "Process":
        """Start it again on the same data and the same ports."""
        if self.is_running():
            self.stop()
        return self.start()

    def _end(self, how: signal.Signals) -> None:
        if not self.is_running():
            return
        assert self.child
        self.child.send_signal(how)
        try:
            self.child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
            raise


def verified(database: str, *options: object) -> str:
    """What `regie verify` prints about a database; fails when an invariant does not hold."""
    done = verify(database, *options)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def verify(database: str, *options: object) -> "subprocess.CompletedProcess[str]":
    """`regie verify` as an administrator types it."""
    return typed("verify", *options, REGIE_DATABASE_URL=database)


def typed(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    """`regie …` as an administrator types it, and all that it said, on whichever of its two outputs."""
    said = [str(argument) for argument in arguments]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "said")
        child = Begin.regie(said, {**os.environ, **environment}, log)
        return subprocess.CompletedProcess(said, child.wait(PATIENCE), log.read_text("utf-8"), "")


class Started:
    """Every process of one test, so that none outlives it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[Process] = []

    def start(
        self,
        database: str,
        *,
        demo: bool = False,
        part: str = "run",
        really: bool = False,
        **environment: str,
    ) -> Process:
        """A healthy process on this database, with a data folder of its own; loads the demo only when asked.

        `really`: by the command itself, as an administrator does.
        """
        data = self.folder / f"regie-{len(self.processes)}"
        data.mkdir()
        process = Process(database, data, demo=demo, part=part, really=really, **environment)
        self.processes.append(process)
        return process.start()

    def stop_all(self) -> None:
        """End what the test left running."""
        for process in self.processes:
            process.kill()


def free_ports(how_many: int) -> list[int]:
    """Ports that nobody listens on at this moment."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(how_many)]
    ports = [opened.getsockname()[1] for opened in sockets]
    for opened in sockets:
        opened.close()
    return ports
