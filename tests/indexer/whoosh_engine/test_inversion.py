"""Inversion against counting by hand, over random tokens."""

import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import TEXT_FIELDS
from indexer.whoosh_engine import array_file
from indexer.whoosh_engine.inversion import assemble, invert
from indexer.whoosh_engine.postings import Postings

VOCABULARY = ["养老", "a", "服务", "𠮷", "b"]
tokens = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.integers(0, 3)), max_size=60)


@given(st.lists(tokens, min_size=1, max_size=3), st.integers(1, 40))
def test_postings_hold_what_was_counted(portions: list[list[tuple[int, int, int]]], times: int) -> None:
    """Each portion has ten passages of its own; `times` repeats the first token, so that rare profiles occur."""
    every = [
        [(term, passage + 10 * number, field) for term, passage, field in portion + portion[:1] * times]
        for number, portion in enumerate(portions)
    ]
    postings = inverted(every)
    counted = Counter(token for portion in every for token in portion)
    assert list(postings.terms) == sorted({VOCABULARY[term] for term, _, _ in counted})
    found = Counter[tuple[int, int, int]]()
    for index, term in enumerate(postings.terms):
        run = postings.run(index)
        assert list(run.ids) == sorted(set(run.ids.tolist()))
        assert postings.find(term) == index
        for field, name in enumerate(TEXT_FIELDS):
            for passage, count in zip(run.ids.tolist(), postings.counts(run, name).tolist(), strict=True):
                found[VOCABULARY.index(term), passage, field] += int(count)
    assert +found == counted


def inverted(portions: list[list[tuple[int, int, int]]]) -> Postings:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "postings"
        assemble(path, VOCABULARY, [invert(*np.array(portion, np.int64).reshape(-1, 3).T) for portion in portions])
        return Postings.over(array_file.read(path))
