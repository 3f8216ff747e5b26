"""What a run gave, by set and by kind of question, and how it is shown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.relevance.metrics import LABELS, NAMES, Measures, mean
from tests.relevance.questions import Question, QuestionSet

ALL = "all"
"""Stands for all kinds of a set together."""


@dataclass(frozen=True, slots=True)
class Line:
    set: str
    kind: str
    questions: int
    measures: Measures


def lines(asked: QuestionSet, measured: Sequence[Measures]) -> Iterator[Line]:
    """The means over a whole set, then by kind where there are several, in the order of the questions."""
    yield Line(asked.name, ALL, len(measured), mean(measured))
    kinds = list(dict.fromkeys(question.kind for question in asked.questions))
    for kind in kinds if len(kinds) > 1 else ():
        of_kind = [each for question, each in zip(asked.questions, measured, strict=True) if question.kind == kind]
        yield Line(asked.name, kind, len(of_kind), mean(of_kind))


def table(shown: Iterable[Line]) -> Iterator[str]:
    yield f"{'set':<11}{'kind':<18}{'questions':>9}" + "".join(f"{LABELS[name]:>12}" for name in NAMES)
    for line in shown:
        yield f"{line.set:<11}{line.kind:<18}{line.questions:>9,}" + "".join(f"{getattr(line.measures, name):>12.4f}" for name in NAMES)


def worst(asked: QuestionSet, measured: Sequence[Measures], count: int) -> list[tuple[Question, Measures]]:
    """The questions answered worst, by nDCG@10: where to look first."""
    return sorted(zip(asked.questions, measured, strict=True), key=lambda pair: (pair[1].ndcg_10, pair[0].id))[:count]
