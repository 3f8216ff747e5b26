"""What takes long to make of an index, kept until there is a new state of it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from indexer.engine import Reader

T = TypeVar("T")


class Kept(Generic[T]):
    """Safe to share between threads: two that come first together make it twice."""

    def __init__(self, make: Callable[[Reader], T]) -> None:
        self._make = make
        self._kept: tuple[Reader, T] | None = None

    def of(self, reader: Reader) -> T:
        """What is made of the state of the index that `reader` reads."""
        kept = self._kept
        if kept is None or kept[0] is not reader:
            self._kept = kept = reader, self._make(reader)
        return kept[1]
