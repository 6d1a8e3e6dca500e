"""What a process of Regie has read before it knows who it is; a fork of it becomes `regie …` in a tenth of the time.

Two seconds of a core go into reading two thousand modules at every start, and the suite starts hundreds. What differs
between two starts is the environment, so after the fork everything that was derived from it is derived again.
"""

import atexit
import gc
import importlib
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

from django.conf import Settings, settings
from django.db import connections
from django.utils.log import configure_logging

from regie.cli import main, parser


def read_everything() -> None:
    """Import what `regie run` imports, and leave nothing behind that was made for this environment."""
    gc.disable()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regie.settings")
    # The settings want a folder to be there; nobody's own data is touched.
    os.environ["REGIE_DATA"] = tempfile.mkdtemp(prefix="regie-newborn-")
    atexit.register(shutil.rmtree, os.environ["REGIE_DATA"], ignore_errors=True)
    import django
    from django.urls import get_resolver

    django.setup()
    parser()
    importlib.import_module("regie.asgi")
    del sys.modules["regie.asgi"]
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()


def become(arguments: list[str], environment: dict[str, str], log: Path) -> None:
    """Do what `regie` does with these arguments in this environment; what it says stands in the log."""
    take_over(environment, log)
    sys.exit(main(arguments))


def do_lines(text: str, environment: dict[str, str], log: Path) -> None:
    """Run a few lines of Python inside Regie."""
    take_over(environment, log)
    exec(compile(text, "<lines>", "exec"), {"__name__": "__main__"})


def take_over(environment: dict[str, str], log: Path) -> None:
    """From here on it is as if the process had been started like this."""
    with log.open("ab") as opened:
        os.dup2(opened.fileno(), 1)
        os.dup2(opened.fileno(), 2)
    os.environ.clear()
    os.environ.update(environment)
    random.seed()
    name = environment.get("DJANGO_SETTINGS_MODULE", "regie.settings")
    importlib.reload(importlib.import_module("regie.settings"))
    if name != "regie.settings":
        importlib.reload(importlib.import_module(name))
    settings._wrapped = Settings(name)
    connections._settings = None
    connections.__dict__.pop("settings", None)
    for alias in list(settings.DATABASES):
        if hasattr(connections._connections, alias):
            del connections[alias]
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
