"""Who may see money, and who may do what with it."""

from typing import Any

from django.db.models import QuerySet

SEE = "money.view_invoice"
ORDER = "money.change_order"
ISSUE = "money.add_invoice"
CREDIT = "money.add_creditnote"
PAYMENTS = "money.add_payment"
REMIND = "money.add_reminder"
REFUND = "money.add_refund"


def visible_money(user: Any, records: QuerySet[Any]) -> QuerySet[Any]:
    """All of it, or nothing: also in history, on the staff home and in files."""
    return records if user.has_perm(SEE) else records.none()
