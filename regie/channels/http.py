"""One HTTP session a process for every channel that posts, and whether an unanswered request had left the house."""

import asyncio
from collections.abc import Mapping
from weakref import WeakKeyDictionary

import aiohttp

from regie.channels.message import Outcome, Receipt

# Connecting has a time-out of its own: whatever ends later ended after the request had left.
PATIENCE = aiohttp.ClientTimeout(connect=4, total=10)
# For one host each, and none for all together: who hangs keeps nobody else waiting (I-11).
CONNECTIONS_PER_HOST = 100
NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, ValueError)
_sessions: WeakKeyDictionary[asyncio.AbstractEventLoop, aiohttp.ClientSession] = WeakKeyDictionary()


class Unanswered(Exception):
    """Nobody answered; `receipt` says whether the request can have arrived."""

    def __init__(self, problem: Exception) -> None:
        super().__init__(str(problem))
        outcome = Outcome.FAILED if isinstance(problem, NEVER_LEFT) else Outcome.UNKNOWN
        self.receipt = Receipt(outcome, f"{type(problem).__name__}: {problem}")


async def post(address: str, body: bytes, headers: Mapping[str, str]) -> int:
    """The status of the answer; raises `Unanswered`.

    Follows no redirect and uses no proxy from the environment: a call goes where the administrator said.
    """
    try:
        request = _session().post(address, data=body, headers=headers, allow_redirects=False)
        async with request as answer:
            return answer.status
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as problem:
        raise Unanswered(problem) from problem


def _session() -> aiohttp.ClientSession:
    """Kept, so that connections stay open between calls; without the cookies that somebody may send."""
    loop = asyncio.get_running_loop()
    if loop not in _sessions:
        roads = aiohttp.TCPConnector(limit=0, limit_per_host=CONNECTIONS_PER_HOST)
        _sessions[loop] = aiohttp.ClientSession(
            connector=roads, timeout=PATIENCE, trust_env=False, cookie_jar=aiohttp.DummyCookieJar()
        )
    return _sessions[loop]


async def close() -> None:
    """Let go of the connections of this process; the next call opens new ones."""
    session = _sessions.pop(asyncio.get_running_loop(), None)
    if session:
        await session.close()
