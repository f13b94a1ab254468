"""How an activity is offered: to whom, from when, and how many places it has."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Admission(models.TextChoices):
    """Who may register without staff."""

    OPEN = "open", _("everyone")
    INVITED = "invited", _("only who has the invitation link")


class Offered(models.Model):
    """What the public reads about an activity before it registers.

    Without `places` there is no limit. While `primary_first_until` has not passed, only
    people of organisations in the primary target group register.
    """

    summary = models.CharField(
        _("in one or two sentences"),
        max_length=300,
        blank=True,
        help_text=_("What somebody learns or takes home. Shown in the programme."),
    )
    audience = models.CharField(_("for whom"), max_length=300, blank=True)
    accessibility = models.TextField(
        _("accessibility of the place"),
        blank=True,
        help_text=_("One line each: lift, toilet, parking, induction loop, food."),
    )
    is_public = models.BooleanField(_("on the website"), default=False)
    admission = models.CharField(
        _("who may register"),
        max_length=7,
        choices=Admission,
        default=Admission.OPEN,
    )
    primary_first_until = models.DateTimeField(
        _("primary target group first, until"), null=True, blank=True
    )
    opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    closes_at = models.DateTimeField(
        _("registration closes"),
        null=True,
        blank=True,
        help_text=_("Empty: when the first session starts."),
    )
    places = models.PositiveSmallIntegerField(
        _("places"), null=True, blank=True, help_text=_("Empty: no limit.")
    )
    minimum = models.PositiveSmallIntegerField(
        _("goes on from"), null=True, blank=True, help_text=_("Number of people.")
    )
    decide_on = models.DateField(_("we decide that on"), null=True, blank=True)
    has_waiting_list = models.BooleanField(_("with a waiting list"), default=True)
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to accept an offered place"), default=48
    )
    sessions_for_certificate = models.PositiveSmallIntegerField(
        _("sessions for a certificate"),
        default=1,
        help_text=_("Who came to at least so many sessions gets one."),
    )
    organiser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organiser"),
        help_text=_("Reads what people need to take part, and answers questions."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(places=None) | Q(places__gte=1),
                name="activity_has_a_place_or_no_limit",
                violation_error_message=_("An activity has at least one place."),
            ),
            models.CheckConstraint(
                condition=Q(places=None)
                | Q(minimum=None)
                | Q(minimum__lte=F("places")),
                name="minimum_fits_in_the_places",
                violation_error_message=_("There are fewer places than that."),
            ),
            models.CheckConstraint(
                condition=Q(minimum=None, decide_on=None)
                | Q(minimum__isnull=False, decide_on__isnull=False),
                name="minimum_has_a_day_to_decide",
                violation_error_message=_("Say on which day you decide, or neither."),
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None)
                | Q(closes_at=None)
                | Q(closes_at__gt=F("opens_at")),
                name="registration_closes_after_it_opens",
                violation_error_message=_("Registration closes before it opens."),
            ),
            models.CheckConstraint(
                condition=Q(offer_hours__gte=1),
                name="an_offer_stands_for_an_hour",
                violation_error_message=_("Give people at least an hour."),
            ),
            models.CheckConstraint(
                condition=Q(sessions_for_certificate__gte=1),
                name="a_certificate_takes_a_session",
                violation_error_message=_("A certificate takes at least one session."),
            ),
            models.CheckConstraint(
                condition=Q(admission__in=["open", "invited"]),
                name="admission_is_known",
                violation_error_message=_("This way of admitting does not exist."),
            ),
        ]

    def primary_goes_first(self, at: datetime) -> bool:
        """Whether others than the primary target group still have to wait."""
        return self.primary_first_until is not None and at < self.primary_first_until
