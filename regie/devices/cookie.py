"""How a browser is a button: a long-lived cookie with a token that can only press, and outlives the session."""

from django.conf import settings
from django.http import HttpResponse

NAME = "regie_press"
A_YEAR = 365 * 86400


def remember(response: HttpResponse, token: str) -> None:
    """Let the browser keep the token, out of reach of scripts and of other sites."""
    response.set_cookie(
        NAME,
        token,
        max_age=A_YEAR,
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
        path="/",
    )
