"""Tells whoever started this process that it goes round: systemd by its socket, a container by a file.

It does not say that all is well, which is what /health and the watch are for: a process that waits for its database
must not be ended for it, because that makes it come back later.
"""

import asyncio
import os
import socket
from pathlib import Path

EVERY_SECONDS = 5.0
# The engine starts just before the web listens.
READY_AFTER = 1.0


async def tell() -> None:
    """Say that the start is over, and then every five seconds that the loop still turns."""
    await asyncio.sleep(READY_AFTER)
    is_told = False
    while True:
        is_told = is_told or to_systemd("READY=1")
        to_systemd("WATCHDOG=1")
        touch()
        await asyncio.sleep(EVERY_SECONDS)


def to_systemd(said: str) -> bool:
    """One datagram, when systemd asked for it (sd_notify(3)); False when it is behind, which nobody here waits for."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return True
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
        line.setblocking(False)
        try:
            line.sendto(said.encode(), "\0" + address[1:] if address.startswith("@") else address)
        except BlockingIOError:
            return False
    return True


def touch() -> None:
    """Make the file young again, when somebody looks at one."""
    name = os.environ.get("REGIE_ALIVE", "")
    if name:
        Path(name).touch(mode=0o600)
