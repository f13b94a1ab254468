"""Requests for support, and what was decided."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from steunpunt.records.models import Record
from steunpunt.sector.models import (
    Organisation,
    OrganisationType,
    Person,
    TargetGroup,
    Term,
    Theme,
)


class DeclineReason(Term):
    """Why the centre could not take up a request."""

    class Meta(Term.Meta):
        verbose_name = _("reason for declining")
        verbose_name_plural = _("reasons for declining")


class RequestQuerySet(models.QuerySet["SupportRequest"]):
    """Requests, in the words of the support team."""

    def received_in(self, first: date, last: date) -> Self:
        """Requests received from first to last."""
        return self.filter(received_on__range=(first, last))

    def undecided(self) -> Self:
        """Requests that wait for a decision, oldest first."""
        return self.filter(decision="").order_by("received_on", "pk")

    def open_on(self, day: date) -> Self:
        """Requests that waited for a decision at the end of a day, by their history.

        One that was decided and opened again counts as open from that day on. Without
        steps it was imported, and its own dates count.
        """
        steps = RequestStep.objects.filter(request=OuterRef("pk"))
        last = steps.filter(on__lte=day).order_by("-on", "-pk").values("decision")[:1]
        found = self.filter(received_on__lte=day).annotate(
            decision_then=Subquery(last), has_steps=Exists(steps)
        )
        undated = Q(decided_on=None) | Q(decided_on__gt=day)
        return found.filter(
            Q(decision_then="")
            | Q(decision_then=None, has_steps=True)
            | Q(undated, has_steps=False)
        )


class SupportRequest(Record):
    """A question that an organisation or a person put to the centre."""

    class Channel(models.TextChoices):
        """How it reached us."""

        FORM = "form", _("request form")
        MAIL = "mail", _("e-mail")
        PHONE = "phone", _("phone")
        TALK = "talk", _("conversation")
        OTHER = "other", _("other")

    class Decision(models.TextChoices):
        """What we answered."""

        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        REFERRED = "referred", _("referred")
        WITHDRAWN = "withdrawn", _("withdrawn")

    asker = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("asked by"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("for organisation"),
    )
    target_group = models.CharField(
        _("target group then"),
        max_length=9,
        choices=TargetGroup,
        blank=True,
        help_text=_("As on the day it was received. Empty: not known."),
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
    received_on = models.DateField(_("received on"), db_index=True)
    channel = models.CharField(
        _("channel"), max_length=5, choices=Channel, default=Channel.MAIL
    )
    themes = models.ManyToManyField(
        Theme,
        through="RequestTheme",
        related_name="+",
        blank=True,
        verbose_name=_("themes"),
    )
    question = models.TextField(_("question"), blank=True)
    decision = models.CharField(
        _("decision"), max_length=9, choices=Decision, blank=True
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decline_reason = models.ForeignKey(
        DeclineReason,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reason for declining"),
    )
    decision_note = models.TextField(_("note with the decision"), blank=True)

    objects = RequestQuerySet.as_manager()

    NEXT = {
        "": {*Decision},
        Decision.ACCEPTED: {""},
        Decision.DECLINED: {""},
        Decision.REFERRED: {""},
        Decision.WITHDRAWN: {""},
    }

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        ordering = ["-received_on", "-pk"]
        permissions = [("decide_supportrequest", "Can decide on a request")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(decision="") & Q(decided_on=None))
                | (~Q(decision="") & Q(decided_on__isnull=False)),
                name="decided_exactly_when_dated",
                violation_error_message=_(
                    "A decision has a date, and a date has a decision."
                ),
            ),
            models.CheckConstraint(
                condition=Q(decision="declined", decline_reason__isnull=False)
                | (~Q(decision="declined") & Q(decline_reason=None)),
                name="declined_exactly_with_a_reason",
                violation_error_message=_(
                    "A declined request has a reason, another one has none."
                ),
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None) | Q(decided_on__gte=F("received_on")),
                name="decided_after_it_was_received",
                violation_error_message=_("Decided before it was received."),
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decision=""),
                name="only_a_decision_has_a_decider",
                violation_error_message=_("Nobody decides without a decision."),
            ),
            models.CheckConstraint(
                condition=Q(
                    decision__in=["", "accepted", "declined", "referred", "withdrawn"]
                ),
                name="decision_is_known",
                violation_error_message=_("This decision does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(channel__in=["form", "mail", "phone", "talk", "other"]),
                name="channel_is_known",
                violation_error_message=_("This channel does not exist."),
            ),
        ]

    def __str__(self) -> str:
        day = date_format(self.received_on, "j F Y")
        return f"{day}: {self.organisation or self.asker or self.reference}"


class RequestStep(models.Model):
    """A step in the life of a request: a decision, or its reopening.

    What was open on a day is read here. `on` is the day that counts, `at` the moment
    that somebody noted it. A request without steps was imported: its own dates count.
    """

    request = models.ForeignKey(SupportRequest, models.CASCADE, related_name="steps")
    decision = models.CharField(
        _("decision"), max_length=9, choices=SupportRequest.Decision, blank=True
    )
    on = models.DateField(_("on"), db_index=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("step of a request")
        verbose_name_plural = _("steps of a request")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.request}: {self.decision}"


class RequestTheme(models.Model):
    """One theme of a request."""

    request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="theme_links"
    )
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("theme of a request")
        verbose_name_plural = _("themes of a request")
        constraints = [
            models.UniqueConstraint(
                fields=["request", "theme"],
                name="request_has_a_theme_once",
                violation_error_message=_("This theme stands there already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.request}: {self.theme}"
