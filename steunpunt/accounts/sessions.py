"""Ends what somebody has open, the moment that their account or role changes.

Signals, because Wagtail's screens save users and their roles in ways of their own.
"""

from collections.abc import Iterable
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, pre_save

from steunpunt.accounts.models import User

#: a change of one of these ends every session; Django does so itself for a password
DECISIVE = ("is_active", "is_superuser", "email")


def end_sessions(users: Iterable[Any]) -> None:
    """Sign these people out, wherever they are signed in. Takes their keys."""
    for session in UserSession.objects.filter(user__in=list(users)):
        session.end()


def watch() -> None:
    """Connect the signals, once, when the app is ready."""
    pre_save.connect(_account_changes, User, dispatch_uid="sessions.account")
    for through in (User.groups.through, User.user_permissions.through):
        m2m_changed.connect(_rights_change, through, dispatch_uid=f"sessions.{through}")


def _account_changes(sender: type[User], instance: User, **kwargs: Any) -> None:
    before = User.objects.filter(pk=instance.pk).values(*DECISIVE).first()
    if before and any(getattr(instance, name) != before[name] for name in DECISIVE):
        end_sessions([instance.pk])


def _rights_change(
    sender: Any, instance: Any, action: str, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """Roles of one user change, or the members of one role."""
    if action not in {"post_add", "post_remove", "pre_clear"}:
        return
    if isinstance(instance, User):
        changes = action == "pre_clear" or bool(pk_set)
        end_sessions([instance.pk] if changes else [])
    elif isinstance(instance, Group):
        members = instance.user_set.values_list("pk", flat=True)
        end_sessions(members if action == "pre_clear" else pk_set or ())
