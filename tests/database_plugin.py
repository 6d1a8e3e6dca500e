"""Which database the tests run on: decided before the settings are read, for every worker of its own.

`pytest` runs on SQLite, `pytest --db postgresql` on a server that this starts and stops.
"""

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests import postgres

# What is read and collected stays to the end: to look through it for garbage took an eighth of the time.
gc.disable()
SERVER = "REGIE_TEST_SERVER"
# Where the workers of one run keep what they need only once.
SHARED = "REGIE_TEST_SHARED"
borrowed = ExitStack()
# Also when pytest never got as far as its own goodbye.
atexit.register(borrowed.close)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which database, and whether to repeat what need not be."""
    parser.addoption(
        "--db", choices=("sqlite", "postgresql"), default="sqlite", help="the database to run on"
    )
    parser.addoption(
        "--everything", action="store_true", help="also what belongs to the run on the other database"
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, object, object]:
    """A wrapper, because those go first: pytest-django reads the settings in this same hook."""
    own_data_folder()
    os.environ["REGIE_DATABASE_URL"] = database_url(early_config.known_args_namespace.db)
    # Workers read no `-p` from pyproject.toml until it is too late; this they do read.
    os.environ["PYTEST_PLUGINS"] = __name__
    return (yield)


def own_data_folder() -> None:
    """No test touches the data of the person who runs it, and no worker that of another."""
    folder = tempfile.mkdtemp(prefix="regie-tests-")
    borrowed.callback(shutil.rmtree, folder, ignore_errors=True)
    # Whitenoise warns when the folder that it serves is not there.
    Path(folder, "static").mkdir()
    os.environ["REGIE_DATA"] = folder
    os.environ.setdefault(SHARED, folder)
    # Every process that a test starts would otherwise take a quarter of a gigabyte.
    os.environ["REGIE_BALLAST_MB"] = "0"
    os.environ["REGIE_SECRET_KEY"] = "only-for-tests-" + "0123456789" * 4


def database_url(kind: str) -> str:
    """Empty is SQLite in the data folder: a real file, as in production."""
    if kind == "sqlite":
        return ""
    if SERVER not in os.environ:
        os.environ[SERVER] = borrowed.enter_context(postgres.server())
        # This server forgets at a power cut, and `regie run` would rightly refuse it.
        os.environ["REGIE_ALLOW_LOSS"] = "tests"
        borrowed.callback(os.environ.pop, SERVER)
    return postgres.named(os.environ[SERVER], "regie")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On SQLite what is about PostgreSQL only is left out, and counted as such: no test skips itself in silence."""
    if config.getoption("db") == "postgresql":
        return
    elsewhere = [item for item in items if item.get_closest_marker("once_on_postgresql")]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if not item.get_closest_marker("once_on_postgresql")]


def pytest_report_header(config: pytest.Config) -> str:
    """Say it on the first lines, because a green run means little without it."""
    return f"database: {config.getoption('db')}"


def pytest_unconfigure() -> None:
    """Stop the server, when it was ours, and take the folders away."""
    borrowed.close()
