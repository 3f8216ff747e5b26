"""The gate over our own questions; the shared collections have a target of their own, `make relevance`."""

from pathlib import Path

from indexer.engines import DEFAULT
from tests.relevance.gate import failures, read_floors
from tests.relevance.report import lines
from tests.relevance.running import open_subject
from tests.relevance.sets import own, own_with_seeds


def test_our_questions_are_answered_as_well_as_they_were(tmp_path: Path) -> None:
    asked = own(tmp_path, tmp_path)
    subject = open_subject(asked, DEFAULT, tmp_path, jobs=1)
    measured = lines(asked, list(subject.measured(asked.questions)))
    assert list(failures(asked, measured, read_floors().get(asked.name))) == []


def test_among_the_seeds_too(tmp_path: Path, shared: Path) -> None:
    asked = own_with_seeds(shared, tmp_path)
    subject = open_subject(asked, DEFAULT, tmp_path, jobs=1)
    measured = lines(asked, list(subject.measured(asked.questions)))
    assert list(failures(asked, measured, read_floors().get(asked.name))) == []
