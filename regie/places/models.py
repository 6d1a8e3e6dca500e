"""Where work is done: sites with floors, rooms and counters, as one tree."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.partners.models import Organisation


class PlaceQuerySet(models.QuerySet["Place"]):
    """Which places lie where."""

    def within(self, place: "Place"):
        """The place itself and everything in it."""
        return self.filter(path__startswith=place.path)

    def in_use(self):
        """Those that nobody closed: where something can be hung, planned or told from now on."""
        return self.filter(closed_at=None)


class Place(models.Model):
    """One spot where somebody may need help; `path` holds the ids from the site down, as `/1/4/9/`.

    What is closed is chosen no more; alarms and incidents of before keep it, and it can be taken into use again.
    """

    class Kind(models.TextChoices):
        SITE = "site", _("locatie")
        FLOOR = "floor", _("verdieping")
        ROOM = "room", _("spreekkamer")
        COUNTER = "counter", _("balie")
        OUTSIDE = "outside", _("buiten het gebouw")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="places")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=80)
    path = models.CharField(max_length=120, blank=True, db_index=True)
    address = models.CharField(max_length=160, blank=True)
    closed_at = models.DateTimeField(null=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        constraints = [models.UniqueConstraint(fields=["parent", "name"], name="one_name_within_a_place")]

    def __str__(self) -> str:
        return self.name

    @property
    def site_id(self) -> int:
        """The id of the site in which this place lies."""
        return int(self.path.strip("/").split("/")[0])

    @property
    def ids_upward(self) -> list[int]:
        """The ids from the site down to this place."""
        return [int(part) for part in self.path.strip("/").split("/")]

    def in_words(self) -> str:
        """`Balie 3, begane grond, Werkplein Oost`: the spot first, because somebody has to run there."""
        names = dict(Place.objects.filter(id__in=self.ids_upward).values_list("id", "name"))
        return ", ".join(names[place_id] for place_id in reversed(self.ids_upward))
