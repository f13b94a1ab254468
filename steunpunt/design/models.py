"""How the centre presents itself: its name and address are data, not code."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


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

    class Meta:
        verbose_name = _("the centre")

    def __str__(self) -> str:
        return self.name
