"""Names that must lead somewhere."""

from collections.abc import Collection, Iterable, Iterator

from ictcriteria.catalogue.validate import closest
from ictcriteria.diagnostics import Finding, Origin, Route


def unknown(names: Iterable[tuple[Route, str]], known: Collection[str], noun: str, origin: Origin) -> Iterator[Finding]:
    """Names that are not known, each at its route below ``origin``, with the nearest known one as a hint."""
    for route, name in names:
        if name not in known:
            yield Finding("unknown-reference", origin.at(*route), f"unknown {noun} '{name}'", closest(name, known))
