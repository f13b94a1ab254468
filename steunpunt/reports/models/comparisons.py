"""What is known of the changes since an edition, so that no page has to count again."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from steunpunt.reports.models.editions import Edition


class Comparison(models.Model):
    """An edition beside the records, as they were when somebody last compared them.

    `found` has the figures that differ: code → now, and how many records came, went
    and changed. It says nothing that `comparing.differences` would not say.
    """

    edition = models.OneToOneField(
        Edition, models.CASCADE, related_name="comparison", verbose_name=_("edition")
    )
    compared_at = models.DateTimeField(_("compared at"))
    newest_change = models.BigIntegerField(_("newest change seen"), default=0)
    found: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        _("differences"), default=dict
    )

    class Meta:
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")

    def __str__(self) -> str:
        return f"{self.edition}: {len(self.found)}"
