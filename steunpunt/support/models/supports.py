"""Supports: what came out of requests."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.records.models import Record
from steunpunt.sector.models import (
    Organisation,
    OrganisationType,
    Person,
    TargetGroup,
    Theme,
)
from steunpunt.support.models.requests import SupportRequest


class SupportQuerySet(models.QuerySet["Support"]):
    """Supports, in the words of the support team."""

    def asked_in(self, first: date, last: date) -> Self:
        """Supports that came out of requests received from first to last."""
        return self.filter(requested_on__range=(first, last))

    def remediation(self) -> Self:
        """Trajectories after a review visit with a negative result."""
        return self.filter(kind=Support.Kind.REMEDIATION)

    def open_on(self, day: date) -> Self:
        """Supports that were under way at the end of a day, by their history.

        Under way: from the day it was asked. Without steps it was imported, and its
        own dates count.
        """
        steps = SupportStep.objects.filter(support=OuterRef("pk"))
        last = steps.filter(on__lte=day).order_by("-on", "-pk").values("status")[:1]
        found = self.filter(requested_on__lte=day).annotate(
            status_then=Subquery(last),
            has_closing=Exists(steps.filter(status="closed")),
        )
        undated = Q(closed_on=None) | Q(closed_on__gt=day)
        return found.filter(
            Q(status_then="open")
            | Q(status_then=None, has_closing=True)
            | Q(undated, status_then=None, has_closing=False)
        )


class Support(Record):
    """Help for one organisation, in sessions.

    `requested_on` is the day on which the earliest of its requests was received; it
    decides the year in which the support counts, and `handling.settle` sets it.
    """

    class Kind(models.TextChoices):
        """Tailored to a question, or after a negative review."""

        TAILORED = "tailored", _("tailored support")
        REMEDIATION = "remediation", _("remediation")

    history_words = {"participants": (_("participants"), "sector.person")}

    kind = models.CharField(
        _("kind"), max_length=11, choices=Kind, default=Kind.TAILORED
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    target_group = models.CharField(
        _("target group then"),
        max_length=9,
        choices=TargetGroup,
        blank=True,
        help_text=_("As on the day it was asked. Empty: not known."),
    )
    organisation_type = models.ForeignKey(
        OrganisationType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation type then"),
    )
    organisation_province = models.CharField(
        _("organisation's province then"), max_length=40, blank=True
    )
    requests = models.ManyToManyField(
        SupportRequest,
        through="SupportRequestLink",
        related_name="supports",
        verbose_name=_("requests"),
    )
    themes = models.ManyToManyField(
        Theme,
        through="SupportTheme",
        related_name="+",
        blank=True,
        verbose_name=_("themes"),
    )
    requested_on = models.DateField(_("asked on"), db_index=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    staff = models.CharField(
        _("staff"), max_length=200, blank=True, help_text=_("Names, with commas.")
    )
    half_days_planned = models.PositiveSmallIntegerField(
        _("half-days planned"), null=True, blank=True
    )
    participants_counted = models.PositiveIntegerField(
        _("participants, counted"),
        null=True,
        blank=True,
        help_text=_("How many took part, named ones included. Empty: count the names."),
    )

    objects = SupportQuerySet.as_manager()

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("supports")
        ordering = ["-requested_on", "-pk"]
        permissions = [
            ("view_remediation", "Can see the names behind remediation"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("requested_on")),
                name="closed_after_it_was_asked",
                violation_error_message=_("Closed before it was asked."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["tailored", "remediation"]),
                name="support_kind_is_known",
                violation_error_message=_("This kind does not exist."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.get_kind_display()} {self.reference}"


class SupportRequestLink(models.Model):
    """A support comes out of a request; both may have several."""

    support = models.ForeignKey(Support, models.CASCADE, related_name="request_links")
    request = models.ForeignKey(
        SupportRequest, models.PROTECT, related_name="support_links"
    )

    class Meta:
        verbose_name = _("request behind a support")
        verbose_name_plural = _("requests behind a support")
        constraints = [
            models.UniqueConstraint(
                fields=["support", "request"],
                name="support_has_a_request_once",
                violation_error_message=_("This request stands there already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.request} → {self.support}"


class SupportStep(models.Model):
    """A step in the life of a support: started, closed, or opened again.

    A support without steps was imported: its own dates count.
    """

    class Status(models.TextChoices):
        """Whether work goes on."""

        OPEN = "open", _("under way")
        CLOSED = "closed", _("closed")

    NEXT = {Status.OPEN: {Status.CLOSED}, Status.CLOSED: {Status.OPEN}}

    support = models.ForeignKey(Support, models.CASCADE, related_name="steps")
    status = models.CharField(_("status"), max_length=6, choices=Status)
    on = models.DateField(_("on"), db_index=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("step of a support")
        verbose_name_plural = _("steps of a support")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.support}: {self.status}"


class SupportTheme(models.Model):
    """One theme of a support."""

    support = models.ForeignKey(Support, models.CASCADE, related_name="theme_links")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("theme of a support")
        verbose_name_plural = _("themes of a support")
        constraints = [
            models.UniqueConstraint(
                fields=["support", "theme"],
                name="support_has_a_theme_once",
                violation_error_message=_("This theme stands there already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.support}: {self.theme}"


class SupportSession(Record):
    """One meeting of a support: planned, or given."""

    class Status(models.TextChoices):
        """Whether it took place."""

        PLANNED = "planned", _("planned")
        GIVEN = "given", _("given")
        CANCELLED = "cancelled", _("cancelled")

    support = models.ForeignKey(
        Support,
        models.CASCADE,
        related_name="sessions",
        verbose_name=_("support"),
    )
    held_on = models.DateField(_("date"), db_index=True)
    starts_at = models.DateTimeField(_("starts at"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    half_days = models.PositiveSmallIntegerField(_("half-days"), default=1)
    half_days_reason = models.CharField(
        _("why set by hand"), max_length=200, blank=True
    )
    status = models.CharField(
        _("status"), max_length=9, choices=Status, default=Status.PLANNED
    )
    staff = models.CharField(_("staff"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("support session")
        verbose_name_plural = _("support sessions")
        ordering = ["support", "held_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None)
                | Q(ends_at__gt=F("starts_at")),
                name="support_session_ends_after_it_starts",
                violation_error_message=_("The session ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None)
                | Q(starts_at__isnull=False, ends_at__isnull=False),
                name="support_session_has_both_times_or_neither",
                violation_error_message=_("Give both times, or neither."),
            ),
            models.CheckConstraint(
                condition=~Q(status="given") | Q(half_days__gte=1),
                name="given_support_session_has_half_days",
                violation_error_message=_(
                    "A session that was given has at least one half-day."
                ),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["planned", "given", "cancelled"]),
                name="support_session_status_is_known",
                violation_error_message=_("This status does not exist."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.support}, {self.held_on}"


class SupportParticipant(models.Model):
    """Someone, known by name, who took part in a support."""

    support = models.ForeignKey(Support, models.CASCADE, related_name="participants")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name=_("person")
    )

    class Meta:
        verbose_name = _("participant of a support")
        verbose_name_plural = _("participants of a support")
        constraints = [
            models.UniqueConstraint(
                fields=["support", "person"],
                name="person_once_a_support",
                violation_error_message=_("This person takes part already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.support}"
