"""Sends through a bad server while workers are killed, and holds both books together.

The server knows what it took on and what it confirmed; the outbox knows what it thinks.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.mail.server import DEEDS, BadServer

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Books:
    """What the two books say, by Message-ID.

    Attributes:
        lost: neither taken by the server, nor listed as refused or uncertain.
        twice: taken by the server more than once.
        unlisted: taken without the outbox saying sent or uncertain, or sent according
            to the outbox without the server having confirmed it.
        statuses: how many of each.
        busy: how many kills hit a worker in the middle of a message.
    """

    lost: list[str]
    twice: list[str]
    unlisted: list[str]
    statuses: Counter[str]
    busy: int
    seconds: float


def send_and_kill(
    environment: Mapping[str, str], *, messages: int, kills: int
) -> Books:
    """Send, kill, finish, and compare the books."""
    with BadServer(_deed, _door) as server:
        words = ("-m", "tests.mail.victims", server.port, messages, kills)
        done = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, *map(str, words)],
            cwd=ROOT,
            env=_clean() | environment,
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
        status = dict(found["rows"])
        assert len(status) == messages
        return _compare(server, status, found)


def _compare(server: BadServer, status: Mapping[str, str], found: dict) -> Books:
    taken, confirmed = server.taken, server.said_yes
    return Books(
        lost=[
            name
            for name, what in status.items()
            if not taken[name] and what not in ("failed", "uncertain")
        ],
        twice=[name for name, times in taken.items() if times > 1],
        unlisted=[
            name
            for name, what in status.items()
            if (taken[name] and what not in ("sent", "uncertain"))
            or (what == "sent" and not confirmed[name])
        ],
        statuses=Counter(status.values()),
        busy=found["busy"],
        seconds=found["seconds"],
    )


def _deed(address: str, seen: int) -> str:
    """Half of the messages meet something bad; some of them again and again."""
    number = int(address.removeprefix("m").split("@")[0])
    deed = (*DEEDS, *["yes"] * len(DEEDS))[number % (2 * len(DEEDS))]
    stubborn = number % 3 == 0
    return deed if seen == 1 or stubborn else "yes"


def _door(number: int) -> str:
    """Now and then the server is not there at all."""
    doors = {29: "drop", 31: "busy", 97: "hang"}
    return next((deed for every, deed in doors.items() if number % every == 0), "yes")


def _clean() -> dict[str, str]:
    settings = {"DJANGO_SETTINGS_MODULE": "steunpunt.config.settings"}
    return {
        k: v for k, v in os.environ.items() if not k.startswith("STEUNPUNT_")
    } | settings
