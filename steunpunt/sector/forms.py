"""Forms of the sector: numbers as people write them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CharField
from django.utils.translation import gettext_lazy as _

from steunpunt.records.backoffice import RecordForm
from steunpunt.sector import enterprise_number


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

    def clean_association_code(self) -> str:
        code = str(self.cleaned_data["association_code"]).upper().replace(" ", "")
        if code and not (code[0] == "V" and code[1:].isdigit() and len(code) == 8):
            raise ValidationError(_("The code is V and seven digits: V0001001."))
        return code
