"""The verb: undo a merge, so that everything is what it was before.

What somebody changed since then stays, and is told. A merge is undone after the merges
that came later on the same record, so that each finds what it left.
"""

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from steunpunt.accounts.models import User
from steunpunt.records import references
from steunpunt.records.history import acting, merging, note_change, plain, values_of
from steunpunt.records.merge_plans import rows_of
from steunpunt.records.merged import standing
from steunpunt.records.merging import mark, point, set_values
from steunpunt.records.models import Change, Merge, Record
from steunpunt.records.references import references_to
from steunpunt.records.taking_away import CannotBringBack, bring_back


class CannotUnmerge(Exception):
    """A merge that cannot be undone, or not yet; the message says why."""


@dataclass
class Undone:
    """What undoing a merge did, and what it left because it was changed since."""

    merge: Merge
    left: list[str] = field(default_factory=list)


@transaction.atomic
def undo(merge: Merge, *, by: User | None = None) -> Undone:
    """Undo a merge. Raises CannotUnmerge."""
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    kept, absorbed = _both(merge)
    _refuse(merge, kept, absorbed)
    done = Undone(merge)
    with acting(by), merging(merge):
        _move_back(done, kept, absorbed)
        restored = _bring_back(merge)
        _hand_back(done)
        _give_back_values(done, kept)
        mark(absorbed, None)
        note_change(
            kept,
            Change.Kind.UNMERGED,
            before={"absorbed": [absorbed.pk]},
            after={"absorbed": []},
        )
    merge.undone_at, merge.undone_by = timezone.now(), by
    merge.save(update_fields=["undone_at", "undone_by"])
    try:
        for row in restored:
            _follow(row, by)
    except IntegrityError as error:
        raise CannotUnmerge(_in_the_way(error)) from error
    return done


def _both(merge: Merge) -> tuple[Record, Record]:
    model = apps.get_model(merge.model)
    found = {
        str(record.pk): record
        for record in model._base_manager.select_for_update()
        .filter(pk__in=[merge.kept_id, merge.absorbed_id])
        .order_by("pk")
    }
    if len(found) < 2:
        raise CannotUnmerge(_("One of the two records is gone."))
    return found[merge.kept_id], found[merge.absorbed_id]


def _refuse(merge: Merge, kept: Record, absorbed: Record) -> None:
    if merge.undone_at is not None:
        raise CannotUnmerge(_("This merge was undone already."))
    if why := kept.cannot_merge() or absorbed.cannot_merge():
        raise CannotUnmerge(why)
    for later in standing().filter(model=merge.model, pk__gt=merge.pk):
        if {later.kept_id, later.absorbed_id} & {merge.kept_id, merge.absorbed_id}:
            raise CannotUnmerge(
                _("Undo the later merge first: %(merge)s.") % {"merge": later}
            )
    if plain(absorbed.merged_into_id) != plain(_key(merge.model, merge.kept_id)):  # type: ignore[attr-defined] # of all that merge
        raise CannotUnmerge(_("This record is not merged any more."))


def _key(label: str, text: str) -> Any:
    return apps.get_model(label)._meta.pk.to_python(text)


def _move_back(done: Undone, kept: Record, absorbed: Record) -> None:
    for moved in done.merge.document["moved"]:
        reference = references.declared.get(moved["key"])
        if reference is None:
            raise CannotUnmerge(
                _("%(column)s is not known any more.") % {"column": moved["key"]}
            )
        once = set(moved["rows"])
        back = [row for row in rows_of(reference, kept) if plain(row.pk) in once]
        point(reference, back, kept.pk, absorbed.pk)
        if len(back) < len(moved["rows"]):
            done.left.append(
                _("%(n)s of %(all)s %(what)s were changed or deleted since.")
                % {
                    "n": len(moved["rows"]) - len(back),
                    "all": len(moved["rows"]),
                    "what": reference.label,
                }
            )


def _bring_back(merge: Merge) -> list[Model]:
    try:
        with transaction.atomic():
            rows = bring_back(merge.document["removed"])
    except CannotBringBack as error:
        raise CannotUnmerge(str(error)) from error
    except IntegrityError as error:
        raise CannotUnmerge(_in_the_way(error)) from error
    for row in rows:
        if isinstance(row, Record):
            note_change(row, Change.Kind.CREATED, before={}, after=values_of(row))
    return rows


def _hand_back(done: Undone) -> None:
    """What was handed over hangs again on the row that came back."""
    for handed in done.merge.document.get("handed_over", ()):
        model = apps.get_model(handed["model"])
        row = model._base_manager.filter(pk=handed["pk"]).first()
        now = {name: plain(getattr(row, name, None)) for name in handed["after"]}
        if row is None or now != handed["after"]:
            done.left.append(
                _("%(what)s was changed since, and stays.")
                % {"what": row or model._meta.verbose_name}
            )
            continue
        before = {
            name: model._meta.get_field(name).to_python(value)
            for name, value in handed["before"].items()
        }
        model._base_manager.filter(pk=row.pk).update(**before)


def _in_the_way(error: IntegrityError) -> str:
    return _("What came in since stands in the way: %(why)s") % {
        "why": str(error).splitlines()[0]
    }


def _give_back_values(done: Undone, kept: Record) -> None:
    given_back = {}
    for column, (before, after) in done.merge.document["values"].items():
        if plain(getattr(kept, column)) == after:
            given_back[column] = before
        else:
            field_of = kept._meta.get_field(column.removesuffix("_id"))
            done.left.append(
                _("%(field)s was changed since, and stays.")
                % {"field": getattr(field_of, "verbose_name", column)}
            )
    set_values(kept, given_back)
    if given_back:
        note_change(
            kept,
            Change.Kind.UNMERGED,
            before={c: done.merge.document["values"][c][1] for c in given_back},
            after=given_back,
        )


# -- what came in behind a merge -------------------------------------------------------


def _follow(row: Model, by: User | None) -> None:
    """A row that comes back may refer to a record that was merged meanwhile."""
    for reference in references.declared.values():
        if reference.model is not type(row):
            continue
        target = getattr(row, reference.field)
        while target is not None and target.merged_into_id is not None:
            merge = standing().get(
                model=target._meta.label_lower, absorbed_id=str(target.pk)
            )
            catch_up(merge, by=by)
            target = target.merged_into


@transaction.atomic
def catch_up(merge: Merge, *, by: User | None = None) -> int:
    """Move what came to hang on an absorbed record after it was merged."""
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    kept, absorbed = _both(merge)
    count = 0
    with acting(by), merging(merge):
        for reference in references_to(type(kept)):
            rows = list(
                reference.model._base_manager.filter(**{reference.field: absorbed.pk})
            )
            if rows:
                point(reference, rows, absorbed.pk, kept.pk)
                merge.document["moved"].append(
                    {"key": reference.key, "rows": [plain(row.pk) for row in rows]}
                )
                count += len(rows)
    merge.save(update_fields=["document"])
    return count
