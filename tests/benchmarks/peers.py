"""The engines that are compared: each builds an index from the same file of passages, reading and cutting them itself with the same
analyser, and answers the same question in full: the first ten passages with their text, the total, counts of three facets.
"""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from analyzers import fold, gram_terms, load_analyzer
from indexer.engine import EngineRequest
from indexer.query import All, Match, Node, Phrase
from indexer.query import Any as AnyOf
from indexer.whoosh_engine import WhooshEngine
from tests.benchmarks.passages import Row, documents, read_rows
from tests.benchmarks.questions import Question

FACETS = ("city", "domain", "year")

Answer = tuple[int, list[str]]
"""How many passages match, and the texts of the first ten."""


class Peer(Protocol):
    name: str

    def build(self, passages: Path, folder: Path) -> None: ...
    def open(self, folder: Path) -> Callable[[Question], Answer]:
        """LookupError from the function that is returned: this kind of question cannot be asked."""
        ...


def cut(row: Row) -> tuple[str, str]:
    """Words and grams, parted by blanks."""
    folded = fold(row.text).text
    return " ".join(load_analyzer().word_terms(folded)), " ".join(gram_terms(folded))


class Ours:
    name = "ours (whoosh + arrays)"

    def build(self, passages: Path, folder: Path) -> None:
        writer = WhooshEngine().create(folder)
        for document in documents(read_rows(passages)):
            writer.add(document)
        writer.commit()

    def open(self, folder: Path) -> Callable[[Question], Answer]:
        reader = WhooshEngine().open(folder)

        def ask(question: Question) -> Answer:
            result = reader.search(EngineRequest(_node(question), facets=FACETS))
            found = (reader.passage(hit.passage_id) for hit in result.hits)
            return result.total, [each.passage.text for each in found if each]

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

    def build(self, passages: Path, folder: Path) -> None:
        writer = self._tantivy.Index(self._schema(), path=str(folder)).writer(heap_size=512_000_000, num_threads=1)
        for row in read_rows(passages):
            words, grams = cut(row)
            facets = {facet: getattr(row, facet) for facet in FACETS}
            writer.add_document(self._tantivy.Document(words=words, grams=grams, text={"t": row.text}, **facets))
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

    def build(self, passages: Path, folder: Path) -> None:
        base = sqlite3.connect(folder / "index.db")
        base.execute("create table p(id integer primary key, text, city, domain, year)")
        base.execute("create virtual table f using fts5(words, grams, content='', tokenize='unicode61')")
        for number, row in enumerate(read_rows(passages)):
            base.execute("insert into p values(?,?,?,?,?)", (number, row.text, row.city, row.domain, row.year))
            base.execute("insert into f(rowid, words, grams) values(?,?,?)", (number, *cut(row)))
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

    def build(self, passages: Path, folder: Path) -> None:
        index = self._bm25s.BM25(k1=1.2, b=0.75)
        analyzer = load_analyzer()
        index.index([analyzer.word_terms(fold(row.text).text) for row in read_rows(passages)], show_progress=False)
        index.save(str(folder), corpus=[{"text": row.text} for row in read_rows(passages)])

    def open(self, folder: Path) -> Callable[[Question], Answer]:
        index = self._bm25s.BM25.load(str(folder), mmap=True, load_corpus=True)

        def ask(question: Question) -> Answer:
            if question.kind != "or":
                raise LookupError(question.kind)
            found, _ = index.retrieve([list(question.words)], k=10, show_progress=False)
            return 0, [each["text"] for each in found[0]]

        return ask


class WhooshAsFound:
    """Whoosh with its own codec and jieba's analyser for it, as most projects use them."""

    name = "Whoosh as found"

    def build(self, passages: Path, folder: Path) -> None:
        from jieba.analyse import ChineseAnalyzer
        from whoosh import fields, index

        schema = fields.Schema(
            text=fields.TEXT(stored=True, analyzer=ChineseAnalyzer()), **{facet: fields.ID(stored=True) for facet in FACETS}
        )
        writer = index.create_in(str(folder), schema).writer(limitmb=512)
        for row in read_rows(passages):
            writer.add_document(text=row.text, **{facet: getattr(row, facet) for facet in FACETS})
        writer.commit()

    def open(self, folder: Path) -> Callable[[Question], Answer]:
        from whoosh import index, query

        searcher = index.open_dir(str(folder)).searcher()

        def ask(question: Question) -> Answer:
            if question.kind == "phrase":
                raise LookupError(question.kind)  # jieba's analyser gives offsets as positions, so phrases are not found
            joined = query.Or if question.kind == "or" else query.And
            found = searcher.search(joined([query.Term("text", word) for word in question.words]), limit=10, groupedby=list(FACETS))
            for facet in FACETS:
                found.groups(facet)
            return len(found), [hit["text"] for hit in found]

        return ask


PEERS: Mapping[str, Callable[[], Peer]] = {
    "ours": Ours,
    "tantivy": Tantivy,
    "fts5": Fts5,
    "bm25s": Bm25s,
    "whoosh": WhooshAsFound,
}
