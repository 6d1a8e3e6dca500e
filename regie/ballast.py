"""Room that is kept for alarms: a file of nothing, given up when the disk is full, so that a press can still be kept.

SQLite writes nothing on a full disk, not even a small row. Whoever looks after the machine is told at 15 % and at 5 %;
when nobody listened, this file goes, and there is room for some hundred thousand alarms.
"""

import errno
import os
import shutil
from pathlib import Path

NAME = "ballast"
MEGABYTE = 1024 * 1024
# Below this share of the disk people are told, below the second one loudly.
LOW = 0.15


def make(folder: Path, size: int) -> bool:
    """Keep `size` bytes free for later; False when there is no room for that, or it is not wanted."""
    file = folder / NAME
    if not size or (file.exists() and file.stat().st_size >= size):
        return bool(size)
    if shutil.disk_usage(folder).free < 2 * size:
        return False
    with file.open("wb") as opened:
        os.posix_fallocate(opened.fileno(), 0, size)
    return True


def give_up(folder: Path) -> bool:
    """Give the room back to who needs it now; False when it was given already."""
    try:
        (folder / NAME).unlink()
    except OSError:
        return False
    return True


def is_full(problem: BaseException, folder: Path) -> bool:
    """Whether this went wrong because nothing more can be written."""
    if getattr(problem, "errno", None) == errno.ENOSPC or "disk is full" in str(problem):
        return True
    return "disk I/O error" in str(problem) and shutil.disk_usage(folder).free < MEGABYTE


def share_left(folder: Path) -> float:
    """Which part of the disk is free, from 0 to 1."""
    usage = shutil.disk_usage(folder)
    return usage.free / usage.total if usage.total else 0.0
