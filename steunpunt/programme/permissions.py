"""Who may read what people need to take part."""

from typing import Any

from steunpunt.programme.models import Activity


def may_read_needs(user: Any, activity: Activity) -> bool:
    """The organiser alone; whoever looks after the whole site while there is none."""
    if activity.organiser_id is None:
        return bool(user.is_superuser)
    return bool(activity.organiser_id == user.pk)
