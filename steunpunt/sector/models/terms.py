"""Vocabularies: lists of terms that staff keep themselves."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from steunpunt.records.models import Record
from steunpunt.sector.models.dated import Dated


class Term(Record, Dated):
    """A word of a vocabulary. Retired terms stay on the records that used them.

    `reference` is its code: short, stable, and the key under which figures report it.
    """

    label_nl = models.CharField(_("name in Dutch"), max_length=120)
    label_en = models.CharField(_("name in English"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta(Dated.Meta):
        abstract = True
        ordering = ["position", "label_nl"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        if get_language() == "en" and self.label_en:
            return self.label_en
        return self.label_nl


class Theme(Term):
    """What an activity, a request or a support is about; a record may have several.

    `about_nl` and `about_en` say it to who visits the website.
    """

    about_nl = models.TextField(_("what it is about, in Dutch"), blank=True)
    about_en = models.TextField(_("what it is about, in English"), blank=True)

    class Meta(Term.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    @property
    def about(self) -> str:
        """What it is about, in the reader's language."""
        if get_language() == "en" and self.about_en:
            return self.about_en
        return self.about_nl


class OrganisationType(Term):
    """The kind of organisation: socio-cultural, education, government."""

    class Meta(Term.Meta):
        verbose_name = _("organisation type")
        verbose_name_plural = _("organisation types")
