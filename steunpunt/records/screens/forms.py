"""Forms of records, with rows of other records inside them.

`Rows` shows the records that hang on this one (the roles of a person, the sessions of
an activity) and saves them together with it, in one transaction.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, Panel


class RowFormSet(BaseInlineFormSet):  # type: ignore[type-arg] # of any two records
    """The rows; who may not delete a record may not take its row away."""

    def clean(self) -> None:
        super().clean()
        user = self.form_kwargs.get("for_user")
        assert self.model is not None  # noqa: S101 - made by the factory
        right = f"{self.model._meta.app_label}.delete_{self.model._meta.model_name}"
        for form in self.deleted_forms:
            if form.instance.pk and user is not None and not user.has_perm(right):
                raise ValidationError(
                    _("You may not take away %(what)s: give it a last day instead.")
                    % {"what": form.instance}
                )


class RecordForm(WagtailAdminModelForm):
    """The form of a record, and of the rows inside it."""

    formsets: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, options in (self._meta.formsets or {}).items():
            rows = self._rows_class(name, options)
            self.formsets[name] = rows(
                self.data if self.is_bound else None,
                instance=self.instance,
                prefix=name,
                form_kwargs={"for_user": self.for_user},
            )

    def _rows_class(self, name: str, options: dict[str, Any]) -> Any:
        relation = self._meta.model._meta.get_field(name)
        wanted = {
            key: value
            for key, value in options.items()
            if key != "formsets" and value is not None
        }
        return inlineformset_factory(
            self._meta.model,
            relation.related_model,
            **{"form": WagtailAdminModelForm, "formset": RowFormSet, **wanted},
            fk_name=relation.field.name,
            extra=0,
        )

    def save(self, commit: bool = True) -> Any:
        """Save the record first, then its rows."""
        rows, self.formsets = self.formsets, {}
        instance = super().save(commit)
        self.formsets = rows
        for formset in rows.values():
            formset.instance = instance
            if commit:
                formset.save()
        return instance


class Rows(InlinePanel):
    """Records that hang on this one, as rows of its form.

    Args:
        relation_name: the name under which this record knows them.
        panels: their fields.
        formset: a `RowFormSet` with checks of its own, across rows.
    """

    def __init__(
        self, *args: Any, formset: type[RowFormSet] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.formset = formset

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "formset": self.formset}

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = self.formset
        return options


def panels_for(fields: list[str]) -> list[Panel]:
    """One panel a field; from–to stand beside each other."""
    panels: list[Panel] = []
    for name in fields:
        if name == "valid_to" and "valid_from" in fields:
            continue
        if name == "valid_from" and "valid_to" in fields:
            panels.append(
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")])
            )
        else:
            panels.append(FieldPanel(name))
    return panels
