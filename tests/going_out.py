"""Runs what goes out over HTTP, and lets go of its connections: one left open is complained about when all is over."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from regie.channels import http

Result = TypeVar("Result")


def run(going_out: Coroutine[Any, Any, Result]) -> Result:
    """What it gave, on a loop of its own."""

    async def and_let_go() -> Result:
        try:
            return await going_out
        finally:
            await http.close()

    return asyncio.run(and_let_go())
