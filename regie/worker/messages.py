"""What a call says: where, since when, and where to answer; never who the citizen is.

A drill says so before anything else, in Dutch and in English, because not everybody who is called reads Dutch.
"""

from functools import cache

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from regie.alarms.actions import Claim
from regie.channels import Message
from regie.channels.message import clean

# How loud a channel is: a drill is never as loud as what it practises.
DRILLS = {"alarm": "drill", "attention": "drill", "taken": "drill_taken"}
DRILL = "OEFENING (drill). "
REAL = "DIT IS ECHT, GEEN OEFENING (this is real). "


def message_for(claim: Claim) -> Message:
    """The message of one call, in Dutch: the reader stands next to colleagues who read it too."""
    return taken(claim) if claim.purpose == "taken" else called(claim)


def taken(claim: Claim) -> Message:
    """Somebody has the regie: who was called need not come any more, unless they are asked."""
    with translation.override("nl"):
        where = clean(claim.where)
        title = _("%(who)s heeft de regie: %(where)s") % {"who": clean(claim.in_charge), "where": where}
        body = _("Je hoeft niet meer te komen, tenzij %(who)s je vraagt.\n") % {"who": clean(claim.in_charge)}
    return _message(
        claim, title, body, level="taken", what="taken", alarm=claim.alarm_id, kind=claim.kind, where=where,
        raised_at=claim.raised_at.isoformat(), way=claim.channel,
    )  # fmt: skip


def called(claim: Claim) -> Message:
    """Where, since when, and where to answer."""
    where = clean(claim.where)
    level, body = _words_of(claim.kind)
    moment = timezone.localtime(claim.raised_at).strftime("%H.%M.%S")
    link = f"{settings.PUBLIC_URL}/alarms/{claim.alarm_id}/"
    body = body % {"level": level, "moment": moment, "where": where, "link": link}
    return _message(
        claim, f"{level}: {where}", body, level=claim.kind, what="called", alarm=claim.alarm_id, kind=claim.kind,
        where=where, raised_at=claim.raised_at.isoformat(), link=link, way=claim.channel,
    )  # fmt: skip


@cache
def _words_of(kind: str) -> tuple[str, str]:
    """What a call of this kind says, asked for once: a burst would change the language for each."""
    with translation.override("nl"):
        level = _("Alarm") if kind == "alarm" else _("Attentie")
        return level, _(
            "%(level)s sinds %(moment)s: %(where)s.\nKijk wie de regie heeft en antwoord: %(link)s\n"
        )


def _message(claim: Claim, title: str, body: str, *, level: str, what: str, **data: object) -> Message:
    """The same words with what they are before them. A drill has a type of its own too: who does not know it, stays."""
    before = DRILL if claim.drill else REAL if claim.made_real else ""
    about = "drill" if claim.drill else "alarm"
    said = {"type": f"regie.{about}.{what}", "drill": claim.drill, **data}
    if claim.made_real and not claim.drill:
        said["made_real"] = True
    return Message(
        key=claim.key, title=f"{before}{title}", body=f"{before}{body}", data=said, secret=claim.secret,
        settings=claim.settings, level=DRILLS[level] if claim.drill else level,
    )  # fmt: skip
