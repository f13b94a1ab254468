"""Social channels, with dated counts of their followers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from steunpunt.channels.evidence import evidence_path, evidence_storage
from steunpunt.records.models import Record


class SocialChannel(Record):
    """An account of the centre on a social network."""

    name = models.CharField(
        _("network"),
        max_length=80,
        unique=True,
        help_text=_("As it stands in the report, such as Mastodon."),
    )
    url = models.URLField(_("address"), blank=True)

    class Meta:
        verbose_name = _("social channel")
        verbose_name_plural = _("social channels")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class FollowerReading(Record):
    """How many followers a channel had on one day."""

    channel = models.ForeignKey(
        SocialChannel,
        models.PROTECT,
        related_name="readings",
        verbose_name=_("social channel"),
    )
    read_on = models.DateField(
        _("read on"),
        help_text=_("A year shows the last reading in it; read on 31 December."),
    )
    followers = models.PositiveBigIntegerField(_("followers"))
    method = models.CharField(
        _("method"),
        max_length=200,
        blank=True,
        help_text=_("How you read it, such as: the number on our profile page."),
    )
    evidence = models.CharField(
        _("evidence"),
        max_length=200,
        blank=True,
        help_text=_("Where to see it again: a link, or a place in our files."),
    )
    evidence_file = models.FileField(
        _("evidence as a file"),
        upload_to=evidence_path,
        storage=evidence_storage,
        blank=True,
        editable=False,
    )

    class Meta:
        verbose_name = _("follower reading")
        verbose_name_plural = _("follower readings")
        ordering = ["-read_on", "channel"]
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "read_on"],
                name="one_follower_reading_a_day",
                violation_error_message=_("This day has been read already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel}, {self.read_on}"
