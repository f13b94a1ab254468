"""Registrations, and who was there."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models.activities import Activity, Session
from steunpunt.programme.models.bookings import Booking
from steunpunt.records.models import Record
from steunpunt.sector.models import (
    Organisation,
    OrganisationType,
    Person,
    TargetGroup,
)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Registrations, in the words of the programme team."""

    def waiting(self) -> Self:
        """People on a waiting list: who has priority first, then first asked first."""
        return self.filter(status=Registration.Status.WAITING).order_by(
            "priority", "registered_at", "pk"
        )

    def offered(self) -> Self:
        """People to whom a place was offered, who did not answer yet."""
        return self.filter(status=Registration.Status.OFFERED)

    def placed(self) -> Self:
        """People whose place nobody else can have: confirmed, or offered."""
        return self.filter(status__in=PLACED)

    def not_cancelled(self) -> Self:
        """People who have a place, or wait for one."""
        return self.exclude(status=Registration.Status.CANCELLED)

    def confirmed(self) -> Self:
        """People who have a place."""
        return self.filter(status=Registration.Status.CONFIRMED)

    def of_mailbox(self, address: str) -> Self:
        """Of everybody whose address this is; colleagues may share one."""
        return self.filter(person__email__iexact=address, person__erased_at=None)

    def attended(self) -> Self:
        """Participations: the person came to at least one session."""
        return self.filter(came_at_least_once())

    def attendance_not_noted(self) -> Self:
        """People with a place of whom nobody noted whether they came to what was held.

        What did not begin yet cannot be noted.
        """
        begun = Session.objects.filter(
            activity=OuterRef("activity"), starts_at__lte=timezone.now()
        ).exclude(status=Session.Status.CANCELLED)
        noted = Attendance.objects.filter(registration=OuterRef("pk"))
        return self.confirmed().filter(Exists(begun), ~Exists(noted))

    def absent(self) -> Self:
        """No-shows: people with a place who came to none of the sessions noted."""
        noted = Attendance.objects.filter(
            registration=OuterRef("pk"), session__status=Session.Status.HELD
        )
        return self.confirmed().filter(Exists(noted), ~came_at_least_once())


def came_at_least_once() -> Exists:
    """True for a registration whose person was present at a session that was held."""
    return Exists(
        Attendance.objects.filter(
            registration=OuterRef("pk"),
            present=True,
            session__status=Session.Status.HELD,
        )
    )


class Registration(Record):
    """One person's place, or wish for a place, in an activity.

    The organisation for which the person comes, and what it was on the day of the
    first session, stay as they were: a new job or a new recognition changes nothing.
    """

    class Status(models.TextChoices):
        """How far it got."""

        WAITING = "waiting", _("on the waiting list")
        OFFERED = "offered", _("place offered")
        CONFIRMED = "confirmed", _("confirmed")
        CANCELLED = "cancelled", _("cancelled")

    NEXT = {
        Status.WAITING: {Status.OFFERED, Status.CONFIRMED, Status.CANCELLED},
        Status.OFFERED: {Status.CONFIRMED, Status.CANCELLED},
        Status.CONFIRMED: {Status.CANCELLED},
        Status.CANCELLED: set(),
    }

    class CancelledBy(models.TextChoices):
        """Who gave the place back."""

        PARTICIPANT = "participant", _("the participant")
        CENTRE = "centre", _("the centre")
        DEADLINE = "deadline", _("nobody answered the offer")

    history_words = {"attended": (_("present at"), "programme.session")}

    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        related_name="registrations",
        verbose_name=_("activity"),
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
        help_text=_("Empty: the name follows."),
    )
    booking = models.ForeignKey(
        Booking,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="registrations",
        verbose_name=_("booking"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("comes for"),
    )
    target_group = models.CharField(
        _("target group then"),
        max_length=9,
        choices=TargetGroup,
        blank=True,
        help_text=_("As on the day of the first session. Empty: not known."),
    )
    organisation_type = models.ForeignKey(
        OrganisationType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,  # nothing looks it up
        verbose_name=_("organisation type then"),
    )
    organisation_province = models.CharField(
        _("organisation's province then"), max_length=40, blank=True
    )
    status = models.CharField(
        _("status"), max_length=9, choices=Status, default=Status.CONFIRMED
    )
    registered_at = models.DateTimeField(_("registered at"))
    priority = models.PositiveSmallIntegerField(
        _("turn"),
        default=0,
        help_text=_("On the waiting list, the lowest goes first."),
    )
    offered_until = models.DateTimeField(_("offered until"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    cancelled_by = models.CharField(
        _("cancelled by"),
        max_length=11,
        choices=CancelledBy,
        blank=True,
    )
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="replaced_by",
        verbose_name=_("comes instead of"),
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["-registered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="cancelled", cancelled_at__isnull=False)
                | (~Q(status="cancelled") & Q(cancelled_at=None)),
                name="cancelled_exactly_when_dated",
                violation_error_message=_(
                    "A cancelled registration has a date, another one has none."
                ),
            ),
            models.CheckConstraint(
                condition=Q(status="offered", offered_until__isnull=False)
                | (~Q(status="offered") & Q(offered_until=None)),
                name="offered_exactly_with_a_deadline",
                violation_error_message=_(
                    "An offered place has a deadline, another one has none."
                ),
            ),
            models.CheckConstraint(
                condition=Q(cancelled_by="") | Q(status="cancelled"),
                name="only_a_cancelled_registration_says_by_whom",
                violation_error_message=_("This registration is not cancelled."),
            ),
            models.CheckConstraint(
                condition=Q(cancelled_by__in=["", "participant", "centre", "deadline"]),
                name="who_cancelled_is_known",
                violation_error_message=_("Choose who cancelled."),
            ),
            models.UniqueConstraint(
                fields=["activity", "person"],
                condition=~Q(status="cancelled"),
                name="person_registers_once_an_activity",
                violation_error_message=_(
                    "This person is registered for this activity already."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=["waiting", "offered", "confirmed", "cancelled"]
                ),
                name="registration_status_is_known",
                violation_error_message=_("This status does not exist."),
            ),
            models.CheckConstraint(
                condition=~Q(replaces=F("id")),
                name="nobody_replaces_themselves",
                violation_error_message=_("Someone else comes instead."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who}: {self.activity}"

    @property
    def language(self) -> str:
        """In which we write about it: that of its form."""
        return self.booking.language if self.booking else settings.LANGUAGE_CODE

    @property
    def who(self) -> str:
        """The person; of a place that was taken before its name was known, that."""
        return str(self.person or gettext("name follows"))


#: statuses that take a place
PLACED = (Registration.Status.CONFIRMED, Registration.Status.OFFERED)


class RegistrationStep(models.Model):
    """A step in the life of a registration: made, confirmed, cancelled, corrected.

    A registration without steps was imported.
    """

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="steps")
    status = models.CharField(_("status"), max_length=9, choices=Registration.Status)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("step of a registration")
        verbose_name_plural = _("steps of a registration")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.registration}: {self.status}"


class Attendance(models.Model):
    """Whether a registered person was there in one session. No row: not recorded.

    The session is one of the activity of the registration; a trigger of the database
    holds every way of writing to that. `noted_at` is when somebody
    said so, and `tick` which tick at a door it was, so that what was said last stands
    however late it comes in.
    """

    registration = models.ForeignKey(
        Registration,
        models.CASCADE,
        related_name="attendances",
        db_index=False,  # the constraint below begins with it
    )
    session = models.ForeignKey(Session, models.CASCADE, related_name="attendances")
    present = models.BooleanField(_("present"))
    noted_at = models.DateTimeField(_("noted at"), null=True, blank=True)
    tick = models.UUIDField(_("tick at the door"), null=True, blank=True)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "session"],
                name="attendance_once_a_session",
                violation_error_message=_("This attendance is recorded already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.registration}, {self.session_id}"
