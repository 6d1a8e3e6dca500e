"""A real PostgreSQL server of our own: started on a socket in a temporary folder, gone afterwards."""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ACCOUNT = "postgres"
PATIENCE = 30
# What a test may lose when the power fails, and the tidying that tables of a second need not; a benchmark needs both.
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")


class NoServer(Exception):
    """There is no PostgreSQL here; the tests fail with this sentence and never skip."""


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """The address of a server that runs as long as the block does."""
    found = programs()
    folder = own_folder()
    try:
        as_account(
            found / "initdb", "-D", folder / "data", "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--no-sync"
        )
        process = started(found / "postgres", folder, durable=durable)
        try:
            wait_until_ready(process, folder)
            yield address(folder)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def programs() -> Path:
    """The folder in which initdb and postgres lie, the newest version first."""
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: -int(folder.parts[-2]))
    on_path = [Path(found).parent for found in [shutil.which("postgres")] if found]
    for folder in (*packaged, *on_path):
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoServer(
        "No PostgreSQL server is installed (initdb and postgres). On Debian: apt-get install postgresql"
    )


def own_folder() -> Path:
    """A folder that belongs to the account that runs the server."""
    folder = Path(tempfile.mkdtemp(prefix="regie-postgres-"))
    if is_root():
        shutil.chown(folder, ACCOUNT, ACCOUNT)
    return folder


def as_account(*command: object) -> None:
    """Run a program as the account that PostgreSQL wants: it refuses to be root."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, cwd="/", **account()
    )
    if done.returncode:
        raise NoServer(f"{command[0]} did not work: {done.stderr.strip()}")


def started(program: Path, folder: Path, *, durable: bool) -> subprocess.Popen[bytes]:
    """The server, listening on a socket only; it dies with us, also when we are killed."""
    options = [
        f"unix_socket_directories={folder}",
        "listen_addresses=",
        "max_connections=300",
        "timezone=UTC",
    ]
    settings = [part for option in (*options, *(() if durable else FORGETFUL)) for part in ("-c", option)]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [str(program), "-D", str(folder / "data"), *settings],
            stdout=log,
            stderr=log,
            cwd="/",
            preexec_fn=die_with_parent,  # noqa: PLW1509  it takes no lock
            **account(),
        )


def account() -> dict[str, object]:
    """How to become the account of PostgreSQL, when we are root and must."""
    return {"user": ACCOUNT, "group": ACCOUNT, "extra_groups": []} if is_root() else {}


def is_root() -> bool:
    """PostgreSQL asks it too."""
    return os.geteuid() == 0


def die_with_parent() -> None:
    """Ask Linux to stop this process when the one that started it is gone."""
    set_parent_death_signal = 1
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGINT)


def wait_until_ready(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Return when the server answers; say why when it never will."""
    import psycopg

    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            psycopg.connect(address(folder)).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise NoServer(f"PostgreSQL did not start: {(folder / 'log').read_text()}")


def address(folder: Path) -> str:
    """Where to find the server's own database; other names take the place of the last word."""
    return f"postgresql://{ACCOUNT}@/postgres?host={folder}"


def named(server_address: str, database: str) -> str:
    """The address of another database on the same server."""
    return server_address.replace("/postgres?", f"/{database}?")


def ask(server_address: str, statement: str) -> None:
    """Do something that belongs to the whole server, such as making a database."""
    import psycopg

    with psycopg.connect(server_address, autocommit=True) as connection:
        connection.execute(statement)
