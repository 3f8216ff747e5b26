"""What the engines are asked: each line of `queries.txt` as OR and AND of its words, and its longest part as a phrase."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from analyzers import fold, load_analyzer

QUERIES = Path(__file__).parent / "queries.txt"
KINDS = ("or", "and", "phrase")


@dataclass(frozen=True, slots=True)
class Question:
    """`kind` is one of `KINDS`; `words` are the terms of the first two, `phrase` the folded text of the last."""

    kind: str
    words: tuple[str, ...]
    phrase: str

    @property
    def pairs(self) -> tuple[str, ...]:
        return tuple(a + b for a, b in pairwise(self.phrase))


def questions(kind: str) -> list[Question]:
    found = []
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        words = tuple(dict.fromkeys(load_analyzer().word_terms(fold(line).text)))
        found.append(Question(kind, words, max(line.split(), key=len)))
    return found


def marked(text: str, question: Question) -> str:
    """The text with the terms marked, as a reader is shown it: a part of the job."""
    wanted = [question.phrase] if question.kind == "phrase" else question.words
    return re.sub("|".join(map(re.escape, wanted)), lambda found: f"<mark>{found[0]}</mark>", text)
