"""What belongs in a column, in a sentence or two; from the declaration itself."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steunpunt.exchange import values
from steunpunt.exchange.sheets import BY_NAME, SHEET_OF, SHEETS, Column, Sheet

KINDS = {
    values.day: gettext_lazy("A date, such as 2019-03-31."),
    values.moment: gettext_lazy(
        "A date and time in Brussels, such as 2019-03-31 09:30."
    ),
    values.small_whole: gettext_lazy("A whole number."),
    values.small: gettext_lazy("A whole number, 0 or more."),
    values.natural: gettext_lazy("A whole number, 0 or more."),
    values.decimal: gettext_lazy("A number, such as 7.5."),
    values.numbers: gettext_lazy("Numbers with a semicolon between them, such as 1;3."),
    values.words: gettext_lazy("Words with a semicolon between them."),
    values.yes_no: gettext_lazy("Yes or no: yes, no, ja or nee."),
}


def sheet_of(model: object) -> Sheet:
    """The sheet whose rows are records of a model."""
    return next(sheet for sheet in SHEETS if sheet.model is model)


def kind_of(column: Column) -> str:
    """What sort of value a column holds."""
    if column.choices:
        return _("One of: %(words)s.") % {"words": ", ".join(column.choices)}
    if column.to is not None and column.to not in SHEET_OF:
        return _("The reference of something that is known here.")
    if column.to is not None:
        sheet = sheet_of(column.to).name
        if not column.field:
            return _(
                "The id of rows in “%(sheet)s”, with a semicolon between them."
            ) % {"sheet": sheet}
        return _("The id of a row in “%(sheet)s”.") % {"sheet": sheet}
    if column.read in KINDS:
        return str(KINDS[column.read])
    if column.longest:
        return _("Text, at most %(n)s characters.") % {"n": column.longest}
    return _("Text.")


def meaning_of(column: Column) -> str:
    """What a column means, as a sentence."""
    said = str(column.help)
    return f"{said[:1].upper()}{said[1:]}."


def what_belongs(sheet: str, column: str) -> str:
    """What belongs in a cell, for somebody who has to mend it."""
    known = BY_NAME.get(sheet)
    if known is None:
        return _("A sheet of the format; one whose name starts with _ is not read.")
    found = known.by_name.get(column)
    if found is None:
        return _("Columns: %(names)s.") % {"names": ", ".join(known.by_name)}
    needed = _("Required.") if found.required else _("May be empty.")
    return f"{meaning_of(found)} {kind_of(found)} {needed}"
