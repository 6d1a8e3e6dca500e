"""What the case page and the reporter's page are put together from: incidents may not know the later rooms."""

from regie.aftercare.views import status_part
from regie.incidents import parts
from regie.letters import words as letters
from regie.letters.views.shown import case_part as letters_part
from regie.register.views.case import case_part as register_part
from regie.responses import words as responses
from regie.responses.views.case import case_part as responses_part
from regie.responses.views.case import own_term_part
from regie.second_looks import words as second_looks
from regie.second_looks.views import case_part as second_looks_part
from regie.words import PROMISES

parts.PARTS += [responses_part, letters_part, second_looks_part, register_part]
parts.STATUS_PARTS += [status_part, own_term_part]
parts.STEPS.update(PROMISES)
parts.SENTENCES.update({**responses.SENTENCES, **letters.SENTENCES, **second_looks.SENTENCES})
