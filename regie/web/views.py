"""The pages that belong to no room: log-in, log-out, language, offline, and what to say when a page cannot be shown."""

import json
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from regie import words
from regie.people.actions import enter
from regie.people.doors import open_to_all
from regie.people.models import Person
from regie.refusal import Refused
from regie.text import storable
from regie.web import press_cookie


@never_cache
def log_in(request: Any) -> HttpResponse:
    """Ask for name and password; a wrong pair says so at the form and keeps the name."""
    wanted = next_page(request)
    if request.method != "POST":
        return render(request, "web/login.html", {"next": wanted})
    username = storable(request.POST.get("username", "").strip())
    try:
        person = enter(
            username=username, password=request.POST.get("password", ""), address=request.META.get("REMOTE_ADDR", ""),
            at=request.now,
        )  # fmt: skip
    except Refused as refused:
        return _ask_again(request, words.sentence(refused), status=429)
    if person is None:
        problem = _("Deze naam en dit wachtwoord horen niet bij elkaar. Probeer het nog eens.")
        return _ask_again(request, problem, status=422)
    login(request, person)
    response = HttpResponseRedirect(wanted)
    press_cookie.renew(request, response, person)
    return response


log_in = open_to_all(log_in)


def _ask_again(request: Any, problem: str, *, status: int) -> HttpResponse:
    """The form with what went wrong; the name stays."""
    context = {"next": next_page(request), "username": request.POST.get("username", ""), "problem": problem}
    return render(request, "web/login.html", context, status=status)


def next_page(request: HttpRequest) -> str:
    """Where to go after log-in: only a page of our own."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else settings.LOGIN_REDIRECT_URL


@open_to_all
@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session; this browser keeps its button, because a press needs no log-in."""
    logout(request)
    return redirect("web:login")


@open_to_all
@require_POST
def language(request: Any) -> HttpResponse:
    """Remember the chosen language, for the person or else for this browser."""
    chosen = request.POST.get("language", "")
    response = HttpResponseRedirect(next_page(request))
    if chosen not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        Person.objects.filter(pk=request.user.pk).update(language=chosen)
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, chosen, max_age=365 * 86400, samesite="Lax", secure=secure
    )
    return response


@open_to_all
@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """What the phone shows without a network; kept in its cache, so it holds nobody's data."""
    return render(request, "web/offline.html", {"press_hidden": False})


@open_to_all
@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that lets the phone page start without a network; served from the root to cover every page."""
    script = (settings.PACKAGE / "static" / "js" / "service-worker.js").read_text()
    return HttpResponse(script, content_type="text/javascript")


@open_to_all
@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """What makes the press page installable on a phone."""
    data = {
        "name": "Regie",
        "short_name": "Regie",
        "start_url": "/press/",
        "scope": "/",
        "display": "standalone",
        "lang": "nl",
        "icons": [
            {"src": f"{settings.STATIC_URL}images/regie-192.png", "sizes": "192x192", "type": "image/png"},
            {"src": f"{settings.STATIC_URL}images/regie-512.png", "sizes": "512x512", "type": "image/png"},
        ],
    }
    return HttpResponse(json.dumps(data), content_type="application/manifest+json")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or came from elsewhere; what was typed is still in this browser."""
    sentence = _("Dit formulier was te lang open. Ga terug en verstuur het opnieuw: wat je typte is bewaard.")
    return render(request, "web/refused.html", {"sentence": sentence, "back": request.path}, status=403)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not a number but a sentence, and who can help instead."""
    context = {
        "sentence": _("Deze pagina is niet voor jouw rol."),
        "who_can_help": _("Je teamleider of de coördinator agressie kan je verder helpen."),
        "back": reverse("web:home"),
    }
    return render(request, "web/refused.html", context, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing here, or nothing for this person: the page does not tell which, and programs read JSON."""
    if request.path.startswith("/api/"):
        problem = {
            "type": "about:blank",
            "title": _("Niet gevonden"),
            "status": 404,
            "detail": _("Dit adres is er niet."),
        }
        return JsonResponse(problem, status=404, content_type="application/problem+json")
    return render(request, "web/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Our mistake; what still works is said."""
    return render(request, "web/error.html", status=500)
