"""What is asked of whoever chooses, hears, lets pass, answers, looks again, sends back or lifts."""

from regie.responses.forms.after import AnswerForm, AskForm, LiftForm, ReviewForm
from regie.responses.forms.measure import MeasureForm, unsaved
from regie.responses.forms.small import HearingForm, PassForm, WhyForm

__all__ = [
    "AnswerForm",
    "AskForm",
    "HearingForm",
    "LiftForm",
    "MeasureForm",
    "PassForm",
    "ReviewForm",
    "WhyForm",
    "unsaved",
]
