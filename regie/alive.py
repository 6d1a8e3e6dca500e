"""Does the process in this container live? `python -m regie.alive`, for who must ask every few seconds.

The web is asked for /health: a container that runs everything is well when everything is. A worker and a gateway are
believed when the file that they touch is young. Without Django, because a start of that costs a second each time.
"""

import http.client
import os
import sys
import time
from pathlib import Path

YOUNG = 20.0
PATIENCE = 5.0


def main() -> int:
    """Exit code 0 when it lives; otherwise one line says what is missing."""
    problem = _of_file(os.environ.get("REGIE_ALIVE", ""))
    if problem is None and "health" in sys.argv[1:]:
        problem = _of_health(int(os.environ.get("PORT", "8000")), os.environ.get("REGIE_HOSTS", "localhost"))
    if problem:
        sys.stderr.write(f"{problem}\n")
    return 1 if problem else 0


def _of_file(name: str) -> str | None:
    try:
        age = time.time() - Path(name).stat().st_mtime  # noqa: TID251  a file knows no other clock
    except OSError as problem:
        return f"no sign of life: {problem}"
    return f"the last sign of life is {age:.0f} seconds old" if age > YOUNG else None


def _of_health(port: int, names: str) -> str | None:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        asked.request("GET", "/health", headers={"Host": names.split(",")[0]})
        answer = asked.getresponse()
        return None if answer.status == http.client.OK else answer.read(2000).decode(errors="replace")
    except OSError as problem:
        return f"the web does not answer: {problem}"


if __name__ == "__main__":
    sys.exit(main())
