"""A house that is wrong on purpose: every rule of architecture, contract and lint is broken once, and caught.

A check that nobody ever saw fail may be looking at nothing.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import architecture

pytestmark = pytest.mark.once
PROGRAMS = Path(sys.executable).parent


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the house, to be spoiled."""
    skip = shutil.ignore_patterns("__pycache__", "vendor", "static", "*.mo")
    shutil.copytree(architecture.ROOT / "regie", tmp_path / "regie", ignore=skip)
    shutil.copy(architecture.ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def shown(part: object) -> str:
    """The name of a test, the same in every worker."""
    return getattr(part, "__name__", str(part)[:30])


def plant(file: Path, text: str) -> None:
    """Add lines to a file, which may be new."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as opened:
        opened.write(f"\n{text}\n")


QUESTIONS: list[tuple[Callable[[Path], list[str]], str, str, str]] = [
    (
        architecture.long_files,
        "regie/alarms/words.py",
        "#\n" * 300,
        "regie/alarms/words.py has",
    ),
    (
        architecture.misplaced_files,
        "regie/alarms/thoughts.py",
        '"""Thoughts."""',
        "alarms/thoughts is no name in a room",
    ),
    (
        architecture.empty_words,
        "regie/alarms/actions/alarm_helpers.py",
        '"""Helps."""',
        "regie/alarms/actions/alarm_helpers.py: alarm_helpers says nothing",
    ),
    (
        architecture.impure_rules,
        "regie/duty/facts.py",
        "def late():\n    import httpx",
        "regie/duty/facts.py imports httpx",
    ),
    (
        architecture.impure_rules,
        "regie/incidents/rules.py",
        "from regie.alarms import facts as others",
        "regie/incidents/rules.py imports regie.alarms.facts",
    ),
    (
        architecture.knowing_too_much,
        "regie/duty/actions.py",
        "from django.http import HttpRequest",
        "regie/duty/actions.py imports django.http.HttpRequest",
    ),
    (
        architecture.knowing_too_much,
        "regie/duty/models.py",
        "from django.db.models.signals import post_save",
        "regie/duty/models.py imports django.db.models.signals.post_save",
    ),
    (
        architecture.hidden_writers,
        "regie/duty/models.py",
        "class Sly:\n    def save(self):\n        pass",
        "regie/duty/models.py: Sly.save",
    ),
]


@pytest.mark.parametrize(("question", "file", "text", "breach"), QUESTIONS, ids=shown)
def test_a_breach_of_the_architecture_is_found(house, question, file, text, breach) -> None:
    """One more breach than before, and it is the one that was planted."""
    before = question(house)
    plant(house / file, text)
    (found,) = set(question(house)) - set(before)
    assert found.startswith(breach)


def test_a_fork_in_the_migrations_is_found(house) -> None:
    """Two people who both add a migration find out before they merge."""
    fork = '"""Forked."""\nclass Migration:\n    dependencies = [("regie", "0001_initial")]'
    plant(house / "regie/migrations/9998_one.py", fork)
    plant(house / "regie/migrations/9999_other.py", fork)
    found = architecture.forked_migrations(house)
    assert "9999_other.py follows ['0001_initial'], not ['9998_one']" in found


ARROWS = [
    ("regie/alarms/actions/later.py", "from regie.incidents import models", "regie.alarms.actions.later"),
    ("regie/journal/queries.py", "from regie.alarms import models", "regie.journal.queries"),
    ("regie/letters/queries.py", "from regie.aftercare import models", "regie.letters.queries"),
    ("regie/channels/email.py", "from regie.people import models", "regie.channels.email"),
    ("regie/duty/queries.py", "from regie.web import layout", "regie.duty.queries"),
    ("regie/gossip/__init__.py", '"""No place was made for this room."""', "- regie.gossip"),
    ("regie/people/rules.py", "from regie.people import models", "regie.people.rules -> regie.people.models"),
    ("regie/duty/models.py", "from regie.duty import actions", "regie.duty.models -> regie.duty.actions"),
    (
        "regie/places/queries.py",
        "from regie.places import actions",
        "regie.places.queries -> regie.places.actions",
    ),
    (
        "regie/people/actions.py",
        "from regie.people import forms",
        "regie.people.actions -> regie.people.forms",
    ),
]


def test_every_arrow_the_wrong_way_is_found(house) -> None:
    """All of them in one run, because reading the house takes seconds."""
    plant(house / "regie/people/forms.py", '"""Forms."""')
    for file, text, _ in ARROWS:
        plant(house / file, text)
    done = run("lint-imports", "--no-cache", cwd=house)
    assert done.returncode == 1
    assert [text for _, text, found in ARROWS if found not in done.stdout] == []
    assert " KEPT" not in done.stdout


LINT = [
    ("regie/duty/rules.py", "from datetime import datetime\nMOMENT = datetime.now()", "TID251"),
    ("regie/duty/actions.py", "from django.utils import timezone\nMOMENT = timezone.now()", "TID251"),
    ("regie/duty/queries.py", "import time\nMOMENT = time.time()", "TID251"),
    ("regie/duty/queries.py", "from . import models", "TID252"),
    ("regie/duty/queries.py", "def long():\n" + "    print()\n" * 26, "PLR0915"),
    ("regie/duty/queries.py", "def maze(a):\n" + "    if a:\n        a = 1\n" * 8, "C901"),
    ("regie/duty/silent.py", "X = 1", "D100"),
    ("regie/duty/queries.py", "def many(a, b, c, d, e, f, g, h, i, j): ...", "PLR0913"),
]


@pytest.mark.parametrize(("file", "text", "code"), LINT, ids=shown)
def test_a_breach_of_style_is_found(house, file, text, code) -> None:
    """Clock, size, complexity and neighbours by full name."""
    plant(house / file, text)
    found = run("ruff", "check", "--no-cache", "--output-format", "concise", file, cwd=house).stdout
    assert code in found


def test_the_clock_may_be_read_at_the_entrances(house) -> None:
    """Somebody must look at it."""
    plant(
        house / "regie/web/hours.py",
        '"""Hours."""\nfrom regie import moment\n\nMOMENT = moment.now()',
    )
    assert "TID251" not in run("ruff", "check", "--no-cache", "regie/web/hours.py", cwd=house).stdout


STRICT = ["regie/duty/rules.py", "regie/duty/facts.py", "regie/gateways/bytes.py", "regie/channels/pigeon.py"]


def test_a_decision_without_types_is_found(house) -> None:
    """mypy is strict where decisions are made and where strangers' bytes come in; all in one run, which is slow."""
    for file in STRICT:
        plant(house / file, '"""Loose."""\ndef loose(thing):\n    return thing')
    how = ("--no-incremental", "--follow-imports", "silent", "--config-file", plain(house))
    found = run("mypy", *how, *STRICT, cwd=house).stdout
    missing = {line.partition(":")[0] for line in found.splitlines() if "missing a type annotation" in line}
    assert missing == set(STRICT)


def plain(house: Path) -> str:
    """The same settings without the plug-ins, which would load all of Django to read one file."""
    text = (house / "pyproject.toml").read_text()
    (house / "pyproject.toml").write_text(
        text.replace('plugins = ["mypy_django_plugin.main"', 'unused = [""')
    )
    return "pyproject.toml"


def run(program: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run one of the checks on the spoiled house."""
    environment = {**os.environ, "PYTHONPATH": str(cwd)}
    command = [str(PROGRAMS / program), *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
