"""Every refusal of the API as application/problem+json (RFC 9457), with sentences that a person can read."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from regie import words
from regie.refusal import Refused

PROBLEM = "application/problem+json"
# Refusals that are over by themselves.
MUST_WAIT = {"log_in_waits"}


def problem(raised: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an exception; None lets Django make it a 500, because it is our mistake."""
    if isinstance(raised, Refused):
        return _refused(raised)
    response = exception_handler(raised, context)
    if response is None:
        return None
    response.data = {
        "type": "about:blank",
        "title": _title(raised),
        "status": response.status_code,
        **_details(raised, response.data),
    }
    response.content_type = PROBLEM
    return response


def _refused(refused: Refused) -> Response:
    """A rule said no: 409, 422 with what is missing when safeguards are, or 429 when one must wait."""
    missing = getattr(refused, "missing", None)
    status = 422 if missing else 429 if refused.code in MUST_WAIT else 409
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": _("Dit kan nu niet"),
        "status": status,
        "code": refused.code,
        "detail": words.sentence(refused),
    }
    if missing:
        body["missing"] = list(missing)
    answer = Response(body, status=status, content_type=PROBLEM)
    if status == 429:
        answer["Retry-After"] = str(int(str(refused.details["minutes"])) * 60)
    return answer


def _title(raised: Exception) -> str:
    titles: dict[type, str] = {
        exceptions.ValidationError: _("Niet goed ingevuld"),
        exceptions.ParseError: _("Onleesbaar"),
        exceptions.NotAuthenticated: _("Niet ingelogd"),
        exceptions.AuthenticationFailed: _("Niet ingelogd"),
        exceptions.PermissionDenied: _("Niet voor jouw rol"),
        PermissionDenied: _("Niet voor jouw rol"),
        Http404: _("Niet gevonden"),
        exceptions.NotFound: _("Niet gevonden"),
    }
    return titles.get(type(raised), _("Dit kan niet"))


def _details(raised: Exception, data: Any) -> dict[str, Any]:
    if isinstance(raised, exceptions.ValidationError):
        return {"detail": _("Kijk naar de genoemde velden."), "errors": data}
    return {"detail": str(data.get("detail", ""))} if isinstance(data, dict) else {"detail": str(data)}
