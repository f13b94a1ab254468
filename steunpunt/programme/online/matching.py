"""Who a guest is: by address, then by exactly the same name. Doubt is for staff."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models import Registration, Session
from steunpunt.programme.online.stays import Guest, Stay, seconds_in_all
from steunpunt.sector.folding import fold

#: who was there for less than this part of a session may not have attended it
LEAST_SHARE = 0.5
IN_BRACKETS = re.compile(r"\(([^()]*)\)")


class Doubt(models.TextChoices):
    """Why staff have to say."""

    NONE = "", _("no doubt")
    NOBODY = "nobody", _("nobody here has this name or address")
    SEVERAL = "several", _("this may be one of several people")
    SHORT = "short", _("there for less than half of the session")
    UNKNOWN = "unknown", _("the file does not say how long")


@dataclass(frozen=True)
class Match:
    """A guest, or the guests that are one person, beside a registration.

    Attributes:
        name, email: as in the file.
        minutes: how long; None: not known.
        registration: whom we take them to be; None: staff say.
        doubt: why staff look; empty when they need not.
    """

    name: str
    email: str
    minutes: int | None
    registration: Registration | None
    doubt: Doubt


def match(session: Session, guests: Sequence[Guest]) -> list[Match]:
    """Each person in the file; doubtful ones first."""
    people = list(
        session.activity.registrations.not_cancelled()
        .filter(person__isnull=False)
        .select_related("person", "organisation")
    )
    together: dict[int, list[Guest]] = {}
    found: list[Match] = []
    for guest in guests:
        candidates = _candidates(guest, people)
        if len(candidates) == 1:
            together.setdefault(candidates[0].pk, []).append(guest)
        else:
            doubt = Doubt.SEVERAL if candidates else Doubt.NOBODY
            minutes = _minutes(guest.stays)
            found.append(Match(guest.name, guest.email, minutes, None, doubt))
    by_key = {one.pk: one for one in people}
    found += [_sure(session, by_key[key], each) for key, each in together.items()]
    return sorted(found, key=lambda one: (not one.doubt, fold(one.name)))


def _candidates(guest: Guest, people: Iterable[Registration]) -> list[Registration]:
    """By address; among those who share it by name. Without one, by name.

    When address and name point at two people, both are.
    """
    names = set(_names(guest.name))
    named = [one for one in people if one.person and one.person.folded_name in names]
    address = guest.email.lower()
    mailed = [
        one
        for one in people
        if address and one.person and one.person.email.lower() == address
    ]
    both = [one for one in mailed if one in named]
    if both:
        return both
    return [*mailed, *(one for one in named if one not in mailed)]


def _names(said: str) -> Iterator[str]:
    """“Sabbe, Lotte (extern)” is Lotte Sabbe; “iPad (Lotte Sabbe)” too."""
    for name in (IN_BRACKETS.sub("", said), *IN_BRACKETS.findall(said)):
        last, comma, first = name.partition(",")
        for whole in (name, f"{first} {last}" if comma else ""):
            folded = " ".join(fold(whole).split())
            if folded:
                yield folded


def _sure(session: Session, one: Registration, guests: Sequence[Guest]) -> Match:
    stays = [stay for guest in guests for stay in guest.stays]
    minutes = _minutes(stays)
    doubt = Doubt.NONE
    if minutes is None:
        doubt = Doubt.UNKNOWN
    elif minutes < LEAST_SHARE * _length(session):
        doubt = Doubt.SHORT
    return Match(guests[0].name, guests[0].email, minutes, one, doubt)


def _minutes(stays: Sequence[Stay]) -> int | None:
    """Whole minutes; a day is the most."""
    seconds = seconds_in_all(stays)
    return None if seconds is None else min(int(seconds // 60), 24 * 60)


def _length(session: Session) -> float:
    return (session.ends_at - session.starts_at).total_seconds() / 60
