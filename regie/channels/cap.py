"""How a message becomes a CAP 1.2 alert for a partner's system (OASIS, Common Alerting Protocol).

Every time has a numeric offset and never `Z`; identifier and sender are free of what CAP forbids in them; a test or
a drill is `Test` or `Exercise` and never `Actual`.
"""

import re
from datetime import UTC, datetime

from lxml import etree

from regie.channels.http import Unanswered, post
from regie.channels.message import Message, Outcome, Receipt, clean

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
STATUS = {"test": "Test", "drill": "Exercise", "drill_taken": "Exercise"}
TAKEN_LEVELS = ("taken", "drill_taken")
SEVERITY = {
    "alarm": "Severe",
    "attention": "Moderate",
    "taken": "Minor",
    "test": "Unknown",
    "drill": "Unknown",
    "drill_taken": "Unknown",
}
FORBIDDEN = re.compile(r"[\s,<&]+")
TAKEN = "-taken"


async def send(message: Message, address: str) -> Receipt:
    """POST the alert; any 2xx means that the partner's system took it."""
    headers = {"content-type": "application/cap+xml", "idempotency-key": message.key}
    if message.secret:
        headers["authorization"] = f"Bearer {message.secret}"
    try:
        status = await post(address, written(message), headers)
    except Unanswered as problem:
        return problem.receipt
    return Receipt(Outcome.HANDED_OVER if 200 <= status < 300 else Outcome.FAILED, f"HTTP {status}")


def written(message: Message) -> bytes:
    """The alert as it leaves the house: the same message gives the same bytes, whenever it is sent again."""
    sent = moment(str(message.data.get("raised_at") or ""))
    sender = allowed(message.settings.get("sender", "")) or "regie"
    taken = message.level in TAKEN_LEVELS
    alert = etree.Element(f"{{{NAMESPACE}}}alert", nsmap={None: NAMESPACE})
    _add(alert, "identifier", allowed(message.key))
    _add(alert, "sender", sender)
    _add(alert, "sent", sent)
    _add(alert, "status", STATUS.get(message.level, "Actual"))
    _add(alert, "msgType", "Update" if taken else "Alert")
    _add(alert, "scope", "Private")
    _add(alert, "addresses", addressed(message.settings.get("recipient", "")))
    if taken:
        _add(alert, "references", f"{sender},{allowed(message.key.removesuffix(TAKEN))},{sent}")
    _info(alert, message)
    return bytes(etree.tostring(alert, xml_declaration=True, encoding="UTF-8"))


def _info(alert: etree._Element, message: Message) -> None:
    info = etree.SubElement(alert, f"{{{NAMESPACE}}}info")
    _add(info, "language", "nl-NL")
    _add(info, "category", "Security")
    _add(info, "event", clean(message.title))
    _add(info, "urgency", "Past" if message.level in TAKEN_LEVELS else "Immediate")
    _add(info, "severity", SEVERITY.get(message.level, "Unknown"))
    _add(info, "certainty", "Observed" if message.level not in STATUS else "Unknown")
    _add(info, "headline", clean(message.title)[:160])
    _add(info, "description", clean(message.body))
    where = clean(str(message.data.get("where") or ""))
    if where:
        area = etree.SubElement(info, f"{{{NAMESPACE}}}area")
        _add(area, "areaDesc", where)


def _add(parent: etree._Element, name: str, text: str) -> None:
    """Text is escaped by the writer; what XML cannot hold was taken out by `clean`."""
    etree.SubElement(parent, f"{{{NAMESPACE}}}{name}").text = text


def allowed(text: str) -> str:
    """Without what CAP forbids in an identifier or a sender: spaces, commas, `<` and `&`."""
    return FORBIDDEN.sub("-", clean(text))


def addressed(name: str) -> str:
    """One address: a space would make it two, unless it stands between double quotes."""
    plain = clean(name).replace('"', "") or "partner"
    return f'"{plain}"' if " " in plain else plain


def moment(said: str) -> str:
    """`2026-11-22T01:00:00-00:00`: CAP has no `Z`, and `-00:00` says that it is UTC."""
    try:
        at = datetime.fromisoformat(said).astimezone(UTC)
    except ValueError:
        at = datetime.now(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S") + "-00:00"
