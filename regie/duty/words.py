"""What people read about rotas."""

from django.utils.translation import gettext_lazy as _

WEEKDAYS = [
    _("maandag"), _("dinsdag"), _("woensdag"), _("donderdag"), _("vrijdag"), _("zaterdag"), _("zondag"),
]  # fmt: skip

REFUSALS = {
    "rota_line_impossible": _("Dit blok kan niet: %(who)s staat er al, of het einde ligt niet na het begin."),
}
