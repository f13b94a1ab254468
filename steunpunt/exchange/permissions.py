"""Who may bring records in, and who may take them out."""

from typing import Any

IMPORT = "exchange.import_records"
EXPORT = "exchange.export_records"


def may_import(user: Any) -> bool:
    """Whether somebody may import records, and undo an import."""
    return user.has_perm(IMPORT)


def may_export(user: Any) -> bool:
    """Whether somebody may take out a year's records."""
    return user.has_perm(EXPORT)
