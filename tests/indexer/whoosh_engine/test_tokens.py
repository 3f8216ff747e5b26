"""Postings against counting by hand, over random tokens, gathered at once and in small portions."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import gram_terms
from indexer.query import STREAMS, TEXT_FIELDS, Stream
from indexer.whoosh_engine import array_file, assembly, inversion, tokens
from indexer.whoosh_engine.packing import Batch, pack
from indexer.whoosh_engine.postings import Postings
from indexer.whoosh_engine.tokens import TokensWriter
from tests.indexer.made import made

VOCABULARY = ["养老", "a", "服", "𠮷", "b1"]
SIZE = 10
"""Passages of a document."""
FAR = 30_000
"""So far apart are the documents' passages that they lie in several blocks."""
Token = tuple[int, int, int]
"""Term, passage of the document, field."""
Counted = Counter[tuple[str, int, int]]
documents = st.lists(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, SIZE - 1), st.integers(0, 3)), max_size=60), min_size=1, max_size=5
)


@contextmanager
def small_steps() -> Iterator[None]:
    with patch.object(tokens, "LEAST", 50), patch.object(inversion, "SLICE", 7), patch.object(assembly, "SLICE", 7):
        yield


@pytest.mark.parametrize("stream", STREAMS)
@pytest.mark.parametrize("small", [False, True])
@given(documents, st.integers(1, 40))
def test_postings_hold_what_was_counted(stream: Stream, small: bool, found: list[list[Token]], times: int) -> None:
    """`times` repeats the first token of each document, so that rare profiles occur."""
    every = [document + document[:1] * times for document in found]
    counted = count(every, stream, lambda number, passage: passage + FAR * number)
    with tempfile.TemporaryDirectory() as folder:
        if small:
            with small_steps():
                postings = written(every, stream, Path(folder))
        else:
            postings = written(every, stream, Path(folder))
        assert [path.name for path in Path(folder).iterdir()] == [f"x.{stream}"]
    assert list(postings.terms) == sorted({term for term, _, _ in counted})
    assert counts(postings) == counted


@pytest.mark.parametrize("stream", STREAMS)
@given(documents, st.data())
def test_postings_of_another_segment_are_taken_over(stream: Stream, found: list[list[Token]], data: st.DataObject) -> None:
    kept = data.draw(st.frozensets(st.integers(0, SIZE - 1)))
    with tempfile.TemporaryDirectory() as folder:
        old = written(found, stream, Path(folder))
        numbers = np.full(FAR * len(found), -1, np.int64)
        for number in range(len(found)):
            numbers[[FAR * number + passage for passage in sorted(kept)]] = 10 * number + np.array(sorted(kept), np.int64)
        with small_steps():
            writer = TokensWriter(lambda ending: Path(folder) / f"y{ending}", stream, lambda: 0)
            lengths = [np.arange(field, field + 3) for field in range(len(TEXT_FIELDS))]
            writer.add_segment(old, lengths, numbers)
            assert [column.tolist() for column in writer.finish().values()] == [column.tolist() for column in lengths]
        postings = Postings.over(stream, array_file.read(Path(folder) / f"y.{stream}"))
    living = [[token for token in each if token[1] in kept] for each in found]
    expected = count(living, stream, lambda number, passage: SIZE * number + passage)
    assert counts(postings) == expected
    assert list(postings.terms) == sorted({term for term, _, _ in expected})


def count(every: list[list[Token]], stream: Stream, passage_of: Callable[[int, int], int]) -> Counted:
    """The tokens of documents by hand; a passage is named by its document's number and its own."""
    return Counter(
        (part, passage_of(number, passage), field)
        for number, each in enumerate(every)
        for term, passage, field in each
        for part in (gram_terms(VOCABULARY[term]) if stream == "grams" else [VOCABULARY[term]])
    )


def written(every: list[list[Token]], stream: Stream, folder: Path) -> Postings:
    writer = TokensWriter(lambda ending: folder / f"x{ending}", stream, lambda: 0)
    for number, tokens_ in enumerate(every):
        writer.add(batch_of(tokens_), FAR * number)
    lengths = writer.finish()
    assert [*lengths] == [f"length.{field}.{stream}" for field in TEXT_FIELDS]
    assert {len(column) for column in lengths.values()} == {SIZE * len(every)}
    assert sum(int(column.sum()) for column in lengths.values()) == sum(count(every, stream, lambda _, passage: passage).values())
    return Postings.over(stream, array_file.read(folder / f"x.{stream}"))


def batch_of(tokens_: list[Token]) -> Batch:
    """A document whose passages hold these words, apart from each other."""
    words = [
        {name: [VOCABULARY[term] for term, *place in tokens_ if place == [passage, field]] for field, name in enumerate(TEXT_FIELDS)}
        for passage in range(SIZE)
    ]
    analysed = made("x", "", [""] * SIZE)
    folded = [{name: " ".join(own) for name, own in each.items()} for each in words]
    passages = (replace(passage, words=own, folded=texts) for passage, own, texts in zip(analysed.passages, words, folded, strict=True))
    return pack([replace(analysed, passages=tuple(passages))])


def counts(postings: Postings) -> Counted:
    found = Counted()
    for index, term in enumerate(postings.terms):
        run = postings.run(index)
        assert list(run.ids) == sorted(set(run.ids.tolist()))
        assert postings.find(term) == index
        assert postings.holding(index) == len(run)
        for field, name in enumerate(TEXT_FIELDS):
            for passage, count in zip(run.ids.tolist(), postings.counts(run, name).tolist(), strict=True):
                found[term, passage, field] += int(count)
    return +found
