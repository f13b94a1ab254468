"""Verbs of evaluation: forms come in, and nobody can say from whom."""

from collections.abc import Iterable

from django.db import transaction

from steunpunt.programme.models import Activity, Evaluation
from steunpunt.records.models import new_reference


@transaction.atomic
def take_in(activity: Activity, forms: Iterable[Evaluation]) -> int:
    """Keep answered forms; returns how many.

    They get random keys and no line of history, since a moment would tell whose form
    it was; a later correction of one is traced as always.
    """
    kept = [form for form in forms if _says_something(form)]
    for form in kept:
        form.activity = activity
        form.reference = new_reference()
    Evaluation.objects.bulk_create(kept)
    return len(kept)


def _says_something(form: Evaluation) -> bool:
    return (
        form.overall is not None
        or form.would_recommend is not None
        or bool(form.comment.strip())
    )
