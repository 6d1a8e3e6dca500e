"""Plants every bug in a copy of the house, runs the test that must see it, and prints the table (`make planted`)."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.planted.bugs import BUGS, Bug

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = ("regie", "tests", "scripts", "docs", "pyproject.toml", "Makefile")


def main(wanted: list[str]) -> int:
    """Exit code 1 when a bug was not seen."""
    bugs = [bug for bug in BUGS if not wanted or any(word in bug.name for word in wanted)]
    print("| bug | seen by | how |\n| --- | --- | --- |", flush=True)
    seen = [show(bug) for bug in bugs]
    print(f"\n{sum(seen)} of {len(bugs)} seen", flush=True)
    return 0 if all(seen) else 1


def show(bug: Bug) -> bool:
    """One line of the table."""
    with tempfile.TemporaryDirectory(prefix="regie-planted-") as folder:
        house = Path(folder)
        copy(house)
        plant(bug, house)
        red, how = run(bug, house)
    print(f"| {bug.name} | `{bug.seen_by}` | {how if red else '**not seen**'} |", flush=True)
    return red


def copy(house: Path) -> None:
    """The house, and what it leans on."""
    skip = shutil.ignore_patterns("__pycache__")
    for part in PARTS:
        copier = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copier(ROOT / part, house / part, **({"ignore": skip} if (ROOT / part).is_dir() else {}))
    for link in (".venv", "node_modules"):
        (house / link).symlink_to((ROOT / link).resolve())


def plant(bug: Bug, house: Path) -> None:
    """Change exactly what the bug says."""
    for file, old, new in ((bug.file, bug.old, bug.new), *bug.and_in):
        text = (house / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{bug.name}: {old!r} stands {text.count(old)} times in {file}"
        (house / file).write_text(text.replace(old, new), encoding="utf-8")


def run(bug: Bug, house: Path) -> tuple[bool, str]:
    """Whether the test is red, and its last words."""
    environment = {**os.environ, "PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1"}
    environment |= {"REGIE_STEPS": "2000", "REGIE_SEED": "1"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        "--db",
        "sqlite",
        bug.seen_by,
    ]
    done = subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True)
    wrong = [line.removeprefix("E").strip() for line in done.stdout.splitlines() if line.startswith("E  ")]
    # Only a failed assertion or error inside a test counts; a test that could not even start proves nothing.
    red = done.returncode == 1 and bool(wrong)
    return red, wrong[0][:110].replace("|", "/") if wrong else done.stdout[-200:]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
