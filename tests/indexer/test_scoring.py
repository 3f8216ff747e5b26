"""The formulas, against values worked by hand."""

import math

import numpy as np
import pytest

from indexer import scoring


def test_idf_falls_with_every_holder_and_stays_positive() -> None:
    values = [scoring.idf(100, holding) for holding in range(101)]
    assert values == sorted(values, reverse=True)
    assert values[-1] == pytest.approx(math.log(1 + 0.5 / 100.5) ** 1.2)
    assert values[-1] > 0


def test_a_field_of_average_length_counts_as_it_stands() -> None:
    assert 3.0 * scoring.norm("body", 20.0, 20.0) == 3.0
    assert 3.0 * scoring.norm("body", 40.0, 20.0) == pytest.approx(3 / 1.5)


def test_saturation() -> None:
    assert scoring.saturated(0.0) == 0
    assert scoring.saturated(0.9) == pytest.approx(0.5)
    assert 0.99 < scoring.saturated(1000.0) < 1
    assert scoring.factor(2.0, 3.0) == pytest.approx(2 * 3 * 1.9)


def test_arrays_give_the_same_bits_as_numbers() -> None:
    frequencies, lengths = np.array([1.0, 2.0, 7.0]), np.array([3.0, 50.0, 11.0])
    arrays = scoring.saturated(frequencies * scoring.norm("body", lengths, 17.3))
    numbers = [scoring.saturated(f * scoring.norm("body", n, 17.3)) for f, n in zip(frequencies.tolist(), lengths.tolist(), strict=True)]
    assert arrays.tolist() == numbers


def test_a_sum_is_made_from_the_left() -> None:
    assert scoring.added([]) == 0
    assert scoring.added([0.1] * 10) == 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 != 1.0
