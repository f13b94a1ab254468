"""The user, who signs in with an e-mail address, and the codes that prove it."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes users; the address is what identifies them."""

    def create_user(
        self, email: str, password: str | None = None, **extra: Any
    ) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, email: str, password: str | None = None, **extra: Any
    ) -> "User":
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, **extra
        )


class User(AbstractUser):  # type: ignore[django-manager-missing] # Wagtail's pictures
    """Someone who signs in: of the staff, or a visitor for their own pages.

    `proven_email` is the address whose mailbox they opened last; it says nothing any
    more once `email` is another one.
    """

    username = None  # type: ignore[assignment] # the address takes its place
    email = models.EmailField(_("e-mail address"), unique=True)
    proven_email = models.EmailField(_("address proven"), blank=True, editable=False)
    proven_at = models.DateTimeField(
        _("proven at"), null=True, blank=True, editable=False
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                condition=Q(proven_email="", proven_at=None)
                | (~Q(proven_email="") & Q(proven_at__isnull=False)),
                name="address_proven_exactly_when_dated",
                violation_error_message=_(
                    "A proven address has a date, another one has none."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email


#: a code of eight letters is not guessed in three attempts
MOST_TRIES = 3


class SignInCode(models.Model):
    """A code that was mailed to an address, to prove that its mailbox is theirs."""

    email = models.EmailField(_("e-mail address"))
    code_hash = models.CharField(_("hash of the code"), max_length=64)
    made_at = models.DateTimeField(_("made at"))
    expires_at = models.DateTimeField(_("holds until"), db_index=True)
    tries = models.PositiveSmallIntegerField(_("attempts"), default=0)
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)

    class Meta:
        verbose_name = _("sign-in code")
        verbose_name_plural = _("sign-in codes")
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tries__lte=MOST_TRIES),
                name="code_is_tried_three_times_at_most",
                violation_error_message=_("This code was tried too often."),
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")),
                name="code_lasts_a_while",
                violation_error_message=_("A code ends after it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.email
