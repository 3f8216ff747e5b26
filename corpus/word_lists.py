"""Data files of named lists of words: two columns, the list and its words separated by spaces. A list may take several lines."""

import re
from collections.abc import Collection, Iterable, Mapping
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


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, for use inside a group."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
