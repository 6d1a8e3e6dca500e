"""What the papers in the root say is true."""

import copy
import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from tests import publiccode

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parent.parent
PUBLICCODE = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_publiccode_is_valid() -> None:
    """A register of public code can read it."""
    assert publiccode.problems(PUBLICCODE) == []


@pytest.mark.parametrize(
    ("where", "value", "problem"),
    [
        ("name", None, "name may not be None"),
        ("developmentStatus", "nearly", "developmentStatus may not be 'nearly'"),
        ("releaseDate", "22 November", "releaseDate may not be '22 November'"),
        ("categories", ["nice"], "categories may not be ['nice']"),
        ("supports", [{"id": "alias:nobody"}], "supports may not be [{'id': 'alias:nobody'}]"),
        ("colour", "blue", "colour is no key of the standard"),
        ("description/nl/features", [], "description/nl/features may not be []"),
        (
            "description/nl/shortDescription",
            "x" * 151,
            f"description/nl/shortDescription may not be '{'x' * 151}'",
        ),
        ("maintenance", {"type": "community"}, "maintenance/contacts is missing, and the type is community"),
        ("legal", {}, "legal/license is missing"),
    ],
)
def test_the_validator_sees_what_is_wrong(where: str, value: object, problem: str) -> None:
    """A validator that finds nothing in a wrong file proves nothing about a good one."""
    content = copy.deepcopy(PUBLICCODE)
    *path, key = where.split("/")
    part = content
    for step in path:
        part = part[step]
    part[key] = value
    assert publiccode.problems(content) == [problem]


def test_the_papers_agree_on_the_licence() -> None:
    """EUPL-1.2, in words, in the package and in the register."""
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert PROJECT["project"]["license"] == "EUPL-1.2"
    assert PUBLICCODE["legal"]["license"] == "EUPL-1.2"
    assert json.loads((ROOT / "package.json").read_text())["license"] == "EUPL-1.2"


def test_the_papers_agree_on_the_languages() -> None:
    """What the register promises, the settings offer."""
    from django.conf import settings

    assert PUBLICCODE["localisation"]["availableLanguages"] == [code for code, _ in settings.LANGUAGES]


def test_locks_hold_hashes_and_no_addresses() -> None:
    """Who sets this up takes packages from where their own organisation keeps them."""
    python = (ROOT / "requirements.lock").read_text()
    assert python.count("--hash=sha256:") >= python.count("==") > 0
    assert "://" not in python
    node = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert [name for name, package in node.items() if name and "integrity" not in package] == []
    assert [name for name, package in node.items() if "resolved" in package] == []


def test_every_dependency_has_its_reason() -> None:
    """Above each one, or above the group that it closes, stands why it is there."""
    text = (ROOT / "pyproject.toml").read_text()
    for block in re.findall(r"^(?:dependencies|dev) = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL):
        first, *_ = block.splitlines()
        assert first.strip().startswith("#")


PAPERS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_links_between_papers_lead_somewhere(paper: Path) -> None:
    """A newcomer follows them."""
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", paper.read_text(encoding="utf-8"))
    assert [link for link in links if not (paper.parent / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_targets_that_papers_name_exist(paper: Path) -> None:
    """`make something` in a text can be typed."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", paper.read_text(encoding="utf-8")))
    assert sorted(named - targets) == []
