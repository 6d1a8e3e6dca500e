"""New databases for processes that are started for real: copies of one that was migrated once."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import count
from pathlib import Path

from tests import postgres
from tests.database_plugin import SERVER

START = """
import django
django.setup()
from django.core.management import call_command
from django.utils import timezone
"""
MIGRATE = """
from regie.letters.actions import load_wordings
call_command("migrate", verbosity=0)
load_wordings(at=timezone.now())
"""
# One round: forty log-ins cost a quarter of a minute otherwise, and a real process reads them all the same.
LOAD_DEMO = """
from django.contrib.auth.hashers import PBKDF2PasswordHasher
PBKDF2PasswordHasher.iterations = 1
from regie.cli.demo import load_when_empty
load_when_empty(at=timezone.now())
"""


class Databases:
    """Migrates (and fills) a template the first time it is asked for, and hands out copies."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = os.environ.get(SERVER)
        self.prefix = "_".join(["regie", os.environ.get("PYTEST_XDIST_WORKER", "alone"), str(os.getpid())])
        self.numbers = count(1)
        self.templates: dict[bool, str] = {}
        self.made: list[str] = []

    def fresh(self, *, demo: bool = False) -> str:
        """The address of a database that nobody else has."""
        return self.copy_of(self.template(demo=demo))

    def template(self, *, demo: bool) -> str:
        """The address of the database that the copies are made of."""
        if demo not in self.templates:
            self.templates[demo] = self.with_the_demo() if demo else self.migrated()
        return self.templates[demo]

    def migrated(self) -> str:
        """Tables, and nothing in them."""
        address = self.empty()
        run_python(MIGRATE, database=address, data=self.folder)
        return address

    def with_the_demo(self) -> str:
        """Tables, and the fictitious chain in them."""
        address = self.copy_of(self.template(demo=False))
        run_python(LOAD_DEMO, database=address, data=self.folder)
        return address

    def empty(self) -> str:
        """The address of a database without tables."""
        address = self.next_address()
        if self.server:
            postgres.ask(self.server, f'CREATE DATABASE "{name_in(address)}"')
        return address

    def copy_of(self, template: str) -> str:
        """The address of a copy; nobody is connected to a template, so a plain copy is whole."""
        address = self.next_address()
        if self.server:
            names = name_in(address), name_in(template)
            postgres.ask(self.server, 'CREATE DATABASE "{}" TEMPLATE "{}"'.format(*names))
        else:
            copy_file(template.removeprefix("sqlite:"), address.removeprefix("sqlite:"))
        return address

    def next_address(self) -> str:
        """An address that was not given before."""
        name = f"{self.prefix}_{next(self.numbers)}"
        address = postgres.named(self.server, name) if self.server else f"sqlite:{self.folder / name}.sqlite3"
        self.made.append(address)
        return address

    def drop_all(self) -> None:
        """Leave nothing on the server; files go with their folder."""
        for address in self.made if self.server else ():
            postgres.ask(self.server, f'DROP DATABASE IF EXISTS "{name_in(address)}" WITH (FORCE)')


def copy_file(source: str, target: str) -> None:
    """Copy one SQLite database, with what its journal still holds."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def name_in(address: str) -> str:
    """The name of the database in a PostgreSQL address."""
    return address.partition("?")[0].rpartition("/")[2]


def run_python(text: str, *, database: str, data: Path) -> None:
    """Run a few lines inside Regie, on a database of their own."""
    own = {
        "REGIE_DATABASE_URL": database,
        "REGIE_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "regie.settings",
    }
    command = [sys.executable, "-c", START + text]
    done = subprocess.run(command, env={**os.environ, **own}, capture_output=True, text=True)
    assert done.returncode == 0, f"{text} did not work:\n{done.stdout}{done.stderr}"
