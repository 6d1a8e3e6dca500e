"""The command line: `regie run` and everything else that is done from a shell; `regie --help` lists it."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked and return the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regie.settings")
    import django  # noqa: PLC0415  settings must be named first

    # Two thousand modules are read and stay: to look through them for garbage meanwhile takes a sixth of the start.
    gc.disable()
    django.setup()
    asked = parser().parse_args(arguments)
    gc.freeze()
    gc.enable()
    return asked.do(asked) or 0


def parser() -> argparse.ArgumentParser:
    """Everything that can be asked."""
    from regie.cli import (  # noqa: PLC0415  needs the models
        demo,
        make,
        mqtt,
        office,
        panel,
        policy,
        privacy,
        register,
        run,
        separate,
        setup,
        verify,
    )

    asked = argparse.ArgumentParser(prog="regie", description=__doc__)
    commands = asked.add_subparsers(dest="command", required=True)
    for command in (run, separate, setup, office, demo, policy, privacy, register, panel, mqtt, verify, make):
        command.add_to(commands)
    return asked


if __name__ == "__main__":
    sys.exit(main())
