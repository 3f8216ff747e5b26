"""What a passage matches and scores, from the definitions at the nodes of `query.py`."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from analyzers import gram_terms
from indexer import scoring
from indexer.engine import AnalysedPassage, FacetFilter, Filter, Near, PublishedFilter
from indexer.nearness import gap, worth
from indexer.query import (
    STREAMS,
    TEXT_FIELDS,
    All,
    Also,
    Any,
    Constant,
    Everything,
    Match,
    Node,
    Not,
    Phrase,
    Prefix,
    Standing,
    Stream,
    TextField,
    Where,
)


class Scorer:
    """Knows how often each term stands in which field of each passage; `standing` is that of each passage's document. `holding` is n(t)
    of every term."""

    def __init__(self, passages: Sequence[AnalysedPassage], standing: Mapping[str, float]) -> None:
        self._standing = standing
        self._counts = {passage.id: _counts(passage) for passage in passages}
        self.holding = {stream: self._count_holding(stream) for stream in STREAMS}
        self._average = {(field, stream): self._average_length(field, stream) for field in TEXT_FIELDS for stream in STREAMS}

    def score(self, node: Node, passage: AnalysedPassage) -> list[float] | None:
        """What each leaf of `node` that counts adds to the passage's score, None when the passage does not match."""
        match node:
            case Everything():
                return []
            case Match(term, stream, fields, weight):
                frequency = self._frequency(term, stream, fields, passage)
                return [self._bm25f(term, stream, weight, frequency)] if frequency else None
            case Prefix(prefix, stream, fields, weight):
                counts = self._counts[passage.id]
                found = any(term.startswith(prefix) for field in fields for term in counts[field, stream])
                return [weight] if found else None
            case Phrase(text, grams, fields, weight):
                if not any(text in passage.folded.get(field, "") for field in fields):
                    return None
                frequencies = {gram: self._frequency(gram, "grams", fields, passage) for gram in grams}
                return [self._bm25f(gram, "grams", weight, frequency) for gram, frequency in frequencies.items()]
            case All(children):
                scores = [self.score(child, passage) for child in children]
                return None if None in scores else list(chain.from_iterable(filter(None, scores)))
            case Any(children, at_least):
                matching = [score for child in children if (score := self.score(child, passage)) is not None]
                return list(chain.from_iterable(matching)) if len(matching) >= max(at_least, 1) else None
            case Not(child):
                return [] if self.score(child, passage) is None else None
            case Constant(child, weight):
                return None if self.score(child, passage) is None else [weight]
            case Standing(weight):
                standing = self._standing[passage.id]
                return [weight * standing] if standing else None
            case Where(wanted):
                return [] if passes(passage, wanted) else None
            case Also(required, optional):
                score = self.score(required, passage)
                return None if score is None else score + (self.score(optional, passage) or [])

    def nearness(self, passage: AnalysedPassage, near: Sequence[Near]) -> Iterator[float]:
        """What each pair of words is worth that the passage holds."""
        for pair in near:
            found = gap(passage.folded.get("body", ""), pair.one, pair.other)
            if found is not None:
                yield worth(pair.weight, found)

    def _frequency(self, term: str, stream: Stream, fields: tuple[TextField, ...], passage: AnalysedPassage) -> float:
        """tf~."""
        frequency = 0.0
        for field in TEXT_FIELDS:
            if field in fields and (tf := min(self._counts[passage.id][field, stream][term], scoring.MOST)):
                length = min(self._counts[passage.id][field, stream].total(), scoring.MOST)
                frequency += tf * scoring.norm(field, float(length), self._average[field, stream])
        return frequency

    def _bm25f(self, term: str, stream: Stream, weight: float, frequency: float) -> float:
        idf = scoring.idf(len(self._counts), self.holding[stream][term])
        return scoring.factor(weight, idf) * scoring.saturated(frequency)

    def _average_length(self, field: TextField, stream: Stream) -> float:
        lengths = [counts[field, stream].total() for counts in self._counts.values()]
        return sum(lengths) / len(lengths) if lengths else 0.0

    def _count_holding(self, stream: Stream) -> Counter[str]:
        """n(t) of every term."""
        return Counter(term for counts in self._counts.values() for term in {t for f in TEXT_FIELDS for t in counts[f, stream]})


def passes(passage: AnalysedPassage, wanted: Filter) -> bool:
    """Whether a filter keeps the passage."""
    match wanted:
        case FacetFilter(facet, values):
            return not values.isdisjoint(passage.facets[facet])
        case PublishedFilter(first, last):
            day = passage.dated
            return day is not None and (first is None or day >= first) and (last is None or day <= last)


def _counts(passage: AnalysedPassage) -> Mapping[tuple[TextField, Stream], Counter[str]]:
    """How often each term stands in each field."""
    counts: dict[tuple[TextField, Stream], Counter[str]] = {}
    for field in TEXT_FIELDS:
        counts[field, "words"] = Counter(passage.words.get(field, ()))
        counts[field, "grams"] = Counter(gram_terms(passage.folded.get(field, "")))
    return counts
