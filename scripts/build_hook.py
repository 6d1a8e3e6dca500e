"""What goes into the wheel beside the code: translations, and the style sheets and fonts of others."""

import ast
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent


class BuildHook(BuildHookInterface):
    """Hatchling calls this before it packs a wheel; a link to this folder needs none of it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name everything that must come along, or stop: a wheel without style sheets must not exist."""
        if version == "editable":
            return
        sys.path.insert(0, str(ROOT / "scripts"))
        from compile_messages import compile_messages

        compile_messages()
        build_data["force_include"].update(places())


def places() -> dict[str, str]:
    """Where each folder of others lies now, and where in the wheel; with its licence."""
    found = {}
    for name, path in vendor().items():
        folder = ROOT / "node_modules" / path
        if not folder.is_dir():
            raise SystemExit(f"{folder} is not there: run `make setup` before a wheel is built.")
        found[str(folder)] = f"regie/vendor/{name}"
        found.update(licences(folder, f"regie/vendor/{name}"))
    return found


def licences(folder: Path, target: str) -> dict[str, str]:
    """The licence of a folder, when it lies above it in the package and would stay behind."""
    package = package_of(folder)
    return (
        {} if package == folder else {str(file): f"{target}/{file.name}" for file in package.glob("LICENSE*")}
    )


def vendor() -> dict[str, str]:
    """VENDOR as it stands in the settings, read without starting Django."""
    for statement in ast.parse((ROOT / "regie" / "settings.py").read_text()).body:
        if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "") == "VENDOR":
            return dict(ast.literal_eval(statement.value))
    raise SystemExit("regie/settings.py names no VENDOR.")


def package_of(folder: Path) -> Path:
    """The npm package in which this folder lies."""
    return next(parent for parent in (folder, *folder.parents) if (parent / "package.json").exists())
