"""What every test may borrow."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase
from django.utils import translation
from pytest_django import DjangoDbBlocker

from tests import make, nursery
from tests.beginning import beginning
from tests.built_once import BuiltOnce
from tests.databases import Databases, name_in
from tests.house import House
from tests.processes import Begin, Process, Started

the_chain = BuiltOnce(make.chain)
# What takes longest, the longest first.
LONG = (
    "tests/screens/test_pages",
    "tests/api/",
    "tests/doors/",
    "tests/simulation/",
    "tests/screens/",
    "tests/faults/",
)


def pytest_collection_finish() -> None:
    """What was read and collected is left alone from here on, and the rest is looked through now and then."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()


@pytest.fixture(autouse=True, scope="session")
def quick_passwords() -> Iterator[None]:
    """Log-ins in tests need no slow hash; the processes that are started for real keep theirs."""
    from django.conf import settings
    from django.contrib.auth.hashers import get_hashers

    slow = settings.PASSWORD_HASHERS
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *slow]
    get_hashers.cache_clear()
    yield
    settings.PASSWORD_HASHERS = slow


@pytest.fixture(autouse=True, scope="session")
def processes_are_born_ready() -> Iterator[None]:
    """What starts often is a fork of what was read once; the tests that are about a start ask for the command."""
    Begin.quicker = nursery.regie
    yield
    Begin.quicker = None


@pytest.fixture(autouse=True, scope="session")
def static_files_when_asked() -> Iterator[None]:
    """Every test client would otherwise list all style files and icons first: half a second each time."""
    from django.conf import settings

    settings.WHITENOISE_AUTOREFRESH = True
    yield
    settings.WHITENOISE_AUTOREFRESH = False


@pytest.fixture(autouse=True, scope="session")
def nothing_is_remembered() -> Iterator[None]:
    """Tests wind the clock and change rows by hand; the processes that are started for real do remember."""
    from django.conf import settings

    kept, settings.REMEMBER_SECONDS = settings.REMEMBER_SECONDS, 0.0
    yield
    settings.REMEMBER_SECONDS = kept


@pytest.fixture(autouse=True, scope="session")
def journal_may_be_emptied() -> Iterator[None]:
    """Django empties every table after a test that really commits; the journal refuses, except here.

    Replaced on the class, because that covers every road to it: the fixture, the mark and the live server. PostgreSQL
    takes half a second to truncate two hundred tables, and a hundredth to say which have a row.
    """
    tear_down = TransactionTestCase._fixture_teardown

    def with_the_guard_lifted(case: TransactionTestCase) -> None:
        from regie.journal import guard

        connection = connections["default"]
        guard.lift(connection)
        empty(connection)
        guard.set_up(connection)

    TransactionTestCase._fixture_teardown = with_the_guard_lifted
    yield
    TransactionTestCase._fixture_teardown = tear_down


def empty(connection: BaseDatabaseWrapper) -> None:
    """Take away every row, but what Django knows of its own tables; keys are looked at when all are gone."""
    models = apps.get_models(include_auto_created=True)
    ours = [model._meta.db_table for model in models if model._meta.app_label in ("regie", "sessions")]
    tables = [connection.ops.quote_name(table) for table in ours]
    filled = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in tables)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(filled)
        for (table,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {table}")


@pytest.fixture(autouse=True)
def everybody_begins_in_dutch() -> Iterator[None]:
    """The last request of a test leaves the language of its person behind in this thread."""
    yield
    translation.deactivate()


@pytest.fixture
def committed(transactional_db: None) -> None:
    """A database in which commits are real: for threads, claims that race, and what follows a commit."""


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Makes migrated databases for processes of their own."""
    made = Databases(tmp_path_factory.mktemp("databases"))
    yield made
    made.drop_all()


@pytest.fixture(scope="session")
def django_db_setup(databases: Databases, django_db_blocker: DjangoDbBlocker) -> None:
    """The database of the tests themselves is a copy as well: to migrate costs ten seconds of a core."""
    with django_db_blocker.unblock():
        connection = connections["default"]
        connection.close()
        name = databases.tables().removeprefix("sqlite:")
        connection.settings_dict["NAME"] = name if connection.vendor == "sqlite" else name_in(name)


@pytest.fixture
def fresh_database(databases: Databases) -> str:
    """The address of a new, migrated, empty database, for processes that are started for real."""
    return databases.fresh()


@pytest.fixture
def demo_database(databases: Databases) -> str:
    """The address of a new database with the demo chain in it."""
    return databases.fresh(demo=True)


@pytest.fixture
def start_regie(tmp_path: Path) -> Iterator[Callable[..., Process]]:
    """Starts `regie run` on an address, as often as a test likes; stops what still runs at the end."""
    started = Started(tmp_path)
    yield started.start
    started.stop_all()


@pytest.fixture
def regie_process(start_regie: Callable[..., Process], demo_database: str) -> Process:
    """One real `regie run`, healthy, on a database of its own with the demo chain in it."""
    return start_regie(demo_database)


@pytest.fixture
def chain(db: None) -> Iterator[make.Chain]:
    """A small chain with somebody in every role, and the example policy."""
    made = the_chain()
    with beginning.here():
        yield made


@pytest.fixture
def house(chain: make.Chain) -> House:
    """That chain with a clock that winds forward."""
    return House(chain)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL what needs no database is not repeated; a mark says where one of the two runs is enough."""
    if config.getoption("everything"):
        return
    kind = config.getoption("db")
    kept = [item for item in items if _belongs(item, kind)]
    config.hook.pytest_deselected(items=list(set(items).difference(kept)))
    # Files go to the workers as they stand here: whoever takes long begins, so that nobody waits for one at the end.
    items[:] = sorted(kept, key=_turn)


def _turn(item: pytest.Item) -> int:
    return next((turn for turn, files in enumerate(LONG) if item.nodeid.startswith(files)), len(LONG))


def _belongs(item: pytest.Item, kind: str) -> bool:
    if kind == "sqlite":
        return item.get_closest_marker("once_on_postgresql") is None
    needs = {"db", "transactional_db", "databases"} & set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("once") is None and bool(needs or item.get_closest_marker("django_db"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which days the simulation lived through, so that they can be lived again (REGIE_SEED)."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "simulation":
                terminalreporter.write_line(f"simulation: {value}")
