"""A wire between two ends that can go silent without a word, as a network or a machine does: no FIN, no RST."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Reach = Callable[[], socket.socket]


class Wire:
    """Carries what arrives on a port of its own to wherever `reach` leads."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self._carries = threading.Event()
        self._carries.set()
        self._ends: list[socket.socket] = []
        self._is_cut = False
        _in_thread(self._welcome)

    def freeze(self) -> None:
        """From now on nothing passes, and nobody is told."""
        self._carries.clear()

    def thaw(self) -> None:
        """What waited passes after all."""
        self._carries.set()

    def lose(self) -> None:
        """Let go of whoever is on it, with what waited; who dials again hears nothing until it is whole again."""
        self.freeze()
        ends, self._ends = self._ends, []
        _hang_up(ends)

    def mend(self) -> None:
        """Whoever dials from now on is put through; who dialled in vain is let go."""
        self.lose()
        self.thaw()

    def cut(self) -> None:
        """Let go of both ends; what waited passes no more."""
        self._is_cut = True
        self.thaw()
        _hang_up([self._door, *self._ends])

    def _welcome(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._door.accept()
                self._ends.append(near)
                _in_thread(self._join, near)

    def _join(self, near: socket.socket) -> None:
        self._carries.wait()
        if self._is_cut:
            near.close()
            return
        try:
            far = self.reach()
        except OSError:
            near.close()
            return
        self._ends.append(far)
        _in_thread(self._carry, near, far)
        self._carry(far, near)

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while True:
                said = source.recv(65536)
                self._carries.wait()
                if not said or self._is_cut:
                    break
                target.sendall(said)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def wire_to(reach: Reach) -> Iterator[Wire]:
    """One that is cut at the end."""
    wire = Wire(reach)
    try:
        yield wire
    finally:
        wire.cut()


def _hang_up(ends: list[socket.socket]) -> None:
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()


def to_port(port: int) -> Reach:
    """Lead to a port of this machine."""
    return lambda: socket.create_connection(("127.0.0.1", port))


def to_path(path: object) -> Reach:
    """Lead to a socket in the file system."""

    def reach() -> socket.socket:
        end = socket.socket(socket.AF_UNIX)
        end.connect(str(path))
        return end

    return reach


def _in_thread(work: Callable[..., None], *about: object) -> None:
    threading.Thread(target=work, args=about, daemon=True).start()
