"""JSON Lines as other tools write them."""

import json

import pytest

from corpus.reading import Page
from corpus.reading.jsonl import read_jsonl


@pytest.mark.parametrize("names", [("text", "published"), ("content", "date"), ("body", "publish_time")])
def test_fields_by_their_usual_names(names: tuple[str, str]) -> None:
    record = dict(zip(names, ("各乡镇：请认真执行。", "2024-05-06"), strict=True))
    ((number, page),) = read_jsonl(json.dumps(record).encode())
    assert isinstance(page, Page)
    assert (number, page.lines[0].text, page.given["published"]) == (1, "各乡镇：请认真执行。", "2024-05-06")
