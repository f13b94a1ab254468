"""Record, batch and change: where each row came from and what happened to it."""

from collections.abc import Collection
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
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
    """A row that a figure may count.

    Attributes:
        personal: columns with personal details; `personal` says who may read them.
        merges: columns to choose between when two of these turn out to be one; none:
            this kind of record is not merged.
        is_anonymous: an answer that nobody may trace to who gave it, so history does
            not say when it came.
        history_words: what history calls things that are no column, such as who was
            there: name → (label, the model whose keys it lists).
    """

    personal: ClassVar[tuple[str, ...]] = ()
    merges: ClassVar[tuple[str, ...]] = ()
    is_anonymous: ClassVar[bool] = False
    history_words: ClassVar[dict[str, tuple[Any, str]]] = {}

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

    @property
    def told_apart(self) -> str:
        """What tells this record from another with the same name."""
        return self.reference

    def is_closed(self) -> bool:
        """Whether nobody changes it any more: it is read only."""
        return getattr(self, "merged_into_id", None) is not None

    def cannot_merge(self) -> str:
        """Why this record may not be merged, as a sentence; "" when it may."""
        return ""


class Merge(models.Model):
    """Two records that turned out to be one: which was kept, and what was moved.

    `document` says all that is needed to undo it: `values` that the kept record took
    over, rows that `moved`, what was `handed_over` from a row that goes to one that
    stays, and rows that were `removed` because both could not stay.
    """

    model = models.CharField(_("kind of record"), max_length=64)
    kept_id = models.CharField(_("kept"), max_length=64)
    kept_reference = models.CharField(_("reference of what was kept"), max_length=64)
    absorbed_id = models.CharField(_("absorbed"), max_length=64)
    absorbed_reference = models.CharField(
        _("reference of what was absorbed"), max_length=64
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    document = models.JSONField(
        _("what was done"), default=dict, encoder=DjangoJSONEncoder
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("undone by"),
    )

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kept_id=F("absorbed_id")),
                name="merge_is_of_two_records",
                violation_error_message=_("A record cannot be merged with itself."),
            ),
            models.UniqueConstraint(
                fields=["model", "absorbed_id"],
                condition=Q(undone_at=None),
                name="absorbed_once_until_undone",
                violation_error_message=_("This record was merged already."),
            ),
            models.CheckConstraint(
                condition=Q(undone_by=None) | Q(undone_at__isnull=False),
                name="who_undid_a_merge_has_a_date",
                violation_error_message=_("Say when the merge was undone."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed_reference} → {self.kept_reference}"


class KeptApart(models.Model):
    """Two records that look alike and are not the same: do not suggest them again."""

    model = models.CharField(_("kind of record"), max_length=64)
    first_id = models.CharField(_("first"), max_length=64)
    second_id = models.CharField(_("second"), max_length=64)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )

    class Meta:
        verbose_name = _("pair to keep apart")
        verbose_name_plural = _("pairs to keep apart")
        constraints = [
            models.CheckConstraint(
                condition=~Q(first_id=F("second_id")),
                name="kept_apart_are_two_records",
                violation_error_message=_("These are one and the same record."),
            ),
            models.UniqueConstraint(
                fields=["model", "first_id", "second_id"],
                name="kept_apart_once",
                violation_error_message=_("These two are kept apart already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model}: {self.first_id} ≠ {self.second_id}"


class Change(models.Model):
    """One line of a record's history."""

    class Kind(models.TextChoices):
        """What happened to the record."""

        CREATED = "created", _("created")
        CHANGED = "changed", _("changed")
        DELETED = "deleted", _("deleted")
        MERGED = "merged", _("merged")
        UNMERGED = "unmerged", _("merge undone")

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
    merge = models.ForeignKey(
        Merge, models.SET_NULL, null=True, related_name="+", verbose_name=_("merge")
    )
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        permissions = [("view_personal_data", "Can see personal details of people")]
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["model", "record_id"], name="change_of_record")]

    def __str__(self) -> str:
        return f"{self.model} {self.reference}: {self.kind}"
