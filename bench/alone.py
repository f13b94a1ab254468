"""Runs work in a process of its own, so that its memory is its own as well."""

import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any


def alone(work: Callable[..., Any], *arguments: Any) -> Any:
    """What work returns, from a fresh process that knows Django."""
    with ProcessPoolExecutor(1, get_context("spawn"), _begin) as pool:
        return pool.submit(work, *arguments).result()


def peak_megabytes() -> int:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _begin() -> None:
    import os

    os.environ["DJANGO_SETTINGS_MODULE"] = "steunpunt.config.settings"
    import django

    django.setup()
