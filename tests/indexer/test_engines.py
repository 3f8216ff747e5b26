"""Every engine answers as the reference does: over random corpora, random changes and random queries."""

import tempfile
from datetime import date
from pathlib import Path
from typing import cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engine import FACETS, AnalysedDocument, Engine, EngineRequest, Reader
from indexer.engines import ENGINES
from indexer.memory_engine import MemoryEngine
from indexer.query import (
    STREAMS,
    TEXT_FIELDS,
    All,
    Also,
    Any,
    Constant,
    Everything,
    FacetFilter,
    Filter,
    Match,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    PublishedFilter,
    Standing,
    TextField,
    Where,
)
from indexer.whoosh_engine import WhooshEngine, plain
from indexer.whoosh_engine.operations import Operations
from tests.indexer.made import made, pairs

OTHERS: list[Engine] = [
    *(engine for engine in ENGINES.values() if not isinstance(engine, MemoryEngine)),
    WhooshEngine(cast("Operations", plain)),
]
WORDS = ["养老", "养老院", "服务", "福利", "2020", "2020年", "市", "𠮷", "a"]
IDS = [f"d{number}" for number in range(7)]
VALUES = ["x", "y", "unknown"]
DAYS = [date(2020, 1, 1), date(2021, 5, 5), date(2024, 12, 31)]

texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
bodies = st.one_of(texts, st.just("养老 " * 20), st.lists(st.sampled_from(WORDS), min_size=40, max_size=90).map(" ".join))
fields = st.lists(st.sampled_from(TEXT_FIELDS), unique=True).map(tuple[TextField, ...])
facet_values = st.lists(st.sampled_from(VALUES), max_size=3)


@st.composite
def documents(draw: st.DrawFn) -> AnalysedDocument:
    id_ = draw(st.sampled_from(IDS))
    passages = draw(st.lists(bodies, max_size=4))
    headings = draw(st.lists(texts, max_size=4))
    facets = {name: draw(facet_values) for name in ("city", "year", "domain")}
    digest = draw(st.sampled_from([0, 1, 1, 2]))
    cites = draw(st.lists(texts, max_size=2))
    published, covered = draw(st.none() | st.sampled_from(DAYS)), draw(st.none() | st.sampled_from(DAYS))
    return made(id_, draw(texts), passages, headings, published, covered=covered, digest=digest, cites=cites, **facets)


filters: st.SearchStrategy[Filter] = st.one_of(
    st.builds(FacetFilter, st.sampled_from(FACETS), st.frozensets(st.sampled_from([*VALUES, "none"]))),
    st.builds(PublishedFilter, st.none() | st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS)),
)
weights = st.sampled_from([1.0, 0.5, 3.0])


@st.composite
def phrases(draw: st.DrawFn) -> Phrase:
    text = "".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)))
    return Phrase(text, draw(st.sampled_from([pairs(text) or tuple(text), ()])), draw(fields), draw(weights))


leaves: st.SearchStrategy[Node] = st.one_of(
    st.just(Everything()),
    st.builds(Match, st.sampled_from([*WORDS, *pairs("".join(WORDS))]), st.sampled_from(STREAMS), fields, weights),
    st.builds(Match, st.sampled_from(WORDS)),
    st.builds(Prefix, st.sampled_from(["", "养", "20", "福利", "无"]), st.sampled_from(STREAMS), fields, weights),
    phrases(),
    st.builds(Where, filters),
    st.builds(Standing, weights),
)


def branches(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(children, max_size=4).map(tuple)
    return st.one_of(
        st.builds(All, several),
        st.builds(Any, several, st.integers(0, 3)),
        st.builds(Not, children),
        st.builds(Also, children, children),
        st.builds(Constant, children, weights),
    )


near = st.builds(Near, st.sampled_from(WORDS), st.sampled_from(WORDS), weights)
requests = st.builds(
    EngineRequest,
    query=st.recursive(leaves, branches, max_leaves=8),
    filters=st.lists(filters, max_size=2).map(tuple),
    document=st.none() | st.sampled_from(IDS),
    facets=st.lists(st.sampled_from(FACETS), unique=True).map(tuple),
    sort=st.sampled_from(["relevance", "newest", "oldest"]),
    near=st.lists(near, max_size=2).map(tuple),
    offset=st.integers(0, 4),
    limit=st.integers(0, 12),
    per_document=st.none() | st.integers(1, 3),
    fold_copies=st.booleans(),
)
changes = st.lists(st.lists(documents() | st.sampled_from(["d0", "d3", "d9"]), max_size=5), min_size=1, max_size=4)


@given(changes, st.lists(requests, min_size=1, max_size=6))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_answers_equal_those_of_the_reference(steps: list[list[AnalysedDocument | str]], asked: list[EngineRequest]) -> None:
    reference = after(MemoryEngine(), steps)
    for engine in OTHERS:
        reader = after(engine, steps)
        for request in asked:
            assert reader.search(request) == reference.search(request)
        assert list(reader.documents()) == list(reference.documents())
        assert [reader.copies(id_) for id_ in IDS] == [reference.copies(id_) for id_ in IDS]
        assert [reader.cited_by(id_) for id_ in IDS] == [reference.cited_by(id_) for id_ in IDS]
        for stream in STREAMS:
            assert list(reader.vocabulary("", stream)) == list(reference.vocabulary("", stream))
        reader.close()


def after(engine: Engine, steps: list[list[AnalysedDocument | str]]) -> Reader:
    """The index after several commits, each of documents to add and ids to delete."""
    with tempfile.TemporaryDirectory() as folder:
        for number, step in enumerate(steps):
            writer = engine.extend(Path(folder)) if number else engine.create(Path(folder))
            for change in step:
                if isinstance(change, str):
                    writer.delete(change)
                else:
                    writer.add(change)
            writer.commit()
        return engine.open(Path(folder))
