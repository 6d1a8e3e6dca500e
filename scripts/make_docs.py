"""Which documents the code can write itself: the flow, the states, who may do what, and what the tests prove.

`make docs` writes them; `--check` only says which are no longer true, and a test runs that.
"""

import ast
import inspect
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
MADE = "<!-- Made by scripts/make_docs.py: change the code, not this page. -->\n\n"
ROOMS = ("alarms", "incidents", "responses", "letters", "aftercare")
REQUIREMENT = re.compile(r"\bS[0-4]-\d{2}\b")
INVARIANT = re.compile(r"\bI-\d{1,2}\b")
NOT_BUILT: dict[str, str] = {}
NEVER_LOST = """What must hold whatever breaks, and the tests whose docstring names it. `regie verify` checks most of
it over the rows of any database and over the logs of senders and providers; the fault tests on real processes and the
simulation (`make simulation`, which says its seed) end with that. What only a machine with two databases and a network
can show stands with the tests of separate processes.
"""
PLANTED = """
## Known bugs, planted one at a time

Each was planted in a copy of the house and made the test beside it fail: `make planted` does it again and says how.
That every bug still fits the code, and one whole planting, is part of `make test`.
"""


def main() -> int:
    """Write every page, or with --check name those that are out of date."""
    start_django()
    pages = {
        "flow.md": flow(),
        "states.md": states(),
        "access.md": access(),
        "requirements.md": requirements(),
        "never_lost.md": never_lost(),
        "speed.md": speed(),
    }
    stale = [name for name, text in pages.items() if current(name) != MADE + text]
    if "--check" in sys.argv:
        print(*(f"docs/{name} is out of date: run `make docs`" for name in stale), sep="\n")
        return 1 if stale else 0
    for name in stale:
        (ROOT / "docs" / name).write_text(MADE + pages[name], encoding="utf-8")
        print(f"docs/{name}")
    return 0


def speed() -> str:
    """What `make bench` measured last, beside what others reach, and where the time of two of them goes."""
    from benchmarks import table, where

    return table.as_page(kept("bench.json")) + where.as_page(kept("where.json"))


def kept(name: str) -> dict[str, Any]:
    """Figures that were measured and kept in docs."""
    found: dict[str, Any] = json.loads((ROOT / "docs" / name).read_text(encoding="utf-8"))
    return found


def start_django() -> None:
    """The code must be loaded before it can tell about itself; nothing of this touches a database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regie.settings")
    os.environ.setdefault("REGIE_DATA", tempfile.mkdtemp(prefix="regie-docs-"))
    import django

    django.setup()


def current(name: str) -> str:
    """The page as it stands, or nothing."""
    file = ROOT / "docs" / name
    return file.read_text(encoding="utf-8") if file.exists() else ""


def flow() -> str:
    """Room by room in the order in which it happens: what people can do, and what follows by itself."""
    from regie.journal import pipes

    lines = ["# The flow on one page\n", str(inspect.getdoc(sys.modules["regie.flow"])) + "\n"]
    followers = {name for names in pipes.all_pipes().values() for name in names}
    for room in ROOMS:
        lines.append(
            f"\n## {room.capitalize()}: {first_line(sys.modules[f'regie.{room}']).rstrip('.').lower()}\n"
        )
        lines += [
            f"- {name.replace('_', ' ')}: {told}"
            for name, told in verbs(room)
            if f"{room}.{name}" not in followers
        ]
        for kind, names in pipes.all_pipes().items():
            if kind.startswith(f"{room}."):
                lines.append(
                    f"\n**{kind}** ({first_line(pipes.fact_of(kind)).rstrip('.').lower()}) is followed by\n"
                )
                lines += [f"- `{name}`: {first_line(pipes.followers_of(kind)[name])}" for name in names]
    return "\n".join(lines) + "\n"


def verbs(room: str) -> Iterator[tuple[str, str]]:
    """What a room lets people do: its public actions with their first sentences."""
    actions = import_module(f"regie.{room}.actions")
    for name in actions.__all__:
        if inspect.isfunction(getattr(actions, name)):
            yield name, first_line(getattr(actions, name))


def states() -> str:
    """What can be true of each thing that matters, and which constraint keeps it so."""
    from django.apps import apps
    from django.db.models import CheckConstraint, UniqueConstraint

    lines = ["# What the database itself keeps true\n"]
    for model in sorted(
        apps.get_app_config("regie").get_models(), key=lambda one: one.__module__ + one.__name__
    ):
        kept = [one for one in model._meta.constraints if isinstance(one, CheckConstraint | UniqueConstraint)]
        choices = [(field.name, field.choices) for field in model._meta.fields if field.choices]
        if not kept and not choices:
            continue
        lines.append(f"\n## {model.__module__.split('.')[1]}.{model.__name__}\n\n{first_line(model)}\n")
        lines += [f"- *{one.name.replace('_', ' ')}*" for one in kept]
        lines += [
            f"- `{name}`: " + ", ".join(str(value) for value, _ in values or ()) for name, values in choices
        ]
    return "\n".join(lines) + "\n"


def access() -> str:
    """Every door with its key, and every key with its roles."""
    from regie.people.rules import PERMISSIONS, Role
    from tests.access_matrix import ROWS

    lines = ["# Who may do what\n", "| permission | " + " | ".join(role.value for role in Role) + " |"]
    lines.append("| --- |" + " --- |" * len(Role))
    for permission, roles in PERMISSIONS.items():
        marks = " | ".join("yes" if role in roles else "" for role in Role)
        lines.append(f"| {permission} | {marks} |")
    lines += ["\nA permission says *may this person at all?*; which rows they then see is `visible_to`.\n"]
    lines += ["| door | key |", "| --- | --- |"]
    lines += [f"| `/{route}` | {key} |" for route, key in sorted(ROWS.items())]
    return "\n".join(lines) + "\n"


def requirements() -> str:
    """Every requirement, the tests that prove it, and plainly which ids nothing proves yet."""
    known = dict(known_requirements())
    proofs = proven()
    unknown = sorted(set(proofs) - set(known))
    if unknown:
        raise SystemExit(f"tests name requirements that do not exist: {unknown}")
    open_ids = [one for one in known if one not in proofs]
    lines = [
        "# What the tests prove\n",
        f"{len(known) - len(open_ids)} of {len(known)} requirements have a test.\n",
    ]
    lines += ["| id | what | tests |", "| --- | --- | --- |"]
    for one, what in known.items():
        shown = "<br>".join(f"`{name}`" for name in proofs.get(one, ())) or "**nothing yet**"
        lines.append(f"| {one} | {what} | {shown} |")
    lines.append("\n## Nothing proves these yet\n\n" + ", ".join(open_ids))
    return "\n".join(lines) + "\n"


def known_requirements() -> Iterator[tuple[str, str]]:
    """Ids and one line each, from docs/requirements.txt."""
    for line in (ROOT / "docs" / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if REQUIREMENT.match(line):
            yield line[:5], line[6:].strip()


def never_lost() -> str:
    """Every invariant with the tests that prove it, and the known bugs with the test that sees each."""
    from tests.planted.bugs import BUGS

    lines = (ROOT / "docs" / "invariants.txt").read_text(encoding="utf-8").splitlines()
    known = [line.split(" ", 1) for line in lines if INVARIANT.match(line)]
    proofs = proven(INVARIANT)
    open_ids = [one for one, _ in known if one not in proofs and one not in NOT_BUILT]
    if open_ids:
        raise SystemExit(f"no test names these invariants: {open_ids}")
    page = ["# Never lost\n", NEVER_LOST, "| id | what | tests |", "| --- | --- | --- |"]
    for one, what in known:
        shown = "<br>".join(f"`{name}`" for name in proofs.get(one, ())) or f"**{NOT_BUILT[one]}**"
        page.append(f"| {one} | {what} | {shown} |")
    page += [PLANTED, "| planted bug | in | seen by |", "| --- | --- | --- |"]
    page += [f"| {bug.name} | `{bug.file}` | `{bug.seen_by.removeprefix('tests/')}` |" for bug in BUGS]
    return "\n".join(page) + "\n"


def proven(pattern: re.Pattern[str] = REQUIREMENT) -> dict[str, list[str]]:
    """For each id the tests whose docstring names it."""
    found: dict[str, list[str]] = {}
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                for one in sorted(set(pattern.findall(ast.get_docstring(node) or ""))):
                    found.setdefault(one, []).append(f"{file.relative_to(ROOT / 'tests')}::{node.name}")
    return found


def first_line(thing: object) -> str:
    """The first sentence of what it says about itself."""
    return (inspect.getdoc(thing) or "").splitlines()[0]


if __name__ == "__main__":
    sys.exit(main())
