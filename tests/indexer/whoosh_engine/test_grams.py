"""Grams as numbers are the grams of `analyzers`."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import gram_terms
from indexer.whoosh_engine import cutting
from indexer.whoosh_engine.cutting import Cut
from indexer.whoosh_engine.grams import gram_of, number_of
from indexer.whoosh_engine.portions import PLACE_BITS
from indexer.whoosh_engine.units import Units
from indexer.whoosh_engine.vocabulary import Grams

PLACES = (1 << PLACE_BITS) - 1

text = st.text(st.characters(exclude_categories=())) | st.text("养老a1_ ,𠮷々\n", max_size=12)


@pytest.mark.parametrize("cut", [cutting.fastest(), cutting.cut_plainly], ids=["compiled", "plain"])
@given(st.lists(text, min_size=1, max_size=4), st.data())
def test_they_are_those_of_the_analyzer(cut: Cut, texts: list[str], data: st.DataObject) -> None:
    of = data.draw(st.lists(st.integers(0, len(texts) - 1), max_size=6))
    with patch.object(cutting, "STEP", 2):
        tokens, counts = cut(Units.of(texts), np.array(of, np.int64), 5)
    for place, each in enumerate(of):
        own = tokens[tokens & PLACES == 5 + place] >> PLACE_BITS
        assert sorted(map(gram_of, own.tolist())) == sorted(gram_terms(texts[each]))
        assert counts[place] == len(own)
    assert len(tokens) == counts.sum()


@given(text)
def test_numbers_stand_for_grams_and_sort_as_they_do(folded: str) -> None:
    terms = sorted(set(gram_terms(folded)))
    numbers = list(map(number_of, terms))
    assert numbers == sorted(numbers, key=lambda number: number or 0)
    assert [gram_of(number or 0) for number in numbers] == terms


def test_what_is_no_gram_has_no_number() -> None:
    assert number_of("") is None
    assert number_of("养老金") is None
    assert number_of("\U000e0100") is None


def test_grams_are_found_by_their_beginning() -> None:
    ordered = Grams(np.array(sorted(number_of(term) or 0 for term in gram_terms("养老 a 服")), np.int64))
    assert list(ordered) == ["a", "养", "养老", "服", "老"]
    assert [ordered[index] for index in ordered.with_prefix("养")] == ["养", "养老"]
    assert list(ordered.with_prefix("")) == [0, 1, 2, 3, 4]
    assert list(ordered.with_prefix("养老金")) == []
    assert ordered.find("服") == 3
    assert ordered.find("服务") is None
