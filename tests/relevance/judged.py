"""The judged questions of this folder: `queries.tsv` and `judgements.tsv` → grades of passages.

A judgement names a file and quotes a few characters of it. The quote must occur once in the text that `corpus` reads from the file; the
passage in which it begins is the one that is judged. So judgements survive another way of cutting passages. A passage judged twice
for one question has the higher grade.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from analyzers.rows import DataError, Row, read_rows
from corpus.model import ParsedDocument
from tests.relevance.questions import Question

FOLDER = Path(__file__).parent
QUERIES, JUDGEMENTS = FOLDER / "queries.tsv", FOLDER / "judgements.tsv"

KINDS = ("navigational", "topical", "abbreviation", "cross-script", "number", "phrase", "place and year", "mistyped")
HIGHEST = 3


class Query(NamedTuple):
    id: str
    kind: str
    text: str


class Judgement(NamedTuple):
    query: str
    grade: int
    file: str
    quote: str
    row: Row


def read_queries(path: Path = QUERIES) -> tuple[Query, ...]:
    """The queries. Raises DataError naming file and line."""
    queries = []
    for row in read_rows(path, columns=3):
        query = Query(*row.values)
        if query.kind not in KINDS:
            raise row.error(f"{query.kind!r} is no kind of query (there are {', '.join(KINDS)})")
        queries.append(query)
    return tuple(queries)


def read_judgements(queries: Iterable[Query], path: Path = JUDGEMENTS) -> tuple[Judgement, ...]:
    """The judgements of `queries`. Raises DataError naming file and line."""
    known = {query.id for query in queries}
    judgements: dict[tuple[str, str, str], Judgement] = {}
    for row in read_rows(path, columns=4, unique=False):
        query, grade, file, quote = row.values
        if query not in known:
            raise row.error(f"there is no query {query!r}")
        if grade not in map(str, range(HIGHEST + 1)):
            raise row.error(f"a grade is 0 to {HIGHEST}, not {grade!r}")
        key = (query, file, quote)
        if key in judgements:
            raise row.error(f"judged already in line {judgements[key].row.line}")
        judgements[key] = Judgement(query, int(grade), file, quote, row)
    return tuple(judgements.values())


def questions(queries: Iterable[Query], judgements: Iterable[Judgement], documents: Mapping[str, ParsedDocument]) -> tuple[Question, ...]:
    """The questions with grades by passage id; `documents` are by file name.

    Queries of which nothing relevant is among the documents are left out, and so are judgements of files that are not there. All
    quotes that do not occur exactly once are named in one DataError.
    """
    grades: dict[str, dict[str, int]] = {}
    faults = []
    for judgement in judgements:
        if judgement.file not in documents:
            continue
        document = documents[judgement.file]
        if (found := document.document.text.count(judgement.quote)) != 1:
            faults.append(str(judgement.row.error(f"{judgement.quote!r} occurs {found} times in {judgement.file}, not once")))
            continue
        id_ = passage_at(document, document.document.text.index(judgement.quote))
        of_query = grades.setdefault(judgement.query, {})
        of_query[id_] = max(judgement.grade, of_query.get(id_, 0))
    if faults:
        raise DataError("\n".join(faults))
    return tuple(Question(*query, grades[query.id]) for query in queries if any(grades.get(query.id, {}).values()))


def passage_at(document: ParsedDocument, offset: int) -> str:
    """The id of the passage that the character at `offset`, no space, belongs to."""
    return next(passage.id for passage in document.passages if passage.start <= offset < passage.end)
