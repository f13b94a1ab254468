"""How often a year's report was appreciated."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class AppreciationManager(models.Manager["Appreciation"]):
    """Counts, and keeps nothing else."""

    def add_one(self, period_code: str) -> None:
        """One more visitor appreciated the report of a period."""
        self.get_or_create(period_code=period_code)
        self.filter(period_code=period_code).update(count=F("count") + 1)


class Appreciation(models.Model):
    """How often a year's report was appreciated. Nothing is kept of who did it."""

    period_code = models.CharField(_("period"), max_length=21, unique=True)
    count = models.PositiveIntegerField(_("times"), default=0)

    objects = AppreciationManager()

    class Meta:
        verbose_name = _("appreciation")
        verbose_name_plural = _("appreciations")

    def __str__(self) -> str:
        return f"{self.period_code}: {self.count}"
