"""The package that is delivered is whole: it needs neither node nor this folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parent.parent
SERVED = ["vendor/utrecht/index.css", "vendor/voorbeeld/theme.css"]
FIND = """
import django
django.setup()
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.utils import translation
import regie, sys
get_template("base.html")
print(regie.__file__, settings.ICONS, *(finders.find(name) for name in sys.argv[1:]), sep="\\n")
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built and unpacked as pip would, far from this folder."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def test_a_wheel_finds_everything_in_itself(unpacked: Path, tmp_path: Path) -> None:
    """Style sheets, icons and templates come from the wheel and from nowhere else."""
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "REGIE_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", FIND, *SERVED], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    ours = ["__init__.py", "vendor/tabler/outline", *SERVED]
    expected = [unpacked / "regie" / name for name in ours]
    assert done.stdout.split() == [str(path) for path in expected]
    assert all(path.exists() for path in expected)


def test_a_wheel_carries_translations_and_licences(unpacked: Path) -> None:
    """English without GNU gettext on the machine; and the licences of what is not ours."""
    assert (unpacked / "regie/locale/en/LC_MESSAGES/django.mo").exists()
    licensed = {path.parent.name for path in (unpacked / "regie/vendor").glob("*/LICENSE*")}
    assert licensed == {path.name for path in (unpacked / "regie/vendor").iterdir()}
