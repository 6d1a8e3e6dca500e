"""Which Dutch sentences the product shows, and which of them have no English yet; writes the catalogue.

`--check` writes nothing: it names what is missing or no longer used, and a test runs that.
"""

import sys
from io import BytesIO, StringIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "regie" / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None, "_now": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


def main() -> int:
    """Update the catalogue, or with --check say what is not right."""
    if not settings.configured:
        settings.configure()
    wanted, kept = found(), known()
    if "--check" in sys.argv:
        wrong = problems(wanted, kept)
        sys.stdout.writelines(f"{problem}\n" for problem in wrong)
        return 1 if wrong else 0
    missing, unused = without_english(wanted, kept), no_longer_used(wanted, kept)
    merged(wanted, kept)
    print(f"{len(wanted)} sentences, {len(missing)} without English, {len(unused)} taken out")
    return 0


def found() -> Catalog:
    """Every sentence in code and templates."""
    catalogue = Catalog(locale="en")
    for file in sorted((ROOT / "regie").rglob("*")):
        if file.suffix not in (".py", ".html", ".txt") or "vendor" in file.parts:
            continue
        text = file.read_text(encoding="utf-8")
        if file.suffix != ".py":
            text = templatize(text, origin=str(file))
        where = str(file.relative_to(ROOT))
        for _line, message, _comments, context in extract("python", BytesIO(text.encode()), KEYWORDS):
            catalogue.add(message, locations=[(where, 0)], context=context)
    return catalogue


def known() -> Catalog:
    """The catalogue as it stands."""
    return (
        read_po(StringIO(PO.read_text(encoding="utf-8")), locale="en")
        if PO.exists()
        else Catalog(locale="en")
    )


def problems(wanted: Catalog, kept: Catalog) -> list[str]:
    """What is not right with the catalogue, a sentence each."""
    return [
        *(f"no English for: {one}" for one in without_english(wanted, kept)),
        *(f"no longer used: {one}" for one in no_longer_used(wanted, kept)),
    ]


def without_english(wanted: Catalog, kept: Catalog) -> list[str]:
    """The sentences that the product shows and the catalogue does not know."""
    return [message.id for message in wanted if message.id and not translated(kept, message)]


def no_longer_used(wanted: Catalog, kept: Catalog) -> list[str]:
    """The sentences that the catalogue knows and the product does not show."""
    return [message.id for message in kept if message.id and wanted.get(message.id, message.context) is None]


def translated(catalogue: Catalog, message) -> bool:
    """Whether this sentence has English, in singular and plural."""
    there = catalogue.get(message.id, message.context)
    strings = there.string if there and isinstance(there.string, tuple) else (there.string if there else "",)
    return bool(there) and all(strings) and "fuzzy" not in there.flags


def merged(wanted: Catalog, kept: Catalog) -> None:
    """What is found, with the English that was there; no dates, so that the file changes only when words do."""
    for message in wanted:
        there = kept.get(message.id, message.context)
        if message.id and there:
            message.string = there.string
    PO.parent.mkdir(parents=True, exist_ok=True)
    buffer = BytesIO()
    write_po(buffer, wanted, width=110, sort_output=True, omit_header=True, no_location=True)
    header = (
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    )
    PO.write_text(header + buffer.getvalue().decode(), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
