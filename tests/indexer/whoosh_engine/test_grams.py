"""Grams as numbers are the grams of `analyzers`."""

from hypothesis import given
from hypothesis import strategies as st

from analyzers import gram_terms
from indexer.whoosh_engine import grams
from indexer.whoosh_engine.grams import gram_of, number_of
from indexer.whoosh_engine.vocabulary import Grams, numbers_of

text = st.text(st.characters(exclude_categories=())) | st.text("养老a1_ ,𠮷々\n", max_size=12)


@given(st.lists(text, max_size=4))
def test_they_are_those_of_the_analyzer(texts: list[str]) -> None:
    numbers, owners = grams.cut(texts)
    for index, each in enumerate(texts):
        assert sorted(map(gram_of, numbers[owners == index].tolist())) == sorted(gram_terms(each))


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
    vocabulary = Grams(numbers_of(Grams(grams.cut(["养老 a 服"])[0])))
    ordered = Grams(numbers_of(vocabulary)[numbers_of(vocabulary).argsort()])
    assert list(ordered) == ["a", "养", "养老", "服", "老"]
    assert [ordered[index] for index in ordered.with_prefix("养")] == ["养", "养老"]
    assert list(ordered.with_prefix("")) == [0, 1, 2, 3, 4]
    assert list(ordered.with_prefix("养老金")) == []
    assert ordered.find("服") == 3
    assert ordered.find("服务") is None
