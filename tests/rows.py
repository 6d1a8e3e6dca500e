"""Reads rows straight from a database that a real process uses, past all of Regie's own code."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import psycopg


def rows(database: str, statement: str) -> list[tuple[Any, ...]]:
    """The rows of one SELECT, with JSON and moments as Python values on both databases."""
    if not database.startswith("sqlite:"):
        with psycopg.connect(database) as connection:
            return connection.execute(statement).fetchall()
    with closing(sqlite3.connect(database.removeprefix("sqlite:"))) as connection:
        return [tuple(_value(value) for value in row) for row in connection.execute(statement).fetchall()]


def _value(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value.startswith("{"):
        return json.loads(value)
    try:
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    except ValueError:
        return value
