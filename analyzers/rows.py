"""Reading the commented data files: one entry a line, columns parted by tabs, `#` begins a comment, blank lines are skipped.

Domain knowledge (words, units, variants, synonyms, places, the taxonomy) lives in such files, never in the code. The reader is strict:
whatever it cannot make sense of is a `DataError` that names file and line.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class DataError(ValueError):
    """A data file says something that cannot be meant; the message begins with `file:line:`."""


class Row(NamedTuple):
    """One entry: where it stands and its columns, stripped."""

    path: Path
    line: int
    values: tuple[str, ...]

    def error(self, what: str) -> DataError:
        return DataError(f"{self.path}:{self.line}: {what}")


def read_rows(path: Path, columns: int | None = None, *, unique: bool = True) -> Iterator[Row]:
    """The entries of a file, in order.

    `columns` is how many columns every entry must have (None: one or more). With `unique` a first column that was seen before is
    an error, since the second entry would silently win.
    """
    seen: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        content = line.split("#", 1)[0].rstrip()
        if not content:
            continue
        row = Row(path, number, tuple(value.strip() for value in content.split("\t")))
        if columns is not None and len(row.values) != columns:
            raise row.error(f"{len(row.values)} columns where {columns} are wanted: {content!r}")
        if unique and row.values[0] in seen:
            raise row.error(f"{row.values[0]!r} stands already in line {seen[row.values[0]]}")
        seen[row.values[0]] = number
        yield row
