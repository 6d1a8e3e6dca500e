"""Which views stand above the register."""

from urllib.parse import urlencode

from regie.people.models import Person
from regie.register.models import SavedView


def views_for(person: Person) -> list[tuple[SavedView, str]]:
    """One's own and the shared views, each with the address of what it shows."""
    kept = SavedView.objects.visible_to(person).select_related("person")
    return [(view, urlencode(view.asked)) for view in kept]
