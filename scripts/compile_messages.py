"""Which translations must be compiled, and compiles them: GNU gettext need not be on the machine."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "regie" / "locale"


def compile_messages(folder: Path = LOCALE) -> list[Path]:
    """Write a .mo beside every .po that is newer; answer which were written."""
    return [compiled(po) for po in sorted(folder.glob("*/LC_MESSAGES/*.po")) if is_newer(po)]


def is_newer(po: Path) -> bool:
    """Was the text changed since it was last compiled?"""
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def compiled(po: Path) -> Path:
    """The compiled file of one translation; written beside it first, so that nobody reads half a file."""
    with po.open("rb") as text:
        catalogue = read_po(text, locale=po.parent.parent.name)
    draft = po.with_suffix(".mo.new")
    with draft.open("wb") as file:
        write_mo(file, catalogue)
    return draft.replace(po.with_suffix(".mo"))


if __name__ == "__main__":
    for written in compile_messages():
        print(f"translations: {written.relative_to(LOCALE)}")
