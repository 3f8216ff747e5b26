"""Passages to measure with: those of a JSON Lines file, analysed once for all engines, and as many more made of their sentences."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path

from analyzers import fold, gram_terms, load_analyzer
from corpus.model import Document, ParsedDocument, Passage
from indexer.engine import FACETS, AnalysedDocument, AnalysedPassage

QUERIES = Path(__file__).parent / "queries.txt"
SENTENCE = re.compile(r"[^。；]+[。；]?")


@dataclass(frozen=True, slots=True)
class Row:
    """A passage with the terms that every engine is given."""

    id: str
    document: str
    text: str
    city: str
    year: str
    domain: str
    folded: str
    words: list[str]
    grams: list[str]


def read_rows(path: Path, count: int) -> Iterator[Row]:
    """The first `count` passages of a file of `{"id","doc","text","city","year","domain"}` a line; when it has fewer, the rest is made
    of shuffled sentences, so that lengths and words are distributed alike."""
    with path.open(encoding="utf-8") as file:
        found = [json.loads(line) for line in islice(file, count)]
    yield from (_row(value, value["id"], value["text"]) for value in found)
    chance = random.Random(1)
    sentences = [sentence for value in found for sentence in SENTENCE.findall(value["text"])] if len(found) < count else []
    for number in range(len(found), count):
        like = found[number % len(found)]
        parts = len(SENTENCE.findall(like["text"]))
        yield _row(like, f"made{number}", "".join(chance.choices(sentences, k=parts)))


def _row(value: dict[str, str], id_: str, text: str) -> Row:
    folded = fold(text).text
    return Row(
        id_,
        value["doc"],
        text,
        value["city"],
        str(value["year"]),
        value["domain"],
        folded,
        load_analyzer().word_terms(folded),
        gram_terms(folded),
    )


def documents(rows: Sequence[Row]) -> Iterator[AnalysedDocument]:
    """The rows as documents: neighbours of one source belong together."""
    for number, (name, group) in enumerate(groupby(rows, key=attrgetter("document"))):
        members = list(group)
        yield AnalysedDocument(_parsed(f"{name}#{number}", members), tuple(map(_analysed, members)))


def _parsed(id_: str, rows: Sequence[Row]) -> ParsedDocument:
    passages, start = [], 0
    for row in rows:
        passages.append(Passage(row.id, (), start, start + len(row.text), row.text, (), (), None))
        start += len(row.text) + 1
    document = Document(
        id=id_,
        source=id_,
        text="\n".join(row.text for row in rows),
        title="",
        title_made=False,
        issuer=None,
        region=None,
        published=None,
        written=None,
        index_number=None,
        document_number=None,
        doc_type="other",
        covers_years=(),
        script="hans",
        domains=(),
    )
    return ParsedDocument(document, (), tuple(passages))


def _analysed(row: Row) -> AnalysedPassage:
    values = dict.fromkeys(FACETS, ("unknown",)) | {"city": (row.city,), "year": (row.year,), "domain": (row.domain,)}
    return AnalysedPassage(row.id, {"body": row.words}, {"body": row.folded}, values, None)
