"""What one can do with a response: propose, hear, choose, let pass, sign, send back, begin, lift."""

from regie.responses.actions.choosing import choose
from regie.responses.actions.ending import begin, lift
from regie.responses.actions.hearing import hear
from regie.responses.actions.passing import let_pass
from regie.responses.actions.proposing import propose
from regie.responses.actions.signing import send_back, sign

__all__ = ["begin", "choose", "hear", "let_pass", "lift", "propose", "send_back", "sign"]
