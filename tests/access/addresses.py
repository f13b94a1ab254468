"""Every address that the site answers, read from the resolver itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """One entry of the resolver.

    `key` is what the table names it by: its full name, else its pattern.
    """

    pattern: str
    name: str
    entry: URLPattern
    resolvers: tuple[URLResolver, ...]

    @property
    def key(self) -> str:
        return self.name or self.pattern

    @cached_property
    def parameters(self) -> dict[str, object]:
        """The names of what it wants to know, with their converters."""
        found: dict[str, object] = {}
        for part in (*self.resolvers, self.entry):
            found |= part.pattern.converters
            if regex := getattr(part.pattern, "_regex", None):
                found |= dict.fromkeys(part.pattern.regex.groupindex)
                assert regex
        return found


def every_address() -> Iterator[Address]:
    """All of them, in the order in which the resolver tries them."""
    yield from _below(get_resolver(), "", (), ())


def _below(
    resolver: URLResolver,
    prefix: str,
    names: tuple[str, ...],
    resolvers: tuple[URLResolver, ...],
) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inside = (*names, entry.namespace) if entry.namespace else names
            yield from _below(entry, pattern, inside, (*resolvers, entry))
        else:
            name = ":".join([*names, entry.name]) if entry.name else ""
            yield Address(pattern, name, entry, resolvers)
