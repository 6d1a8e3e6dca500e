"""How Regie shows icons, moments, names and form fields."""

import logging
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template import Context
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from regie.web.templatetags.choice_icons import CHOICE_ICONS

register = template.Library()
logger = logging.getLogger(__name__)

# Not the `--html-…` variants: they paint a required field as wrong before anybody typed.
WIDGET_CLASSES = {
    "textarea": "utrecht-textarea",
    "select": "utrecht-select",
    "checkbox": "utrecht-checkbox",
}


# Icons


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """The drawing itself, inside the page: decoration unless it gets a label."""
    drawing = _drawing(name)
    if not drawing:
        return SafeString("")
    role = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html('<svg class="icon" {} focusable="false" viewBox="0 0 24 24">{}', role, drawing)


@cache
def _drawing(name: str) -> SafeString:
    """What stands inside the icon's own `<svg>`, to its end; size and line come from our style sheet."""
    file = settings.ICONS / f"{name}.svg"
    if not file.is_file():
        logger.warning("There is no icon %s among the icons of the house.", name)
        return SafeString("")
    svg = file.read_text(encoding="utf-8")
    # From a pinned package, never from a person: safe to put in the page as it is.
    return SafeString(re.sub(r"\s+", " ", svg[svg.index(">", svg.index("<svg")) + 1 :]).strip())


@register.simple_tag
def choice_icon(field: BoundField, value: object, icons: dict[Any, str] | str | None = None) -> SafeString:
    """The icon of one tile: from the page's own map, else from the map of the house, else none."""
    chosen = icons or CHOICE_ICONS.get(field.name, {})
    name = chosen.get(str(value), "") if isinstance(chosen, dict) else ""
    return icon(name) if name else SafeString("")


# Moments


@register.simple_tag(takes_context=True)
def ago(context: Context, at: datetime | None) -> SafeString:
    """A moment as people say it, "2 minuten geleden"; the exact moment is in the title."""
    if at is None:
        return SafeString("")
    now = _now(context)
    return _time(at, said=_age(at, now=now) if now else moment(at), relative="ago")


@register.simple_tag(takes_context=True)
def until(context: Context, at: datetime | None) -> SafeString:
    """A deadline as people say it: "vandaag vóór 17.00", "morgen vóór 12.00", "dinsdag 3 maart vóór 12.00"."""
    if at is None:
        return SafeString("")
    now = _now(context)
    return _time(at, said=_deadline(at, now=now) if now else moment(at))


@register.simple_tag
def clock(at: datetime | None) -> SafeString:
    """The time of day to the second, "14.02.07"."""
    return _time(at, said=date_format(localtime(at), _("H.i.s"))) if at else SafeString("")


@register.simple_tag
def day(at: Any) -> SafeString:
    """The whole date, "dinsdag 3 maart 2026"; takes a date or a moment."""
    if at is None:
        return SafeString("")
    local = localtime(at) if isinstance(at, datetime) else at
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), date_format(local, _("l j F Y")))


def moment(at: datetime) -> str:
    """The exact moment in words."""
    return _formatted(localtime(at), _("l j F Y, H.i.s"), get_language())


@lru_cache(maxsize=10_000)
def _formatted(local: datetime | date, pattern: str, _language: str | None) -> str:
    """A long list says the same days over and over, and each page that is opened again says the same moments."""
    return date_format(local, pattern)


def _now(context: Context) -> datetime | None:
    """The page's own moment; a card that is drawn for everybody has none."""
    return context.get("now") or getattr(context.get("request"), "now", None)


def _time(at: datetime, *, said: str, relative: str = "") -> SafeString:
    exact = localtime(at).isoformat(timespec="seconds")
    return format_html(
        '<time datetime="{}" title="{}"{}>{}</time>',
        exact,
        moment(at),
        format_html(' data-relative="{}"', relative) if relative else "",
        said,
    )


def _age(at: datetime, *, now: datetime) -> str:
    passed = int((now - at).total_seconds())
    if passed < 5:
        return _("zojuist")
    if passed < 60:
        return ngettext("%(n)s seconde geleden", "%(n)s seconden geleden", passed) % {"n": passed}
    if passed < 3600:
        minutes = passed // 60
        return ngettext("%(n)s minuut geleden", "%(n)s minuten geleden", minutes) % {"n": minutes}
    return _on_the_day(at, now=now)


def _deadline(at: datetime, *, now: datetime) -> str:
    if at < now:
        return _on_the_day(at, now=now)
    hour = _hour(at)
    return _("%(day)s vóór %(hour)s") % {"day": _day_said(at, now=now), "hour": hour}


def _on_the_day(at: datetime, *, now: datetime) -> str:
    return _("%(day)s %(hour)s") % {"day": _day_said(at, now=now), "hour": _hour(at)}


def _hour(at: datetime) -> str:
    return _formatted(localtime(at), _("H.i"), get_language())


def _day_said(at: datetime, *, now: datetime) -> str:
    on, today = localtime(at).date(), localtime(now).date()
    if abs(on - today) <= timedelta(days=1):
        return _("vandaag") if on == today else _("morgen") if on > today else _("gisteren")
    return _formatted(on, _("l j F") if on.year == today.year else _("l j F Y"), get_language())


# Names


@register.filter
def listed(names: Iterable[object] | None) -> str:
    """Names as one reads them aloud, "Ali, Sanne en Priya"; a dash when there is nobody."""
    said = [str(name) for name in names or ()]
    if len(said) < 2:
        return said[0] if said else "–"
    return _("%(first)s en %(last)s") % {"first": ", ".join(said[:-1]), "last": said[-1]}


# Forms


@register.simple_tag
def field_widget(field: BoundField, ghost: str = "", more_class: str = "") -> SafeString:
    """The field's own input with the class of its kind, its ghost example and its state."""
    kind = field.widget_type
    classes = [WIDGET_CLASSES.get(kind, "utrecht-textbox"), more_class]
    if field.errors:
        classes.append(f"utrecht-{'textbox' if kind not in WIDGET_CLASSES else kind}--invalid")
    own = field.field.widget.attrs.get("class", "")
    attributes: dict[str, str | bool] = {"class": " ".join(filter(None, [own, *classes]))}
    if ghost:
        attributes["placeholder"] = ghost
    return field.as_widget(attrs=attributes)
