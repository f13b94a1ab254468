"""History of somebody who is erased: that something changed stays, and not what."""

from typing import Any

from django.db.models import Q, QuerySet

from steunpunt.accounts.models import User
from steunpunt.programme.erasing.whom import Whom
from steunpunt.programme.models import Booking, Trainer
from steunpunt.records.models import Change, Merge
from steunpunt.sector.models import Person

#: kind of record → columns that go from its history
DETAILS = {
    "sector.person": Person.personal,
    "programme.booking": Booking.personal,
    "programme.trainer": (*Trainer.personal, "languages"),
}


def lines_about(whom: Whom) -> QuerySet[Change]:
    """History of their own records, in which details of theirs can stand."""
    return history_of(whom, whom.about_them)


def history_of(whom: Whom, forms: QuerySet[Booking]) -> QuerySet[Change]:
    """History of them, of their page as a trainer, and of these forms."""
    kept: dict[str, list[Any]] = {
        "sector.person": list(whom.people),
        "programme.booking": list(forms.values_list("pk", flat=True)),
        "programme.trainer": list(
            Trainer.objects.filter(person__in=whom.people).values_list("pk", flat=True)
        ),
    }
    found = Q(pk__in=[])
    for model, keys in kept.items():
        found |= Q(model=model, record_id__in=list(map(str, keys)))
    return Change.objects.filter(found)


def _blanked(model: str, values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: "" if name in DETAILS.get(model, ()) and one else one
        for name, one in values.items()
    }


def erase_history(whom: Whom, by: User | None) -> None:
    for line in lines_about(whom):
        line.before = _blanked(line.model, line.before)
        line.after = _blanked(line.model, line.after)
        line.save(update_fields=["before", "after"])
    keys = list(map(str, whom.people))
    merges = Merge.objects.filter(model="sector.person")
    for merge in merges.filter(Q(kept_id__in=keys) | Q(absorbed_id__in=keys)):
        document = merge.document
        for name in document.get("values", {}).keys() & set(Person.merges):
            document["values"][name] = ["", ""]
        for row in document.get("removed", {}).get("rows", ()):
            row["fields"] = _blanked(row["model"], row["fields"])
        merge.save(update_fields=["document"])
