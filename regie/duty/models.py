"""Who is on duty in which group, at which site, at which hours of the week."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from regie.people.models import Person
from regie.places.models import Place

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MINUTES_A_DAY = 24 * 60


class Group(models.TextChoices):
    """The groups that a ladder can call."""

    GUARDS = "guards", _("beveiliging")
    INTERVENTION_TEAM = "intervention_team", _("interventieteam")
    TEAM_LEADS = "team_leads", _("teamleiders")
    COORDINATORS = "coordinators", _("coördinatoren")


class RotaLineQuerySet(models.QuerySet["RotaLine"]):
    """Which lines hold at a moment."""

    def holding(self, at: datetime):
        """Lines of the local weekday that cover the local minute; clock changes follow the wall clock."""
        local = at.astimezone(AMSTERDAM)
        minute = local.hour * 60 + local.minute
        return self.filter(weekday=local.weekday(), from_minute__lte=minute, until_minute__gt=minute)


class RotaLine(models.Model):
    """A weekly hour block of one person in one group at one site; minutes count from local midnight."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="rota_lines")
    group = models.CharField(max_length=20, choices=Group.choices)
    site = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="rota_lines")
    weekday = models.PositiveSmallIntegerField()
    from_minute = models.PositiveSmallIntegerField()
    until_minute = models.PositiveSmallIntegerField()

    objects = RotaLineQuerySet.as_manager()

    class Meta:
        ordering = ["weekday", "from_minute", "group"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "group", "site", "weekday", "from_minute"], name="one_line_once"
            ),
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="a_week_has_seven_days"),
            models.CheckConstraint(
                condition=models.Q(until_minute__gt=models.F("from_minute"), until_minute__lte=MINUTES_A_DAY),
                name="a_block_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.group} {self.weekday} {self.from_minute}-{self.until_minute}"
