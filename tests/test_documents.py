"""What the manual, the glossary and the operator's page say is what the code does."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
MANUAL = sorted((DOCS / "handleiding").glob("*.md"))
CODE = sorted(file for file in (ROOT / "regie").rglob("*.py") if "migrations" not in file.parts)


def test_every_room_is_in_the_architecture() -> None:
    """A newcomer who looks for a folder finds in one place where it stands."""
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    layers = text.split("```")[1]
    rooms = {
        file.relative_to(ROOT / "regie").parts[0] for name in ("models", "facts") for file in room_files(name)
    }
    assert sorted(room for room in rooms if not re.search(rf"\b{room}\b", layers)) == []


def room_files(name: str) -> list[Path]:
    """`models.py` or `models/` of every room."""
    return [*(ROOT / "regie").glob(f"*/{name}.py"), *(ROOT / "regie").glob(f"*/{name}/__init__.py")]


def test_every_table_has_a_word() -> None:
    """A name that the glossary does not have is a question to ask first."""
    from django.apps import apps

    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    names = {model.__name__ for model in apps.get_app_config("regie").get_models(include_auto_created=False)}
    assert sorted(name for name in names if f"`{name}`" not in text) == []


def test_the_glossary_is_in_the_order_that_it_says() -> None:
    """Somebody looks a word up."""
    rows = re.findall(
        r"^\| ([a-zéëïöü][^|]*) \|", (DOCS / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    words = [row.translate(str.maketrans("éëïöü", "eeiou")) for row in rows]
    assert words == sorted(words)


def test_requirements_are_named_once_and_in_order() -> None:
    """An id never changes, so that a test that names one goes on proving the same."""
    lines = (DOCS / "requirements.txt").read_text(encoding="utf-8").splitlines()
    stated = [line for line in lines if not line.startswith("#")]
    ids = [line[:5] for line in stated]
    last = {"S0": 26, "S1": 30, "S2": 27, "S3": 32, "S4": 34}
    assert ids == [f"{text}-{number:02}" for text, count in last.items() for number in range(1, count + 1)]
    assert [line for line in stated if not 15 < len(line) <= 100] == []


@pytest.mark.parametrize("page", MANUAL, ids=lambda page: page.stem)
def test_what_the_manual_prints_bold_stands_on_a_screen(page: Path) -> None:
    """Bold in the manual is what a button, a field or a menu says, letter for letter."""
    bold = set(re.findall(r"\*\*(.+?)\*\*", page.read_text(encoding="utf-8")))
    assert sorted(bold - set(on_screen())) == []


@cache
def on_screen() -> frozenset[str]:
    """Every sentence that a template or a word list holds, up to where a name is filled in."""
    found: set[str] = set()
    for file in (ROOT / "regie" / "templates").rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        found.update(words for _, words in re.findall(r"""(?:translate |_\()(["'])(.*?)\1""", text))
        found.update(re.findall(r'data-command="(\w+)"', text))
        for body in re.findall(r"{% blocktranslate.*?%}(.*?){% endblocktranslate %}", text, re.DOTALL):
            found.update(re.split(r"{[{%].*?[%}]}", body))
    for file in CODE:
        nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        found.update(
            node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
    return frozenset(piece.strip() for piece in found)


def test_every_page_of_the_manual_is_in_its_index() -> None:
    """Who opens the manual finds every role."""
    index = (DOCS / "handleiding" / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in MANUAL if page.name != "index.md" and f"({page.name})" not in index] == []


def test_the_operator_can_set_what_the_code_reads() -> None:
    """Every variable that changes how it runs is described, and nothing is described that is not read."""
    code = "\n".join(file.read_text(encoding="utf-8") for file in CODE)
    read = set(re.findall(r'environ(?:\.get|\.setdefault)?[\[(]"((?:REGIE_)?[A-Z_]+)"', code))
    read |= set(re.findall(r'kept_secret\("([A-Z_]+)"', code))
    told = set(
        re.findall(r"^\| `([A-Z_]+)` \|", (DOCS / "operator.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    # What Django itself needs to start, and what systemd sets, is no choice of an operator.
    assert told == read - {"DJANGO_SETTINGS_MODULE", "NOTIFY_SOCKET"}
