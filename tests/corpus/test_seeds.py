"""The five real documents, every field; the pages of a government site; pages without an article."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.inspection import as_json
from corpus.model import ParsedDocument
from corpus.pipeline import Resources, load_resources, parse_folder


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources()


def understood(file: Path, resources: Resources) -> ParsedDocument:
    (item,) = parse_folder([file], resources)
    assert isinstance(item, ParsedDocument)
    return item


def fields(parsed: ParsedDocument) -> dict[str, Any]:
    document = as_json(parsed)["document"]
    region = document["region"] or {}
    title = None if document["title_made"] else document["title"]
    return {**document, **region, "region_code": region.get("code"), "title": title}


def expected(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_the_seeds_in_every_field(shared: Path, resources: Resources) -> None:
    for label in expected(shared / "seeds" / "expected.jsonl"):
        got = fields(understood(shared / "seeds" / label["file"], resources))
        wanted = {key: value for key, value in label.items() if key not in {"file", "why"}}
        assert {key: got[key] for key in wanted} == wanted, label["file"]


def test_pages_of_a_government_site(shared: Path, resources: Resources) -> None:
    folder = shared / "corpora" / "web-pages" / "policy"
    for label in expected(folder / "expected.jsonl"):
        got = fields(understood(folder / label["file"], resources))
        for key in ("title", "issuer", "index_number", "document_number"):
            assert got[key] == label[key], (label["file"], key)


def test_pages_without_an_article_have_no_passage(shared: Path, resources: Resources) -> None:
    for file in sorted((shared / "corpora" / "web-pages" / "no-article").iterdir()):
        parsed = understood(file, resources)
        assert parsed.passages == (), file.name
        assert any("no article" in warning for warning in parsed.document.warnings)


def test_passages_cover_the_text_once_and_in_order(shared: Path, resources: Resources) -> None:
    files = [*(shared / "seeds").glob("*.txt"), *(shared / "corpora" / "web-pages" / "policy").glob("*.htm")]
    for file in files:
        parsed = understood(file, resources)
        at = 0
        for passage in parsed.passages:
            assert not parsed.document.text[at : passage.start].strip(), file.name
            assert passage.text == parsed.document.text[passage.start : passage.end]
            at = passage.end
        assert not parsed.document.text[at:].strip()
