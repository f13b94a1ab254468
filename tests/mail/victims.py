"""Workers that are killed while they send; says what became of each message.

    python -m tests.mail.victims PORT MESSAGES KILLS

A warm parent posts the messages, forks two workers at a time on the database of the
settings, and kills them (SIGKILL) at moments spread over the work. Then workers that
nobody kills finish it. Prints as JSON, for each message, its id and its status.
"""

import json
import os
import random
import signal
import sys
import threading
import time
from typing import Any

WORKERS = 2
PATIENCE = 300


def main() -> None:
    port, messages, kills = map(int, sys.argv[1:])
    import django

    django.setup()
    from django.conf import settings

    settings.SMTP_HOST, settings.SMTP_PORT = "127.0.0.1", port
    settings.SMTP_TLS, settings.SMTP_USER = "no", ""
    _post(messages)
    started = time.monotonic()
    _kill(messages, kills)
    _finish()
    took = time.monotonic() - started
    found = {"seconds": took, "busy": _busy(), "rows": _rows()}
    print(json.dumps(found))  # noqa: T201


def _post(messages: int) -> None:
    from django.db import connections, transaction

    from steunpunt.mail.envelope import Address
    from steunpunt.mail.posting import post

    link = "https://steunpunt.example/"
    with transaction.atomic():
        for number in range(messages):
            post(
                "mail.trial",
                to=Address(f"Nr {number}", f"m{number}@example.org"),
                language="nl",
                values={"name": f"nummer {number}", "link": link},
                key=f"trial:{number}",
            )
    connections.close_all()


def _kill(messages: int, kills: int) -> None:
    """Kill workers, while fewer and fewer messages wait."""
    chance = random.Random(1)  # noqa: S311 - the same in each run
    for number in range(0, kills, WORKERS):
        children = [_start() for _worker in range(WORKERS)]
        wanted = messages * (1 - number / kills)
        until = time.monotonic() + 5
        while _count("queued") >= wanted and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(chance.uniform(0, 0.03))
        for child in children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _finish() -> None:
    children = [_start() for _worker in range(WORKERS)]
    until = time.monotonic() + PATIENCE
    while _count("queued", "sending") and time.monotonic() < until:
        time.sleep(0.1)
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _start() -> int:
    """A worker, in a process of its own."""
    child = os.fork()
    if child:
        return child
    try:
        from steunpunt.mail.sending import Pace, work

        pace = Pace(timeout=0.25, lease=2, again=(0.05,) * 5, rest=0.02, look=0.02)
        work(threading.Event(), pace)
    except BaseException:
        import traceback

        traceback.print_exc()
    os._exit(1)


def _count(*statuses: str) -> int:
    from steunpunt.mail.models import Message

    return int(_asked(lambda: Message.objects.filter(status__in=statuses).count()))


def _busy() -> int:
    """How many messages a worker left in the middle."""
    from steunpunt.mail.models import Message
    from steunpunt.mail.sending import WORKER_GONE

    left = Message.objects.filter(last_answer=WORKER_GONE)
    return int(_asked(left.count))


def _rows() -> list[Any]:
    """Each message: its id, and its status."""
    from steunpunt.mail.models import Message

    columns = ("headers__Message-ID", "status")
    return list(_asked(lambda: list(Message.objects.values_list(*columns))))


def _asked(question: Any) -> Any:
    """The answer, over a connection that no child inherits."""
    from django.db import connections

    try:
        return question()
    finally:
        connections.close_all()


if __name__ == "__main__":
    main()
