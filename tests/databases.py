"""New databases for tests and for processes that are started for real: copies of one that was migrated once."""

import fcntl
import os
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import NamedTuple

from tests import nursery, postgres
from tests.database_plugin import SERVER, SHARED

# Filling a database for a day takes as long as somebody needs to write it down.
PATIENCE = 240
START = """
from django.core.management import call_command
from django.utils import timezone
"""
MIGRATE = """
call_command("migrate", verbosity=0)
"""
LOAD_WORDINGS = """
from regie.letters.actions import load_wordings
load_wordings(at=timezone.now())
"""
# One round: forty log-ins cost a quarter of a minute otherwise, and a real process reads them all the same.
LOAD_DEMO = """
from django.contrib.auth.hashers import PBKDF2PasswordHasher
PBKDF2PasswordHasher.iterations = 1
from regie.cli.demo import load_when_empty
load_when_empty(at=timezone.now(), with_past=False)
"""


class State(NamedTuple):
    """What stands in a template: everything of the state `after` which it comes, and what these lines add."""

    name: str
    lines: str
    after: "State | None" = None


TABLES = State("tables", MIGRATE)
INSTALLED = State("installed", LOAD_WORDINGS, TABLES)
DEMO = State("demo", LOAD_DEMO, INSTALLED)


class Databases:
    """Hands out copies of templates; each template is made once for all workers of a run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shared = Path(os.environ.get(SHARED, folder))
        self.server = os.environ.get(SERVER)
        self.prefix = "_".join(["regie", os.environ.get("PYTEST_XDIST_WORKER", "alone"), str(os.getpid())])
        self.numbers = count(1)
        self.made: list[str] = []

    def fresh(self, *, demo: bool = False) -> str:
        """The address of a database that nobody else has: as after an installation, or with the demo chain."""
        return self.copy_of(self.template(DEMO if demo else INSTALLED))

    def tables(self) -> str:
        """The address of a database with nothing in its tables."""
        return self.copy_of(self.template(TABLES))

    def template(self, state: State) -> str:
        """The address of the database that the copies are made of; who comes first makes it, the others wait."""
        with (self.shared / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            return self._template(state)

    def _template(self, state: State) -> str:
        address = self._address(self.shared, f"{self.shared.name}_{state.name}")
        done = self.shared / f"{state.name}.{'server' if self.server else 'file'}"
        if not done.exists():
            if state.after:
                self._copy(self._template(state.after), address)
            elif self.server:
                postgres.ask(self.server, f'CREATE DATABASE "{name_in(address)}"')
            run_python(state.lines, database=address, data=self.folder)
            done.touch()
        return address

    def copy_of(self, template: str) -> str:
        """The address of a copy that nobody else has."""
        self.made.append(self._address(self.folder, f"{self.prefix}_{next(self.numbers)}"))
        self._copy(template, self.made[-1])
        return self.made[-1]

    def _copy(self, source: str, target: str) -> None:
        """Nobody is connected to a template, so a plain copy is whole."""
        if self.server:
            names = name_in(target), name_in(source)
            # A quarter of a second otherwise, for a log that nobody will ever read.
            postgres.ask(self.server, 'CREATE DATABASE "{}" TEMPLATE "{}" STRATEGY FILE_COPY'.format(*names))
        else:
            copy_file(source.removeprefix("sqlite:"), target.removeprefix("sqlite:"))

    def _address(self, folder: Path, name: str) -> str:
        return postgres.named(self.server, name) if self.server else f"sqlite:{folder / name}.sqlite3"

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
    log = data / "lines.log"
    how = nursery.lines(START + text, {**os.environ, **own}, log).wait(PATIENCE)
    assert how == 0, f"{text} did not work:\n{log.read_text('utf-8')}"
