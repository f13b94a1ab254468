"""Rooms in which sessions are held."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from steunpunt.records.models import Record


class AccessLine(NamedTuple):
    """One thing to know to get in; what is told in free words is neither yes nor no."""

    words: str
    is_there: bool | None = None


class Room(Record):
    """A room that the centre uses more than once, and what to know to get in.

    Whether it has something is yes, no, or not known. A session in it keeps where it
    was in its own words, so that a room may change without changing the past.
    """

    name = models.CharField(_("name"), max_length=60)
    address = models.CharField(_("building and address"), max_length=58, blank=True)
    municipality = models.CharField(_("municipality"), max_length=80)
    province = models.CharField(_("province"), max_length=40, blank=True)
    capacity = models.PositiveSmallIntegerField(
        _("people it holds"), null=True, blank=True
    )
    is_step_free = models.BooleanField(
        _("to be reached without steps"), null=True, blank=True
    )
    has_hearing_loop = models.BooleanField(_("hearing loop"), null=True, blank=True)
    has_accessible_toilet = models.BooleanField(
        _("accessible toilet"), null=True, blank=True
    )
    has_accessible_parking = models.BooleanField(
        _("parking for people with a disability"), null=True, blank=True
    )
    how_to_get_there = models.TextField(
        _("how to get there, and other things to know"), max_length=500, blank=True
    )
    is_in_use = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ["municipality", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "address", "municipality"],
                name="room_stands_there_once",
                violation_error_message=_("This room stands there already."),
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gte=1),
                name="room_holds_someone",
                violation_error_message=_("A room holds at least one person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_place}, {self.municipality}"

    @property
    def as_place(self) -> str:
        """What a session says of it as its place."""
        return ", ".join(part for part in (self.name, self.address) if part)

    @property
    def access(self) -> list[AccessLine]:
        """What to know to get in, a line each, in the language that is set."""
        told = filter(None, self.how_to_get_there.splitlines())
        return [*self._known(), *(AccessLine(line) for line in told)]

    def _known(self) -> Iterator[AccessLine]:
        for is_there, yes, no in (
            (self.is_step_free, gettext("Without steps"), gettext("There are steps")),
            (
                self.has_hearing_loop,
                gettext("With a hearing loop"),
                gettext("Without a hearing loop"),
            ),
            (
                self.has_accessible_toilet,
                gettext("Accessible toilet"),
                gettext("No accessible toilet"),
            ),
            (
                self.has_accessible_parking,
                gettext("Parking for people with a disability"),
                gettext("No parking for people with a disability"),
            ),
        ):
            if is_there is not None:
                yield AccessLine(yes if is_there else no, is_there)
