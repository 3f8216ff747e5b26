"""What is read of a page around its article."""

import pytest

from corpus.article import read_article
from corpus.reading.jsonl import read_jsonl
from corpus.reading.page import Page


@pytest.mark.parametrize("field", ["published", "written"])
def test_a_given_date_that_is_none_is_told(field: str) -> None:
    ((_, page),) = read_jsonl(f'{{"text": "正文一句。", "{field}": "2023-13-45"}}'.encode())
    assert isinstance(page, Page)
    article = read_article("a.jsonl#1", page)
    assert (article.published, article.written) == (None, None)
    assert article.warnings == (f"{field} '2023-13-45' is no date: left out",)
