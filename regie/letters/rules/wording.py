"""May these words become a wording: can every place be filled, and does nothing go that is owed?"""

from collections.abc import Mapping
from typing import Any

from regie.letters.rules.filling import PLACE
from regie.refusal import Refused

# What can stand between braces, and for a list its parts.
PLACES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            "organisation", "measure", "happened_on", "policy", "version", "section", "no_section", "public_address",
            "why", "where", "from_today", "until_from_today", "starts_on", "ends_on", "review_on", "ends_early",
            "lifting_within", "remedy", "representative", "no_representative", "renewed", "renewed_until", "heard_on",
            "invited_on", "afterwards_on", "lifted_on", "lift_why", "asked_on", "answer",
        ),
        (),
    ),
    "acts": ("date", "words"),
    "terms": ("line",),
    "open": ("line",),
    "kept": ("record", "period"),
}  # fmt: skip
# What a citizen is owed in writing (G5, G7-G11, G14): a wording may say it otherwise, and not leave it out.
OWED = (
    "acts", "why", "policy", "public_address", "heard_on", "invited_on", "afterwards_on", "measure", "where",
    "ends_on", "terms", "open", "review_on", "ends_early", "lifting_within", "kept", "remedy", "answer", "lift_why",
)  # fmt: skip


def places(text: str) -> set[str]:
    """Every name between braces that is printed; what only asks whether something is known prints nothing."""
    return {name for silent, name, _part in PLACE.findall(text) if not silent}


def unknown_places(text: str) -> tuple[str, ...]:
    """What stands between braces and can never be filled, each as it was written."""
    found = [
        (name, part, _fits(name, part, silent=bool(silent))) for silent, name, part in PLACE.findall(text)
    ]
    wrong = [f"{{{name}.{part}}}" if part else f"{{{name}}}" for name, part, fits in found if not fits]
    rest = PLACE.sub("", text)
    return tuple(dict.fromkeys([*wrong, *(brace for brace in "{}" if brace in rest)]))


def _fits(name: str, part: str, *, silent: bool) -> bool:
    if name not in PLACES:
        return False
    parts = PLACES[name]
    return part in parts if part or (parts and not silent) else True


def left_out(text: str, shipped: str) -> tuple[str, ...]:
    """What the shipped wording tells the citizen, and this one does not."""
    now = places(text)
    return tuple(name for name in OWED if name in places(shipped) - now)


def check_wording(
    *, subject: str, body: str, shipped: str, why: str, is_new: bool, told: Mapping[str, Any]
) -> None:
    """Raise with what is wrong; `told` are the names of places as people know them."""
    if not is_new:
        raise Refused("wording_is_the_same")
    unknown = unknown_places(f"{subject}\n{body}")
    if unknown:
        raise Refused("wording_has_unknown_places", what=", ".join(unknown))
    missing = left_out(body, shipped)
    if missing:
        raise Refused("wording_leaves_out", what=", ".join(str(told.get(one, one)) for one in missing))
    if not why.strip():
        raise Refused("wording_needs_a_reason")


def check_last_seen(is_last: bool) -> None:
    """Who writes over a version has seen it."""
    if not is_last:
        raise Refused("wording_changed_meanwhile")
