"""The one ASGI application: the press and the live line bare, everything else Django, and the engine's life."""

import os
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regie.settings")
django.setup()

from regie.intake import hooks, http  # noqa: E402  needs the models
from regie.stream import endpoint  # noqa: E402
from regie.web.pages import Pages  # noqa: E402
from regie.worker.engine import Engine, parts_of_this_process  # noqa: E402

pages = Pages()
engine = Engine(parts_of_this_process())


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Send every request where it belongs."""
    if scope["type"] == "lifespan":
        await live(receive, send)
    elif scope["path"] == http.PATH and scope["method"] == "POST":
        await http.press(scope, receive, send)
    elif scope["method"] == "POST" and hooks.PATH.fullmatch(scope["path"]):
        await hooks.receive(scope, receive, send)
    elif scope["path"] == endpoint.PATH:
        await endpoint.stream(scope, receive, send)
    else:
        await pages(scope, receive, send)


async def live(receive: Any, send: Any) -> None:
    """Start the engine with the server and stop it with the server."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            try:
                await engine.start()
            except OSError as problem:
                await send(
                    {"type": "lifespan.startup.failed", "message": f"a gateway cannot listen: {problem}"}
                )
                return
            await send({"type": "lifespan.startup.complete"})
        else:
            await engine.stop()
            await send({"type": "lifespan.shutdown.complete"})
            return
