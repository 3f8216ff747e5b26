"""Folded bodies, in which phrases are verified: one to three bytes for each UTF-16 unit, by a code made for the segment.

    0 … 143                      the most frequent units
    144 … 175, trail             the 2,048 that follow
    176 … 191, trail, trail      any other, by its 16 bits; a trail is 192 … 255 and adds six

As in UTF-8 no byte that begins a unit continues another, so a text stands in a body exactly where its bytes do. Chinese takes about
1.4 bytes a character instead of two.
"""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Self

import numpy as np

from indexer.whoosh_engine.array_file import Array, Arrays, read_bytes
from indexer.whoosh_engine.gathering import Numbers
from indexer.whoosh_engine.strings import ends_of
from indexer.whoosh_engine.units import Units, encoded

UNITS = 1 << 16
SHORT = 144
LEADS = 32
THIRD = SHORT + LEADS
"""The first byte of those that begin a code of three."""
TRAIL = 192
TRAIL_BITS = 6
TRAILS = 1 << TRAIL_BITS
FREQUENT = SHORT + LEADS * TRAILS
"""Units that have a code of one byte or two."""
STEP = 1 << 19
"""Units, or bytes, worked on at a time."""


REMEMBERED = 1_000
"""Words and phrases of which the bytes are kept: to encode a short one takes 40 µs, a question has them in both its steps."""


class Code:
    """`frequent` are the units (uint16) that have the shortest codes, in their order; at most `FREQUENT`."""

    def __init__(self, frequent: Array) -> None:
        self._frequent = frequent
        every = np.arange(UNITS)
        rank = np.full(UNITS, UNITS)
        rank[frequent] = np.arange(len(frequent))
        second = rank - SHORT
        self._sizes = np.where(rank < SHORT, 1, np.where(rank < FREQUENT, 2, 3)).astype(np.uint8)
        of_one = (rank, every, every)
        of_two = (SHORT + (second >> TRAIL_BITS), TRAIL + second % TRAILS, every)
        of_three = (THIRD + (every >> 2 * TRAIL_BITS), TRAIL + (every >> TRAIL_BITS) % TRAILS, TRAIL + every % TRAILS)
        self._bytes = np.choose(self._sizes - 1, np.array((of_one, of_two, of_three)).astype(np.uint8))

    @classmethod
    def of_counts(cls, counts: Array) -> Self:
        """The code for units that occur so often."""
        order = np.argsort(-counts, kind="stable")[:FREQUENT]
        return cls(order[counts[order] > 0].astype(np.uint16))

    @property
    def frequent(self) -> Array:
        return self._frequent

    def encode(self, units: Array) -> tuple[Array, Array]:
        """The bytes of units, and where the code of each ends among them."""
        sizes = self._sizes[units]
        ends = np.cumsum(sizes, dtype=np.int64)
        data = np.empty(int(sizes.sum(dtype=np.int64)), np.uint8)
        begins = ends - sizes
        data[begins] = self._bytes[0][units]
        for place in (1, 2):
            longer = np.flatnonzero(sizes > place)
            data[begins[longer] + place] = self._bytes[place][units[longer]]
        return data, ends

    def decode(self, data: Array) -> tuple[Array, Array]:
        """The inverse of `encode`: the units, and where each begins among the bytes."""
        begins = np.flatnonzero(data < TRAIL)
        first = data[begins].astype(np.int64)
        following = np.concatenate((data, np.zeros(2, np.uint8))).astype(np.int64) - TRAIL
        second, third = following[begins + 1], following[begins + 2]
        rank = np.where(first < SHORT, first, SHORT + ((first - SHORT) << TRAIL_BITS) + second)
        units = ((first - THIRD) << 2 * TRAIL_BITS) + (second << TRAIL_BITS) + third
        known = first < THIRD
        units[known] = self._frequent[rank[known]]
        return units.astype(np.uint16), begins


class Bodies:
    """The bodies of a segment: that of a passage is `data[ends[passage - 1]:ends[passage]]`."""

    def __init__(self, data: Array, ends: Array, frequent: Array) -> None:
        self.data = data
        self.ends = ends
        self._code = cache(partial(Code, frequent))
        self.encoded = lru_cache(REMEMBERED)(partial(_encoded, self._code))
        """The bytes that stand in a body where a text does."""

    @classmethod
    def open(cls, path: Path, arrays: Arrays) -> Self:
        return cls(read_bytes(path), arrays["body_ends"], arrays["body_units"])

    def units(self, alive: Array) -> Iterator[Units]:
        """The bodies that are `alive`, some at a time."""
        first = start = 0
        while first < len(self.ends):
            last = max(first + 1, int(np.searchsorted(self.ends, start + STEP, "right")))
            end = int(self.ends[last - 1])
            units, begins = self._code().decode(self.data[start:end])
            owners = np.searchsorted(self.ends[first:last], begins + start, "right")
            kept = alive[first:last]
            yield Units(units[kept[owners]], np.bincount(owners, minlength=last - first)[kept])
            first, start = last, end


def _encoded(code: Callable[[], Code], text: str) -> Array:
    return code().encode(np.frombuffer(encoded(text), np.uint16))[0]


class BodiesWriter:
    """Puts bodies aside as UTF-16, and writes them when it is known which units are frequent."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f"{path.name}.part")
        self._file = self._part.open("wb")
        self._sizes = Numbers(np.uint32)
        self._counts = np.zeros(UNITS, np.int64)

    def add(self, bodies: Units) -> None:
        self._file.write(bodies.data.data)
        self._sizes.add(bodies.sizes)
        self._counts += np.bincount(bodies.data, minlength=UNITS)

    def add_living(self, bodies: Bodies, alive: Array) -> None:
        """The bodies of another segment that are `alive`."""
        for units in bodies.units(alive):
            self.add(units)

    def finish(self) -> Arrays:
        """Writes the file; returns what `Bodies.open` needs besides."""
        self._file.close()
        code = Code.of_counts(self._counts)
        ends = np.cumsum(self._sizes.array(), dtype=np.int64)
        encoded_ends = np.zeros(len(ends), np.int64)
        at = written = 0
        with self._path.open("wb") as file:
            for units in self._steps():
                data, until = code.encode(units)
                file.write(data.data)
                own = slice(*np.searchsorted(ends, (at, at + len(units)), "right").tolist())
                encoded_ends[own] = written + until[ends[own] - at - 1]
                at, written = at + len(units), written + len(data)
        self._part.unlink()
        return {"body_ends": ends_of(np.diff(encoded_ends, prepend=0)), "body_units": code.frequent}

    def abandon(self) -> None:
        self._file.close()

    def _steps(self) -> Iterator[Array]:
        with self._part.open("rb") as file:
            while len(units := np.fromfile(file, np.uint16, STEP)):
                yield units
