"""`regie-button`: the window; `--press alarm` presses without one, for a hotkey of the desktop itself."""

import argparse
import os
import sys
from pathlib import Path

from regie_button.desk import Desk, State
from regie_button.kept import Kept
from regie_button.words import sentence


def main(arguments: list[str] | None = None) -> int:
    """Start the window, or do the one thing that was asked."""
    parser = argparse.ArgumentParser(prog="regie-button", description=__doc__)
    parser.add_argument(
        "--server", default=os.environ.get("REGIE_BUTTON_SERVER", ""), help="https://regie.example.org"
    )
    parser.add_argument("--folder", type=Path, default=Path.home() / ".config" / "regie-button")
    parser.add_argument("--code", help="pair with this code, without the window")
    parser.add_argument(
        "--press", choices=["alarm", "attention"], help="press, say what became of it, and stop"
    )
    asked = parser.parse_args(arguments)
    desk = Desk(Kept(asked.folder))
    if asked.code:
        desk.pair(asked.server, asked.code)
    if asked.press:
        return pressed(desk, asked.press)
    if asked.code:
        return 0
    from regie_button.window import Window  # noqa: PLC0415  not every computer has a screen

    Window(desk, asked.server or (desk.pairing.server if desk.pairing else "")).run()
    return 0


def pressed(desk: Desk, kind: str) -> int:
    """Exit code 1 when the server does not have it; it stays on disk for the window to send."""
    desk.press(kind)
    shown = desk.step()
    print(sentence(shown))  # noqa: T201  this is what was asked
    return 1 if shown.waiting or shown.state is State.NOT_PAIRED else 0


if __name__ == "__main__":
    sys.exit(main())
