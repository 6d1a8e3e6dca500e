"""What each SIA and Contact ID code means for Regie."""

from regie.gateways.signals import Kind

# Panic, hold-up, emergency and medical share their second letters.
_BUTTONS = "PHQM"
_BY_SECOND_LETTER = {
    "A": Kind.RAISE,
    "H": Kind.RESTORE,  # alarm restored
    "R": Kind.RESTORE,  # alarm or trouble restored
    "J": Kind.RESTORE,  # trouble restored
    "T": Kind.TROUBLE,
    "S": Kind.TROUBLE,  # supervisory
    "B": Kind.BYPASS,  # "button switched off"
    "U": Kind.BYPASS,  # "button switched on again"
}

SIA_KINDS: dict[str, Kind] = {
    **{button + letter: kind for button in _BUTTONS for letter, kind in _BY_SECOND_LETTER.items()},
    **dict.fromkeys(("RP", "RX", "TS", "TE", "TX"), Kind.TEST),
    # Communication lost and restored, battery bad and restored: people who look after the panel want both.
    **dict.fromkeys(("YC", "YS", "YK", "YT", "YR"), Kind.TROUBLE),
}

# Panic and its kinds of duress, and the Contact ID spelling of the medical and emergency buttons (MA, QA).
CONTACT_ID_BUTTONS = frozenset({"100", "101", "120", "121", "122", "123", "124", "125"})
CONTACT_ID_TESTS = frozenset({"601", "602", "603", "607", "608"})
_BY_QUALIFIER = {"1": Kind.RAISE, "3": Kind.RESTORE, "6": Kind.RAISE}


def kind_of_sia(code: str) -> Kind:
    """The meaning of a two-letter code; what the table does not hold is unknown and never an alarm."""
    return SIA_KINDS.get(code, Kind.UNKNOWN)


def kind_of_contact_id(code: str, qualifier: str) -> Kind:
    """The meaning of a three-digit code with its qualifier: 1 new, 3 restored, 6 still present."""
    if qualifier not in _BY_QUALIFIER:
        return Kind.UNKNOWN
    if code in CONTACT_ID_BUTTONS:
        return _BY_QUALIFIER[qualifier]
    if code in CONTACT_ID_TESTS:
        return Kind.TEST
    if code.startswith("57"):
        return Kind.BYPASS
    return Kind.TROUBLE if code.startswith("3") else Kind.UNKNOWN
