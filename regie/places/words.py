"""What people read about places."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "place_name_taken": _("“%(name)s” is hier al. Kies een naam die maar één plek aanwijst."),
}

ICONS = {
    "site": "building",
    "floor": "stairs",
    "room": "door",
    "counter": "desk",
    "outside": "trees",
}
