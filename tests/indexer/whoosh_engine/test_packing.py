"""A batch holds its documents, and of a batch those that are kept are as if packed alone."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from indexer.engine import FACETS, AnalysedDocument
from indexer.query import TEXT_FIELDS
from indexer.whoosh_engine.columns import NO_DATE, ONLY_COVERED, REPEATED
from indexer.whoosh_engine.packing import Batch, Interned, day_of, pack
from tests.indexer.made import made

documents = st.builds(
    made,
    st.sampled_from("abc"),
    st.text("题 名", max_size=4),
    st.lists(st.text("养老 𠮷", max_size=9), max_size=4),
    published=st.none() | st.dates(date(2000, 1, 1)),
    covered=st.none() | st.dates(date(2000, 1, 1)),
    year=st.lists(st.sampled_from(["2023", "2024"])),
    cites=st.lists(st.just("办法")),
)


@given(st.lists(documents, max_size=5))
def test_a_batch_holds_its_documents(given_: Sequence[AnalysedDocument]) -> None:
    batch = pack(given_)
    passages = [passage for document in given_ for passage in document.passages]
    assert [document.id for document in batch.documents] == [document.parsed.document.id for document in given_]
    assert [document.passages for document in batch.documents] == [len(document.passages) for document in given_]
    assert batch.ids == [passage.id for passage in passages]
    assert batch.dates.tolist() == [day_of(each) for each in passages]
    for name in FACETS:
        assert sequence(batch.facets[name]) == [tuple(dict.fromkeys(passage.facets[name])) for passage in passages]
    for field in REPEATED:
        assert sequence(batch.texts[field]) == [passage.folded.get(field, "") for passage in passages]
    assert batch.bodies.data.tobytes() == "".join(passage.folded["body"] for passage in passages).encode("utf-16-le")
    assert sequence(batch.words) == [word for passage in passages for field in TEXT_FIELDS for word in passage.words.get(field, ())]
    assert batch.word_counts.tolist() == [len(passage.words.get(field, ())) for passage in passages for field in TEXT_FIELDS]


@given(st.lists(st.tuples(documents, st.booleans()), max_size=5))
def test_those_kept_are_as_if_packed_alone(chosen: list[tuple[AnalysedDocument, bool]]) -> None:
    batch = pack(document for document, _ in chosen).keeping([kept for _, kept in chosen])
    assert told(batch) == told(pack(document for document, kept in chosen if kept))


def test_a_day_that_is_only_covered_is_none_to_filter_by() -> None:
    day = date(2024, 12, 31)
    made_ = (made("a", "", ["养老"], published=day, covered=day), made("a", "", ["养老"], covered=day), made("a", "", ["养老"]))
    assert pack(made_).dates.tolist() == [day.toordinal(), ONLY_COVERED + day.toordinal(), NO_DATE]


def told(batch: Batch) -> list[Any]:
    interned = [*batch.facets.values(), *batch.texts.values(), batch.words]
    arrays = [batch.dates, batch.bodies.data, batch.bodies.sizes, batch.word_counts]
    return [
        batch.documents,
        batch.ids,
        *map(sequence, interned),
        *([*map(len, map(set, map(sequence, interned)))]),
        *(a.tolist() for a in arrays),
    ]


def sequence(interned: Interned[Any]) -> list[Any]:
    return [interned.values[number] for number in interned.of.tolist()]
