"""A receiver of webhooks in a process of its own: notes when each call arrived, and fails or dawdles when told to.

`python -m benchmarks.receiver PORT`. `POST /control` with `{"status": 500, "delay": 3}` changes how it answers,
`GET /calls` gives what came. Bare asyncio, so that what is measured is the sender and not this.
"""

import asyncio
import json
import subprocess
import sys
import time
from typing import Any

import httpx

from tests.processes import free_ports


class Receiver:
    """That process, seen from the benchmark."""

    def __init__(self) -> None:
        (self.port,) = free_ports(1)
        self.url = f"http://127.0.0.1:{self.port}"
        self.child = subprocess.Popen([sys.executable, "-m", "benchmarks.receiver", str(self.port)])
        wait_for_port(self.url)

    def calls(self) -> list[dict[str, Any]]:
        """Every call so far: `at` in seconds since 1970, `alarm`, `key`, and the `status` it was answered with."""
        found: list[dict[str, Any]] = httpx.get(f"{self.url}/calls", timeout=30).json()
        return found

    def behave(self, *, status: int = 204, delay: float = 0) -> None:
        """From now on answer with this status, after this many seconds."""
        httpx.post(f"{self.url}/control", json={"status": status, "delay": delay}, timeout=30)

    def stop(self) -> None:
        """End the process."""
        self.child.terminate()
        self.child.wait(10)


def wait_for_port(url: str) -> None:
    """Return when somebody answers there."""
    for _ in range(200):
        try:
            httpx.get(f"{url}/calls", timeout=1)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"nobody answers at {url}")


class Connection(asyncio.Protocol):
    """One connection that stays open, as many requests as the other side likes."""

    calls: list[dict[str, Any]] = []
    behaviour: dict[str, Any] = {"status": 204, "delay": 0}

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self.buffer = b""

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, _, rest = self.buffer.partition(b"\r\n\r\n")
            length = content_length(head)
            if len(rest) < length:
                return
            self.buffer = rest[length:]
            self.answer(head, rest[:length])

    def answer(self, head: bytes, body: bytes) -> None:
        """Give the list, take new manners, or note a call."""
        line = head.partition(b"\r\n")[0]
        if line.startswith(b"GET"):
            self.write(200, json.dumps(self.calls).encode())
        elif b"/control" in line:
            self.behaviour.update(json.loads(body))
            self.write(204)
        else:
            self.note(json.loads(body))

    def note(self, said: dict[str, Any]) -> None:
        """Write down when this call came, and answer it as told."""
        status, delay = self.behaviour["status"], self.behaviour["delay"]
        self.calls.append({"at": time.time(), "alarm": said["alarm"], "key": said["id"], "status": status})
        if delay:
            asyncio.get_running_loop().call_later(delay, self.write, status)
        else:
            self.write(status)

    def write(self, status: int, body: bytes = b"") -> None:
        """One answer."""
        self.transport.write(b"HTTP/1.1 %d x\r\ncontent-length: %d\r\n\r\n%s" % (status, len(body), body))


def content_length(head: bytes) -> int:
    """How long the body is."""
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


async def serve(port: int) -> None:
    """Take calls until somebody ends this process."""
    server = await asyncio.get_running_loop().create_server(Connection, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
