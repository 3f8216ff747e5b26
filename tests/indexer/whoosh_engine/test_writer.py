"""Which segments are merged: a handful remain, holes are closed, and each passage is copied only now and then."""

import random

from indexer.whoosh_engine.writer import MOST_SEGMENTS, to_merge


def test_small_segments_are_merged_with_new_ones() -> None:
    assert to_merge([(1000, 1000), (10, 10)], 10) == [1]
    assert to_merge([(1000, 1000)], 10) == []


def test_holes_are_closed() -> None:
    assert to_merge([(60, 100), (1000, 1000)], 0) == [0]
    assert to_merge([(80, 100)], 0) == []


def test_thousands_of_updates_leave_a_handful_and_copy_little() -> None:
    chance = random.Random(3)
    sizes: list[int] = []
    copied = written = 0
    for _ in range(5000):
        added = chance.randrange(1, 50)
        chosen = to_merge([(size, size) for size in sizes], added)
        merged = sum(sizes[number] for number in chosen)
        sizes = [size for number, size in enumerate(sizes) if number not in chosen] + [added + merged]
        assert len(sizes) <= MOST_SEGMENTS
        copied += merged
        written += added
    assert copied < 40 * written
