"""Activities that belong together: other dates of one, and tracks of several."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models.activities import Activity
from steunpunt.records.models import Record


class Track(Record):
    """Several activities that together make one way to learn something, in order."""

    title = models.CharField(_("title"), max_length=200)
    summary = models.CharField(_("in one or two sentences"), max_length=300, blank=True)
    description = models.TextField(_("description"), blank=True)
    is_public = models.BooleanField(_("on the website"), default=False)

    class Meta:
        verbose_name = _("track")
        verbose_name_plural = _("tracks")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class TrackPart(models.Model):
    """One activity of a track, and where it stands in it."""

    track = models.ForeignKey(Track, models.CASCADE, related_name="parts")
    activity = models.ForeignKey(
        Activity,
        models.CASCADE,
        related_name="track_parts",
        verbose_name=_("activity"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("part of a track")
        verbose_name_plural = _("parts of a track")
        ordering = ["track", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["track", "activity"],
                name="track_has_an_activity_once",
                violation_error_message=_("This activity stands there already."),
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1),
                name="parts_of_a_track_count_from_one",
                violation_error_message=_("Parts are numbered from 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.track}, {self.position}"
