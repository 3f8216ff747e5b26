"""Words that no passage holds, and the words of the index they may be slips for (低宝 → 低保, yanglao → 养老).

A word that some passage holds is right as it is; so are names of places and words with synonyms. A slip is mended by a word that sounds
alike (an input method's slip), else by one that differs in one character; a word of two characters by the latter only where an indexed
text has it between the same neighbours (殡藏服务 → 殡葬服务), since too many words are one character apart.

What is meant is looked for as well, as synonyms are, and the page offers the mended query as a link. Words that passages hold may be
slips too, where no passage has them in this row and some have words of the same sound there (公益性公募 → 公益性公墓); these are
offered only.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from analyzers import Analyzer, Expansion, Token, fold
from analyzers.folding import is_han
from analyzers.pinyin import syllables
from indexer.engine import EngineRequest, Reader
from indexer.query import Phrase
from search_app.query.lexicon import Lexicon
from search_app.query.spoken import Spoken
from search_app.query.syntax import Word
from search_app.query.typed_script import in_script_of

LONGEST_SLIP = 8
"""Characters of a word that is looked at; jieba knows hardly any longer ones."""
SHORTEST_SPOKEN = 4
"""Letters that are read as pinyin; fewer are abbreviations (EAP, AED)."""
MOST_LOOKED_AT = 8
"""Words of one query that are looked at, since each may cost several searches; and candidates for one word that are looked for between
its neighbours."""
ASKING = ("哪", "几")
"""What a word that asks begins with: it is no slip, though no passage holds it (哪国, 几胜)."""
MOST_WORDS_OF_A_SOUND = 3
"""Words in a row that may stand for one of the same sound: 行政区 化 sounds as 行政区划."""


class Correction(NamedTuple):
    """A run between blanks as written, at `start` of the query, and what may have been meant."""

    written: str
    meant: str
    start: int


class Speller:
    """Knows the slips of one query. `lexicon` gives the words of the index, or None while they are being read; `right` knows what is no
    slip. Raises `OutOfTime` where it has to look for something after `until`."""

    def __init__(
        self,
        analyzer: Analyzer,
        reader: Reader,
        lexicon: Callable[[], Lexicon | None],
        right: Callable[[str], object],
        until: float | None = None,
    ) -> None:
        self._analyzer = analyzer
        self._reader = reader
        self._lexicon = lexicon
        self._right = right
        self._until = until
        self._looks = MOST_LOOKED_AT
        self._seen: dict[str, tuple[Expansion, ...]] = {}

    def slips(self, folded: str, tokens: Sequence[Token], taken: Sequence[Expansion] = ()) -> tuple[Expansion, ...]:
        """The slips in a run, as words with what is to be looked for as well; `tokens` is how it is cut, `taken` has synonyms."""
        found = self._seen.get(folded)
        if found is None:
            found = self._seen[folded] = tuple(self._slips(folded, tokens, taken))
        return found

    def _slips(self, folded: str, tokens: Sequence[Token], taken: Sequence[Expansion]) -> Iterator[Expansion]:
        known = [(expansion.start, expansion.end) for expansion in taken]
        doubtful = [
            at
            for at, token in enumerate(tokens)
            if self._doubtful(token.text) and not any(start <= token.start < end for start, end in known)
        ]
        lexicon = self._lexicon() if doubtful and not self._right(folded) else None
        if lexicon is None:
            return
        texts = ["", *(token.text for token in tokens), ""]
        doubtful = doubtful[: self._looks]
        self._looks -= len(doubtful)
        for at in doubtful:
            before, word, after = texts[at : at + 3]
            if meant := self._spoken(word, lexicon) if word.isascii() else self._meant(word, before, after, lexicon):
                yield Expansion(word, meant, tokens[at].start, tokens[at].end)

    def confusions(self, folded: str, tokens: Sequence[Token]) -> tuple[Expansion, ...]:
        """The first words of a run, right by themselves, that sound like what some passage has in their place; none where a passage
        holds the run. `tokens` is how it is cut."""
        lexicon = self._lexicon() if 1 < len(tokens) <= self._looks and is_han(folded) and not self._holding(folded) else None
        if lexicon is None:
            return ()
        self._looks -= len(tokens)
        found = []
        for first in range(len(tokens)):
            for last in range(first, min(first + MOST_WORDS_OF_A_SOUND, len(tokens))):
                start, end = tokens[first].start, tokens[last].end
                written = folded[start:end]
                alike = lexicon.by_sound.get("".join(syllables(written)), ()) if 2 <= len(written) <= LONGEST_SLIP else ()
                if meant := self._between(folded[:start], folded[end:], (known for known in alike if known != written)):
                    found.append(Expansion(written, meant, start, end))
        return tuple(found[:1])

    def _doubtful(self, word: str) -> bool:
        if word.isascii():
            return len(word) >= SHORTEST_SPOKEN and word.isalpha() and not self._reader.frequency(word)
        if not 2 <= len(word) <= LONGEST_SLIP or not is_han(word) or word.startswith(ASKING):
            return False
        return not self._reader.frequency(word) and not self._right(word)

    def _spoken(self, letters: str, lexicon: Lexicon) -> str | None:
        """What is spoken so, typed before the input method was on."""
        return next(iter(Spoken(lexicon, self._reader, self._analyzer, self._until).sounding(letters)), None)

    def _meant(self, word: str, before: str, after: str, lexicon: Lexicon) -> str | None:
        """What a word between its neighbours may be a slip for, the likeliest."""
        alike = [known for known in lexicon.by_sound.get("".join(syllables(word)), ()) if known != word]
        near = [] if self._compound(word) else [known for known in lexicon.sharing_an_end(word) if _one_slip_apart(known, word)]
        near = [known for known in near if known not in alike]
        near.sort(key=lambda known: (len(known) != len(word), -lexicon.frequencies[known]))
        alike.sort(key=lambda known: (abs(len(known) - len(word)), -lexicon.frequencies[known]))
        if before or after:
            return self._between(before, after, alike) or self._between(before, after, near)
        return next(iter([*alike, *near] if len(word) > 2 else alike), None)

    def _compound(self, word: str) -> bool:
        """Whether a word is made of one that passages hold, and so no slip of the pen (邻居家 of 邻居)."""
        inside = (token.text for token in self._analyzer.words(word) if 1 < len(token.text) < len(word))
        return any(self._reader.frequency(part) for part in inside)

    def _between(self, before: str, after: str, candidates: Iterable[str]) -> str | None:
        """The candidate that most passages hold between these neighbours."""
        texts = [(before + known + after, known) for known in candidates if self._joined(before, known) and self._joined(known, after)]
        counts = {known: self._holding(text) for text, known in texts[:MOST_LOOKED_AT]}
        return max((known for known, count in counts.items() if count), key=lambda known: counts[known], default=None)

    def _joined(self, left: str, right: str) -> bool:
        """Whether some passage may hold one after the other."""
        return not (left and right) or bool(self._reader.frequency(left[-1] + right[0], "grams"))

    def _holding(self, text: str) -> int:
        grams = tuple(dict.fromkeys(token.text for token in self._analyzer.grams(text) if len(token.text) == 2))
        return self._reader.search(EngineRequest(Phrase(text, grams), limit=0, until=self._until)).total


def mended(folded: str, slips: Iterable[Expansion]) -> str:
    """A run with what its slips stand for in their place."""
    for slip in sorted(slips, key=lambda slip: -slip.start):
        folded = folded[: slip.start] + slip.target + folded[slip.end :]
    return folded


def corrections(words: Iterable[Word], slips: Sequence[Expansion]) -> tuple[Correction, ...]:
    """The corrections of a query, in its order, at most one for each of its plainly typed `words` (runs between blanks)."""
    found = []
    for word in words:
        folded = meant = fold(word.text).text
        for slip in slips:
            meant = meant.replace(slip.source, slip.target)
        if meant != folded:
            found.append(Correction(word.text, in_script_of(word.text, meant), word.start))
    return tuple(found)


def corrected(text: str, found: Sequence[Correction]) -> str:
    """The query with what may have been meant in the places of what was written; `found` is in its order."""
    for one in reversed(found):
        text = text[: one.start] + one.meant + text[one.start + len(one.written) :]
    return text


def _one_slip_apart(one: str, other: str) -> bool:
    """Whether one character changed, missing or added (Levenshtein 1) or two neighbours swapped (Damerau) lead from one to the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    shortest = min(len(one), len(other))
    while start < shortest and one[start] == other[start]:
        start += 1
    end = 0
    while end < shortest - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) == 1 or (len(left) == len(right) == 2 and left == right[::-1])
