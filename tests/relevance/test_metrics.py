import pytest

from tests.relevance.metrics import Measures, mean, measure


def test_the_best_order_is_perfect() -> None:
    assert measure(["a", "b"], {"a": 3, "b": 1}) == Measures(1.0, 1.0, 1.0, 1.0)


def test_gain_is_the_grade_discounted_by_the_logarithm_of_the_rank() -> None:
    measured = measure(["x", "b", "a"], {"a": 3, "b": 1, "c": 2})
    assert measured.ndcg_10 == pytest.approx((1 / 1.5849625 + 3 / 2) / (3 + 2 / 1.5849625 + 1 / 2))
    assert measured.mrr_10 == 0.5
    assert measured.recall_10 == pytest.approx(2 / 3)


def test_what_stands_after_the_tenth_counts_for_recall_at_100_only() -> None:
    ranked = [*map(str, range(10)), "a"]
    assert measure(ranked, {"a": 2}) == Measures(0.0, 0.0, 0.0, 1.0)


def test_grade_0_is_not_relevant() -> None:
    assert measure(["wrong", "a"], {"wrong": 0, "a": 1}).mrr_10 == 0.5


def test_nothing_found_is_nought() -> None:
    assert measure([], {"a": 1}) == Measures(0.0, 0.0, 0.0, 0.0)


def test_each_question_counts_the_same() -> None:
    assert mean([Measures(1, 1, 1, 1), Measures(0, 0, 0, 0.5)]) == Measures(0.5, 0.5, 0.5, 0.75)
