"""Somebody opens a page inside the test's own process: who is logged in, at what moment, and what they read."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from regie.people.models import Person


def browser(person: Person) -> Client:
    """A browser in which this person is logged in."""
    client = Client()
    client.force_login(person)
    return client


def said(answer: Any) -> str:
    """The page in one line: where the template breaks it says nothing."""
    return " ".join(answer.content.decode().split())


def entrance_at(at: datetime) -> Any:
    """A fixture for every test of a file: requests come at this moment of the story."""

    @pytest.fixture(autouse=True)
    def entrance_clock(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("regie.web.middleware.moment", SimpleNamespace(now=lambda: at))

    return entrance_clock
