"""People, and the roles they have in organisations."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from steunpunt.records.models import Record
from steunpunt.records.personal import names_are_hidden
from steunpunt.sector.folding import FoldedName
from steunpunt.sector.models.dated import Dated
from steunpunt.sector.models.organisations import Organisation


class PersonQuerySet(models.QuerySet["Person"]):
    """People, in the words of the sector."""

    def not_merged(self) -> Self:
        """People who were not absorbed by another record of theirs."""
        return self.filter(merged_into=None)


class Person(Record):  # type: ignore[django-manager-missing] # mixed-in managers
    """Someone who takes part, asks or helps.

    Two people may share a mailbox, so the address identifies nobody. Erasing a person
    (`programme.erasing`) blanks the details and keeps the row: what they took part in
    stays countable.
    """

    personal = ("first_name", "last_name", "email", "phone", "folded_name")
    merges = ("first_name", "last_name", "email", "phone")
    history_words = {"absorbed": (_("absorbed"), "sector.person")}

    first_name = models.CharField(_("first name"), max_length=80, blank=True)
    last_name = models.CharField(_("last name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True, db_index=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    erased_at = models.DateTimeField(
        _("erased at"), null=True, blank=True, editable=False
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="absorbed",
        verbose_name=_("merged into"),
    )
    folded_name = models.GeneratedField(
        expression=FoldedName("first_name", "last_name"),
        output_field=models.CharField(_("name without accents"), max_length=170),
        db_persist=True,
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["last_name", "first_name"]
        permissions = [("merge_person", "Can merge people")]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
                name="person_is_not_merged_into_itself",
                violation_error_message=_("A record cannot be merged with itself."),
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None)
                | Q(first_name="", last_name="", email="", phone=""),
                name="erased_person_has_no_details",
                violation_error_message=_("Who was erased gets no name any more."),
            ),
        ]
        indexes = [models.Index(fields=["folded_name"], name="person_by_folded_name")]

    def __str__(self) -> str:
        """The name; the reference for an erased person, and for who may not read it."""
        if self.erased_at is not None:
            return gettext("forgotten person %(reference)s") % {
                "reference": self.reference
            }
        name = f"{self.first_name} {self.last_name}".strip()
        return self.reference if not name or names_are_hidden() else name

    @property
    def told_apart(self) -> str:
        """What tells this person from a namesake: address, and organisations."""
        roles = self.roles.select_related("organisation").order_by("-valid_from")
        names = dict.fromkeys(str(role.organisation) for role in roles[:5])
        return ", ".join(part for part in (self.email, *names) if part)

    def is_closed(self) -> bool:
        """Who was erased gets no name any more, either."""
        return super().is_closed() or self.erased_at is not None

    def cannot_merge(self) -> str:
        """Nobody knows any more who an erased person was."""
        if self.erased_at is None:
            return ""
        return gettext("%(person)s was erased, so nobody can say who it was.") % {
            "person": self.reference
        }


class Role(Record, Dated):
    """What someone is in an organisation, from–to; several at once are possible."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="roles", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="roles",
        verbose_name=_("organisation"),
    )
    title = models.CharField(_("role"), max_length=120, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["valid_from"]

    def __str__(self) -> str:
        return f"{self.person}, {self.organisation}"
