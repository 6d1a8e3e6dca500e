"""Lines that must stay open: each is asked beside the others, and one that breaks stops no round."""

import asyncio
from datetime import timedelta
from types import SimpleNamespace

import pytest

from regie.worker import lines

pytestmark = pytest.mark.once


class Here:
    """Threads that do the work at once, and remember whose signs of life were left."""

    def __init__(self, outlets):
        self.outlets, self.beats, self.enough = outlets, [], asyncio.Event()

    async def run(self, work, *arguments, **_details):
        """The outlets, or a sign of life."""
        if arguments:
            self.beats.append(arguments[0])
            if len(self.beats) >= 3:
                self.enough.set()
            return None
        return self.outlets

    async def three(self):
        """The next three signs of life, or a few more."""
        self.beats.clear()
        self.enough.clear()
        await self.enough.wait()
        return list(self.beats)


def test_a_line_that_breaks_or_is_silent_keeps_no_other_from_its_sign_of_life(monkeypatch):
    """S1-20 (I-11, I-20): round after round; who answers leaves a sign, and who is silent or breaks leaves none."""
    answers = {"good": True, "silent": False}

    async def alive(settings, _secret):
        return answers[settings["address"]]

    outlets = [
        SimpleNamespace(kind="espa_x", part=f"outlet:{name}", for_sending={"address": name}, secret="")
        for name in ("broken", "silent", "good")
    ]
    here = Here(outlets)
    monkeypatch.setattr(lines, "KEPT_OPEN", {"espa_x": alive})
    monkeypatch.setattr(lines, "HEARTBEAT", timedelta(milliseconds=5))
    monkeypatch.setattr(lines, "background", here)

    async def rounds():
        """Until three signs were left; once as it is, and once when the silent one has come back."""
        task = asyncio.create_task(lines.keep_lines())
        before = await here.three()
        answers["silent"] = True
        after = await here.three()
        task.cancel()
        return before, after

    before, after = asyncio.run(asyncio.wait_for(rounds(), 10))
    assert before == ["outlet:good"] * 3
    assert "outlet:silent" in after
    assert "outlet:broken" not in after
