from pathlib import Path

import pytest

from analyzers.rows import DataError
from corpus.model import ParsedDocument, RawFile
from corpus.pipeline import load_resources, parse_file
from tests.relevance.judged import KINDS, questions, read_judgements, read_queries

QUERIES = "n1\tnumber\t668元\n"


@pytest.fixture(scope="module")
def document() -> ParsedDocument:
    text = "合肥市民政局通知\n\n一、标准\n低保标准提高到668元。\n\n二、资金\n资金由市、县分担。\n"
    (found,) = parse_file(RawFile("a.txt", text.encode()), load_resources())
    assert isinstance(found, ParsedDocument)
    return found


def written(folder: Path, queries: str, judgements: str) -> tuple[Path, Path]:
    paths = folder / "queries.tsv", folder / "judgements.tsv"
    for path, text in zip(paths, (queries, judgements), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_a_quote_grades_the_passage_it_stands_in(tmp_path: Path, document: ParsedDocument) -> None:
    queries, judgements = written(tmp_path, QUERIES, "# why\nn1\t3\ta.txt\t提高到668元\nn1\t1\tgone.txt\t668元\n")
    known = read_queries(queries)
    (question,) = questions(known, read_judgements(known, judgements), {"a.txt": document})
    ((id_, grade),) = question.grades.items()
    (passage,) = (passage for passage in document.passages if passage.id == id_)
    assert grade == 3
    assert "668" in passage.text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("n1\t4\ta.txt\t668元", r"judgements.tsv:1: a grade is 0 to 3, not '4'"),
        ("n2\t3\ta.txt\t668元", r"judgements.tsv:1: there is no query 'n2'"),
        ("n1\t3\ta.txt", r"judgements.tsv:1: 3 columns where 4 are wanted"),
        ("n1\t3\ta.txt\t668元\nn1\t2\ta.txt\t668元", r"judgements.tsv:2: judged already in line 1"),
        ("n1\t3\ta.txt\t没有", r"judgements.tsv:1: '没有' occurs 0 times in a.txt, not once"),
        ("n1\t3\ta.txt\t资金", r"judgements.tsv:1: '资金' occurs 2 times in a.txt, not once"),
    ],
)
def test_a_judgement_that_cannot_be_meant_is_named(line: str, reason: str, tmp_path: Path, document: ParsedDocument) -> None:
    queries, judgements = written(tmp_path, QUERIES, line + "\n")
    known = read_queries(queries)
    with pytest.raises(DataError, match=reason):
        questions(known, read_judgements(known, judgements), {"a.txt": document})


def test_a_query_of_no_kind_is_named(tmp_path: Path) -> None:
    queries, _ = written(tmp_path, "n1\tnonsense\t668元\n", "")
    with pytest.raises(DataError, match=r"queries.tsv:1: 'nonsense' is no kind of query"):
        read_queries(queries)


def test_the_set_is_large_enough_and_has_every_kind() -> None:
    queries = read_queries()
    assert len(queries) >= 80
    assert {query.kind for query in queries} == set(KINDS)


def test_quotes_of_documents_that_are_not_ours_are_short() -> None:
    foreign = [judgement for judgement in read_judgements(read_queries()) if judgement.file.startswith("00")]
    assert foreign
    assert max(len(judgement.quote) for judgement in foreign) <= 12
