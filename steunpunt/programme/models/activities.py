"""Activities and the sessions they are made of."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models.offering import Offered
from steunpunt.programme.models.pricing import Priced
from steunpunt.programme.models.rooms import Room
from steunpunt.records.models import Record
from steunpunt.sector.models import Term, Theme

if TYPE_CHECKING:
    from steunpunt.programme.models.trainers import SessionTrainer, Trainer


class Level(Term):
    """For whom an activity is: newcomers, experienced people, everyone."""

    class Meta(Term.Meta):
        verbose_name = _("level")
        verbose_name_plural = _("levels")


class ActivityKind(Term):
    """The form of an activity: training, workshop, study day, and so on."""

    class Meta(Term.Meta):
        verbose_name = _("activity kind")
        verbose_name_plural = _("activity kinds")


class Series(Record):
    """The same activity on several dates: who cannot come to one, may to another."""

    title = models.CharField(_("title"), max_length=200)

    class Meta:
        verbose_name = _("series of dates")
        verbose_name_plural = _("series of dates")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Mode(models.TextChoices):
    """How people come together."""

    ON_SITE = "on_site", _("on site")
    ONLINE = "online", _("online")
    MIXED = "mixed", _("mixed")


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Activities, in the words of the programme team."""

    def held(self) -> Self:
        """Activities of the open programme that took place."""
        return self.filter(status=Activity.Status.HELD, in_open_programme=True)

    def starting_in(self, first: date, last: date) -> Self:
        """Activities whose first session falls from first to last."""
        return self.filter(starts_on__range=(first, last))

    def to_come_on_the_website(self, today: date) -> Self:
        """Activities that the public may find and that are still to come."""
        return self.filter(
            is_public=True,
            status=Activity.Status.PLANNED,
            in_open_programme=True,
            starts_on__gte=today,
        )

    def to_come_or_cancelled(self, today: date) -> Self:
        """The same, with what was called off: a calendar has to say so."""
        cancelled = Q(is_public=True, in_open_programme=True, starts_on__gte=today) & Q(
            status=Activity.Status.CANCELLED
        )
        return self.filter(
            cancelled | Q(pk__in=self.to_come_on_the_website(today).values("pk"))
        )

    def attendance_not_noted(self) -> Self:
        """Activities with people of whom nobody noted whether they came."""
        from steunpunt.programme.models import Registration

        waiting = Registration.objects.attendance_not_noted().order_by()
        return self.exclude(status=Activity.Status.CANCELLED).filter(
            pk__in=waiting.values("activity")
        )


class Activity(Record, Offered, Priced):
    """Something people can register for, made of one or more sessions.

    `starts_on`, `mode` and `province` are settled from the sessions by
    `planning.settle`; nobody types them.
    """

    class Status(models.TextChoices):
        """Whether it took place."""

        PLANNED = "planned", _("planned")
        HELD = "held", _("took place")
        CANCELLED = "cancelled", _("cancelled")

    NEXT = {
        Status.PLANNED: {Status.HELD, Status.CANCELLED},
        Status.HELD: {Status.PLANNED},
        Status.CANCELLED: {Status.PLANNED},
    }

    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    kind = models.ForeignKey(
        ActivityKind,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("kind"),
    )
    level = models.ForeignKey(
        Level,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("level"),
    )
    themes = models.ManyToManyField(
        Theme,
        through="ActivityTheme",
        related_name="+",
        blank=True,
        verbose_name=_("themes"),
    )
    series = models.ForeignKey(
        Series,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("other dates of the same"),
        help_text=_("Visitors of each date see the others that are to come."),
    )
    status = models.CharField(
        _("status"), max_length=9, choices=Status, default=Status.PLANNED
    )
    in_open_programme = models.BooleanField(
        _("in the open programme"),
        default=True,
        help_text=_("No: an activity for one organisation, which is support."),
    )
    starts_on = models.DateField(
        _("first session"), null=True, blank=True, editable=False
    )
    mode = models.CharField(
        _("mode"), max_length=7, choices=Mode, blank=True, editable=False
    )
    province = models.CharField(
        _("province"), max_length=40, blank=True, editable=False
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["-starts_on", "title"]
        indexes = [
            models.Index(fields=["starts_on", "status"], name="activity_by_start")
        ]
        constraints = [
            *Offered.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(status="held") | Q(starts_on__isnull=False),
                name="held_activity_has_a_first_session",
                violation_error_message=_(
                    "An activity that took place has at least one session."
                ),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["planned", "held", "cancelled"]),
                name="activity_status_is_known",
                violation_error_message=_("This status does not exist."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def other_dates(self, today: date) -> ActivityQuerySet:
        """The same on another date, to come and on the website, soonest first."""
        found = Activity.objects.to_come_on_the_website(today).exclude(pk=self.pk)
        if self.series_id is None:
            return found.none()
        return found.filter(series=self.series_id).order_by("starts_on", "pk")

    def first_start(self) -> datetime | None:
        """When the first session that goes on starts."""
        starts = [
            one.starts_at
            for one in self.sessions.all()
            if one.status != Session.Status.CANCELLED
        ]
        return min(starts, default=None)


class ActivityStep(models.Model):
    """A step in the life of an activity: it took place, or was cancelled."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="steps")
    status = models.CharField(_("status"), max_length=9, choices=Activity.Status)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("step of an activity")
        verbose_name_plural = _("steps of an activity")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.activity}: {self.status}"


class ActivityTheme(models.Model):
    """One theme of an activity."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="theme_links")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("theme of an activity")
        verbose_name_plural = _("themes of an activity")
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "theme"],
                name="activity_has_a_theme_once",
                violation_error_message=_("This theme stands there already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.theme}"


class Session(Record):
    """One meeting of an activity, with its real times."""

    history_words = {"trainers": (_("trainers"), "programme.trainer")}

    class Status(models.TextChoices):
        """Whether it took place."""

        PLANNED = "planned", _("planned")
        HELD = "held", _("took place")
        CANCELLED = "cancelled", _("cancelled")

    activity = models.ForeignKey(
        Activity,
        models.CASCADE,
        related_name="sessions",
        verbose_name=_("activity"),
    )
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    status = models.CharField(
        _("status"), max_length=9, choices=Status, default=Status.PLANNED
    )
    mode = models.CharField(_("mode"), max_length=7, choices=Mode, default=Mode.ON_SITE)
    in_room = models.ForeignKey(
        Room,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("room"),
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    municipality = models.CharField(_("municipality"), max_length=80, blank=True)
    province = models.CharField(_("province"), max_length=40, blank=True)
    link = models.URLField(_("online link"), blank=True)
    trainers: "models.ManyToManyField[Trainer, SessionTrainer]" = (
        models.ManyToManyField(
            "Trainer",
            through="SessionTrainer",
            related_name="sessions",
            blank=True,
            verbose_name=_("trainers"),
        )
    )
    half_days_by_rule = models.PositiveSmallIntegerField(
        _("half-days by the rule"), default=1, editable=False
    )
    half_days_override = models.PositiveSmallIntegerField(
        _("half-days, set by hand"), null=True, blank=True
    )
    half_days_reason = models.CharField(
        _("why set by hand"), max_length=200, blank=True
    )
    half_days = models.GeneratedField(
        expression=Coalesce("half_days_override", "half_days_by_rule"),
        output_field=models.PositiveSmallIntegerField(_("half-days")),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["activity", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "number"],
                name="session_number_once_an_activity",
                violation_error_message=_("This activity has that session already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="session_ends_after_it_starts",
                violation_error_message=_("The session ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(half_days_override=None) | ~Q(half_days_reason=""),
                name="half_days_set_by_hand_have_a_reason",
                violation_error_message=_("Say why the half-days are set by hand."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="session_numbers_start_at_one",
                violation_error_message=_("Sessions are numbered from 1."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["planned", "held", "cancelled"]),
                name="session_status_is_known",
                violation_error_message=_("This status does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(mode__in=["on_site", "online", "mixed"]),
                name="session_mode_is_known",
                violation_error_message=_("This mode does not exist."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}, {self.number}"

    def say_room(self) -> None:
        """Take over where its room is; a session elsewhere keeps what was typed."""
        if self.in_room is not None:
            self.place = self.in_room.as_place
            self.municipality = self.in_room.municipality
            self.province = self.in_room.province

    @property
    def room(self) -> str:
        """Building and municipality, as far as they are known."""
        return ", ".join(part for part in (self.place, self.municipality) if part)
