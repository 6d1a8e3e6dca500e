"""What goes into the wheel beside the code: compiled translations, and the style sheets and fonts of others."""

import ast
import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent


class BuildHook(BuildHookInterface):
    """Hatchling calls this before it packs a wheel; a link to this folder needs none of it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring everything in place, or stop: a wheel without style sheets must not exist."""
        if version == "editable":
            return
        sys.path.insert(0, str(ROOT / "scripts"))
        from compile_messages import compile_messages

        compile_messages()
        bring_vendor()


def bring_vendor() -> None:
    """Copy what the settings name in VENDOR from node_modules into the package, with the licences."""
    target = ROOT / "regie" / "vendor"
    shutil.rmtree(target, ignore_errors=True)
    for name, path in vendor().items():
        source = ROOT / "node_modules" / path
        if not source.is_dir():
            raise SystemExit(f"{source} is not there: run `make setup` before a wheel is built.")
        shutil.copytree(source, target / name)
        for licence in package_of(source).glob("LICENSE*"):
            shutil.copy(licence, target / name)


def vendor() -> dict[str, str]:
    """VENDOR as it stands in the settings, read without starting Django."""
    for statement in ast.parse((ROOT / "regie" / "settings.py").read_text()).body:
        if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "") == "VENDOR":
            return dict(ast.literal_eval(statement.value))
    raise SystemExit("regie/settings.py names no VENDOR.")


def package_of(folder: Path) -> Path:
    """The npm package in which this folder lies."""
    return next(parent for parent in (folder, *folder.parents) if (parent / "package.json").exists())
