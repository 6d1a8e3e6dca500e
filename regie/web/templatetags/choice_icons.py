"""Which drawing stands on the tile of which choice: field name, then value, then the name of the icon."""

CHOICE_ICONS: dict[str, dict[str, str]] = {
    "outcome": {
        "restored": "message-circle-check",
        "ended": "message-circle-off",
        "sent_away": "door-exit",
        "police": "shield",
        "false_alarm": "bell-off",
    },
    "step": {
        "posted": "mailbox",
        "registered": "rubber-stamp",
        "handed": "hand-move",
        "received": "mail-check",
        "refused": "hand-stop",
        "returned": "mailbox-off",
    },
    "police": {"yes": "check", "no": "x"},
    "everyone_all_right": {"yes": "mood-smile", "no": "bandage", "unknown": "help-circle"},
    "behaviour": {
        "scolding": "message-circle-exclamation",
        "threat": "urgent",
        "intimidation": "eye-exclamation",
        "discrimination": "users-minus",
        "sexual": "hand-off",
        "physical": "hand-grab",
        "destruction": "hammer",
        "self_harm": "lifebuoy",
        "online": "device-mobile-message",
        "other": "dots",
        "unknown": "help-circle",
    },
    "who_known": {"no": "user-question", "yes": "user-check"},
    "how_are_you": {"fine": "mood-smile", "shaken": "mood-sad", "hurt": "bandage"},
    "need_now": {
        "nothing": "circle-check",
        "colleague": "users",
        "manager": "user-star",
        "home": "home",
        "call_someone": "phone",
    },
}
