"""Progress of long work: a bar on a terminal, one line a minute elsewhere."""

import sys
from time import monotonic
from typing import Self, TextIO

from tqdm import tqdm

EVERY = 60.0
"""Seconds between lines where there is no terminal."""


class Bar(tqdm):  # type: ignore[type-arg]
    """A bar without the thread that tqdm has to watch over it, since only a process without threads can be forked (`work.py`)."""

    monitor_interval = 0


class Progress:
    """Counts files done, and the passages they gave. How many there will be is not known: they are read as they are found."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stderr
        self._files = self._passages = 0
        self._told = monotonic()
        self._bar = Bar(unit=" files", file=self._out, dynamic_ncols=True) if self._out.isatty() else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def advance(self, passages: int) -> None:
        """One file more is done, and gave this many passages."""
        self._files += 1
        self._passages += passages
        if self._bar is not None:
            self._bar.set_postfix_str(f"{self._passages:,} passages", refresh=False)
            self._bar.update()
        elif monotonic() - self._told >= EVERY:
            self._told = monotonic()
            print(f"{self._files:,} files, {self._passages:,} passages", file=self._out, flush=True)
