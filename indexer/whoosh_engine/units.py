"""Many texts as UTF-16 units, one after another: what bodies are coded from and grams are cut from. Lone surrogates are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np

from indexer.whoosh_engine.array_file import Array


@dataclass(frozen=True, slots=True)
class Units:
    """`data` are the units of all texts (uint16), `sizes` (uint32) how many each text has."""

    data: Array
    sizes: Array

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        return cls.joined([*map(encoded, texts)])

    @classmethod
    def joined(cls, parts: list[bytes]) -> Self:
        """The same of texts that are `encoded`."""
        return cls(np.frombuffer(b"".join(parts), np.uint16), np.fromiter(map(len, parts), np.uint32, len(parts)) // 2)

    def followed_by(self, others: "Units") -> "Units":
        return Units(np.concatenate((self.data, others.data)), np.concatenate((self.sizes, others.sizes)))

    def keeping(self, kept: Array) -> "Units":
        """Only the texts that are `kept` (bool)."""
        return Units(self.data[np.repeat(kept, self.sizes)], self.sizes[kept])


def encoded(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")
