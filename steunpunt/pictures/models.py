"""Pictures with their rights: no credit, no publication."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image

PORTRAIT = 480  # its width and height, sharp at half of that
IN_PORTRAIT = f"fill-{PORTRAIT}x{PORTRAIT}"


class Picture(AbstractImage):
    """A picture, who made it, and under which terms we may show it."""

    class Licence(models.TextChoices):
        """The terms under which it may be shown."""

        CC0 = "CC0-1.0", "CC0"
        CC_BY = "CC-BY-4.0", "CC BY 4.0"
        CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
        OWN = "own", _("all rights with us")
        PERMISSION = "permission", _("with written permission")

    maker = models.CharField(_("made by"), max_length=120, blank=True)
    commissioner = models.CharField(_("commissioned by"), max_length=120, blank=True)
    licence = models.CharField(_("licence"), max_length=12, choices=Licence, blank=True)
    licence_ends_on = models.DateField(_("licence ends on"), null=True, blank=True)
    shows_people = models.BooleanField(_("people can be recognised"), default=False)
    consent = models.TextField(
        _("consent of the people shown"),
        blank=True,
        help_text=_("Who agreed, when, and to what. Needed when people are shown."),
    )
    consent_withdrawn_on = models.DateField(
        _("consent withdrawn on"), null=True, blank=True
    )

    admin_form_fields = (
        *Image.admin_form_fields,
        "maker",
        "commissioner",
        "licence",
        "licence_ends_on",
        "shows_people",
        "consent",
        "consent_withdrawn_on",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def credit(self) -> str:
        """The line that stands with the picture, wherever it is shown."""
        parts = [self.maker]
        if self.commissioner:
            parts.append(str(_("for %(name)s") % {"name": self.commissioner}))
        if self.licence:
            parts.append(self.get_licence_display())
        return ", ".join(part for part in parts if part)

    @property
    def may_be_shown(self) -> bool:
        """Whether we still have the right to show it, also where it was published."""
        return not self.why_not_shown()

    @property
    def portrait_url(self) -> str:
        """Where it is in the size of a portrait; a drawing stays as it is."""
        if self.is_svg():
            return str(self.file.url)
        try:  # what is there already costs no write to the cache
            shown = self.find_existing_rendition(Filter(IN_PORTRAIT))
        except PictureRendition.DoesNotExist:
            shown = self.get_rendition(IN_PORTRAIT)
        return str(shown.file.url)

    def why_not_shown(self, *, portrait: bool = False) -> list[str]:
        """Why it may no longer be shown, wherever it stands."""
        today = timezone.localdate()
        facts = [
            (
                self.licence_ends_on and self.licence_ends_on < today,
                _("its licence has ended"),
            ),
            (
                (portrait or self.shows_people) and self.consent_withdrawn_on,
                _("consent was withdrawn"),
            ),
        ]
        return [str(reason) for holds, reason in facts if holds]

    def why_not_publishable(self, *, portrait: bool = False) -> list[str]:
        """What still stands in the way of publishing it; empty when nothing does."""
        facts = [
            (not self.maker, _("it has no maker")),
            (not self.licence, _("it has no licence")),
            (not self.description, _("it has no description for who cannot see it")),
            (
                (portrait or self.shows_people) and not self.consent,
                _("the people shown gave no consent"),
            ),
        ]
        lacking = [str(reason) for holds, reason in facts if holds]
        return lacking + self.why_not_shown(portrait=portrait)

    def refuse_without_rights(self, *, portrait: bool = False) -> None:
        """Refuse it on a form where it would be published. Raises ValidationError."""
        if lacking := self.why_not_publishable(portrait=portrait):
            raise ValidationError(
                _("This picture cannot be published: %(why)s."),
                params={"why": ", ".join(lacking)},
            )


class PictureRendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
