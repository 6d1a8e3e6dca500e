"""What a person knows of a case that the norm still asks: it begins with what the case knows by itself."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.dateformat import format as in_words
from django.utils.translation import gettext, gettext_lazy

from regie.policies.forms import AskForm
from regie.policies.rules import Case, Pack, Standing
from regie.responses import words
from regie.responses.queries import Earlier, day_of

NOT_ASKED = ("behaviour", "on")


class NormForm(AskForm):
    """The question of the page of the norm, for one case: its conduct and its day are fixed.

    What came before stands there to be pointed at, one by one; nothing is chosen beforehand and nothing is counted.
    """

    def __init__(self, data: Any, *, pack: Pack, fresh: Case, earlier: Iterable[Earlier] = ()) -> None:
        self.fresh = fresh
        super().__init__(data, pack=pack)
        for name in NOT_ASKED:
            del self.fields[name]
        self.fields["place"].label = gettext_lazy("Waar gebeurde het?")
        history = self.fields["history"]
        history.label = gettext_lazy("Wat was er eerder dat hier telt?")
        history.help_text = gettext_lazy(
            "Kies alleen wat vaststaat. Laat het open als je het niet weet: dan zegt de norm wat ervan afhangt."
        )
        known = [choice for one in earlier if (choice := _pointed_at(one))]
        history.choices = [*history.choices[:1], *known, *history.choices[1:]]  # type: ignore[attr-defined]

    def case(self, *, now: datetime) -> Case:
        """What was said, about this conduct on this day."""
        self.cleaned_data |= {"behaviour": self.fresh.classes, "on": self.fresh.on}
        return super().case(now=now)


def as_data(question: Mapping[str, Any]) -> dict[str, Any]:
    """A question as the fields of its form."""
    about = question.get("about_work")
    yes_no = {True: "yes", False: "no"}
    circumstances = question.get("circumstances", {})
    return {
        **{name: question.get(name) or "" for name in ("channel", "place", "target")},
        "history": [one for one in question.get("history", ()) if one != "unknown"],
        "off_duty": question.get("off_duty", False),
        "about_work": yes_no[about] if isinstance(about, bool) else "",
        **{f"circumstance_{code}": yes_no[value] for code, value in circumstances.items()},
    }


def _pointed_at(one: Earlier) -> tuple[str, str] | None:
    """An earlier measure as the norm writes it, with how it stands; one that was never decided is no history."""
    if one.measure.decided_at is None or one.status.value not in set(Standing):
        return None
    on = day_of(one.measure.decided_at)
    kind, state = words.measure(one.measure.kind), str(words.STATES[one.status])
    label = gettext("eerder: %(measure)s, %(state)s, %(day)s") % {
        "measure": kind, "state": state, "day": in_words(on, "j F Y"),
    }  # fmt: skip
    standing = "" if one.status.value == Standing.ACTIVE else f":{one.status}"
    return f"{one.measure.kind}{standing}@{on.isoformat()}", label
