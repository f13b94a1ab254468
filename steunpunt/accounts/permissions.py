"""Who opens the back office, and who only their own pages."""

from typing import Any

BACK_OFFICE = "wagtailadmin.access_admin"


def opens_back_office(user: Any) -> bool:
    """Whether somebody is of the staff; a visitor's account never is."""
    return bool(user.has_perm(BACK_OFFICE))
