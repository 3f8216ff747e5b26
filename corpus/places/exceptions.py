"""Names of places that are pieces of ordinary words too, and how to tell: 项城市 in 各项城市, 和县 in 市和县."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analyzers.rows import read_rows

KINDS = ("edge", "not-after", "not-before", "not-a-place")


@dataclass(frozen=True, slots=True)
class PlaceExceptions:
    """`edge`: names that need a boundary before them. `not_after`: name → what must not stand before it. `not_before`: last character of
    names, or a name → what must not follow it. `words`: names without their kind that are ordinary words."""

    edge: frozenset[str]
    not_after: Mapping[str, re.Pattern[str]]
    not_before: Mapping[str, re.Pattern[str]]
    words: frozenset[str]

    def allow(self, text: str, start: int, end: int) -> bool:
        """Whether `text[start:end]`, a name of a place by its letters, can be one where it stands. Boundaries are not looked at."""
        name = text[start:end]
        after = self.not_before.get(name) or self.not_before.get(name[-1])
        if after and after.match(text, end):
            return False
        before = self.not_after.get(name)
        return not (before and start and before.match(text[start - 1]))

    def needs_edge(self, name: str) -> bool:
        return len(name) == 2 or name in self.edge


def load_exceptions(path: Path) -> PlaceExceptions:
    """Reads `place_exceptions.tsv`. Raises DataError naming file and line."""
    entries: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for row in read_rows(path, columns=3, unique=False):
        kind, name, rule = row.values
        if kind not in entries:
            raise row.error(f"{kind!r} is none of {', '.join(KINDS)}")
        if name in entries[kind]:
            raise row.error(f"{kind} {name!r} appears twice")
        entries[kind][name] = rule
    return PlaceExceptions(
        edge=frozenset(entries["edge"]),
        not_after={name: re.compile(rule) for name, rule in entries["not-after"].items()},
        not_before={name: re.compile(rule) for name, rule in entries["not-before"].items()},
        words=frozenset(entries["not-a-place"]),
    )
