"""What no constraint of a table can say: what was issued or booked never changes.

Triggers hold it on both databases.
"""

from dataclasses import dataclass

from steunpunt.records.guarding import Triggers


@dataclass(frozen=True)
class Guard:
    """A trigger that refuses.

    Attributes:
        rule: what is said when it refuses, and its name.
        table: what it guards.
        doing: INSERT, UPDATE or DELETE, with `OF` columns.
        when: the condition, in SQL that both databases read; empty: always.
    """

    rule: str
    table: str
    doing: str
    when: str = ""

    def sql(self, vendor: str) -> str:
        """The statement that makes it."""
        condition = f" WHEN ({self.when})" if self.when else ""
        begin = f"CREATE TRIGGER {self.rule} BEFORE {self.doing} ON {self.table}"
        if vendor == "sqlite":
            refuse = f"BEGIN SELECT RAISE(ABORT, '{self.rule}'); END"
            return f"{begin}{condition} {refuse}"
        call = f"EXECUTE FUNCTION money_refuses('{self.rule}')"
        return f"{begin} FOR EACH ROW{condition} {call}"


ONE_FURTHER = (
    "NOT ((NEW.year = OLD.year AND NEW.last = OLD.last + 1)"
    " OR (NEW.year > OLD.year AND NEW.last = 1)) OR NEW.last_on < OLD.last_on"
)
BOOKED = "amount, received_on, source, statement_id, line, fingerprint, communication"
GUARDS = (
    Guard("invoice_never_changes", "money_invoice", "UPDATE"),
    Guard("invoice_is_never_deleted", "money_invoice", "DELETE"),
    Guard("credit_note_never_changes", "money_creditnote", "UPDATE"),
    Guard("credit_note_is_never_deleted", "money_creditnote", "DELETE"),
    Guard("counter_goes_up_by_one", "money_counter", "UPDATE", ONE_FURTHER),
    Guard("counter_is_never_deleted", "money_counter", "DELETE"),
    Guard("payment_never_changes", "money_payment", f"UPDATE OF {BOOKED}"),
    Guard("payment_is_never_deleted", "money_payment", "DELETE"),
)
POSTGRESQL = """
CREATE OR REPLACE FUNCTION money_refuses() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = '23514';
END $$ LANGUAGE plpgsql
"""

TRIGGERS = Triggers(
    {one.rule: one.table for one in GUARDS},
    sqlite=[one.sql("sqlite") for one in GUARDS],
    postgresql=[POSTGRESQL, *(one.sql("postgresql") for one in GUARDS)],
)
