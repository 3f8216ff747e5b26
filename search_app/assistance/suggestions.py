"""Suggestions while typing: words of the index and terms of several words, places it speaks of, headings and titles of its documents.

A suggestion completes the last piece of what is typed and keeps the rest. Latin letters are read as pinyin, whole, begun or initials only.
Words and names of places stand in the script that is typed, headings and titles in that of their documents.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Literal, NamedTuple

from analyzers import Analyzer, fold, load_synonyms
from corpus.model import UNKNOWN
from corpus.numbering import find_marker
from indexer.engine import EngineRequest, Reader
from indexer.query import All, Everything, Match, Node, Phrase, TextField
from search_app.query.lexicon import Lexicon, read_lexicon
from search_app.query.spoken import Spoken
from search_app.query.typed_script import in_script_of
from search_app.vocabulary import Vocabulary

_LAST_PIECE = re.compile(r"""[^\s，、;；:：(（"“「『]*$""")

Kind = Literal["place", "word", "heading", "title"]

MOST_OF_A_KIND = 4
LONGEST_SUGGESTION = 60
SHORTEST_SOUND = 3
"""Letters that are read as the beginning of a sound; two are initials (yl → 养老, 医疗)."""


class Suggestion(NamedTuple):
    """A whole query to offer, and what kind of thing completed it."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Suggester:
    """What suggestions are drawn from, for one state of the index."""

    reader: Reader
    analyzer: Analyzer
    vocabulary: Vocabulary
    lexicon: Lexicon
    terms: Mapping[str, int]
    """Terms of several words (低保标准) and the passages that hold them, most passages first."""
    places: tuple[str, ...]
    """Names of the places in the index, most passages first."""

    def suggest(self, typed: str, most: int = 10) -> tuple[Suggestion, ...]:
        """At most `most` suggestions for what is in the box, without what is there already."""
        begun, piece = _cut_last(typed)
        folded = fold(piece).text.strip()
        if not folded:
            return ()
        found: dict[str, Suggestion] = {}
        for suggestion in (
            *(Suggestion(begun + in_script_of(typed, name), "place") for name in self._places(folded)),
            *(Suggestion(begun + in_script_of(typed, word), "word") for word in self._words(folded)),
            *self._headings(typed.strip()),
        ):
            found.setdefault(suggestion.text, suggestion)
        return tuple(suggestion for text, suggestion in found.items() if fold(text).text != fold(typed).text)[:most]

    def _places(self, folded: str) -> Iterator[str]:
        names = (name for name in self.places if name.startswith(folded))
        return (name for name, _ in zip(names, range(MOST_OF_A_KIND), strict=False))

    def _words(self, folded: str) -> tuple[str, ...]:
        if folded.isascii() and folded.isalpha():
            begun = self.lexicon.beginning_with(folded, MOST_OF_A_KIND)
            rows = Spoken(self.lexicon, self.reader, self.analyzer)
            sounding = self.lexicon.sounding(folded, MOST_OF_A_KIND) if len(folded) >= SHORTEST_SOUND else ()
            return tuple(dict.fromkeys((*rows.sounding(folded), *begun, *rows.beginning(folded), *sounding)))[:MOST_OF_A_KIND]
        found = sorted(chain(_begun(self.lexicon.frequencies, folded), _begun(self.terms, folded)), key=lambda entry: -entry[1])
        return tuple(word for word, _ in found[:MOST_OF_A_KIND])

    def _headings(self, typed: str) -> Iterator[Suggestion]:
        """Headings, then titles, that contain what is typed: those that begin with it first, then those in the script typed."""
        folded = fold(typed).text
        grams = tuple(gram.text for gram in self.analyzer.grams(folded))
        pairs = tuple(gram for gram in grams if len(gram) == 2)
        if not pairs:
            return
        fields: tuple[tuple[TextField, Kind], ...] = (("heading", "heading"), ("title", "title"))
        for field, kind in fields:
            result = self.reader.search(EngineRequest(_contains(folded, pairs, field), limit=3 * MOST_OF_A_KIND))
            texts = {text: fold(text).text for hit in result.hits for text in self._texts(hit.passage_id, kind)}
            fitting = [text for text in texts if folded in texts[text]]
            fitting.sort(key=lambda text: (not texts[text].startswith(folded), typed not in text))
            in_either_script = {texts[text]: text for text in reversed(fitting)}
            for text in [text for text in fitting if in_either_script[texts[text]] == text][:MOST_OF_A_KIND]:
                yield Suggestion(text, kind)

    def _texts(self, passage_id: str, kind: Kind) -> Iterator[str]:
        """The title, or the headings without their numbers: 养老服务 is looked for, not （二）养老服务."""
        found = self.reader.passage(passage_id)
        if found is None:
            return
        if kind == "title":
            yield found.document.title
            return
        for heading in found.passage.path:
            marker = find_marker(heading)
            if len(heading) <= LONGEST_SUGGESTION:
                yield (heading[marker.end :] if marker else heading).strip()


def make_suggester(reader: Reader, analyzer: Analyzer, vocabulary: Vocabulary) -> Suggester:
    """The suggester of one state of the index. Takes as long as its lexicon: seconds on a large index."""
    counts = reader.search(EngineRequest(Everything(), facets=("city",), limit=0)).facets["city"]
    places = sorted(counts.keys() - {UNKNOWN}, key=lambda code: (-counts[code], code))
    lexicon = read_lexicon(reader)
    terms = _count_terms(reader, analyzer, lexicon)
    return Suggester(reader, analyzer, vocabulary, lexicon, terms, tuple(vocabulary.label("city", code) for code in places))


def _count_terms(reader: Reader, analyzer: Analyzer, lexicon: Lexicon) -> dict[str, int]:
    """The terms of the synonyms that stand in the index and are no word of it: a word alone does not lead to them."""
    counts: dict[str, int] = {}
    for term in load_synonyms().targets:
        pairs = tuple(dict.fromkeys(gram.text for gram in analyzer.grams(term) if len(gram.text) == 2))
        if pairs and term not in lexicon.frequencies and (found := reader.search(EngineRequest(Phrase(term, pairs), limit=0)).total):
            counts[term] = found
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def _begun(counts: Mapping[str, int], begun: str) -> Iterator[tuple[str, int]]:
    """The first that go on from `begun`, and their counts."""
    going_on = ((text, count) for text, count in counts.items() if text.startswith(begun) and text != begun)
    return islice(going_on, MOST_OF_A_KIND)


def _cut_last(typed: str) -> tuple[str, str]:
    """What is typed up to the last piece, and that piece: it begins after a blank, a pause or a sign (title:养, -机构, “低)."""
    piece = _LAST_PIECE.findall(typed)[0].removeprefix("-")
    return typed[: len(typed) - len(piece)], piece


def _contains(folded: str, pairs: tuple[str, ...], field: TextField) -> Node:
    return All((Phrase(folded, pairs, (field,)), *(Match(pair, "grams", (field,)) for pair in dict.fromkeys(pairs))))
