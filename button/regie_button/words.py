"""What the window says, in Dutch at B1; discreet, because the other side of the desk may read along."""

from regie_button.desk import Shown, State

SENTENCES = {
    State.NOT_PAIRED: "Deze computer is nog geen knop. Typ de code van de beheerder.",
    State.NOT_CONNECTED: "Geen verbinding. Er is niemand geroepen: bel.",
    State.SENDING: "Wordt verstuurd …",
    State.TESTED: "Test ontvangen. Er is niemand geroepen.",
    State.RECEIVED: "Ontvangen. We roepen hulp.",
    State.SEEN: "Gezien door {who}.",
    State.IN_CHARGE: "{who} heeft de regie.",
    State.OVER: "Afgemeld.",
    State.READY: "Klaar voor gebruik.",
}
DRILL = "OEFENING. {said} Is het echt? Druk nog een keer."
WAITS = "{n} druk wacht op deze computer."
NOT_CONNECTED_QUIET = "Geen verbinding. Een druk wordt bewaard, maar roept nu niemand: bel."


def sentence(shown: Shown) -> str:
    """The state as a sentence."""
    if shown.state is State.NOT_CONNECTED and not shown.waiting:
        return NOT_CONNECTED_QUIET
    said = SENTENCES[shown.state].format(who=shown.who)
    if shown.drill:
        said = DRILL.format(said=said)
    return f"{said} {WAITS.format(n=shown.waiting)}" if shown.waiting else said
