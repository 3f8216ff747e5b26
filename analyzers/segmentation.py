"""Cutting Han text into words: jieba, with a dictionary of the field.

jieba cuts by the most probable path through its dictionary and joins unknown characters by a hidden Markov model
(https://github.com/fxsjy/jieba). Its search mode adds the two- and three-character dictionary words inside longer ones,
so that 农业 finds 农业发展银行.

`rjieba` is the same algorithm and dictionary in Rust, ten times as fast. The two cut runs of Han characters alike
(`tests/analyzers/test_segmentation.py`), so an index built with one is read with the other; they differ elsewhere, which is why only
runs of `WORD_CHARACTERS` are ever handed to them. Of two ways to cut that are equally likely they take different ones: this happens
where a character stands three times in a row (助助助), two characters twice (民干民干) or two characters doubled (契契误误), and such
a text is cut by jieba itself. Of 1.4 million random strings of two to eight letters, drawn from alphabets of one to five, all are cut
alike. One tie is left to each: a character before and behind another, where both pairs are words of one frequency (租起租). To look for
it would cost every run; of the 832,524 different runs of 3,478 laws none has it, of 117,000 strings made of words that repeat
themselves 23.
"""

import hashlib
import logging
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

import jieba

from analyzers.rows import read_rows

try:
    import rjieba
except ImportError:  # no wheel for this platform: jieba alone gives the same words, more slowly
    rjieba = None  # type: ignore[assignment]

DICTIONARIES = (Path(__file__).parent / "data" / "words.tsv", Path(__file__).parent / "data" / "places.tsv")
"""The words of the field, written by hand, and the names of places, made from the gazetteer."""

WORD_CHARACTERS = "一-龥"
"""The Han characters jieba and rjieba both make words of (U+4E00–9FA5); any other is a word of its own."""

_ANY = f"[{WORD_CHARACTERS}]"
_REPEATED = re.compile(rf"({_ANY})\1(?:\1|({_ANY})\2)|({_ANY}{_ANY})\3")


class Entry(NamedTuple):
    """A word of the field dictionary, with its frequency on jieba's scale."""

    word: str
    frequency: int


class Segmenter(Protocol):
    """Runs of `WORD_CHARACTERS` → words. Safe to share between threads once made."""

    def cut(self, han: str) -> Sequence[str]:
        """The words that follow one another; joined they are `han` again."""
        ...

    def cut_for_search(self, text: str) -> Sequence[str]:
        """The words, each after the dictionary words of two, then three characters inside it. Runs may be parted by blanks."""
        ...

    def knows(self, word: str) -> bool:
        """Whether a word stands in the dictionary."""
        ...


class JiebaSegmenter:
    """The reference, in Python."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        jieba.setLogLevel(logging.WARNING)
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.initialize()
        for word, frequency in entries:
            self._tokenizer.add_word(word, frequency)

    def cut(self, han: str) -> Sequence[str]:
        return list(self._tokenizer.cut(han))

    def cut_for_search(self, text: str) -> Sequence[str]:
        return list(self._tokenizer.cut_for_search(text))

    def knows(self, word: str) -> bool:
        return bool(self._tokenizer.FREQ.get(word))


class RustSegmenter:
    """The fast path, where `rjieba` is installed."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._tokenizer = rjieba.Jieba()
        for word, frequency in self._entries:
            self._tokenizer.add_word(word, frequency, "n")

    @cached_property
    def _reference(self) -> JiebaSegmenter:
        return JiebaSegmenter(self._entries)

    def cut(self, han: str) -> Sequence[str]:
        if _REPEATED.search(han):
            return self._reference.cut(han)
        words: list[str] = self._tokenizer.cut(han)
        return words

    def cut_for_search(self, text: str) -> Sequence[str]:
        if _REPEATED.search(text):
            return self._reference.cut_for_search(text)
        words: list[str] = self._tokenizer.cut_for_search(text)
        return words

    def knows(self, word: str) -> bool:
        return bool(self._tokenizer.has_word(word))


def read_dictionary(paths: Sequence[Path] = DICTIONARIES) -> tuple[Entry, ...]:
    """The field dictionary. Raises DataError naming file and line."""
    entries: dict[str, Entry] = {}
    for path in paths:
        for row in read_rows(path, columns=2):
            word, frequency = row.values
            if not frequency.isdigit():
                raise row.error(f"the frequency of {word} is a whole number, not {frequency!r}")
            if word in entries:
                raise row.error(f"{word!r} stands in another dictionary already")
            entries[word] = Entry(word, int(frequency))
    return tuple(entries.values())


def load_segmenter() -> Segmenter:
    """The fastest that is installed."""
    return RustSegmenter(read_dictionary()) if rjieba else JiebaSegmenter(read_dictionary())


def segmentation_fingerprint() -> str:
    """Names what decides where words are cut: jieba's release (its dictionary and model) and ours. Not which of the two cuts."""
    dictionaries = b"".join(path.read_bytes() for path in DICTIONARIES)
    return hashlib.sha256(f"jieba {jieba.__version__}".encode() + dictionaries).hexdigest()
