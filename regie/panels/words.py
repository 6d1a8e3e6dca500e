"""What people read about panels: refusals, troubles as sentences, and what a code means."""

from datetime import UTC, datetime, timedelta

from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regie.panels.models import Trouble

REFUSALS = {
    "key_digits": gettext_lazy("Een sleutel bestaat uit cijfers en de letters A tot en met F."),
    "key_length": gettext_lazy(
        "Een sleutel heeft 32, 48 of 64 tekens (AES-128, AES-192 of AES-256). Dit zijn er %(length)s."
    ),
    "key_for_panel": gettext_lazy("%(name)s is geen paneel en heeft geen sleutel nodig."),
    "key_not_there": gettext_lazy("%(name)s heeft al geen sleutel."),
}

KINDS = {
    "raise": gettext_lazy("alarm"),
    "restore": gettext_lazy("hersteld"),
    "test": gettext_lazy("test"),
    "trouble": gettext_lazy("storing"),
    "bypass": gettext_lazy("aan of uit gezet"),
    "supervision": gettext_lazy("levensteken"),
    "unknown": gettext_lazy("onbekende code"),
}


def off_by(seconds: int) -> str:
    """`loopt 3 uur achter`."""
    gap = timedelta(seconds=abs(seconds))
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    if gap < timedelta(minutes=2):
        how_far = ngettext("%(n)s seconde", "%(n)s seconden", gap.seconds) % {"n": gap.seconds}
    else:
        whole_minutes = timedelta(minutes=round(gap / timedelta(minutes=1)))
        how_far = timesince(moment, moment + whole_minutes, depth=2)
    return (_("loopt %(time)s voor") if seconds > 0 else _("loopt %(time)s achter")) % {"time": how_far}


def trouble(one: Trouble) -> str:
    """`Ingang 3: storing`, `De klok loopt 3 uur achter`."""
    if one.kind == Trouble.Kind.CLOCK and one.seconds is not None:
        return _("De klok %(off)s") % {"off": off_by(one.seconds)}
    what = str(Trouble.Kind(one.kind).label)
    if one.zone:
        return _("Ingang %(zone)s: %(what)s") % {"zone": one.zone, "what": what}
    return what[:1].upper() + what[1:]
