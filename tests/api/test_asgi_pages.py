"""Django behind the one door: what is said by halves is not done, and what streams is sent as it is made."""

import asyncio
import threading
import time

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path

from regie.web.pages import Pages

made: list[str] = []
threads: set[int] = set()


def keep(request):
    made.append(request.body.decode())
    threads.add(threading.get_ident())
    answer = HttpResponse("kept")
    answer.set_cookie("seen", "1")
    return answer


def stream(request):
    def parts():
        for one in ("a", "b", "c"):
            made.append(one)
            yield one

    return StreamingHttpResponse(parts())


urlpatterns = [path("keep", keep), path("stream", stream)]


@pytest.fixture
def ask(settings):
    """Asks one path with the parts of a body; says what was answered, message by message."""
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = []
    made.clear()
    pages = Pages()

    async def asked(path, *said, when_sent=lambda message: None):
        coming, answers = list(said), []

        async def receive():
            return coming.pop(0)

        async def send(message):
            when_sent(message)
            answers.append(message)

        scope = {
            "type": "http", "method": "POST", "path": path, "query_string": b"", "headers": [],
            "server": ("127.0.0.1", 80), "http_version": "1.1", "scheme": "http",
        }  # fmt: skip
        await pages(scope, receive, send)
        return answers

    return lambda *asking, **how: asyncio.run(asked(*asking, **how))


def piece(body, *, more=False):
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_request_in_pieces_is_whole_before_anything_is_done(ask):
    """S4-09: a report over a poor line is one report."""
    start, body = ask("/keep", piece(b"half ", more=True), piece(b"and half"))
    assert made == ["half and half"]
    assert (start["status"], body["body"]) == (200, b"kept")
    assert any(name == b"Set-Cookie" and value.startswith(b"seen=1") for name, value in start["headers"])


def test_who_leaves_before_all_is_said_changed_nothing(ask):
    """S4-09: a form of which the end never came is not kept by halves."""
    assert ask("/keep", piece(b"half", more=True), {"type": "http.disconnect"}) == []
    assert made == []


def test_what_streams_is_sent_as_it_is_made(ask):
    """S2-24: an export of a million lines never stands in memory as a whole."""
    seen = []
    ask("/stream", piece(b""), when_sent=lambda message: seen.append(len(made)))
    assert seen == [0, 1, 2, 3, 3]


def test_threads_stay(ask):
    """S4-26: a thread that stays keeps its connection; two requests after each other need one."""
    threads.clear()
    for _ in range(5):
        ask("/keep", piece(b""))
        # It answers a moment before it sits down, and a request in that moment calls another.
        time.sleep(0.05)
    assert len(threads) == 1
