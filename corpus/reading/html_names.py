"""What the mark-up of pages names its parts (`html_names.tsv`)."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analyzers.rows import read_rows


class Names(NamedTuple):
    """`silent`: elements whose content is no text of the page. `inline`: elements that do not begin a line. `aside`: words in class names
    and ids of the parts around the article."""

    silent: frozenset[str]
    inline: frozenset[str]
    aside: frozenset[str]


@cache
def load_names() -> Names:
    """Reads the names. Raises `DataError` naming file and line."""
    groups: dict[str, set[str]] = {group: set() for group in Names._fields}
    for row in read_rows(Path(__file__).parent / "html_names.tsv", columns=2, unique=False):
        group, name = row.values
        if group not in groups:
            raise row.error(f"unknown group {group!r} (known: {' '.join(groups)})")
        groups[group].add(name)
    return Names(**{group: frozenset(names) for group, names in groups.items()})


def is_aside_name(name: str) -> bool:
    """Whether a class or id names a part of the page around the article: `foot`, `share-bar`, `nav_left`, …"""
    words = re.split(r"[^a-z]+", re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower())
    return not load_names().aside.isdisjoint(words)
