"""What a call says: where, since when, and where to answer; never who the citizen is."""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from regie.alarms.actions import Claim
from regie.channels import Message
from regie.channels.message import clean


def message_for(claim: Claim) -> Message:
    """The message of one call, in Dutch: the reader stands next to colleagues who read it too."""
    return taken(claim) if claim.purpose == "taken" else called(claim)


def taken(claim: Claim) -> Message:
    """Somebody has the regie: who was called need not come any more, unless they are asked."""
    with translation.override("nl"):
        where = clean(claim.where)
        title = _("%(who)s heeft de regie: %(where)s") % {"who": clean(claim.in_charge), "where": where}
        body = _("Je hoeft niet meer te komen, tenzij %(who)s je vraagt.\n") % {"who": clean(claim.in_charge)}
    return Message(
        key=claim.key, title=title, body=body, secret=claim.secret, settings=claim.settings, level="taken",
        data={
            "type": "regie.alarm.taken",
            "raised_at": claim.raised_at.isoformat(), "alarm": claim.alarm_id, "kind": claim.kind, "where": where,
            "way": claim.channel,
        },
    )  # fmt: skip


def called(claim: Claim) -> Message:
    """Where, since when, and where to answer."""
    with translation.override("nl"):
        where = clean(claim.where)
        level = _("Alarm") if claim.kind == "alarm" else _("Attentie")
        moment = timezone.localtime(claim.raised_at).strftime("%H.%M.%S")
        link = f"{settings.PUBLIC_URL}/alarms/{claim.alarm_id}/"
        body = _("%(level)s sinds %(moment)s: %(where)s.\nKijk wie de regie heeft en antwoord: %(link)s\n") % {
            "level": level, "moment": moment, "where": where, "link": link,
        }  # fmt: skip
    data = {
        "type": "regie.alarm.called",
        "alarm": claim.alarm_id,
        "kind": claim.kind,
        "where": where,
        "raised_at": claim.raised_at.isoformat(),
        "link": link,
        "way": claim.channel,
    }
    return Message(
        key=claim.key, title=f"{level}: {where}", body=body, data=data, secret=claim.secret,
        settings=claim.settings, level=claim.kind,
    )  # fmt: skip
