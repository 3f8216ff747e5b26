"""Data files of named lists of words: two columns, the list and its words separated by spaces. A list may take several lines."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from analyzers.rows import read_rows


def read_word_lists(path: Path, names: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """The lists of a file by name. Raises `DataError` naming file and line for a list that is none of `names`."""
    lists: dict[str, list[str]] = {name: [] for name in names}
    for row in read_rows(path, columns=2, unique=False):
        name, words = row.values
        if name not in lists:
            raise row.error(f"{name!r} is none of {', '.join(names)}")
        lists[name] += words.split()
    return {name: tuple(words) for name, words in lists.items()}


def either(words: Iterable[str], between: str = "") -> str:
    """A pattern for any of the words, the longest first, for use inside a group; `between` is a pattern for what may part their characters.

    What words begin with alike stands in it once: at each place of a text only the first characters are tried, not every word.
    """
    tails: dict[str, list[str]] = {}
    for word in sorted(words):
        tails.setdefault(word[0], []).append(word[1:])
    return "|".join(re.escape(head) + _continued(rest, between) for head, rest in tails.items())


def _continued(tails: Sequence[str], between: str) -> str:
    """A pattern for what may follow the beginning that words share; nothing, where one of them ends there."""
    longer = [tail for tail in tails if tail]
    if not longer:
        return ""
    continued = f"{between}(?:{either(longer, between)})"
    return f"(?:{continued}|)" if "" in tails else continued
