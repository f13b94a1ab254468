"""The background worker: does what stands in the queue of the database, one by one."""

import logging
import os
import signal
import threading
import time
from typing import Any

from django.db import Error, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from steunpunt.exchange.jobs import tidy

LOOK_SECONDS = 0.5
FORCE_SECONDS = 10
TIDY_SECONDS = 3600
log = logging.getLogger(__name__)


def work(*, with_parent: bool) -> None:
    """Work until stopped, or until the process that started us is gone."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_said: stop.set())
    if with_parent:
        threading.Thread(target=_watch, args=[os.getppid(), stop], daemon=True).start()
    tidied = 0.0
    while not stop.is_set():
        try:
            if time.monotonic() - tidied > TIDY_SECONDS or not tidied:
                tidied = time.monotonic()
                tidy()
            if _is_anything_waiting():
                _queue().run()
        except Error:
            log.exception("The worker could not reach the queue; it tries again.")
            stop.wait(FORCE_SECONDS)
        stop.wait(LOOK_SECONDS)


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
