"""Record, batch and change: where each row came from and what happened to it."""

from collections.abc import Collection
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

REFERENCE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that look alike


def new_reference() -> str:
    """A reference for a record made on screen; an imported record brings its own."""
    return get_random_string(12, REFERENCE_LETTERS)


class Batch(models.Model):
    """One import: everything that came in together, and can be undone together."""

    source = models.CharField(_("source"), max_length=255)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True)
    at = models.DateTimeField(_("imported at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("imported by"),
        related_name="+",
    )
    counts = models.JSONField(_("rows"), default=dict)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.source


class Record(models.Model):
    """A row that a figure may count."""

    reference = models.CharField(
        _("reference"), max_length=64, unique=True, default=new_reference
    )
    batch = models.ForeignKey(
        Batch,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("import"),
    )

    class Meta:
        abstract = True

    @classmethod
    def from_db(  # type: ignore[override] # the stubs are of a later Django
        cls, db: str | None, field_names: Collection[str], values: Collection[Any]
    ) -> Self:
        record = super().from_db(db, field_names, values)
        record._loaded = dict(zip(field_names, values, strict=False))  # type: ignore[attr-defined] # kept for history
        return record


class Change(models.Model):
    """One line of a record's history."""

    class Kind(models.TextChoices):
        """What happened to the record."""

        CREATED = "created", _("created")
        CHANGED = "changed", _("changed")
        DELETED = "deleted", _("deleted")

    model = models.CharField(_("kind of record"), max_length=64)
    record_id = models.CharField(_("record"), max_length=64)
    reference = models.CharField(_("reference"), max_length=64)
    kind = models.CharField(_("what"), max_length=8, choices=Kind)
    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    batch = models.ForeignKey(
        Batch, models.SET_NULL, null=True, related_name="+", verbose_name=_("import")
    )
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["model", "record_id"], name="change_of_record")]

    def __str__(self) -> str:
        return f"{self.model} {self.reference}: {self.kind}"
