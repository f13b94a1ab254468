"""A form that was filled in: who asked, for how many; and the seats kept meanwhile."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models.activities import Activity
from steunpunt.records.models import Record
from steunpunt.sector.models import Organisation

#: how every `about` of a booking begins
ABOUT = "programme.booking:"


class Booking(Record):
    """One or more registrations that were asked for together.

    `together`: while all of them wait, a place is offered only when this many can have
    one. `organisation_typed` holds a name that the register does not know; staff look
    at it.
    """

    personal = (
        *("contact_name", "contact_email", "contact_phone", "remarks"),
        "invoice_email",
    )

    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        related_name="bookings",
        verbose_name=_("activity"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    organisation_typed = models.CharField(
        _("organisation, as typed"), max_length=200, blank=True
    )
    contact_name = models.CharField(_("contact"), max_length=170, blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=30, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default="nl"
    )
    seats = models.PositiveSmallIntegerField(_("people"), default=1)
    together = models.PositiveSmallIntegerField(_("at least together"), default=1)
    invoice_email = models.EmailField(_("e-mail address for the invoice"), blank=True)
    invoice_reference = models.CharField(
        _("your order number"), max_length=60, blank=True
    )
    remarks = models.TextField(_("remarks"), blank=True)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seats__gte=1),
                name="booking_is_for_someone",
                violation_error_message=_("A booking is for at least one person."),
            ),
            models.CheckConstraint(
                condition=Q(together__gte=1) & Q(together__lte=F("seats")),
                name="together_are_at_most_all",
                violation_error_message=_("Choose at most the people you book for."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.activity}"

    @property
    def about(self) -> str:
        """How orders and answers name it; they know no programme."""
        return f"{ABOUT}{self.pk}"


class AccessNeed(models.Model):
    """What people need to take part: data about health or belief, so kept apart.

    With their yes; read by the organiser alone; in no export and no history; gone two
    weeks after the last session (GDPR art. 9).
    """

    booking = models.OneToOneField(
        Booking, models.CASCADE, related_name="need", verbose_name=_("booking")
    )
    words = models.TextField(_("what they need"))
    consented_at = models.DateTimeField(_("they said yes at"))

    class Meta:
        verbose_name = _("access need")
        verbose_name_plural = _("access needs")

    def __str__(self) -> str:
        return str(self.booking.reference)


class TrackHold(models.Model):
    """Seats kept in several activities of a track, for one form: all, or none.

    Its token stands only in the visitor's address bar, as that of a `Hold`.
    """

    track = models.ForeignKey(
        "Track", models.CASCADE, related_name="track_holds", verbose_name=_("track")
    )
    token_hash = models.CharField(_("hash of the token"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("hold of a track")
        verbose_name_plural = _("holds of a track")

    def __str__(self) -> str:
        return str(self.track)


class HoldQuerySet(models.QuerySet["Hold"]):
    """Holds, in the words of the programme team."""

    def live(self, at: datetime) -> Self:
        """Those that keep seats at this moment."""
        return self.filter(booking=None, expires_at__gt=at)


class Hold(models.Model):
    """Seats kept for somebody who fills in the form.

    The token stands only in the visitor's address bar; the database knows its hash.
    `kept` is 0 for a form to get on the waiting list. `origin` is a keyed hash of where
    it was asked from, so that nobody keeps all seats busy.
    """

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="holds")
    token_hash = models.CharField(_("hash of the token"), max_length=64, unique=True)
    seats = models.PositiveSmallIntegerField(_("people"), default=1)
    kept = models.PositiveSmallIntegerField(_("seats kept"), default=1)
    made_at = models.DateTimeField(_("made at"))
    expires_at = models.DateTimeField(_("kept until"))
    origin = models.CharField(_("origin"), max_length=64, blank=True)
    booking = models.OneToOneField(
        Booking,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="hold",
        verbose_name=_("booking"),
    )
    whole = models.ForeignKey(
        TrackHold,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="holds",
        verbose_name=_("of a whole track"),
    )

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["activity", "expires_at"],
                condition=Q(booking=None),
                name="hold_not_used",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(seats__gte=1) & (Q(kept=0) | Q(kept=F("seats"))),
                name="hold_keeps_all_or_nothing",
                violation_error_message=_("A hold keeps all of its seats, or none."),
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")),
                name="hold_lasts_a_while",
                violation_error_message=_("A hold ends after it begins."),
            ),
            models.CheckConstraint(
                condition=Q(whole=None) | Q(kept=F("seats")),
                name="hold_of_a_track_keeps_its_seats",
                violation_error_message=_("For a whole track, seats are kept."),
            ),
            models.UniqueConstraint(
                fields=["whole", "activity"],
                name="track_is_held_once_an_activity",
                violation_error_message=_("Seats are kept there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.kept}"
