"""Does it really work: database, worker, ladder and gateways, each with its last sign of life."""

import sqlite3
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from regie import moment
from regie.journal.queries import SILENT_AFTER, overdue_errands, signs_of_life
from regie.people.doors import open_to_all
from regie.watch.queries import parts


@open_to_all
@never_cache
@require_GET
def alive(request: HttpRequest) -> HttpResponse:
    """200 while this process answers: for who starts it again or sends requests elsewhere, which helps nothing else."""
    return HttpResponse("alive", content_type="text/plain")


@open_to_all
@never_cache
@require_GET
def health(request: HttpRequest) -> JsonResponse:
    """200 only while every part lives; else 503 and which one does not."""
    now = moment.now()
    report: dict[str, Any] = {"status": "ok", "at": now.isoformat(), "parts": {}}
    try:
        alive = signs_of_life()
        report["parts"]["database"] = {"ok": True, "engine": connection.vendor, **_version()}
        late = overdue_errands(at=now)
        report["parts"]["errands"] = {"ok": late == 0, "overdue": late}
    except DatabaseError as problem:
        report["parts"]["database"] = {"ok": False, "problem": type(problem).__name__}
        alive = {}
    for part in parts():
        report["parts"][part] = _part(alive.get(part), now)
    if not all(part["ok"] for part in report["parts"].values()):
        report["status"] = "failing"
        report["failing"] = [name for name, part in report["parts"].items() if not part["ok"]]
    return JsonResponse(report, status=200 if report["status"] == "ok" else 503)


def _part(pulse: Any, now: Any) -> dict[str, Any]:
    if pulse is None:
        return {"ok": False, "problem": "never heard"}
    silent = now - pulse.at > SILENT_AFTER
    return {"ok": not silent, "last_sign_of_life": pulse.at.isoformat(), "detail": pulse.detail}


def _version() -> dict[str, str]:
    if connection.vendor == "sqlite":
        return {"version": sqlite3.sqlite_version}
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return {"version": cursor.fetchone()[0]}
