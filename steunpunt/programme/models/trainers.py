"""Who gives sessions, and which they give."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from steunpunt.pictures.models import IN_PORTRAIT, Picture
from steunpunt.programme.models.activities import Session
from steunpunt.records.models import Record
from steunpunt.sector.models import Person


class TrainerQuerySet(models.QuerySet["Trainer"]):
    """Trainers, in the words of the programme team."""

    def with_a_page(self) -> Self:
        """Those of whom the public may read: they agreed, and were not erased."""
        return self.filter(agreed_on__isnull=False, person__erased_at=None)

    def as_shown(self) -> Self:
        """Those with a page, with all that it shows of each."""
        portraits = Picture.objects.prefetch_renditions(IN_PORTRAIT)
        return (
            self.with_a_page()
            .select_related("person")
            .prefetch_related(models.Prefetch("portrait", portraits))
        )


class Trainer(Record):
    """Someone who gives sessions, of the centre's own or from elsewhere.

    The public reads the name only once the trainer agreed, on `agreed_on`.
    """

    personal = ("biography",)

    person = models.OneToOneField(
        Person, models.PROTECT, related_name="+", verbose_name=_("person")
    )
    is_external = models.BooleanField(_("from outside the centre"), default=False)
    biography = models.TextField(_("short biography"), max_length=800, blank=True)
    languages = models.CharField(_("works in"), max_length=80, blank=True)
    portrait = models.ForeignKey(
        Picture,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
    )
    agreed_on = models.DateField(_("agreed to a public page on"), null=True, blank=True)

    objects = TrainerQuerySet.as_manager()

    class Meta:
        verbose_name = _("trainer")
        verbose_name_plural = _("trainers")
        ordering = ["person__last_name", "person__first_name"]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def has_page(self) -> bool:
        """Whether the public may read of this trainer."""
        return self.agreed_on is not None and self.person.erased_at is None

    @property
    def public_name(self) -> str:
        """The name for the public, whoever looks; "" when it may not know it."""
        if not self.has_page:
            return ""
        return f"{self.person.first_name} {self.person.last_name}".strip()

    @property
    def initials(self) -> str:
        """Of the public name, where there is no portrait."""
        first, *others = self.public_name.split() or [""]
        return "".join(part[:1] for part in (first, *others[-1:])).upper()

    @property
    def shown_portrait(self) -> Picture | None:
        """The portrait, as long as the public may see it."""
        if self.portrait is None or not self.has_page:
            return None
        lacking = self.portrait.why_not_publishable(portrait=True)
        return None if lacking else self.portrait

    def clean(self) -> None:
        """Refuse a portrait that could not be shown."""
        super().clean()
        if self.portrait is not None:
            try:
                self.portrait.refuse_without_rights(portrait=True)
            except ValidationError as error:
                raise ValidationError({"portrait": error}) from error


class SessionTrainer(models.Model):
    """One trainer of a session."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="trainer_links")
    trainer = models.ForeignKey(Trainer, models.PROTECT, related_name="session_links")

    class Meta:
        verbose_name = _("trainer of a session")
        verbose_name_plural = _("trainers of a session")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "trainer"],
                name="session_has_a_trainer_once",
                violation_error_message=_("This trainer stands there already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.trainer}"
