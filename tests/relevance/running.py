"""The product's own way from a question to a ranked list: an index built by `indexer.build`, asked through `search_app`.

An index stays in the cache folder and is brought up to date, so that after a change of ranking nothing is indexed again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from analyzers import load_analyzer
from indexer.build import Job, update
from indexer.engine import EngineRequest
from indexer.engines import ENGINES
from indexer.live import open_index
from search_app.query.lexicon import read_lexicon
from search_app.retrieval import retrieve
from search_app.search import Library
from search_app.vocabulary import load_vocabulary
from tests.relevance.metrics import DEPTH, Measures, measure
from tests.relevance.questions import Question, QuestionSet


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured: an open index of a set, with what a query is read with. `owner` gives the document of each passage."""

    library: Library
    of_documents: bool
    owner: Mapping[str, str]

    def ranked(self, text: str) -> tuple[str, ...]:
        """The ids of the first `DEPTH` passages, or documents, that the product finds."""
        understanding = self.library.understand(text)
        request = EngineRequest(
            query=understanding.node,
            filters=understanding.filters,
            near=understanding.near,
            limit=DEPTH,
            per_document=1 if self.of_documents else None,
        )
        found = (hit.passage_id for hit in retrieve(understanding, request, self.library.reader).result.hits)
        return tuple(self.owner[id_] for id_ in found) if self.of_documents else tuple(found)

    def measured(self, questions: tuple[Question, ...]) -> Iterator[Measures]:
        return (measure(self.ranked(question.text), question.grades) for question in questions)


def open_subject(asked: QuestionSet, engine: str, cache: Path, jobs: int) -> Subject:
    """Indexes what a set is asked of, as far as the cache does not hold it yet, and opens it."""
    directory = cache / f"{asked.name}-{engine}"
    update(Job(asked.paths, directory, ENGINES[engine], jobs, wait=60.0))
    analyzer = load_analyzer()
    reader = open_index(directory, analyzer.fingerprint).reader
    owner = {passage.id: parsed.document.id for parsed in reader.documents() for passage in parsed.passages}
    lexicon = read_lexicon(reader)
    library = Library(reader, analyzer, load_vocabulary(), max_results=DEPTH, lexicon=lambda: lexicon)
    return Subject(library, asked.of_documents, owner)
