"""Who may read what people need to take part, and what few people answered."""

from typing import Any

from django.db.models import Count, QuerySet

from steunpunt.figures.suppressing import FEWEST
from steunpunt.programme.models import Activity, Evaluation


def may_read_needs(user: Any, activity: Activity) -> bool:
    """The organiser alone; whoever looks after the whole site while there is none."""
    if activity.organiser_id is None:
        return bool(user.is_superuser)
    return bool(activity.organiser_id == user.pk)


def evaluations_to_read(user: Any, found: QuerySet[Evaluation]) -> QuerySet[Evaluation]:
    """Those of activities with five or more; who may delete one, sees each."""
    if user.has_perm("programme.delete_evaluation"):
        return found
    counted = Evaluation.objects.order_by().values("activity").annotate(n=Count("pk"))
    return found.filter(activity__in=counted.filter(n__gte=FEWEST).values("activity"))
