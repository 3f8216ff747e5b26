"""Strict reading of the word lists this package keeps as data: UTF-8, `#` comments, one entry a line, errors name file and line."""

from collections.abc import Iterator
from pathlib import Path


class VocabularyError(ValueError):
    """A data file of this package is not as it should be."""


def read_rows(path: Path, columns: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Line numbers and the tab-separated values of a table; every row has exactly `columns` values, none empty."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        values = tuple(value.strip() for value in line.split("\t"))
        if len(values) != columns or not all(values):
            raise VocabularyError(f"{path}:{number}: {columns} values separated by tabs are wanted, found {len(values)}: {line!r}")
        yield number, values


def read_words(path: Path) -> frozenset[str]:
    """A list of words; a word given twice is an error."""
    words: set[str] = set()
    for number, (word,) in read_rows(path, columns=1):
        if word in words:
            raise VocabularyError(f"{path}:{number}: {word!r} stands here twice")
        words.add(word)
    return frozenset(words)


def read_groups(path: Path) -> dict[str, tuple[str, ...]]:
    """A table `group<TAB>entry` → the entries of each group in the order of the file; an entry given twice in a group is an error."""
    groups: dict[str, list[str]] = {}
    for number, (group, entry) in read_rows(path, columns=2):
        entries = groups.setdefault(group, [])
        if entry in entries:
            raise VocabularyError(f"{path}:{number}: {entry!r} stands in {group!r} twice")
        entries.append(entry)
    return {group: tuple(entries) for group, entries in groups.items()}
