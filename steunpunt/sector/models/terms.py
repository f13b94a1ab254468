"""Vocabularies: lists of terms that staff keep themselves."""

from collections.abc import Iterable
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from steunpunt.records.models import Record
from steunpunt.sector.folding import fold
from steunpunt.sector.models.dated import Dated, DatedQuerySet
from steunpunt.sector.synonyms import tidied, words_of


class TermQuerySet(DatedQuerySet):
    """The words of one vocabulary."""

    def to_choose(self, kept: Iterable[Any] = ()) -> Self:
        """What to put on a record: no retired terms, but those that it has already.

        A term of which the first day is to come is there: a year is planned ahead.
        """
        in_use = Q(valid_to=None) | Q(valid_to__gte=timezone.localdate())
        return self.filter(in_use | Q(pk__in=kept))


class Term(Record, Dated):
    """A word of a vocabulary. Retired terms stay on the records that used them.

    `reference` is its code: short, stable, and the key under which figures report it.
    """

    label_nl = models.CharField(_("name in Dutch"), max_length=120)
    label_en = models.CharField(_("name in English"), max_length=120, blank=True)
    synonyms = models.CharField(_("also called"), max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = TermQuerySet.as_manager()  # type: ignore[misc] # instead of Dated's

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

    @property
    def is_retired(self) -> bool:
        """Whether its last day is past."""
        return self.valid_to is not None and self.valid_to < timezone.localdate()

    @property
    def also_called(self) -> list[str]:
        """Other words for it, in whichever language."""
        return words_of(self.synonyms)

    @property
    def in_all_words(self) -> str:
        """All that it is found by: its name for this reader, and its synonyms."""
        return f"{self.label} {self.synonyms}"

    def clean(self) -> None:
        """Keep synonyms tidy; no word is a synonym of one term and another's name."""
        super().clean()
        self.synonyms = tidied(self.synonyms, but=self._names)
        today = timezone.localdate()
        if not self.holds_on(today):
            return
        for other in type(self)._default_manager.on(today).exclude(pk=self.pk):
            _refuse_double(self, other, "synonyms")
            _refuse_double(other, self, "label_nl")

    @property
    def _names(self) -> list[str]:
        return [name for name in (self.label_nl, self.label_en) if name]


def _refuse_double(called: Term, named: Term, field: str) -> None:
    """Raise ValidationError when a synonym of one term is the name of another."""
    names = {fold(name) for name in named._names}
    for word in called.also_called:
        if fold(word) in names:
            raise ValidationError({field: _double(word, called, named, field)})


def _double(word: str, called: Term, named: Term, field: str) -> str:
    if field == "synonyms":
        return gettext(
            "“%(word)s” is the name of another one in use: %(term)s. Leave it out here."
        ) % {"word": word, "term": named}
    return gettext(
        "“%(word)s” is another word for %(term)s. Take it away there, or choose "
        "another name."
    ) % {"word": word, "term": called}


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
