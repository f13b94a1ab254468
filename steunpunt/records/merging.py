"""The verb: merge two records that are one; `unmerging` undoes it.

What hung on the absorbed record hangs on the kept one afterwards. The absorbed record
stays, empty-handed, and says into which it was merged, so its reference keeps working.
Facts that records keep as they were on their day stay as they are, and editions are
never touched.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from steunpunt.accounts.models import User
from steunpunt.records.history import acting, change_of, merging, note_change, plain
from steunpunt.records.merge_plans import Clash, MergePlan, Side, plan, rows_of
from steunpunt.records.models import Change, Merge, Record
from steunpunt.records.references import OnClash, Reference, references_to
from steunpunt.records.taking_away import CannotTakeAway, take_away

CHUNK = 1000


class CannotMerge(Exception):
    """Two records that cannot be merged, or not yet; the message says why."""


@dataclass(frozen=True)
class Choices:
    """What somebody decided after reading the plan.

    Attributes:
        values: field → of which record its value is kept; the proposal when left out.
        clashes: key of a clash → of which record the rows are kept.
        fingerprint: of the plan they read; "" when nobody did.
    """

    values: Mapping[str, Side] = field(default_factory=dict)
    clashes: Mapping[str, Side] = field(default_factory=dict)
    fingerprint: str = ""


@transaction.atomic
def merge(
    kept: Record,
    absorbed: Record,
    choices: Choices | None = None,
    *,
    by: User | None = None,
) -> Merge:
    """Merge `absorbed` into `kept`. Raises CannotMerge."""
    choices = choices or Choices()
    kept, absorbed = _locked(kept, absorbed)
    planned = plan(kept, absorbed)
    _refuse(planned, choices)
    made = Merge.objects.create(
        model=kept._meta.label_lower,
        kept_id=str(kept.pk),
        kept_reference=kept.reference,
        absorbed_id=str(absorbed.pk),
        absorbed_reference=absorbed.reference,
        by=by,
    )
    with acting(by), merging(made):
        try:
            made.document = {
                "handed_over": _hand_over(planned, choices),
                "removed": _remove(planned, choices),
                "moved": _move_all(planned),
                "values": _take_over(planned, choices),
            }
        except (CannotTakeAway, IntegrityError) as error:
            raise CannotMerge(str(error)) from error
        mark(absorbed, kept)
    made.save(update_fields=["document"])
    return made


def _locked(kept: Record, absorbed: Record) -> tuple[Record, Record]:
    """Both records as they are now, locked in the order of their keys."""
    if type(kept) is not type(absorbed):
        raise CannotMerge(_("These are records of different kinds."))
    found = {
        record.pk: record
        for record in type(kept)
        ._base_manager.select_for_update()
        .filter(pk__in=[kept.pk, absorbed.pk])
        .order_by("pk")
    }
    if kept.pk not in found or absorbed.pk not in found:
        raise CannotMerge(_("One of the two records is gone."))
    return found[kept.pk], found[absorbed.pk]


def _refuse(planned: MergePlan, choices: Choices) -> None:
    if planned.refusals:
        raise CannotMerge(" ".join(planned.refusals))
    if choices.fingerprint not in ("", planned.fingerprint):
        raise CannotMerge(
            _("Something changed since you looked. Look again, then merge.")
        )
    for clash in planned.to_choose:
        if clash.key not in choices.clashes:
            raise CannotMerge(
                _("Choose which %(what)s stay: both cannot.")
                % {"what": clash.reference.label}
            )


def _side(clash: Clash, choices: Choices) -> Side:
    """Whose rows stay."""
    once = clash.reference.on_clash is OnClash.ONCE
    return Side.KEPT if once else Side(choices.clashes[clash.key])


def _hand_over(planned: MergePlan, choices: Choices) -> list[dict[str, Any]]:
    """What hangs on a row that goes and must stay, hangs on one that stays."""
    handed: list[dict[str, Any]] = []
    for clash in planned.clashes:
        if (hands_over := clash.reference.hands_over) is None:
            continue
        side = _side(clash, choices)
        for going in clash.losing(side):
            for row, values in hands_over(going, clash.staying(side)[0]):
                handed.append(_handed(row, values))
                type(row)._base_manager.filter(pk=row.pk).update(**values)
    return handed


def _handed(row: Model, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "model": row._meta.label_lower,
        "pk": plain(row.pk),
        "before": {name: plain(getattr(row, name)) for name in values},
        "after": {name: plain(value) for name, value in values.items()},
    }


def _remove(planned: MergePlan, choices: Choices) -> dict[str, Any]:
    losing: list[Model] = []
    for clash in planned.clashes:
        losing += clash.losing(_side(clash, choices))
    _tell_owners(planned, losing)
    return take_away(losing)


def _move_all(planned: MergePlan) -> list[dict[str, Any]]:
    """Let what is left of the absorbed record refer to the kept one."""
    moved = []
    for move in planned.moves:
        rows = list(rows_of(move.reference, planned.absorbed))
        point(move.reference, rows, planned.absorbed.pk, planned.kept.pk)
        moved.append({"key": move.reference.key, "rows": [plain(r.pk) for r in rows]})
    return moved


def point(reference: Reference, rows: Sequence[Any], old: Any, new: Any) -> None:
    """Let rows refer to another record, and write that in their history."""
    column = reference.model._meta.get_field(reference.field).attname  # type: ignore[union-attr] # a column
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        keys = [row.pk for row in part]
        same = reference.model._base_manager.filter(pk__in=keys)
        same.update(**{column: new})
        Change.objects.bulk_create(_told(reference, part, column, old, new))


def _told(
    reference: Reference, rows: Sequence[Any], column: str, old: Any, new: Any
) -> list[Change]:
    """Lines of history: of the rows themselves, or of the records that own them."""
    if issubclass(reference.model, Record):
        before, after, told = {column: old}, {column: new}, list(rows)
    elif reference.owner:
        before, after = {reference.told_as: [old]}, {reference.told_as: [new]}
        told = [getattr(row, reference.owner) for row in rows]
    else:
        return []
    kind = Change.Kind.MERGED
    return [change_of(one, kind, before=before, after=after) for one in told]


def _tell_owners(planned: MergePlan, losing: Iterable[Any]) -> None:
    """A row that is no record goes: the record that owns it tells so."""
    owners = {r.model: r for r in references_to(type(planned.kept)) if r.owner}
    for row in losing:
        reference = owners.get(type(row))
        if reference is not None:
            old = getattr(row, reference.field + "_id")
            note_change(
                getattr(row, reference.owner),
                Change.Kind.MERGED,
                before={reference.told_as: [planned.kept.pk, old]},
                after={reference.told_as: [planned.kept.pk]},
            )


def _take_over(planned: MergePlan, choices: Choices) -> dict[str, list[Any]]:
    """Give the kept record the chosen values; returns before and after."""
    kept, taken = planned.kept, {}
    for one in planned.fields:
        side = choices.values.get(one.name, one.proposed)
        if side == Side.ABSORBED and one.differs:
            column = kept._meta.get_field(one.name).attname  # type: ignore[union-attr] # a column
            taken[column] = [plain(one.kept), plain(one.absorbed)]
    set_values(kept, {column: after for column, (_before, after) in taken.items()})
    note_change(
        kept,
        Change.Kind.MERGED,
        before={"absorbed": [], **{c: v[0] for c, v in taken.items()}},
        after={
            "absorbed": [planned.absorbed.pk],
            **{c: v[1] for c, v in taken.items()},
        },
    )
    return taken


def set_values(record: Record, values: Mapping[str, Any]) -> None:
    if values:
        type(record)._base_manager.filter(pk=record.pk).update(**values)


def mark(absorbed: Record, kept: Record | None) -> None:
    """Note into which record one was merged, or that it stands by itself again."""
    before = plain(absorbed.merged_into_id)  # type: ignore[attr-defined] # of all that merge
    after = kept.pk if kept else None
    set_values(absorbed, {"merged_into_id": after})
    note_change(
        absorbed,
        Change.Kind.MERGED if kept else Change.Kind.UNMERGED,
        before={"merged_into_id": before},
        after={"merged_into_id": after},
    )
