"""Who answers for the pages and the API: Django, in a few threads that stay, each with a connection that stays open.

Django's own ASGI handler starts a thread for every request, which opens a connection, and turns an answer that
streams into one long list. All views here are ordinary functions, so each request is done whole in one thread.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.urls import set_script_prefix

# Somebody who waits for a letter to be drawn holds up nobody; on PostgreSQL the pool has as many connections.
THREADS = 16


class Pages(ASGIHandler):
    """The whole of Django behind one door."""

    def __init__(self) -> None:
        BaseHandler.__init__(self)
        self._threads = ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="pages")
        self.load_middleware(is_async=False)

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Answer one request; of a sender that left before all was said, nothing is done."""
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        loop = asyncio.get_running_loop()

        def say(message: dict[str, Any]) -> None:
            asyncio.run_coroutine_threadsafe(send(message), loop).result()

        with body:
            for message in await loop.run_in_executor(self._threads, self._answer, scope, body, say):
                await send(message)

    def _answer(self, scope: dict[str, Any], body: Any, say: Any) -> list[dict[str, Any]]:
        """What is left to send; the parts of an answer that streams are said as they come."""
        signals.request_started.send(sender=self.__class__, scope=scope)
        set_script_prefix(get_script_prefix(scope))
        request, refused = self.create_request(scope, body)
        answer: Any = self.get_response(request) if request else refused
        start = {
            "type": "http.response.start",
            "status": answer.status_code,
            "headers": [
                (name.encode("latin-1"), value.encode("latin-1")) for name, value in _headers(answer)
            ],
        }
        try:
            if not answer.streaming:
                return [start, {"type": "http.response.body", "body": answer.content}]
            say(start)
            for part in answer:
                say({"type": "http.response.body", "body": part, "more_body": True})
            return [{"type": "http.response.body", "body": b""}]
        finally:
            answer.close()


def _headers(answer: Any) -> list[tuple[str, str]]:
    cookies = [("Set-Cookie", one.output(header="").strip()) for one in answer.cookies.values()]
    return [*answer.items(), *cookies]
