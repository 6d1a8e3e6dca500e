"""The press by HTTP: a bare ASGI endpoint beside Django that knows device tokens and one action only."""

import json
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from regie import moment, words
from regie.alarms.actions import Press, Taken, take_presses
from regie.alarms.models import Alarm
from regie.devices.cookie import NAME as PRESS_COOKIE
from regie.devices.queries import device_with_token
from regie.intake.presses import press_by
from regie.refusal import Refused
from regie.worker.threads import writer

PATH = "/api/v1/alarms"
LARGEST_BODY = 64 * 1024
Answer = tuple[int, dict[str, Any]]


async def press(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answer one POST: 201 with the alarm, 200 with the same alarm for a repeated key, else a problem."""
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    body = await body_of(receive)
    status, answer = await _take(headers, body)
    location = answer.get("url", "") if status == 201 else ""
    await send_answer(send, status, answer, language=language_of(headers), location=location)


async def _take(headers: dict[str, str], body: bytes | None) -> Answer:
    if body is None:
        return problem(413, _("Te groot"), _("Dit bericht is te groot."))
    token, by_cookie = credential(headers)
    if by_cookie and not from_our_own_page(headers):
        return problem(403, _("Niet toegestaan"), _("Een druk op de knop moet van onze eigen pagina komen."))
    try:
        said = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        return problem(400, _("Onleesbaar"), _('Stuur JSON, bijvoorbeeld {"kind": "alarm"}.'))
    if not isinstance(said, dict):
        return problem(400, _("Onleesbaar"), _("Stuur een JSON-object met kind, place en note."))
    knock = Knock(token, said, headers.get("idempotency-key", ""), language_of(headers))
    return await writer.among(accept, knock)


@dataclass(frozen=True)
class Knock:
    """One request for a press; the thread that answers it would otherwise speak the default language."""

    token: str
    said: dict[str, Any]
    key: str
    language: str


def language_of(headers: dict[str, str]) -> str:
    """The language that this sender reads first, when we speak it; else Dutch."""
    first = headers.get("accept-language", "")[:2].lower()
    return first if first in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def accept(knocks: list[Knock]) -> list[Answer]:
    """Runs in the writing thread, for all that came together; what it returns is on disk."""
    at = moment.now()
    read = [_read(knock, at=at) for knock in knocks]
    taken = iter(take_presses([one for one in read if isinstance(one, Press)], at=at))
    return [
        _answer(next(taken), knock.language) if isinstance(one, Press) else one
        for knock, one in zip(knocks, read, strict=True)
    ]


def _read(knock: Knock, *, at: datetime) -> Press | Answer:
    """The press that somebody asks for, or why it cannot be."""
    device = device_with_token(knock.token)
    if device is None:
        sentence = _("Dit apparaat kennen we niet. Gebruik het token van een knop.")
        return problem(401, _("Onbekend"), sentence)
    try:
        return press_by(device, knock.said, key=knock.key, at=at)
    except Refused as refused:
        with translation.override(knock.language):
            return problem(400, _("Kan niet"), words.sentence(refused))


def _answer(taken: Taken, language: str) -> Answer:
    with translation.override(language):
        return (201 if taken.is_new else 200), shown(taken)


def shown(taken: Taken) -> dict[str, Any]:
    """What became of the press, as its own device may see it."""
    if taken.test:
        return {"test": True, "url": "/press/test/", "tested_at": taken.test.at.isoformat()}
    assert taken.alarm is not None
    return {"test": False, **shown_alarm(taken.alarm)}


def shown_alarm(alarm: Alarm) -> dict[str, Any]:
    """The alarm as its own device may see it."""
    return {
        "id": alarm.pk,
        "url": f"{PATH}/{alarm.pk}",
        "kind": alarm.kind,
        "place": alarm.where,
        "place_id": alarm.place_id,
        "note": alarm.note,
        "raised_at": alarm.raised_at.isoformat(),
        "pressed_at": (alarm.pressed_at or alarm.raised_at).isoformat(),
        "open": alarm.stood_down_at is None,
        "drill": alarm.is_drill,
    }


def credential(headers: dict[str, str]) -> tuple[str, bool]:
    """The device token, and whether it came by the browser's cookie."""
    scheme, _space, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip(), False
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(PRESS_COOKIE)
    except CookieError:
        cookie = None
    return (cookie.value if cookie else ""), True


def from_our_own_page(headers: dict[str, str]) -> bool:
    """A cookie counts only for a request of our own script: JSON, and from the same origin where that is told."""
    json_body = headers.get("content-type", "").partition(";")[0].strip() == "application/json"
    return json_body and headers.get("sec-fetch-site", "same-origin") == "same-origin"


def problem(status: int, title: object, detail: object) -> Answer:
    """RFC 9457: a problem that a person and a program can read; its words are chosen when it is sent."""
    return status, {"type": "about:blank", "title": title, "status": status, "detail": detail}


async def body_of(receive: Any) -> bytes | None:
    """The whole body; None when it is larger than a press can be, or never came whole: its sender sends it again."""
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        if sum(map(len, parts)) > LARGEST_BODY:
            return None
        if not message.get("more_body"):
            return b"".join(parts)


async def send_answer(
    send: Any, status: int, answer: dict[str, Any], *, language: str, location: str = ""
) -> None:
    """One JSON answer, or a problem document, whose words are read in this language only now."""
    if status >= HTTPStatus.BAD_REQUEST:
        # To change the language takes longer than to read a press, and an accepted one has no words.
        with translation.override(language):
            body = json.dumps(answer, default=str).encode()
    else:
        body = json.dumps(answer).encode()
    kind = "application/json" if status < 400 else "application/problem+json"
    headers = [
        (b"content-type", kind.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"api-version", b"1.0.0"),
        (b"x-content-type-options", b"nosniff"),
    ]
    if location:
        headers.append((b"location", location.encode()))
    if status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
