"""What the house allows beyond what ruff and import-linter can say; each question answers with the breaches it found.

Every function takes the folder to look at, so that `test_breaches.py` can show it a folder that is wrong on purpose.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 300

# A room answers these questions, each in a file (or a package) of this name.
NAMES = {"rules", "facts", "models", "actions", "queries", "views", "urls", "api", "forms", "words", "admin"}
# What one room has beside them, and why.
EXTRA = {
    "alarms": {
        "presser": "what the one who pressed sees, without a log-in",
        "times": "how long everything took, of an alarm as of a drill",
        "ticket": "the signed permission with which a page opens its live line",
    },
    "devices": {"cookie": "how a browser is a button", "qr": "a token as a picture"},
    "incidents": {"parts": "what later rooms show on a case; they register it"},
    "journal": {
        "pipes": "the registry that flow.py fills",
        "bell": "wakes what waits for a commit",
        "memory": "what a burst of presses may remember for a moment",
        "guard": "the triggers that keep it append-only",
    },
    "letters": {
        "pdf": "from paper to PDF",
        "docx": "from paper to a file for a word processor",
        "wording": "the first wordings, as files",
    },
    "people": {"doors": "who may enter a view", "passwords": "a first password"},
    "policies": {
        "packs": "the example pack, as files",
        "pack_file": "reads a pack and names the line of an error",
    },
}
# They speak HTTP, sockets or cables, or play a part, and are built as that asks.
NOT_ROOMS = set("web api stream intake worker verify cli demo channels gateways migrations vendor".split())
# Such a name says nothing about what is inside.
EMPTY_WORDS = re.compile(r"(^|_)(utils?|helpers?|common|managers?|services?|misc)($|_)")

# What a file may not know, whatever else it imports. Rules and facts have a closed list instead.
REQUESTS = ("django.http", "django.shortcuts", "django.forms", "django.urls", "rest_framework")
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals")
UNKNOWN_TO = {
    "models": (*REQUESTS, *SIGNALS),
    "actions": (*REQUESTS, *SIGNALS),
    "queries": (*REQUESTS, *SIGNALS),
}


def long_files(root: Path = ROOT) -> list[str]:
    """Files that nobody reads to the end."""
    folders = ("regie", "tests", "scripts", "benchmarks")
    kinds = ("*.py", "*.html", "*.js", "*.css")
    found = (file for folder in folders for kind in kinds for file in sorted((root / folder).rglob(kind)))
    return [
        f"{file.relative_to(root)} has {lines} lines"
        for file in found
        if not {"migrations", "vendor"} & set(file.parts)
        and (lines := len(file.read_text().splitlines())) > LONGEST
    ]


def misplaced_files(root: Path = ROOT) -> list[str]:
    """Files in a room that answer none of its questions."""
    return [
        f"{room.name}/{name} is no name in a room"
        for room in rooms(root)
        for name in sorted(names_in(room))
        if name not in NAMES | EXTRA.get(room.name, {}).keys()
    ]


def rooms(root: Path) -> list[Path]:
    """The folders of the flow and of what must be known before it."""
    folders = (folder for folder in sorted((root / "regie").iterdir()) if any(folder.glob("*.py")))
    return [folder for folder in folders if folder.name not in NOT_ROOMS]


def names_in(room: Path) -> set[str]:
    """The modules and packages of a room."""
    parts = (part for part in room.iterdir() if part.name not in {"__init__.py", "__pycache__"})
    return {part.stem for part in parts if part.suffix == ".py" or any(part.glob("*.*"))}


def empty_words(root: Path = ROOT) -> list[str]:
    """Names of files and folders that fit anything."""
    return [
        f"{file.relative_to(root)}: {name} says nothing"
        for file in modules(root)
        for name in (file.stem, file.parent.name)
        if EMPTY_WORDS.search(name)
    ]


def impure_rules(root: Path = ROOT) -> list[str]:
    """Imports in rules and facts beyond the standard library and what they may know of their own room."""
    return [
        f"{file.relative_to(root)} imports {name}"
        for kind in ("rules", "facts")
        for file in files_called(kind, root)
        for name in imports(file)
        if not is_pure(name, room=file.relative_to(root / "regie").parts[0], kind=kind)
    ]


def is_pure(name: str, *, room: str, kind: str) -> bool:
    """May rules (or facts) of this room import it?"""
    own = {
        "facts": (f"regie.{room}.facts",),
        "rules": (f"regie.{room}.rules", f"regie.{room}.facts", "regie.refusal", "regie.text"),
    }
    if name.split(".")[0] in sys.stdlib_module_names:
        return True
    return any(lies_in(name, module) for module in own[kind])


def knowing_too_much(root: Path = ROOT) -> list[str]:
    """Tables, verbs and queries that know of requests, forms or signals."""
    return [
        f"{file.relative_to(root)} imports {name}"
        for kind, unknown in UNKNOWN_TO.items()
        for file in files_called(kind, root)
        for name in imports(file)
        if any(lies_in(name, module) for module in unknown)
    ]


def hidden_writers(root: Path = ROOT) -> list[str]:
    """Tables that do something when they are saved or deleted: that belongs in a verb, where one can see it."""
    return [
        f"{file.relative_to(root)}: {found.name}.{part.name}"
        for file in files_called("models", root)
        for found in classes(file)
        for part in found.body
        if isinstance(part, ast.FunctionDef) and part.name in {"save", "delete", "asave", "adelete"}
    ]


def forked_migrations(root: Path = ROOT) -> list[str]:
    """Migrations that do not each follow the one before: one history, in the order of their numbers.

    What replaces a whole stretch of it for a new installation stands beside it.
    """
    files = [
        file
        for file in sorted((root / "regie" / "migrations").glob("[0-9]*.py"))
        if "_squashed_" not in file.name
    ]
    expected = [[], *([file.stem] for file in files[:-1])]
    return [
        f"{file.name} follows {found or 'nothing'}, not {before or 'nothing'}"
        for file, before in zip(files, expected, strict=False)
        if (found := followed_by(file)) != before
    ]


def followed_by(migration: Path) -> list[str]:
    """The migrations of our own that this one names as its past."""
    for found in classes(migration):
        for part in found.body:
            if isinstance(part, ast.Assign) and getattr(part.targets[0], "id", "") == "dependencies":
                pairs = (pair for pair in getattr(part.value, "elts", []) if isinstance(pair, ast.Tuple))
                named = [tuple(getattr(word, "value", None) for word in pair.elts) for pair in pairs]
                return [name for app, name in named if app == "regie"]
    return []


def files_called(kind: str, root: Path) -> list[Path]:
    """Every `kind.py`, and every file in a package `kind`, of every room."""
    return [
        file
        for room in rooms(root)
        for file in sorted(room.rglob("*.py"))
        if kind in file.relative_to(room).with_suffix("").parts[:1]
    ]


def modules(root: Path) -> list[Path]:
    """Every Python file of the product."""
    return [file for file in sorted((root / "regie").rglob("*.py")) if "migrations" not in file.parts]


def imports(file: Path) -> Iterator[str]:
    """The full name of everything that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def lies_in(name: str, module: str) -> bool:
    """Is `name` this module, or something inside it?"""
    return f"{name}.".startswith(f"{module}.")


def classes(file: Path) -> list[ast.ClassDef]:
    """Every class in a file."""
    return [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.ClassDef)]
