"""What a gate can find: a code for a sentence, of what, and which setting was never decided."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that does not stand yet. `setting` names what the policy has to decide first."""

    code: str
    of: str = ""
    setting: str = ""
