"""Longest match, left to right, none overlapping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lexicon import EndingLexicon, Lexicon

WORDS = {"养老": 1, "养老服务": 2, "服务": 3, "社会组织": 4, "社会": 5}


def test_longest_first_and_no_overlap() -> None:
    assert [(found.start, found.end, found.value) for found in Lexicon(WORDS).find("养老服务和社会服务")] == [
        (0, 4, 2),
        (5, 7, 5),
        (7, 9, 3),
    ]


def test_entry_at_the_very_end() -> None:
    assert [found.value for found in Lexicon(WORDS).find("推进养老")] == [1]


def test_entries_of_one_character_are_refused() -> None:
    with pytest.raises(ValueError, match="墓"):
        Lexicon({"墓": 1})


@given(st.text(alphabet="养老服务社会组织和", max_size=30))
def test_what_is_found_stands_there(text: str) -> None:
    end = 0
    for found in Lexicon(WORDS).find(text):
        assert WORDS[text[found.start : found.end]] == found.value
        assert found.start >= end
        end = found.end


def test_halves_of_surrogate_pairs_are_passed_over() -> None:
    assert [(found.start, found.value) for found in Lexicon(WORDS).find("\ud800养老")] == [(1, 1)]


@given(st.text(alphabet="养老服务社会组织和", max_size=30))
def test_looked_up_from_the_end_the_same_is_found(text: str) -> None:
    assert EndingLexicon(WORDS).scan(text) == Lexicon(WORDS).scan(text)
