"""The pages that the code writes say what the code does now."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.once
def test_the_made_pages_are_true():
    """S4-10: who does what when is written down, and the page cannot grow old."""
    command = [sys.executable, "scripts/make_docs.py", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stdout.strip()) == (0, "")
