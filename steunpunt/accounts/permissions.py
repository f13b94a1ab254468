"""Who opens the back office, and who only their own pages."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet

from steunpunt.accounts.models import User

BACK_OFFICE = "wagtailadmin.access_admin"


def opens_back_office(user: Any) -> bool:
    """Whether somebody is of the staff; a visitor's account never is."""
    return bool(user.has_perm(BACK_OFFICE))


def colleagues() -> QuerySet[User]:
    """Everybody who opens the back office today."""
    app, codename = BACK_OFFICE.split(".")
    opens = Permission.objects.filter(content_type__app_label=app, codename=codename)
    by_role, by_name = Q(groups__permissions__in=opens), Q(user_permissions__in=opens)
    may = User.objects.filter(Q(is_superuser=True) | by_role | by_name, is_active=True)
    return User.objects.filter(pk__in=may.values("pk")).order_by(
        "first_name", "last_name", "email"
    )
