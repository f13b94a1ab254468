"""Kills who issues invoices, at many moments, and says which numbers are left.

    python -m tests.crash.invoices FOLDER TIMES

Each try is a child on a copy of one database. It issues and credits order after order,
and says each number aloud once it has it. After the kill another takes up the work.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from tests.crash.databases import SITE, PostgreSQL, SQLite, the_database

ORDERS = 12
Database = SQLite | PostgreSQL


def main() -> None:
    folder, times = Path(sys.argv[1]), int(sys.argv[2])
    import django

    django.setup()
    from django.db import connections

    connections.close_all()
    database = the_database(folder)
    _in_a_child(database, SITE, _open_orders)
    started = time.monotonic()
    database.copy(SITE, "victim")
    _in_a_child(database, "victim", lambda: _issue_all(folder / "said"))
    took = time.monotonic() - started
    tries = [
        _try(database, folder / "said", took * (number + 0.5) / times)
        for number in range(times)
    ]
    print(json.dumps(tries))  # noqa: T201


def _try(database: Database, said: Path, moment: float) -> dict[str, Any]:
    """One child, killed at its moment; what it left, and what came of it."""
    database.copy(SITE, "victim")
    said.write_text("")
    child = _fork(database, "victim", lambda: _issue_all(said))
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    whole = database.is_whole("victim")
    result = said.with_name("result")
    _in_a_child(database, "victim", lambda: result.write_text(_numbers()))
    left, aloud = json.loads(result.read_text()), said.read_text().split()
    _in_a_child(database, "victim", lambda: _issue_all(said))
    _in_a_child(database, "victim", lambda: result.write_text(_numbers()))
    after = json.loads(result.read_text())
    return {"whole": whole, "left": left, "aloud": aloud, "after": after}


def _in_a_child(database: Database, name: str, work: Any) -> None:
    _child, status = os.waitpid(_fork(database, name, work), 0)
    assert status == 0, "the work fails when nobody kills it"


def _fork(database: Database, name: str, work: Any) -> int:
    child = os.fork()
    if child:
        return child
    try:
        from django.db import connection

        connection.settings_dict["NAME"] = database.name(name)
        work()
        connection.close()
    except BaseException:
        import traceback

        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _open_orders() -> None:
    from steunpunt.money.tests.builders import a_seller, an_order

    a_seller()
    for _number in range(ORDERS):
        an_order()


def _issue_all(said: Path) -> None:
    from steunpunt.money.invoicing import credit, issue
    from steunpunt.money.models import Order

    with said.open("a") as aloud:
        for order in Order.objects.order_by("pk"):
            invoice = issue(order, by=None)
            note = credit(invoice, reason="Proef", reference=f"x{order.pk}", by=None)
            aloud.write(f"{invoice.number} {note.number}\n")
            aloud.flush()


def _numbers() -> str:
    """Every number there is, and where the counters stand."""
    from steunpunt.money.models import Counter, CreditNote, Invoice

    return json.dumps(
        {
            "F": [*Invoice.objects.order_by("pk").values_list("sequence", flat=True)],
            "C": [
                *CreditNote.objects.order_by("pk").values_list("sequence", flat=True)
            ],
            "counters": dict(Counter.objects.values_list("kind", "last")),
            "numbers": [
                *Invoice.objects.values_list("number", flat=True),
                *CreditNote.objects.values_list("number", flat=True),
            ],
        }
    )


if __name__ == "__main__":
    main()
