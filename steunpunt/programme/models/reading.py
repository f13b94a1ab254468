"""What else to read, see or use about an activity or a theme."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models.activities import Activity
from steunpunt.records.models import Record
from steunpunt.sector.models import Theme


class ReadingQuerySet(models.QuerySet["Reading"]):
    """Related reading, in the words of the programme team."""

    def copied_to(self, activity: Activity) -> list["Reading"]:
        """The same once more for another activity; its theme has it already."""
        return [
            Reading.objects.create(
                activity=activity,
                title=one.title,
                address=one.address,
                kind=one.kind,
                language=one.language,
            )
            for one in self
        ]

    def of(self, about: Activity | Theme) -> Self:
        """What hangs on one activity, or on one theme."""
        name = "activity" if isinstance(about, Activity) else "theme"
        return self.filter(**{name: about})


class Reading(Record):
    """Something to read, see or use beside an activity, a theme, or both.

    Its address is one of this site (`/…`), or elsewhere over https.
    """

    class Kind(models.TextChoices):
        """What one gets."""

        PUBLICATION = "publication", _("publication")
        ARTICLE = "article", _("article")
        VIDEO = "video", _("video")
        PODCAST = "podcast", _("podcast")
        TOOL = "tool", _("tool or template")
        WEBSITE = "website", _("website")

    class Language(models.TextChoices):
        """In which it is."""

        DUTCH = "nl", _("Dutch")
        FRENCH = "fr", _("French")
        ENGLISH = "en", _("English")
        GERMAN = "de", _("German")

    activity = models.ForeignKey(
        Activity,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="readings",
        verbose_name=_("activity"),
    )
    theme = models.ForeignKey(
        Theme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("theme"),
    )
    title = models.CharField(_("title"), max_length=200)
    address = models.CharField(_("address"), max_length=500)
    kind = models.CharField(
        _("kind"), max_length=11, choices=Kind, default=Kind.PUBLICATION
    )
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.DUTCH
    )

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("related reading")
        verbose_name_plural = _("related reading")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(activity__isnull=False) | Q(theme__isnull=False),
                name="reading_is_about_something",
                violation_error_message=_("Choose an activity, a theme, or both."),
            ),
            models.CheckConstraint(
                condition=Q(address__startswith="https://")
                | (
                    Q(address__startswith="/")
                    & ~Q(address__startswith="//")
                    & ~Q(address__startswith="/\\")
                ),
                name="reading_is_here_or_over_https",
                violation_error_message=_(
                    "An address begins with https://, or with / for a page or a "
                    "document of this site."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "publication",
                        "article",
                        "video",
                        "podcast",
                        "tool",
                        "website",
                    ]
                )
                & Q(language__in=["nl", "fr", "en", "de"]),
                name="reading_says_what_it_is",
                violation_error_message=_("Choose what it is, and its language."),
            ),
            models.UniqueConstraint(
                fields=["activity", "address"],
                name="activity_has_a_reading_once",
                violation_error_message=_("This activity leads there already."),
            ),
            models.UniqueConstraint(
                fields=["theme", "address"],
                name="theme_has_a_reading_once",
                violation_error_message=_("This theme leads there already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
