"""Keep the words of a case where the search finds them."""

from datetime import datetime
from typing import Any

from regie.incidents.models import Incident
from regie.register.models import SearchText


def index_words(fact: Any, *, at: datetime) -> None:
    """After anything was told: the words of the whole case as they are now; doing it twice changes nothing."""
    incident = Incident.objects.filter(pk=fact.incident_id).prefetch_related("acts", "additions").first()
    if incident is None:
        return
    told = [
        incident.reference, incident.place_words, incident.story,
        *(act.words for act in incident.acts.all()), *(one.text for one in incident.additions.all()),
    ]  # fmt: skip
    SearchText.objects.update_or_create(incident=incident, defaults={"words": " ".join(filter(None, told))})
