from dataclasses import replace
from pathlib import Path

import pytest

from tests.relevance.gate import Pin, failures, pinned, read_floors, write_floors
from tests.relevance.metrics import Measures
from tests.relevance.questions import QuestionSet
from tests.relevance.report import ALL, Line

ASKED = QuestionSet("own", (), (), of_documents=False, digest="d1")
LINE = Line("own", ALL, 9, Measures(0.8129, 0.9, 0.7, 0.95))


def test_floors_are_rounded_down_and_read_back(tmp_path: Path) -> None:
    pin = pinned(ASKED, [LINE], None, lower=False)
    write_floors({"own": pin}, tmp_path / "floors.toml")
    assert read_floors(tmp_path / "floors.toml") == {"own": pin}
    assert pin.floors[ALL]["ndcg_10"] == 0.812
    assert list(failures(ASKED, [LINE], pin)) == []


def test_a_measure_below_its_floor_is_named() -> None:
    pin = pinned(ASKED, [LINE], None, lower=False)
    worse = replace(LINE, measures=replace(LINE.measures, ndcg_10=0.8119))
    assert list(failures(ASKED, [worse], pin)) == ["own, all: nDCG@10 is 0.8119, below its floor 0.812"]


def test_only_lowering_lowers() -> None:
    pin = pinned(ASKED, [LINE], None, lower=False)
    worse = replace(LINE, measures=Measures(0.5, 0.95, 0.5, 0.5))
    assert pinned(ASKED, [worse], pin, lower=False).floors[ALL] == {"ndcg_10": 0.812, "mrr_10": 0.95, "recall_10": 0.7, "recall_100": 0.95}
    assert pinned(ASKED, [worse], pin, lower=True).floors[ALL]["ndcg_10"] == 0.5


def test_other_data_are_noticed() -> None:
    pin = Pin("d0", {})
    assert "the data are not those of the floors" in next(failures(ASKED, [LINE], pin))
    with pytest.raises(ValueError, match="pin them with --lower-floors"):
        pinned(ASKED, [LINE], pin, lower=False)


def test_a_set_without_floors_is_told() -> None:
    assert next(failures(ASKED, [LINE], None)) == "own: no floors are pinned; pin them with --raise-floors"


def test_a_kind_of_few_questions_has_no_floor() -> None:
    few, many = replace(LINE, kind="phrase"), replace(LINE, kind="question", questions=300)
    assert set(pinned(ASKED, [LINE, few, many], None, lower=False).floors) == {ALL, "question"}
