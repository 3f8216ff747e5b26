"""The extraction gate: no measure may fall below its pinned floor (`python -m tests.extraction` prints them all)."""

import json

from corpus.pipeline import load_resources
from tests.extraction.__main__ import FLOORS
from tests.extraction.golden import CASES, load_golden
from tests.extraction.scoring import evaluate

AWKWARD = 40  # least number of cases of our own


def test_no_measure_is_below_its_floor() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["own"]
    tallies = evaluate(load_golden(shared=None), load_resources())
    below = {name: tally.faults for name, tally in tallies.items() if tally.wanted and tally.value < floors.get(name, 0.0) - 1e-9}
    assert not below


def test_there_are_enough_cases_each_with_its_file() -> None:
    cases = [case for case in load_golden(shared=None) if case.file.parent == CASES]
    assert len(cases) >= AWKWARD
    assert all(case.file.exists() for case in load_golden(shared=None))
