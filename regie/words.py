"""Every room's refusal sentences and promise verbs in one place, for whoever has to show them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regie.aftercare import words as aftercare
from regie.alarms import words as alarms
from regie.devices import words as devices
from regie.drills import words as drills
from regie.duty import words as duty
from regie.incidents import words as incidents
from regie.learning import words as learning
from regie.letters import words as letters
from regie.notices import words as notices
from regie.panels import words as panels
from regie.people import words as people
from regie.places import words as places
from regie.policies import words as policies
from regie.privacy import words as privacy
from regie.reach import words as reach
from regie.refusal import Refused
from regie.register import words as register
from regie.responses import words as responses
from regie.second_looks import words as second_looks
from regie.visitors import words as visitors
from regie.visits import words as visits

ROOMS = (
    alarms, aftercare, devices, drills, duty, incidents, learning, letters, notices, panels, people, places, policies,
    privacy, reach, register, responses, second_looks, visitors, visits,
)  # fmt: skip
EVERYWHERE = {
    "errand_taken_over": gettext_lazy("Dit werk is al door een ander overgenomen."),
}

REFUSALS: Mapping[str, Any] = {
    **EVERYWHERE,
    **{code: sentence for room in ROOMS for code, sentence in getattr(room, "REFUSALS", {}).items()},
}
PROMISES: Mapping[str, tuple[Any, str]] = {
    kind: verb for room in ROOMS for kind, verb in getattr(room, "PROMISES", {}).items()
}


def sentence(refused: Refused) -> str:
    """What a person reads when a rule says no, in their own language."""
    return str(REFUSALS.get(refused.code, _("Dit kan nu niet."))) % refused.details
