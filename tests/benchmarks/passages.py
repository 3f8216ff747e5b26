"""Passages to measure with: a file of JSON Lines, one passage a line, from which every engine builds its index.

    {"id", "doc", "text", "city", "year", "domain"}

Neighbours with one `doc` belong together. Where there are fewer passages than wanted, the rest is made of their sentences, shuffled, as
many to a passage, so that lengths and words are distributed alike.
"""

import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle, groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from analyzers import fold, load_analyzer
from corpus.model import ParsedDocument, Passage
from corpus.pipeline import load_resources, parse_folder
from indexer.engine import FACETS, AnalysedDocument, AnalysedPassage
from tests.conftest import ROOT
from tests.made import made_document

SENTENCE = re.compile(r"[^。；]+[。；]?")
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as it stands in the file."""

    id: str
    document: str
    text: str
    city: str
    year: str
    domain: str


def read_rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            value = json.loads(line)
            yield Row(value["id"], value["doc"], value["text"], value["city"], str(value["year"]), value["domain"])


def write_rows(path: Path, source: Path | None, count: int) -> Path:
    """Writes `count` passages: those of `source`, or of the samples of the project, and as many more made of them."""
    with path.open("w", encoding="utf-8") as file:
        for value in _extended(list(islice(_values(source), count)), count):
            file.write(json.dumps(value, ensure_ascii=False) + "\n")
    return path


def _values(source: Path | None) -> Iterator[dict[str, Any]]:
    if source is None:
        for parsed in parse_folder([ROOT / "corpus" / "samples"], load_resources()):
            if isinstance(parsed, ParsedDocument):
                yield from map(_value, [parsed] * len(parsed.passages), parsed.passages)
    else:
        with source.open(encoding="utf-8") as file:
            yield from map(json.loads, file)


def _value(parsed: ParsedDocument, passage: Passage) -> dict[str, Any]:
    first = {"city": passage.region_code, "year": next(iter(passage.years), None), "domain": next(iter(passage.domains), None)}
    return {"id": passage.id, "doc": parsed.document.id, "text": passage.text, **{name: value or UNKNOWN for name, value in first.items()}}


def _extended(found: list[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    yield from found
    if len(found) == count:
        return
    chance = random.Random(1)
    sentences = [SENTENCE.findall(value["text"]) for value in found]
    every = [sentence for each in sentences for sentence in each]
    for number, (like, parts) in enumerate(islice(cycle(zip(found, sentences, strict=True)), count - len(found))):
        yield {**like, "id": f"made{number}", "text": "".join(chance.choices(every, k=len(parts)))}


def documents(rows: Iterable[Row]) -> Iterator[AnalysedDocument]:
    """The rows as analysed documents."""
    for number, (name, group) in enumerate(groupby(rows, key=attrgetter("document"))):
        members = list(group)
        yield AnalysedDocument(_parsed(f"{name}#{number}", members), tuple(map(_analysed, members)))


def _parsed(id_: str, rows: list[Row]) -> ParsedDocument:
    passages, start = [], 0
    for row in rows:
        passages.append(Passage(row.id, (), start, start + len(row.text), row.text, (), (), None))
        start += len(row.text) + 1
    document = made_document(id_, "\n".join(row.text for row in rows))
    return ParsedDocument(document, (), tuple(passages))


def _analysed(row: Row) -> AnalysedPassage:
    folded = fold(row.text).text
    values = dict.fromkeys(FACETS, (UNKNOWN,)) | {"city": (row.city,), "year": (row.year,), "domain": (row.domain,)}
    return AnalysedPassage(row.id, {"body": load_analyzer().word_terms(folded)}, {"body": folded}, values, None)
