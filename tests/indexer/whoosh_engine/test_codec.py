"""Whoosh's own searcher reads our postings: ordinary Whoosh queries find what the contract's engine finds."""

from pathlib import Path

import pytest
from whoosh import query, scoring
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.searching import Searcher

from indexer.engine import EngineRequest
from indexer.query import All, Any, Match, Node, Not, Prefix
from indexer.whoosh_engine import WhooshEngine
from indexer.whoosh_engine.codec import INDEX_NAME, make_schema
from tests.indexer.made import made
from tests.indexer.small_index import CORPUS, extended, filled


@pytest.fixture(params=["one segment", "several segments and deletions"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    filled(WhooshEngine(), tmp_path, CORPUS)
    if request.param != "one segment":
        extended(WhooshEngine(), tmp_path, add=[made("d", "养老 补贴", ["养老 服务"])], delete=["c"])
    return tmp_path


def term(text: str, stream: str = "words") -> query.Term:
    return query.Term(stream, text)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (term("服务"), Match("服务")),
        (term("养老", "grams"), Match("养老", "grams")),
        (term("没有"), Match("没有")),
        (query.And([term("服务"), term("福利")]), All((Match("服务"), Match("福利")))),
        (query.Or([term("福利"), term("慈善"), term("补贴")]), Any((Match("福利"), Match("慈善"), Match("补贴")))),
        (query.And([term("服务"), query.Not(term("福利"))]), All((Match("服务"), Not(Match("福利"))))),
        (query.AndMaybe(term("服务"), term("福利")), Match("服务")),
        (query.Prefix("words", "养"), Prefix("养")),
        (query.TermRange("words", "养", "养龥"), Prefix("养")),
        (query.FuzzyTerm("words", "福里", maxdist=1), Match("福利")),
    ],
)
def test_whoosh_finds_the_same(folder: Path, theirs: query.Query, ours: Node) -> None:
    expected = {hit.passage_id for hit in WhooshEngine().open(folder).search(EngineRequest(ours)).hits}
    with searcher(folder) as whoosh:
        assert {hit["passage"] for hit in whoosh.search(theirs, limit=None)} == expected


def test_whoosh_walks_through_our_terms(folder: Path) -> None:
    with searcher(folder) as whoosh:
        for reader, _ in whoosh.reader().leaf_readers():
            cursor = reader.cursor("words")
            terms = [cursor.first()]
            while cursor.next() is not None:
                terms.append(cursor.text())
            assert [str(term).encode() for term in terms] == list(reader.lexicon("words"))
            assert (cursor.is_valid(), cursor.find("龥" * 9), cursor.find(str(terms[1]))) == (False, None, terms[1])


def test_whoosh_sees_our_statistics(folder: Path) -> None:
    with searcher(folder) as whoosh:
        reader = whoosh.reader()
        assert reader.doc_count() == WhooshEngine().open(folder).passage_count
        assert reader.frequency("words", "养老") >= 3
        assert ("words", "养老") in reader
        assert "养老".encode() in set(reader.lexicon("words"))
        assert list(reader.expand_prefix("words", "慈")) == ["慈善".encode()]
        assert reader.max_field_length("words") >= reader.min_field_length("words") > 0


def searcher(folder: Path) -> Searcher:
    return Searcher(FileIndex(FileStorage(str(folder)), make_schema(), INDEX_NAME).reader(), weighting=scoring.BM25F())
