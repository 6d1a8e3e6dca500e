"""Hostile streams against a whole receiver: whatever comes in, the process stays small and the next press is heard."""

import asyncio
import tracemalloc

from hypothesis import given, settings
from hypothesis import strategies as st

from regie.gateways.sia_dc09 import CR, LF, build, parse
from tests.gateways.wire import MOMENT, Store, calling, press, run, sealed, serving

KEY = b"k" * 16


async def keys(_account: str) -> bytes | None:
    """Every account has the same key here."""
    return KEY


closed = build("SIA-DCS", "1234", "#1234|NPA007", sequence="0042", stamped_at=MOMENT, key=KEY)
bodies = st.sampled_from(
    [
        '"*SIA-DCS"0042L0#1234[',
        '"SIA-DCS"0042R1L0#1234[',
        '"ADM-CID"0043L0#1234[',
        '"*NULL"0000L0[',
        '"',
        '"NAK"0000R0L0A0[',
    ]
).flatmap(lambda head: st.binary(max_size=90).map(lambda tail: sealed(head.encode() + tail)))
hexed = st.binary(max_size=64).map(lambda tail: sealed(b'"*SIA-DCS"0042L0#1234[' + tail.hex().encode()))
broken = st.tuples(st.integers(0, len(closed) - 1), st.integers(0, 255)).map(
    lambda change: closed[: change[0]] + bytes([change[1]]) + closed[change[0] + 1 :]
)
pieces = st.one_of(
    st.binary(max_size=200), bodies, hexed, broken, st.just(press()), st.just(LF * 500), st.just(closed[:40])
)


@settings(max_examples=80)
@given(st.lists(pieces, max_size=8))
def test_no_stream_is_an_accident(stream):
    """DV-1 DV-2 I-5: bytes made to look like frames, plain and encrypted; nothing breaks, the last press is heard."""

    async def story():
        store = Store()
        async with serving(store, keys=keys) as server, calling(server) as line:
            for piece in stream:
                await line.write(piece)
            await line.write(LF + CR + press(9, sequence=9999))
            answers = set()
            while "ACK 9999" not in answers:
                header = parse(await line.reader.readuntil(CR), KEY).header
                assert header.id in ("ACK", "DUH")
                answers.add(f"{header.id} {header.sequence}")
            assert store.signals[-1].zone == "9"
            assert all(signal.zone in ("7", "9") for signal in store.signals if signal.kind == "raise")

    run(story)


def test_hostile_streams_leave_nothing_behind():
    """DV-1: ten megabytes of endless, half and damaged frames on many lines grow the process by less than 20 MB."""

    async def story():
        async with serving(Store(), keys=keys) as server:
            await _storm(server, 20)  # what is made once is made now
            tracemalloc.start()
            before, _ = tracemalloc.get_traced_memory()
            await _storm(server, 100)
            now, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            assert peak - before < 20_000_000
            assert now - before < 2_000_000

    run(story)


async def _storm(server, rounds: int) -> None:
    endless, half, damaged = LF + b"x" * 60_000, closed[:-1] * 100, (b"\n0000" + press()[5:]) * 300
    for _ in range(rounds // 10):
        await asyncio.gather(*(_pour(server, endless + half + damaged) for _ in range(10)))


async def _pour(server, stream: bytes) -> None:
    async with calling(server) as line:
        await line.write(stream)
        assert await line.asks(CR + press(sequence=1)) == "ACK 0001"
