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
    drills, rounds, asked = len(digest.learned), len(digest.rounds), len(digest.asked)
    lines = [
        (
            drills,
            ngettext("- %(n)s oefening is geëvalueerd.", "- %(n)s oefeningen zijn geëvalueerd.", drills),
        ),
        (
            rounds,
            ngettext(
                "- Van %(n)s ronde over de norm is te lezen wat eruit kwam.",
                "- Van %(n)s rondes over de norm is te lezen wat eruit kwam.",
                rounds,
            ),
        ),
        (
            asked,
            ngettext(
                "- %(n)s vraag over de norm wacht op jouw antwoord.",
                "- %(n)s vragen over de norm wachten op jouw antwoord.",
                asked,
            ),
        ),
    ]
    return [line % {"n": n} for n, line in lines if n]
