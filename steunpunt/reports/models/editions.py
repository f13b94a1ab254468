"""Editions: a year's figures, frozen together with the records behind them."""

import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steunpunt.figures.freezing import Row
from steunpunt.figures.periods import Period


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions, newest first."""

    def of(self, period: Period) -> Self:
        """Every edition of a period."""
        return self.filter(period_code=period.code)

    def newest_of(self, period: Period) -> "Edition | None":
        """The edition that counts for a period; None when it was never published."""
        return self.of(period).order_by("-number").first()

    def newest_of_each_period(self) -> "list[Edition]":
        """The edition that counts for each period, newest period first; no figures."""
        newest: dict[str, Edition] = {}
        for edition in self.order_by("-period_code", "-number").defer("document"):
            newest.setdefault(edition.period_code, edition)
        return list(newest.values())

    def newest_with_a_story(self) -> "Edition | None":
        """The edition of the newest report that people can read; no figures."""
        return self.filter(stories__isnull=False).defer("document").first()


class Edition(models.Model):
    """The figures of a period as they were published, with everything behind them.

    `document` holds definitions, values, numerators, denominators, cells and
    identities (`freezing.freeze` describes its shape). The database refuses any change
    of an edition: a correction is a new one, with a reason.
    """

    period_code = models.CharField(_("period"), max_length=21)
    number = models.PositiveSmallIntegerField(_("edition"))
    published_at = models.DateTimeField(_("published at"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    reason = models.TextField(_("reason for the correction"), blank=True)
    signed_notes = models.JSONField(_("signed notes"), default=dict)
    document = models.JSONField(_("figures"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-period_code", "-number"]
        permissions = [("publish_edition", "Can publish an edition")]
        constraints = [
            models.UniqueConstraint(
                fields=["period_code", "number"], name="edition_number_once_a_period"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="correction_has_a_reason",
                violation_error_message=_("Say why a new edition is needed."),
            ),
        ]

    def __str__(self) -> str:
        return str(
            _("%(period)s, edition %(number)s")
            % {"period": self.period, "number": self.number}
        )

    @property
    def period(self) -> Period:
        return Period.parse(self.period_code)

    def predecessor(self) -> "Edition | None":
        """The edition that this one corrects."""
        if self.number == 1:
            return None
        return Edition.objects.of(self.period).filter(number__lt=self.number).first()

    def successor(self) -> "Edition | None":
        """The newest edition that came after this one."""
        return Edition.objects.of(self.period).filter(number__gt=self.number).first()

    def rows(self, record_set: str) -> Iterator[Row]:
        """The frozen records of one set, in the order of their keys."""
        for chunk in self.row_chunks.filter(record_set=record_set).order_by("number"):
            yield from chunk.rows()


class FrozenRows(models.Model):
    """A chunk of the records behind the figures of an edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="row_chunks")
    record_set = models.CharField(_("record set"), max_length=64)
    number = models.PositiveIntegerField(_("number"))
    data = models.BinaryField(_("rows"))

    class Meta:
        verbose_name = _("frozen records")
        verbose_name_plural = _("frozen records")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "record_set", "number"], name="frozen_chunk_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.record_set} {self.number}"

    @staticmethod
    def packed(rows: Iterable[Row]) -> bytes:
        """Rows as compressed JSON."""
        plain: list[Any] = [row.as_list() for row in rows]
        return zlib.compress(json.dumps(plain, separators=(",", ":")).encode())

    def rows(self) -> Iterator[Row]:
        """The rows of this chunk."""
        for data in json.loads(zlib.decompress(self.data)):
            yield Row.from_list(data)


class EditionStory(models.Model):
    """The text of a report page, as it was published with an edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="stories")
    page = models.ForeignKey("wagtailcore.Page", models.PROTECT, related_name="+")
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("published story")
        verbose_name_plural = _("published stories")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "page"], name="page_once_an_edition"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page}, {self.edition}"
