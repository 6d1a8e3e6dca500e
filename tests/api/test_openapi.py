"""The API keeps its own description: whatever a program sends, it never breaks."""

import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator

from regie.demo import chain
from regie.people.rules import PERMISSIONS, Role
from tests.access_matrix import ROWS
from tests.busy import on_a_busy_day

SCHEMATHESIS = str(Path(sys.executable).with_name("schemathesis"))
EXAMPLES = 3
# Every number in a path is that of the first of its kind.
NUMBERS = sorted({name for route in ROWS for name in re.findall(r"<int:(\w+)>", route)})
FIRST = "[parameters]\n" + "".join(f'"path.{name}" = 1\n' for name in NUMBERS)
# One: with two, CPython 3.11 now and then fails in `ast.parse`, because hypothesis sets the recursion limit
# of all threads at once.
WORKERS = "1"


def token(process, username):
    """A person's key for the API."""
    body = {"username": username, "password": chain.password(username)}
    answer = httpx.post(f"{process.url}/api/v1/sessions", json=body, timeout=60)
    assert answer.status_code == 201, answer.text
    return answer.json()["token"]


@pytest.fixture(scope="module")
def regie(databases, tmp_path_factory):
    """One process for all who knock, on a busy day: behind a number that is nothing's no body is ever read."""
    with on_a_busy_day(databases, tmp_path_factory.mktemp("api")) as process:
        # Made once for a process, and on a busy machine it takes longer than those who ask below would wait.
        httpx.get(f"{process.url}/api/v1/openapi.json", timeout=120).raise_for_status()
        yield process


@pytest.mark.once
def test_the_description_is_openapi_3_1(regie):
    """S4-02: a chain of systems needs one description; every operation has a name and says how it refuses."""
    described = httpx.get(f"{regie.url}/api/v1/openapi.json", timeout=60).json()
    assert described["openapi"].startswith("3.1")
    names = [one["operationId"] for path in described["paths"].values() for one in path.values()]
    assert len(names) == len(set(names)) >= 75
    assert all("401" in one["responses"] for path in described["paths"].values() for one in path.values())


@pytest.mark.once
def test_every_shape_has_a_name_of_its_own():
    """S4-02: two shapes under one name would describe one of them wrongly, to people and to the test below."""
    GENERATOR_STATS.reset()
    SchemaGenerator().get_schema(request=None, public=True)
    assert (list(GENERATOR_STATS._warn_cache), list(GENERATOR_STATS._error_cache)) == ([], [])


@pytest.mark.once
def test_who_logs_out_is_out(regie):
    """S4-24: a token that was given back opens nothing any more; another token of the same person still does."""
    given_back, kept = (
        httpx.Client(
            headers={"Authorization": f"Bearer {token(regie, 'joris')}"}, base_url=f"{regie.url}/api/v1"
        )
        for _ in range(2)
    )
    assert given_back.delete("/sessions/current").status_code == httpx.codes.NO_CONTENT
    assert given_back.get("/my-work").status_code == httpx.codes.UNAUTHORIZED
    assert kept.get("/my-work").status_code == httpx.codes.OK


# Each knocks at the doors that nobody before may open. PostgreSQL refuses more than SQLite, so most of it is there.
KNOCKS = {
    "priya": Role.COORDINATOR,
    "beheer": Role.ADMINISTRATOR,
    "sanne": Role.TEAM_LEAD,
    "ingrid": Role.LEGAL,
}


def doors_of(username):
    """The paths of the API, below its own, that this one may open and nobody before may."""
    before = list(KNOCKS.values())[: list(KNOCKS).index(username)]
    return [
        re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route.removeprefix("api/v1"))
        for route, key in ROWS.items()
        if route.startswith("api/v1/")
        and may(KNOCKS[username], key)
        and not any(may(one, key) for one in before)
    ]


def may(role, key):
    """Whether a role opens a door with this key; what is open to all is open to each."""
    return key not in PERMISSIONS or role in PERMISSIONS[key]


def test_somebody_knocks_at_every_door():
    """S4-02: no path of the API is left out."""
    knocked = [path for username in KNOCKS for path in doors_of(username)]
    assert len(knocked) == len(set(knocked)) == sum(route.startswith("api/v1/") for route in ROWS)


# Whoever opens the most doors knocks in two parts: one alone takes longer than anybody waits for a knock. Who may give
# others a new password, or let them go, comes last: nobody would get in after that.
PARTS = [("priya", 0, 2), ("priya", 1, 2), ("sanne", 0, 1), ("ingrid", 0, 1), ("beheer", 0, 1)]


def test_every_part_is_knocked_at():
    """S4-02: each who knocks has all of their parts."""
    assert {name for name, _, _ in PARTS} == set(KNOCKS)
    assert all((name, other, parts) in PARTS for name, _, parts in PARTS for other in range(parts))


@pytest.mark.parametrize(
    ("username", "part", "parts"),
    [
        pytest.param(*one, marks=pytest.mark.once_on_postgresql if one[0] == "priya" else pytest.mark.once)
        for one in PARTS
    ],
)
def test_nothing_that_is_sent_breaks_it(regie, username, part, parts, tmp_path):
    """S4-02: generated by schemathesis over every operation, with every kind of nonsense; no answer is a 5xx."""
    numbers = tmp_path / "numbers.toml"
    numbers.write_text(FIRST)
    doors = "|".join(re.escape(path) for path in doors_of(username)[part::parts])
    command = [
        SCHEMATHESIS, "--config-file", str(numbers), "run", f"{regie.url}/api/v1/openapi.json",
        "--checks", "not_a_server_error",
        # A letter made by a machine that does much else takes more than the ten seconds that it would wait.
        "--request-timeout", "60",
        "--max-examples", str(EXAMPLES), "--phases", "coverage,fuzzing", "--workers", WORKERS, "--seed", "1",
        "--include-path-regex", f"^(/api/v1)?({doors})$", "--exclude-operation-id", "log_out",
        "--header", f"Authorization: Bearer {token(regie, username)}",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800)
    assert done.returncode == 0, done.stdout[-6000:]
    assert re.search(r"(\d+) generated, \1 passed", done.stdout), done.stdout[-2000:]
