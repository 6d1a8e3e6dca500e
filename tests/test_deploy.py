"""What is shipped to run Regie by others, container, units and chart, says what Regie itself says."""

import configparser
import json
import re
import shlex
import tomllib
from pathlib import Path

import jsonschema
import pytest
import yaml

from regie import alive
from tests.test_documents import CODE, ROOT

pytestmark = pytest.mark.once
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
CONTAINERFILE = (ROOT / "Containerfile").read_text()
CHART = ROOT / "deploy" / "helm" / "regie"
VALUES = yaml.safe_load((CHART / "values.yaml").read_text())
SCHEMA = json.loads((CHART / "values.schema.json").read_text())
TEMPLATES = {file.name: file.read_text() for file in (CHART / "templates").iterdir()}
UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.service"))


def commands() -> set[str]:
    """What can be typed after `regie`."""
    from regie.cli import parser

    (choices,) = (one.choices for one in parser()._actions if one.choices)
    return set(choices)


def settings_read() -> set[str]:
    """Every variable that the code reads."""
    code = "\n".join(file.read_text(encoding="utf-8") for file in CODE)
    return set(re.findall(r'"(REGIE_[A-Z_]+|PORT|HOST)"', code))


def unit(file: Path) -> configparser.ConfigParser:
    """A unit; a key that stands there twice keeps its last value."""
    read = configparser.ConfigParser(strict=False, interpolation=None, delimiters=("=",))
    read.optionxform = str
    read.read_string(file.read_text())
    return read


@pytest.mark.parametrize("file", UNITS, ids=lambda file: file.name)
def test_a_unit_starts_something_that_is_there(file: Path) -> None:
    """S0-25: the command, its settings, and that it is started again whatever happens."""
    service = unit(file)["Service"]
    program, part, *options = shlex.split(service["ExecStart"])
    assert program.endswith("/bin/regie")
    assert part in commands()
    assert file.name in (f"regie-{part}@.service", "regie.service" if part == "run" else "")
    assert options == (["--no-demo"] if part == "run" else [])
    assert (service["Type"], service["Restart"], service["User"]) == ("notify", "always", "regie")
    set_there = set(
        re.findall(
            r"\b([A-Z][A-Z_]+)=", "\n".join(re.findall(r"^Environment=.*", file.read_text(), re.MULTILINE))
        )
    )
    assert set_there <= settings_read()


def test_the_container_starts_something_that_is_there() -> None:
    """S0-25: one image; its settings exist, its packages are those that letters need, and nobody in it is root."""
    named = re.search(r"^ENV (.*?[^\\])$", CONTAINERFILE, re.MULTILINE | re.DOTALL)
    assert named
    set_there = set(re.findall(r"\b(REGIE_[A-Z_]+|PORT|HOST)=", named[1]))
    assert set_there <= settings_read()
    (packages,) = re.findall(
        r"has_pango \|\| missing\+=\((.*?)\)", (ROOT / "scripts/system_packages").read_text()
    )
    runs = CONTAINERFILE.split("\nFROM ")[2]
    assert set(packages.split()) <= set(runs.split())
    assert re.findall(r"^USER (.*)$", CONTAINERFILE, re.MULTILINE) == ["10001:10001"]
    command = json.loads(re.search(r"^CMD (.*)$", CONTAINERFILE, re.MULTILINE)[1])
    assert command == ["run", "--no-demo"]
    assert (
        re.search(r"^HEALTHCHECK .* CMD (.*)$", CONTAINERFILE, re.MULTILINE)[1]
        == '["python", "-m", "regie.alive", "health"]'
    )


def test_no_secret_and_no_host_of_others_is_shipped() -> None:
    """S0-25: a Secret is made by who installs it, and an image comes from where they keep theirs."""
    shipped = [
        CONTAINERFILE,
        (CHART / "values.yaml").read_text(),
        *TEMPLATES.values(),
        *(file.read_text() for file in UNITS),
    ]
    for text in shipped:
        assert not re.search(r"kind: Secret\b|docker\.io|ghcr\.io|quay\.io|BEGIN .*PRIVATE KEY", text)
    assert VALUES["image"]["repository"] == VALUES["publicUrl"] == ""


def test_the_chart_has_the_version_of_the_package() -> None:
    """One version: a new one is written in pyproject.toml, and this says where else."""
    chart = yaml.safe_load((CHART / "Chart.yaml").read_text())
    assert (chart["version"], chart["appVersion"]) == (VERSION, VERSION)


def test_the_schema_knows_every_value_and_refuses_others() -> None:
    """S0-25: what stands in values.yaml is valid, and a slip of the pen is not."""
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    jsonschema.validate(VALUES, SCHEMA)
    wrong = [
        {"web": {"replicas": 0, "resources": {}}}, {"settings": {"REGIE_ALLOW_LOSS": "tests"}},
        {"settings": {"PORT": "1"}}, {"publicUrl": "regie.example.org"}, {"colour": "blue"},
    ]  # fmt: skip
    for values in wrong:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**VALUES, **values}, SCHEMA)


def test_the_chart_sets_only_what_is_read_and_starts_only_what_is_there() -> None:
    """S0-25: its settings exist, and so do its commands and the values that its templates ask for."""
    text = "\n".join(TEMPLATES.values())
    assert set(re.findall(r"\bREGIE_[A-Z_]+", text)) | set(VALUES["settings"]) <= settings_read()
    assert set(re.findall(r'list "(\w+)" "(\w+)" "(\w+)"', text)[0]) < commands()
    assert "args: [make, migrate]" in text
    asked = set(re.findall(r"\.Values\.([A-Za-z.]+)", text))
    assert sorted(path for path in asked if not there(path.split("."))) == []


def there(path: list[str]) -> bool:
    """Whether values.yaml has this value."""
    part = VALUES
    for name in path:
        if name not in part:
            return False
        part = part[name]
    return True


def test_a_container_lives_while_its_file_is_young(tmp_path, monkeypatch, capsys) -> None:
    """S1-18 (I-20): no file, an old file, a young one."""
    import os

    file = tmp_path / "alive"
    monkeypatch.setenv("REGIE_ALIVE", str(file))
    monkeypatch.setattr(alive.sys, "argv", ["alive"])
    assert alive.main() == 1
    file.touch()
    assert alive.main() == 0
    os.utime(file, (1, 1))
    assert alive.main() == 1
    assert "seconds old" in capsys.readouterr().err
