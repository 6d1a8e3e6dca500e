"""Asks the installation's own scanner whether a file is clean: a clamd socket, or a command that reads the file.

`clamd:/run/clamav/clamd.ctl`, `clamd:host:3310` or `command:clamdscan --no-summary -`. Nothing set is an answer of
its own, and a scanner that does not answer is no "clean".
"""

import shlex
import socket
import subprocess
from enum import StrEnum

WAIT = 30
CHUNK = 1 << 16


class Verdict(StrEnum):
    """What the scanner said."""

    CLEAN = "clean"
    INFECTED = "infected"
    NOT_CONFIGURED = "not_configured"
    NO_ANSWER = "no_answer"


def scan(content: bytes, setting: str) -> Verdict:
    """What the scanner of `setting` says of this content."""
    kind, _, where = setting.partition(":")
    if not setting:
        return Verdict.NOT_CONFIGURED
    try:
        if kind == "clamd":
            return _clamd(content, where)
        if kind == "command" and where:
            return _command(content, where)
    except (OSError, subprocess.SubprocessError):
        return Verdict.NO_ANSWER
    return Verdict.NO_ANSWER


def _clamd(content: bytes, where: str) -> Verdict:
    """The INSTREAM exchange: length, bytes, …, a length of zero, one line back."""
    with _connected(where) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK):
            piece = content[start : start + CHUNK]
            line.sendall(len(piece).to_bytes(4, "big") + piece)
        line.sendall((0).to_bytes(4, "big"))
        said = line.recv(4096)
    if said.rstrip(b"\0\n").endswith(b"OK"):
        return Verdict.CLEAN
    return Verdict.INFECTED if b"FOUND" in said else Verdict.NO_ANSWER


def _connected(where: str) -> socket.socket:
    if where.startswith("/"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(WAIT)
        line.connect(where)
        return line
    host, _, port = where.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=WAIT)


def _command(content: bytes, command: str) -> Verdict:
    """What its exit code says, as clamscan has it: 0 clean, 1 infected, anything else no answer."""
    done = subprocess.run(shlex.split(command), input=content, capture_output=True, timeout=WAIT, check=False)  # noqa: S603  the operator's own command
    return {0: Verdict.CLEAN, 1: Verdict.INFECTED}.get(done.returncode, Verdict.NO_ANSWER)
