"""The digest as a mail: figures and never a name, because a mail can be read by others."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regie.digest.queries import Digest


def mail(digest: Digest) -> str:
    """A few lines; what there is nothing of is left out."""
    lines = [_("Jouw week in Regie"), *_kept(digest), *_waits(digest), *_learned(digest)]
    return "\n".join(lines) + "\n\n" + _("Bekijk het, of zet deze mail uit: %(address)s") % {
        "address": f"{settings.PUBLIC_URL}/digest/"
    }  # fmt: skip


def _kept(digest: Digest) -> list[str]:
    if not digest.due:
        return []
    return [_("- Beloofd en waarvan de tijd om is: %(due)s. Op tijd: %(kept)s.") % vars(digest)]


def _waits(digest: Digest) -> list[str]:
    lines = []
    if digest.alone:
        lines.append(_("- Zaken waar niemand de regie over heeft: %(alone)s.") % vars(digest))
    if digest.waits:
        lines.append(_("- Wat op jou wacht: %(waits)s, waarvan te laat: %(late)s.") % vars(digest))
    return lines


def _learned(digest: Digest) -> list[str]:
    n = len(digest.learned)
    return (
        [ngettext("- %(n)s oefening is geëvalueerd.", "- %(n)s oefeningen zijn geëvalueerd.", n) % {"n": n}]
        if n
        else []
    )
