"""What people read about rotas."""

from django.utils.translation import gettext_lazy as _

WEEKDAYS = [
    _("maandag"), _("dinsdag"), _("woensdag"), _("donderdag"), _("vrijdag"), _("zaterdag"), _("zondag"),
]  # fmt: skip

REFUSALS = {
    "rota_line_impossible": _("Dit blok kan niet: %(who)s staat er al, of het einde ligt niet na het begin."),
}


def hours(from_minute: int, until_minute: int) -> str:
    """`8.00–17.00`; the end of the day is 24.00."""
    return "–".join(f"{minute // 60}.{minute % 60:02d}" for minute in (from_minute, until_minute))
