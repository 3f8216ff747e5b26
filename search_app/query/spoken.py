"""Latin letters read as pinyin: the words of an index, and words that follow one another there, that sound or begin so.

yanglao → 养老, yanglaofuwu → 养老服务, yl → 养老, ylfw → 养老服务. For suggestions and corrections, never for search itself.
"""

from collections.abc import Iterator, Mapping

from analyzers import Analyzer
from indexer.engine import EngineRequest, Reader
from indexer.query import Phrase
from search_app.query.lexicon import Lexicon

MOST_LETTERS = 24
MOST_OF_ONE_SOUND = 12
"""Words of one sound that are tried beside others: the most frequent."""
MOST_COUNTED = 8
"""Pairs of words that are looked for in the index."""

Words = Mapping[str, tuple[str, ...]]


class Spoken:
    """Reads letters in the words of one index. Raises `OutOfTime` after `until`."""

    def __init__(self, lexicon: Lexicon, reader: Reader, analyzer: Analyzer, until: float | None = None) -> None:
        self._lexicon = lexicon
        self._reader = reader
        self._analyzer = analyzer
        self._until = until

    def sounding(self, letters: str) -> tuple[str, ...]:
        """The words spoken so, else pairs of words, the most frequent first."""
        return self._lexicon.by_sound.get(letters, ()) or self._pairs(letters, self._lexicon.by_sound)

    def beginning(self, letters: str) -> tuple[str, ...]:
        """The pairs of words whose syllables begin so: two letters or more of each."""
        return self._pairs(letters, self._lexicon.by_initials)

    def _pairs(self, letters: str, words: Words) -> tuple[str, ...]:
        joints: dict[str, int] = {}
        for left, right in _halves(letters, words):
            if joint := self._reader.frequency(left[-1] + right[0], "grams"):
                joints[left + right] = joint
        likeliest = sorted(joints, key=lambda pair: -joints[pair])[:MOST_COUNTED]
        counts = {pair: self._holding(pair) for pair in likeliest}
        return tuple(sorted((pair for pair in counts if counts[pair]), key=lambda pair: -counts[pair]))

    def _holding(self, text: str) -> int:
        grams = tuple(dict.fromkeys(gram.text for gram in self._analyzer.grams(text) if len(gram.text) == 2))
        return self._reader.search(EngineRequest(Phrase(text, grams), limit=0, until=self._until)).total


def _halves(letters: str, words: Words) -> Iterator[tuple[str, str]]:
    """The pairs of words that make up the letters."""
    for at in range(2, len(letters) - 1) if len(letters) <= MOST_LETTERS else ():
        for left in words.get(letters[:at], ())[:MOST_OF_ONE_SOUND]:
            for right in words.get(letters[at:], ())[:MOST_OF_ONE_SOUND]:
                yield left, right
