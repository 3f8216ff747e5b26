"""The engines that are compared: each builds an index of the same terms, and answers the same question in full.

A question gives the first ten passages, the total, counts of three facets, and the stored text of the ten.
"""

import shutil
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

from indexer.engine import EngineRequest
from indexer.query import All, Match, Node, Phrase
from indexer.query import Any as AnyOf
from indexer.whoosh_engine import WhooshEngine
from tests.benchmarks.passages import Row, documents

FACETS = ("city", "domain", "year")


@dataclass(frozen=True, slots=True)
class Question:
    """`kind` is or, and, phrase; `words` are the terms of the first two, `phrase` the folded text of the last."""

    kind: str
    words: tuple[str, ...]
    phrase: str

    @property
    def pairs(self) -> tuple[str, ...]:
        return tuple(a + b for a, b in pairwise(self.phrase))


Answer = tuple[int, list[str]]
"""How many passages match, and the texts of the first ten."""


class Peer(Protocol):
    name: str

    def build(self, rows: Sequence[Row], folder: Path) -> None: ...
    def open(self, folder: Path) -> Callable[[Question], Answer]: ...


class Ours:
    name = "ours (whoosh + arrays)"

    def build(self, rows: Sequence[Row], folder: Path) -> None:
        writer = WhooshEngine().create(folder)
        for document in documents(rows):
            writer.add(document)
        writer.commit()

    def open(self, folder: Path) -> Callable[[Question], Answer]:
        reader = WhooshEngine().open(folder)

        def ask(question: Question) -> Answer:
            result = reader.search(EngineRequest(_node(question), facets=FACETS))
            texts = []
            for hit in result.hits:
                parsed = reader.document_of(hit.passage_id)
                texts += [passage.text for passage in parsed.passages if passage.id == hit.passage_id] if parsed else []
            return result.total, texts

        return ask


def _node(question: Question) -> Node:
    if question.kind == "phrase":
        return Phrase(question.phrase, question.pairs)
    terms = tuple(map(Match, question.words))
    return AnyOf(terms) if question.kind == "or" else All(terms)


class Tantivy:
    name = "tantivy-py"

    def __init__(self) -> None:
        import tantivy

        self._tantivy: Any = tantivy

    def _schema(self) -> Any:
        schema = self._tantivy.SchemaBuilder()
        for field in ("words", "grams"):
            schema.add_text_field(field, stored=False, tokenizer_name="whitespace", index_option="position" if field == "grams" else "freq")
        schema.add_json_field("text", stored=True)
        for facet in FACETS:
            schema.add_text_field(facet, fast=True, tokenizer_name="raw")
        return schema.build()

    def build(self, rows: Sequence[Row], folder: Path) -> None:
        writer = self._tantivy.Index(self._schema(), path=str(folder)).writer(heap_size=512_000_000, num_threads=1)
        for row in rows:
            facets = {facet: getattr(row, facet) for facet in FACETS}
            writer.add_document(
                self._tantivy.Document(words=" ".join(row.words), grams=" ".join(row.grams), text={"t": row.text}, **facets)
            )
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> Callable[[Question], Answer]:
        query, schema = self._tantivy.Query, self._schema()
        searcher = self._tantivy.Index(schema, path=str(folder)).searcher()
        facets = {facet: {"terms": {"field": facet, "size": 1000}} for facet in FACETS}

        def node(question: Question) -> Any:
            if question.kind == "phrase" and len(question.pairs) == 1:
                return query.term_query(schema, "grams", question.pairs[0])
            if question.kind == "phrase":
                return query.phrase_query(schema, "grams", list(enumerate(question.pairs)))
            occur = self._tantivy.Occur.Should if question.kind == "or" else self._tantivy.Occur.Must
            return query.boolean_query([(occur, query.term_query(schema, "words", word)) for word in question.words])

        def ask(question: Question) -> Answer:
            asked = node(question)
            found = searcher.search(asked, limit=10, count=True)
            searcher.aggregate(asked, facets)
            return found.count, [searcher.doc(address)["text"][0]["t"] for _, address in found.hits]

        return ask


class Fts5:
    name = "SQLite FTS5"

    def build(self, rows: Sequence[Row], folder: Path) -> None:
        base = sqlite3.connect(folder / "index.db")
        base.execute("create table p(id integer primary key, text, city, domain, year)")
        base.execute("create virtual table f using fts5(words, grams, content='', tokenize='unicode61')")
        for number, row in enumerate(rows):
            base.execute("insert into p values(?,?,?,?,?)", (number, row.text, row.city, row.domain, row.year))
            base.execute("insert into f(rowid, words, grams) values(?,?,?)", (number, " ".join(row.words), " ".join(row.grams)))
        base.commit()
        base.close()

    def open(self, folder: Path) -> Callable[[Question], Answer]:
        base = sqlite3.connect(folder / "index.db")

        def match(question: Question) -> str:
            if question.kind == "phrase":
                return f'grams:"{" ".join(question.pairs)}"'
            return "words:(" + (" OR " if question.kind == "or" else " AND ").join(f'"{word}"' for word in question.words) + ")"

        def ask(question: Question) -> Answer:
            asked = (match(question),)
            top = "select p.text from (select rowid r, bm25(f) s from f where f match ? order by s limit 10) join p on p.id = r"
            texts = [text for (text,) in base.execute(top, asked)]
            for facet in FACETS:
                base.execute(f"select {facet}, count(*) from f join p on p.id = f.rowid where f match ? group by 1", asked).fetchall()  # noqa: S608
            return base.execute("select count(*) from f where f match ?", asked).fetchone()[0], texts

        return ask


class Bm25s:
    """Answers OR alone, without totals and facets: it scores every passage and keeps ten."""

    name = "bm25s (top ten only)"

    def __init__(self) -> None:
        import bm25s

        self._bm25s: Any = bm25s

    def build(self, rows: Sequence[Row], folder: Path) -> None:
        index = self._bm25s.BM25(k1=1.2, b=0.75)
        index.index([row.words for row in rows], show_progress=False)
        index.save(str(folder), corpus=[{"text": row.text} for row in rows])

    def open(self, folder: Path) -> Callable[[Question], Answer]:
        index = self._bm25s.BM25.load(str(folder), mmap=True, load_corpus=True)

        def ask(question: Question) -> Answer:
            if question.kind != "or":
                raise LookupError(question.kind)
            found, _ = index.retrieve([list(question.words)], k=10, show_progress=False)
            return 0, [each["text"] for each in found[0]]

        return ask


PEERS: Mapping[str, Callable[[], Peer]] = {"ours": Ours, "tantivy": Tantivy, "fts5": Fts5, "bm25s": Bm25s}


def emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
