"""What every set of judged questions comes down to."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Question:
    """`grades` are of passage ids or document ids, as its set says; 0 to 3, at least one above 0."""

    id: str
    kind: str
    text: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions with what they are asked of.

    `paths` are the files to be indexed. With `of_documents` the grades are of documents, and a document stands where its best passage
    stands. `digest` names the data (SHA-256): files asked of, questions and judgements.
    """

    name: str
    paths: tuple[Path, ...]
    questions: tuple[Question, ...]
    of_documents: bool
    digest: str
