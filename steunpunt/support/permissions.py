"""Who may see what of support."""

from typing import Any

from django.db.models import QuerySet

from steunpunt.accounts.models import User


def may_see_remediation(user: User) -> bool:
    """Whether the names behind remediation are open to someone."""
    return user.has_perm("support.view_remediation")


def visible_supports(user: User, supports: QuerySet[Any]) -> QuerySet[Any]:
    """Supports without remediation, for who may not see that."""
    return (
        supports if may_see_remediation(user) else supports.exclude(kind="remediation")
    )


def visible_requests(user: User, requests: QuerySet[Any]) -> QuerySet[Any]:
    """Requests without those that led to remediation, for who may not see that."""
    if may_see_remediation(user):
        return requests
    return requests.exclude(support_links__support__kind="remediation")


def visible_sessions(user: User, sessions: QuerySet[Any]) -> QuerySet[Any]:
    """Support sessions without remediation, for who may not see that."""
    if may_see_remediation(user):
        return sessions
    return sessions.exclude(support__kind="remediation")


def visible_participants(user: User, participants: QuerySet[Any]) -> QuerySet[Any]:
    """Participants, but of remediation, for who may not see that."""
    if may_see_remediation(user):
        return participants
    return participants.exclude(support__kind="remediation")
