"""The analyzer: folded text → the two token streams that are indexed and asked for.

- `words`: jieba's search mode over Han runs (words, and the dictionary words long ones are made of), numbers and Latin runs whole and in
  parts
- `grams`: every character and every pair of neighbours of each run of letters, digits and Han characters

The grams hold all single characters, not only those of one-character runs: it lets one character, digit or letter find what
it should, and measured 0.356 against 0.349 nDCG@10 (words + pairs + characters against words + pairs; statutes, BM25).

Text that is asked or shown is cut into `Token`s, which know where they stand; text that is indexed needs only the terms.
"""

import hashlib
import operator
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from analyzers.folding import HAN
from analyzers.inner_words import SHORTEST, InnerWords
from analyzers.numbers import LONGEST_UNIT, NUMERAL_YEAR, RUN, cut_run, load_units
from analyzers.segmentation import WORD_CHARACTERS, Segmenter, load_segmenter, segmentation_fingerprint
from analyzers.tokens import Token

MODULES = ("analyzer.py", "folding.py", "inner_words.py", "numbers.py", "rows.py", "segmentation.py", "simplified.py", "tokens.py")
DATA = ("radicals.tsv", "units.txt", "variants.tsv")
"""The code and data beside the dictionaries that decide what is indexed (OpenCC's and jieba's come with their pinned releases)."""

_GRAM_RUNS = re.compile(r"[^\W_]+")


class Analyzer:
    """Cuts folded text. Deterministic: the same text gives the same tokens in every process with the same `fingerprint`."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._inner = InnerWords(segmenter.knows)
        self._units = load_units()
        counted = rf"(?P<run>{RUN})(?P<unit>(?<=\d)(?:{'|'.join(self._units.closed)}))?"
        rare = rf"(?P<rare>(?![{WORD_CHARACTERS}])[{HAN}])"
        year = rf"(?P<year>{NUMERAL_YEAR})"
        self._runs = re.compile(rf"{year}|(?P<han>(?:(?!{NUMERAL_YEAR})[{WORD_CHARACTERS}])+)|{rare}|{counted}")
        self._other_runs = re.compile(rf"{year}|{rare}|{counted}")
        self._no_words = re.compile(rf"{self._other_runs.pattern}|[\W_]+")
        self.fingerprint = _fingerprint()

    def cut(self, folded: str) -> Iterator[Token]:
        """The words a text consists of, one behind the other, without those inside them."""
        for found in self._runs.finditer(folded):
            if not found["han"]:
                yield from _groups(found)
                continue
            start = found.start()
            for word in self._segmenter.cut(found["han"]):
                yield Token(word, start, start + len(word))
                start += len(word)

    def asked(self, folded: str) -> Iterator[Token]:
        """The words a query asks for: those of `cut`, but a unit is one with the number before it (5598.07万元, [2019]78号)."""
        number: Token | None = None
        for token in self.cut(folded):
            if number and number.end == token.start and token.text in self._units.all:
                yield Token(number.text + token.text, number.start, token.end)
                number = None
                continue
            if number:
                yield number
            number = token if token.text[-1].isdecimal() else None
            if number is None:
                yield token
        if number:
            yield number

    def words(self, folded: str, among: Collection[str] | None = None) -> Iterator[Token]:
        """The `words` stream; a word follows the words inside it. With `among` only words that are in it, twice as fast."""
        for found in self._runs.finditer(folded):
            if found["han"]:
                yield from self._search_words(found["han"], found.start(), among)
            else:
                yield from (token for token in self._other_words(found, folded) if among is None or token.text in among)

    def _search_words(self, run: str, start: int, among: Collection[str] | None) -> Iterator[Token]:
        for word in self._segmenter.cut(run):
            if len(word) > 2:
                yield from self._inside(word, start, among)
            if among is None or word in among:
                yield Token(word, start, start + len(word))
            start += len(word)

    def _inside(self, word: str, start: int, among: Collection[str] | None) -> Iterator[Token]:
        """The words inside a word that begins at `start`."""
        for length in (2, 3):
            for index in range(len(word) - length + 1) if len(word) > length else ():
                part = word[index : index + length]
                if among is not None and part not in among:
                    continue
                if self._segmenter.knows(part) and self._inner.counts(word, index, index + length):
                    yield Token(part, start + index, start + index + length)

    def _other_words(self, found: re.Match[str], folded: str) -> Iterator[Token]:
        """A run with its parts and units, and the unit it closes; a year in numerals; or a rare character."""
        run, *rest = _groups(found)
        if found["run"]:
            yield from cut_run(run, folded[run.end : run.end + LONGEST_UNIT], self._units)
        else:
            yield run
        yield from rest

    def grams(self, folded: str) -> Iterator[Token]:
        """The `grams` stream: for each run its characters, each followed by the pair it opens."""
        for found in _GRAM_RUNS.finditer(folded):
            run, start = found.group(), found.start()
            for index, character in enumerate(run):
                yield Token(character, start + index, start + index + 1)
                if index + 1 < len(run):
                    yield Token(run[index : index + 2], start + index, start + index + 2)

    def word_terms(self, folded: str) -> list[str]:
        """The terms of `words`, repetitions kept, in no order; several times as fast as through tokens."""
        terms = [word for word in self._segmenter.cut_for_search(self._no_words.sub(" ", folded)) if word != " "]
        for word in [term for term in terms if len(term) >= SHORTEST]:
            for part in self._inner.straddling(word):
                terms.remove(part)
        for found in self._other_runs.finditer(folded):
            terms += [token.text for token in self._other_words(found, folded)]
        return terms


def gram_terms(folded: str) -> list[str]:
    """The terms of `grams`, repetitions kept, in no order. A run is of characters for which `str.isalnum` holds."""
    terms: list[str] = []
    for run in _GRAM_RUNS.findall(folded):
        terms += run
        terms += map(operator.add, run, run[1:])
    return terms


@cache
def load_analyzer() -> Analyzer:
    """The analyzer of the product, made once a process (about half a second)."""
    return Analyzer(load_segmenter())


def _groups(found: re.Match[str]) -> list[Token]:
    """What a match of a run consists of: the run and the unit that closes it, a year in numerals, or a rare character."""
    return [Token(found[name], *found.span(name)) for name in ("run", "unit", "year", "rare") if found[name]]


def _fingerprint() -> str:
    """Names everything that shapes tokens. What only queries use (synonyms, pinyin) is not in it: a change there needs no new index."""
    digest = hashlib.sha256(segmentation_fingerprint().encode())
    package = Path(__file__).parent
    for name in (*MODULES, *(f"data/{name}" for name in DATA)):
        path = package / name
        digest.update(name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
