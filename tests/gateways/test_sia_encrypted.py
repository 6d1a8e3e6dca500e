"""Encrypted frames on a real socket, over TCP and UDP, and peers that somebody else made."""

from datetime import UTC, datetime, timedelta

import pytest
from pysiaalarm import SIAAccount, SIAEvent
from pysiaalarm.sync.client import SIAClient
from pysiaalarm.utils import CommunicationsProtocol
from siadc09 import message as theirs
from siadc09.account import Account
from siadc09.xdata import Data

from regie.gateways import Kind, SiaServer, Stranger, Verdict, panel
from regie.gateways.sia_dc09 import CR, build, parse
from tests.gateways.test_peers import pysiaalarm_frame
from tests.gateways.wire import MOMENT, Store, calling, run, serving

KEYS = {16: b"A" * 16, 24: b"0123456789ABCDEF01234567", 32: b"fedcba9876543210fedcba9876543210"}


def keys_for(length: int):
    """Account 1234 and AAAB have a key, nobody else."""

    async def keys(account: str) -> bytes | None:
        return KEYS[length] if account in ("1234", "AAAB") else None

    return keys


@pytest.mark.parametrize("length", KEYS)
def test_an_encrypted_press_is_answered_encrypted(length):
    """S1-18, I-2: AES-128, 192 and 256; the ACK is encrypted with our time."""

    async def story():
        store = Store()
        async with serving(store, keys=keys_for(length)) as server, calling(server) as line:
            frame = build(
                "SIA-DCS", "1234", "#1234|NPA007", receiver="1", stamped_at=MOMENT, key=KEYS[length]
            )
            await line.write(frame)
            reply = parse(await line.reader.readuntil(CR), KEYS[length])
            assert (reply.header.id, reply.header.receiver, reply.stamped_at) == ("ACK", "1", MOMENT)
            assert store.heard == ["1234 PA raise"]
            assert store.signals[0].encrypted

    run(story)


@pytest.mark.parametrize("verdict", [Verdict.NAK, Verdict.DUH])
def test_refusals_are_never_encrypted(verdict):
    """DV-3: NAK carries our time for a panel whose clock is wrong, and both can be read without a key."""

    async def story():
        async with serving(Store(verdict), keys=keys_for(16)) as server, calling(server) as line:
            await line.write(build("NULL", "1234", stamped_at=MOMENT, key=KEYS[16]))
            reply = parse(await line.reader.readuntil(CR))
            assert reply.header.id == verdict.value.upper()
            assert reply.stamped_at == (MOMENT if verdict is Verdict.NAK else None)

    run(story)


def test_an_unknown_account_and_a_wrong_key_look_the_same():
    """DV-4 I-5: silence for both, nothing is stored, and both are counted with where they came from."""

    async def story():
        store, heard = Store(), []
        async with serving(store, keys=keys_for(16), refused=heard.append) as server, calling(server) as line:
            for account, key in (("1234", KEYS[32]), ("9999", KEYS[16])):
                frame = build("SIA-DCS", account, f"#{account}|NPA007", stamped_at=MOMENT, key=key)
                assert await line.asks(frame, within=0.2) == "silence"
            assert store.signals == []
            assert [(one.source, one.account) for one in heard] == [
                ("127.0.0.1", "1234"),
                ("127.0.0.1", "9999"),
            ]
            assert all(isinstance(one, Stranger) for one in heard)

    run(story)


def test_a_key_that_cannot_be_looked_up_is_no_ack():
    """I-2 DV-6: the database is dead while a key is asked for: silence, and the line stays open."""

    async def story():
        async def broken(_account: str) -> bytes | None:
            raise OSError("database is locked")

        async with serving(Store(), keys=broken) as server, calling(server) as line:
            frame = build("SIA-DCS", "1234", "#1234|NPA007", stamped_at=MOMENT, key=KEYS[16])
            assert await line.asks(frame, within=0.2) == "silence"
            assert await line.asks(build("NULL", "1234", sequence="0007")) == "ACK 0007"

    run(story)


def test_a_recorded_encrypted_frame_is_read():
    """S1-18: a link test as a real panel sent it (from pysiaalarm's tests), with its key."""

    async def story():
        store = Store()
        async with serving(store, keys=keys_for(16)) as server, calling(server) as line:
            content = b"B4BC8B40D0E6D959D6BEA78E88CC0B2155741A3C44FBB96D476A3E557CAD64D9"
            recorded = b'\n76D80055"*NULL"0000R0L0#AAAB[' + content + b"\r"
            await line.write(recorded)
            assert parse(await line.reader.readuntil(CR), KEYS[16]).header.id == "ACK"
            assert store.heard == ["AAAB NULL supervision"]
            assert store.signals[0].stamped_at == datetime(2020, 7, 5, 18, 24, 52, tzinfo=UTC)

    run(story)


@pytest.mark.parametrize("length", KEYS)
def test_pysiaalarm_encrypts_and_we_read(length):
    """S1-18: content encrypted by pysiaalarm's own cipher, under its own check sum."""

    async def story():
        key = KEYS[length]
        event = SIAEvent(sia_account=SIAAccount("1234", key.decode()), message_type="SIA-DCS", encrypted=True)
        for text in ("|#1234|Nri1/PA007]_10:15:30,11-22-2026", "|Nri1/HA501^Balie^]_10:15:30,11-22-2026"):
            store = Store()
            async with serving(store, keys=keys_for(length)) as server, calling(server) as line:
                frame = pysiaalarm_frame(f'"*SIA-DCS"0042L0#1234[{event.encrypt_content("x" * 16 + text)}')
                await line.write(frame)
                assert parse(await line.reader.readuntil(CR), key).header.id == "ACK"
                assert [signal.kind for signal in store.signals] == [Kind.RAISE]

    run(story)


@pytest.mark.parametrize("length", KEYS)
@pytest.mark.parametrize(
    ("token", "data", "heard"),
    [("SIA-DCS", b"#1234|NPA007", "1234 PA raise"), ("ADM-CID", b"#1234|1120 01 007", "1234 120 raise"),
     ("NULL", None, "1234 NULL supervision")],
)  # fmt: skip
def test_siadc09_and_we_read_each_other_encrypted(length, token, data, heard):
    """S1-18: siadc09 closes it, we open, store and answer closed, siadc09 opens the answer."""

    async def story():
        account = Account(acct=0x1234, rcvr=0xB, key=KEYS[length])
        details = {"idtoken": token, "seqno": 42, **({"data": Data(content=data)} if data else {})}
        store = Store()
        async with serving(store, keys=keys_for(length)) as server, calling(server) as line:
            await line.write(theirs.EventMessage(account, details).encode(timestamp=MOMENT))
            reply = theirs.parse_frame(await line.reader.readuntil(CR), KEYS[length])
        assert isinstance(reply, theirs.AckMessage)
        assert (reply.seq, reply.account.rcvr, reply.encrypted, reply.timestamp) == (42, 0xB, True, MOMENT)
        assert (store.heard, store.signals[0].stamped_at) == ([heard], MOMENT)

    run(story)


@pytest.mark.parametrize("way", [CommunicationsProtocol.TCP, CommunicationsProtocol.UDP])
def test_our_panel_is_heard_encrypted_by_pysiaalarm(way):
    """S1-18: the simulator against a receiver that is not ours, over TCP and UDP; its encrypted ACK is read."""

    events: list[SIAEvent] = []
    # Its blocking server: its UDP server for asyncio refuses to start under Python 3.11.
    receiver = SIAClient("127.0.0.1", 0, [SIAAccount("1234", KEYS[16].decode())], events.append, protocol=way)
    receiver.start()
    try:
        port = receiver.sia_server.server_address[1]
        now = datetime.now(UTC)
        for stamp, answer in ((now, "ACK"), (now - timedelta(hours=2), "NAK")):
            reply = panel.send(
                "127.0.0.1", port, "1234", "PA", zone="7", sequence=42, receiver="1", stamped_at=stamp, key=KEYS[16],
                udp=way is CommunicationsProtocol.UDP,
            )  # fmt: skip
            assert reply is not None
            assert reply.header.id == answer
            # It answers with its own clock, which shows by how much ours is off.
            assert abs(reply.stamped_at - now) < timedelta(seconds=20)
    finally:
        receiver.stop()
    assert [event.code for event in events] == ["PA"]


def test_the_receiver_listens_on_one_port_for_both():
    """S1-18: TCP and UDP on the same number; a taken UDP port is an error too."""

    async def story():
        async with serving(Store()) as server:
            with pytest.raises(OSError, match="address"):
                await SiaServer("127.0.0.1", server.port, Store(), lambda: MOMENT).start()

    run(story)
