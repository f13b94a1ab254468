"""Forms of the sector: numbers and words as people write them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import CharField, ModelForm
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from steunpunt.records.backoffice import RecordForm
from steunpunt.sector import enterprise_number
from steunpunt.sector.models import Organisation
from steunpunt.sector.synonyms import tidied


def offer_terms(form: Any, *names: str) -> None:
    """In these fields, offer no retired terms, but those that the record has."""
    for name in names:
        field, had = form.fields[name], form.initial.get(name)
        kept = had if isinstance(had, QuerySet) else [had]
        field.queryset = field.queryset.to_choose(kept)


class EnterpriseNumberField(CharField):
    """Takes BE 0123.456.749 and keeps the bare digits."""

    def to_python(self, value: Any) -> str:
        return enterprise_number.digits(super().to_python(value) or "")

    def prepare_value(self, value: Any) -> Any:
        """Shown as people read it, unless it is not a number yet."""
        text = str(value or "")
        return enterprise_number.shown(text) if text.isdigit() else text

    def run_validators(self, value: Any) -> None:
        if value:
            enterprise_number.validate(value)


class SynonymsField(CharField):
    """Takes words on lines, or with commas or semicolons; keeps each once."""

    widget = AdminAutoHeightTextInput

    def to_python(self, value: Any) -> str:
        return tidied(super().to_python(value) or "")


class TermForm(RecordForm):
    """A word of a vocabulary, with its synonyms."""

    synonyms = SynonymsField(
        label=_("Also called"),
        required=False,
        max_length=500,
        help_text=_(
            "Other words that people use for it, in any language, with a comma or a "
            "semicolon between them. Who searches for one of them finds it."
        ),
    )


class NewOrganisationForm(ModelForm):  # type: ignore[type-arg] # of Organisation
    """An organisation in a few words, where somebody chooses one."""

    class Meta:
        model = Organisation
        fields = ("name", "type")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "type")


class OrganisationForm(RecordForm):
    """An organisation, with its names, seats and recognitions inside."""

    enterprise_number = EnterpriseNumberField(
        label=_("Enterprise number"),
        required=False,
        max_length=20,
        help_text=_(
            "Ten digits, with or without dots: 0123.456.749. Leave it empty for an "
            "association that has none."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "type")

    def clean_association_code(self) -> str:
        code = str(self.cleaned_data["association_code"]).upper().replace(" ", "")
        if code and not (code[0] == "V" and code[1:].isdigit() and len(code) == 8):
            raise ValidationError(_("The code is V and seven digits: V0001001."))
        return code
