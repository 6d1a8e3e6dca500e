"""`regie web`, `regie worker`, `regie gateway`: the same parts in processes of their own, any number, on PostgreSQL."""

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Iterable
from typing import Any

from django.db import connection

from regie.cli.run import prepare, refuses_to_start, serve
from regie.worker.engine import Engine, Part, limit_to

HELP = {
    Part.WEB: "only the pages, the API, presses by HTTP and the live line",
    Part.WORKER: "only the ladder, the calls and the errands",
    Part.GATEWAY: "only the doors for alarm panels",
}


def add_to(commands: Any) -> None:
    """Describe the three commands."""
    for part, text in HELP.items():
        parser = commands.add_parser(part.value, help=text)
        parser.set_defaults(do=run, part=part)
        if part is Part.WEB:
            parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
            parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))


def run(asked: argparse.Namespace) -> int:
    """Be that part until stopped; on SQLite there is one process, because one thread takes all alarm writes."""
    if connection.vendor != "postgresql":
        print(
            "Separate processes need PostgreSQL (REGIE_DATABASE_URL); on SQLite, use regie run.",
            file=sys.stderr,
        )
        return 1
    if refuses_to_start():
        return 1
    prepare()
    limit_to(asked.part)
    if asked.part is Part.WEB:
        serve(asked.host, asked.port)
    else:
        connection.close()
        asyncio.run(until_stopped([asked.part]))
    return 0


async def until_stopped(parts: Iterable[Part]) -> None:
    """Run these parts until somebody asks to stop."""
    stopped = asyncio.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(one, stopped.set)
    engine = Engine(parts)
    await engine.start()
    await stopped.wait()
    await engine.stop()
