"""How the centre presents itself: its name and address are data, not code."""

import re
import time
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

KEPT_SECONDS = 2


@register_setting(icon="home")
class CentreSettings(BaseSiteSetting):
    """Name, address and notices of the centre, for the frame of every page."""

    name = models.CharField(_("name"), max_length=80, default="Steunpunt")
    tagline = models.CharField(_("what it is"), max_length=120, blank=True)
    address = models.TextField(_("address"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    funder = models.CharField(_("supported by"), max_length=120, blank=True)
    notice_nl = models.TextField(
        _("notice on every page, Dutch"),
        blank=True,
        help_text=_("For example that the records are synthetic."),
    )
    notice_en = models.TextField(_("notice on every page, English"), blank=True)
    invented_years = models.CharField(
        _("invented years"),
        max_length=200,
        blank=True,
        help_text=_(
            "Years whose records were made up, such as 2018. Charts hatch them, and "
            "every page, file and edition of them says so."
        ),
    )

    class Meta:
        verbose_name = _("the centre")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of_the_site(cls) -> "CentreSettings":
        """The settings of the default site; empty ones when there is no site yet.

        Every page and mail asks, so the answer is kept for `KEPT_SECONDS`: for so long
        a change may be unseen by another process.
        """
        return _of_the_site(int(time.monotonic() / KEPT_SECONDS))

    def invented(self, year: int) -> bool:
        """Whether the records of a year were made up."""
        return str(year) in re.findall(r"\d{4}", self.invented_years)


@lru_cache(maxsize=1)
def _of_the_site(_moment: int) -> CentreSettings:
    mine = CentreSettings.objects.filter(site__is_default_site=True)
    return mine.first() or CentreSettings()


def forget_centre(**_said: Any) -> None:
    """Read the settings anew when they are asked for."""
    _of_the_site.cache_clear()


post_save.connect(forget_centre, sender=CentreSettings)
post_delete.connect(forget_centre, sender=CentreSettings)
