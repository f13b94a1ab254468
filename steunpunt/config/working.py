"""The background workers: one does what stands in the queue, one sends the mail."""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import Error, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from steunpunt.accounts.codes import forget_codes
from steunpunt.exchange.jobs import tidy
from steunpunt.mail import sending
from steunpunt.mail.keeping import forget_old
from steunpunt.money.reminding import remind_by_itself
from steunpunt.programme.afterwards.inviting import ask_afterwards
from steunpunt.programme.forgetting import forget
from steunpunt.programme.letters.telling import remind
from steunpunt.programme.orders.charging import invoice_what_began
from steunpunt.programme.own.unused_accounts import tidy_accounts
from steunpunt.programme.placing.going_on import ask_to_decide
from steunpunt.programme.placing.waiting import tend_all

LOOK_SECONDS = 0.5
FORCE_SECONDS = 10
HOUR, MINUTE = 3600, 60
#: what comes round, and after how many seconds
CHORES: tuple[tuple[int, Callable[[], Any]], ...] = (
    (HOUR, tidy),
    (HOUR, forget_old),
    (HOUR, forget),
    (HOUR, tidy_accounts),
    (HOUR, forget_codes),
    (HOUR, remind),
    (HOUR, ask_to_decide),
    (HOUR, invoice_what_began),
    (HOUR, remind_by_itself),
    (HOUR, ask_afterwards),
    (MINUTE, tend_all),
)
log = logging.getLogger(__name__)


def work(*, with_parent: bool) -> None:
    """Do what stands in the queue, one by one, until stopped."""
    stop = _stopping(with_parent=with_parent)
    done = [-float(HOUR)] * len(CHORES)
    while not stop.is_set():
        try:
            _do_chores(done)
            if _is_anything_waiting():
                _queue().run()
        except Error:
            log.exception("The worker could not reach the queue; it tries again.")
            stop.wait(FORCE_SECONDS)
        stop.wait(LOOK_SECONDS)


def send(*, with_parent: bool) -> None:
    """Send the mail, as it comes, until stopped."""
    sending.work(_stopping(with_parent=with_parent))


def _stopping(*, with_parent: bool) -> threading.Event:
    """Set once we are stopped, or the process that started us is gone."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_said: stop.set())
    if with_parent:
        threading.Thread(target=_watch, args=[os.getppid(), stop], daemon=True).start()
    return stop


def _do_chores(done: list[float]) -> None:
    """Do each chore whose time has come; `done` keeps when they were done last."""
    for number, (seconds, chore) in enumerate(CHORES):
        if time.monotonic() - done[number] >= seconds:
            done[number] = time.monotonic()
            close_old_connections()
            try:
                chore()
            except Exception:  # the others go on, and so does the queue
                log.exception("%s failed; it is tried again in its turn.", chore)


def _is_anything_waiting() -> bool:
    """A look that locks nothing, as claiming a task would."""
    close_old_connections()
    return DBTaskResult.objects.ready().filter(backend_name="jobs").exists()


def _queue() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="jobs",
        startup_delay=False,
        max_tasks=1,
        worker_id=f"steunpunt-{os.getpid()}",
        excluded_queue_names=[],
    )


def _watch(parent: int, stop: Any) -> None:
    """Stop when our parent is gone, after a while in the middle of a task too."""
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    stop.set()
    time.sleep(FORCE_SECONDS)
    os._exit(1)
