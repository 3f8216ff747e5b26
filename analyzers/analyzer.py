"""The analyzer: folded text → the two token streams that are indexed and asked for.

- `words`: jieba's search mode over Han runs (words, and the dictionary words inside long ones), numbers and Latin runs whole and in parts
- `grams`: every character and every pair of neighbours of each run of letters, digits and Han characters

The grams hold all single characters, not only those of one-character runs: it lets one character, digit or letter find what
it should, and measured 0.356 against 0.349 nDCG@10 (words + pairs + characters against words + pairs; statutes, BM25).

Text that is asked or shown is cut into `Token`s, which know where they stand; text that is indexed needs only the `Terms`.
"""

import hashlib
import operator
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analyzers.folding import HAN
from analyzers.numbers import RUN, cut_run
from analyzers.segmentation import WORD_CHARACTERS, Segmenter, load_segmenter, segmentation_fingerprint
from analyzers.tokens import Token

_RUNS = re.compile(rf"(?P<han>[{WORD_CHARACTERS}]+)|(?P<rare>[{HAN}])|(?P<run>{RUN})")
_OTHER_RUNS = re.compile(rf"(?P<rare>(?![{WORD_CHARACTERS}])[{HAN}])|(?P<run>{RUN})")
_NO_WORDS = re.compile(rf"[^{WORD_CHARACTERS}]+")
_GRAM_RUNS = re.compile(r"[^\W_]+")
_HAN_AFTER = re.compile(rf"[{HAN}]{{0,8}}")


class Terms(NamedTuple):
    """The terms of a text in both streams, repetitions kept: what an index holds. `grams` are in text order, `words` are not."""

    words: list[str]
    grams: list[str]


class Analyzer:
    """Cuts folded text. Deterministic: the same text gives the same tokens in every process with the same `fingerprint`."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self.fingerprint = _fingerprint()

    def cut(self, folded: str) -> Iterator[Token]:
        """The words that follow one another, without those inside them: how a query is read."""
        for found in _RUNS.finditer(folded):
            if found.lastgroup != "han":
                yield Token(found.group(), found.start(), found.end())
                continue
            start = found.start()
            for word in self._segmenter.cut(found.group()):
                yield Token(word, start, start + len(word))
                start += len(word)

    def words(self, folded: str) -> Iterator[Token]:
        """The `words` stream; a word follows the words inside it."""
        for found in _RUNS.finditer(folded):
            run = Token(found.group(), found.start(), found.end())
            if found.lastgroup == "han":
                yield from self._search_words(run)
            elif found.lastgroup == "run":
                yield from cut_run(run, _han_after(folded, run.end))
            else:
                yield run

    def _search_words(self, run: Token) -> Iterator[Token]:
        start = run.start
        for word in self._segmenter.cut(run.text):
            for length in (2, 3):
                for index in range(len(word) - length + 1) if len(word) > length else ():
                    part = word[index : index + length]
                    if self._segmenter.knows(part):
                        yield Token(part, start + index, start + index + length)
            yield Token(word, start, start + len(word))
            start += len(word)

    def grams(self, folded: str) -> Iterator[Token]:
        """The `grams` stream: for each run its characters, each followed by the pair it opens."""
        for found in _GRAM_RUNS.finditer(folded):
            run, start = found.group(), found.start()
            for index, character in enumerate(run):
                yield Token(character, start + index, start + index + 1)
                if index + 1 < len(run):
                    yield Token(run[index : index + 2], start + index, start + index + 2)

    def terms(self, folded: str) -> Terms:
        """The terms of `words` and `grams`, several times as fast as through tokens."""
        words = [word for word in self._segmenter.cut_for_search(_NO_WORDS.sub(" ", folded)) if word != " "]
        for found in _OTHER_RUNS.finditer(folded):
            run = Token(found.group(), found.start(), found.end())
            words += [token.text for token in cut_run(run, _han_after(folded, run.end))] if found.lastgroup == "run" else [run.text]
        grams: list[str] = []
        for text in _GRAM_RUNS.findall(folded):
            grams += text
            grams += map(operator.add, text, text[1:])
        return Terms(words, grams)


@cache
def load_analyzer() -> Analyzer:
    """The analyzer of the product, made once a process (about half a second)."""
    return Analyzer(load_segmenter())


def _han_after(folded: str, end: int) -> str:
    return _HAN_AFTER.match(folded, end).group()  # type: ignore[union-attr]  # the pattern matches everywhere


def _fingerprint() -> str:
    """Names everything that shapes tokens: this package's code and data, the dictionary, and OpenCC's tables through their release."""
    digest = hashlib.sha256(segmentation_fingerprint().encode())
    package = Path(__file__).parent
    for path in sorted([*package.glob("*.py"), *(package / "data").iterdir()]):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
