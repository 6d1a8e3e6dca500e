"""Where one frame ends and the next begins in a stream that knows no messages."""

from regie.gateways.sia_dc09 import CR, LF, LONGEST_FRAME


class FrameCutter:
    """Cuts LF … CR out of whatever arrives, in pieces of any size.

    What stands between frames is skipped, a new LF gives up the frame before it, and nothing longer than the
    longest frame is ever kept: a stream without an end costs no more than a short one.
    """

    def __init__(self) -> None:
        self._pending = bytearray()

    def feed(self, piece: bytes) -> list[bytes]:
        """The frames that this piece completes."""
        self._pending += piece
        frames = []
        while (end := self._pending.find(CR)) >= 0:
            start = self._pending.rfind(LF, 0, end)
            if start >= 0 and end - start < LONGEST_FRAME:
                frames.append(bytes(self._pending[start : end + 1]))
            del self._pending[: end + 1]
        self._keep_only_a_beginning()
        return frames

    def _keep_only_a_beginning(self) -> None:
        start = self._pending.rfind(LF)
        if start < 0 or len(self._pending) - start >= LONGEST_FRAME:
            self._pending.clear()
        else:
            del self._pending[:start]

    @property
    def waiting(self) -> int:
        """How many bytes are kept for a frame that has begun."""
        return len(self._pending)
