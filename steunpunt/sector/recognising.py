"""Recognises who fills in a form, without telling them whether they were known.

Someone is recognised by name and address together. A mailbox alone identifies nobody,
since colleagues share one; a name alone neither.
"""

from steunpunt.sector.enterprise_number import digits
from steunpunt.sector.finding import organisations_named
from steunpunt.sector.folding import fold
from steunpunt.sector.models import Organisation, Person

MOST_SUGGESTED = 8
FEWEST_LETTERS = 2


def recognise(first_name: str, last_name: str, email: str) -> Person:
    """The person with this name and address; a new one when nobody is."""
    first, last, address = first_name.strip(), last_name.strip(), email.strip().lower()
    known = (
        Person.objects.not_merged()
        .filter(
            erased_at=None,
            email__iexact=address,
            folded_name=fold(f"{first} {last}"),
        )
        .order_by("pk")
        .first()
        if address
        else None
    )
    if known is not None:
        return known
    return Person.objects.create(first_name=first, last_name=last, email=address)


def recognise_organisation(typed: str) -> Organisation | None:
    """The one organisation with exactly this name or number; None: none, or several."""
    words = typed.strip()
    if not words:
        return None
    number = digits(words)
    wanted, found = fold(words), []
    for one in organisations_named(words)[: MOST_SUGGESTED * 4]:
        by_number = len(number) >= 9 and one.enterprise_number.endswith(
            number.removeprefix("0")
        )
        if by_number or fold(one.name) == wanted:
            found.append(one)
    return found[0] if len(found) == 1 else None


def suggest_organisations(typed: str) -> list[Organisation]:
    """A few that somebody may mean, to choose from."""
    words = typed.strip()
    if len(words) < FEWEST_LETTERS:
        return []
    return list(organisations_named(words)[:MOST_SUGGESTED])
