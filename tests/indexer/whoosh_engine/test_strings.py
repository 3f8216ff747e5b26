"""Packed strings behave as a list of strings."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.whoosh_engine.strings import encoded, pack, unpack

texts = st.lists(st.text(st.characters(exclude_categories=())), max_size=20)


@given(texts)
def test_round_trip(strings: list[str]) -> None:
    packed = unpack("x", pack("x", strings))
    assert list(packed) == strings
    assert [packed[index] for index in range(len(packed))] == strings


@given(texts, st.text())
def test_search_in_sorted_strings(strings: list[str], wanted: str) -> None:
    ordered = sorted(set(strings))
    packed = unpack("x", pack("x", ordered))
    assert packed.position(encoded(wanted)) == sum(each < wanted for each in ordered)
