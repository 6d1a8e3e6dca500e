"""One HTTP client a loop, so that connections stay open between calls, and what an answer means."""

import asyncio

import httpx

from regie.channels.message import Outcome

TIMEOUT_SECONDS = 10
_clients: dict[int, httpx.AsyncClient] = {}


def client() -> httpx.AsyncClient:
    """Follows no redirect and uses no proxy from the environment: a call goes where the administrator said."""
    loop = id(asyncio.get_running_loop())
    if loop not in _clients:
        _clients[loop] = httpx.AsyncClient(timeout=TIMEOUT_SECONDS, follow_redirects=False, trust_env=False)
    return _clients[loop]


def failure(problem: Exception) -> Outcome:
    """A request that was sent and not answered may have arrived; one that never left has not."""
    return Outcome.UNKNOWN if isinstance(problem, (httpx.ReadTimeout, httpx.ReadError)) else Outcome.FAILED
