"""What is asked of whoever chooses, hears, lets pass, sends back or lifts."""

from regie.responses.forms.measure import MeasureForm, unsaved
from regie.responses.forms.small import HearingForm, PassForm, WhyForm

__all__ = ["HearingForm", "MeasureForm", "PassForm", "WhyForm", "unsaved"]
