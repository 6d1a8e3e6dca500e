"""What every request passes: the headers that protect it, the clock, the language, and refusals as sentences."""

import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from regie import moment, words
from regie.alarms.actions import note_sign
from regie.refusal import Refused

Answer = Callable[[HttpRequest], HttpResponse]


class SecurityHeaders:
    """Only our own scripts, styles and pictures; no framing, no sniffing, no address leaks."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: Any) -> HttpResponse:
        request.csp_nonce = secrets.token_urlsafe(16)
        response = self.answer(request)
        response.headers.setdefault("Content-Security-Policy", policy(request.csp_nonce))
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)")
        if settings.SESSION_COOKIE_SECURE:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def policy(nonce: str) -> str:
    """The content security policy; one nonce a page, never reused."""
    own = "'self'"
    return (
        f"default-src {own}; script-src {own} 'nonce-{nonce}'; style-src {own} 'nonce-{nonce}'; img-src {own} data:; "
        f"connect-src {own}; font-src {own}; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
        f"form-action {own}; manifest-src {own}; worker-src {own}"
    )


class Clock:
    """Reads the clock once a request; everything below gets its time from here."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: Any) -> HttpResponse:
        request.now = moment.now()
        return self.answer(request)


class SignsOfLife:
    """Whoever does something is there: whoever has the regie of an alarm keeps it by that (I-15).

    What a page asks by itself while nobody looks at it is no sign.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: Any) -> HttpResponse:
        response = self.answer(request)
        by_itself = request.method == "GET" and request.headers.get("Sec-Fetch-Dest") == "empty"
        if not by_itself and getattr(request, "user", None) is not None and request.user.is_authenticated:
            note_sign(request.user, at=request.now)
        return response


class ChosenLanguage:
    """A logged-in person's own language goes before the browser's."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: Any) -> HttpResponse:
        person = request.user
        if person.is_authenticated and person.language in dict(settings.LANGUAGES):
            translation.activate(person.language)
            request.LANGUAGE_CODE = person.language
        return self.answer(request)


class Refusals:
    """A rule that says no becomes a page with its sentence, never an error."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: Any) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: Any, problem: Exception) -> HttpResponse | None:
        """409 with the sentence; every other exception goes on to Django."""
        if not isinstance(problem, Refused):
            return None
        back = request.headers.get("Referer", "/")
        return render(
            request, "web/refused.html", {"sentence": words.sentence(problem), "back": back}, status=409
        )
