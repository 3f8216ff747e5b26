"""Gaps between words, and what they are worth."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.nearness import HALF, gap, worth

words = st.text("养老a", min_size=1, max_size=2)


@pytest.mark.parametrize(
    ("text", "one", "other", "expected"),
    [
        ("养老服务补贴", "养老", "服务", 0),
        ("养老服务补贴", "补贴", "养老", 2),
        ("补贴。困难老人的养老服务，补贴", "养老", "补贴", 3),
        ("最低生活保障", "最低生活保障", "保障", 0),
        ("养老院", "养老", "老院", 0),
        ("养老和𠮷服务", "养老", "服务", 3),
        ("养老服务", "养老", "补贴", None),
        ("", "养老", "补贴", None),
    ],
)
def test_gap(text: str, one: str, other: str, expected: int | None) -> None:
    assert gap(text, one, other) == expected


@given(st.text("养老a，", max_size=12), words, words)
def test_a_gap_is_that_of_the_nearest_occurrences(text: str, one: str, other: str) -> None:
    def spans(word: str) -> list[tuple[int, int]]:
        return [(found.start(), found.start() + len(word)) for found in re.finditer(f"(?={word})", text)]

    between = [max(b - end, a - last, 0) for a, end in spans(one) for b, last in spans(other)]
    assert gap(text, one, other) == min(between, default=None)
    assert gap(text, other, one) == gap(text, one, other)


def test_nearer_is_worth_more() -> None:
    assert worth(2.0, 0) == 2.0
    assert worth(2.0, HALF) == 1.0
    assert worth(2.0, 3) > worth(2.0, 4) > 0.0
