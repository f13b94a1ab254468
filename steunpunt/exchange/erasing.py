"""Files of the last week that went in or came out: they can be made again."""

from itertools import chain
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.exchange.jobs import throw_away
from steunpunt.exchange.models import Export, Job, Upload
from steunpunt.programme.erasing.parts import Part, declare
from steunpunt.programme.erasing.whom import Whom


def _files() -> list[Any]:
    """All of them: they hold whole years of people, and nobody can cut one out.

    What an import is busy with stays, until it is thrown away after a week.
    """
    ended = (Job.State.DONE, Job.State.REFUSED)
    return list(
        chain(
            Export.objects.filter(state__in=ended),
            Upload.objects.filter(state__in=ended),
        )
    )


def _throw_away(whom: Whom, by: User | None) -> None:
    for job in _files() if whom.names or whom.addresses else ():
        transaction.on_commit(lambda job=job: throw_away(job))  # type: ignore[misc]


declare(
    Part(
        _("files of imports and exports; make them again when you need them"),
        lambda whom: len(_files()) if whom.names or whom.addresses else 0,
        _throw_away,
    )
)
