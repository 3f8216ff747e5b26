"""Postings against counting by hand, over random tokens, gathered at once and in small portions."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import STREAMS, TEXT_FIELDS, Stream
from indexer.whoosh_engine import array_file, assembly, inversion, tokens
from indexer.whoosh_engine.grams import number_of
from indexer.whoosh_engine.packing import PackedTokens
from indexer.whoosh_engine.postings import Postings
from indexer.whoosh_engine.tokens import TokensWriter

VOCABULARY = ["养老", "a", "服", "𠮷", "b1"]
FAR = 30_000
"""So far apart are the documents' passages that they lie in several blocks."""
Token = tuple[int, int, int]
"""Term, passage of the document, field."""
documents = st.lists(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.integers(0, 3)), max_size=60), min_size=1, max_size=5)


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
    counted = Counter((term, passage + FAR * number, field) for number, each in enumerate(every) for term, passage, field in each)
    with tempfile.TemporaryDirectory() as folder:
        if small:
            with small_steps():
                postings = written(every, stream, Path(folder))
        else:
            postings = written(every, stream, Path(folder))
        assert [path.name for path in Path(folder).iterdir()] == [f"x.{stream}"]
    assert list(postings.terms) == sorted({VOCABULARY[term] for term, _, _ in counted})
    assert counts(postings) == counted


@pytest.mark.parametrize("stream", STREAMS)
@given(documents, st.data())
def test_postings_of_another_segment_are_taken_over(stream: Stream, found: list[list[Token]], data: st.DataObject) -> None:
    kept = data.draw(st.frozensets(st.integers(0, 9)))
    with tempfile.TemporaryDirectory() as folder:
        old = written(found, stream, Path(folder))
        numbers = np.full(FAR * len(found), -1, np.int64)
        for number in range(len(found)):
            numbers[[FAR * number + passage for passage in sorted(kept)]] = 10 * number + np.array(sorted(kept), np.int64)
        with small_steps():
            writer = TokensWriter(lambda ending: Path(folder) / f"y{ending}", stream, lambda: 0)
            writer.add_postings(old, numbers)
            writer.finish()
        postings = Postings.over(stream, array_file.read(Path(folder) / f"y.{stream}"))
    expected = Counter(
        (term, 10 * number + passage, field) for number, each in enumerate(found) for term, passage, field in each if passage in kept
    )
    assert counts(postings) == expected
    assert list(postings.terms) == sorted({VOCABULARY[term] for term, _, _ in expected})


def written(every: list[list[Token]], stream: Stream, folder: Path) -> Postings:
    writer = TokensWriter(lambda ending: folder / f"x{ending}", stream, lambda: 0)
    for number, document in enumerate(every):
        terms, passages, fields = np.array(document, np.int64).reshape(-1, 3).T
        if stream == "grams":
            terms = np.array([number_of(VOCABULARY[term]) for term in terms], np.int64)
        writer.add(PackedTokens(terms, passages * len(TEXT_FIELDS) + fields, VOCABULARY), FAR * number)
    writer.finish()
    return Postings.over(stream, array_file.read(folder / f"x.{stream}"))


def counts(postings: Postings) -> Counter[Token]:
    found = Counter[Token]()
    for index, term in enumerate(postings.terms):
        run = postings.run(index)
        assert list(run.ids) == sorted(set(run.ids.tolist()))
        assert postings.find(term) == index
        assert postings.holding(index) == len(run)
        for field, name in enumerate(TEXT_FIELDS):
            for passage, count in zip(run.ids.tolist(), postings.counts(run, name).tolist(), strict=True):
                found[VOCABULARY.index(term), passage, field] += int(count)
    return +found
