"""Documents from files whose names are no text have pages like all others."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from analyzers import load_analyzer
from corpus.model import ParsedDocument
from corpus.pipeline import load_resources, parse_folder
from search_app.i18n import Interface
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary
from search_app.web import create_app
from tests.search_app.conftest import YIWU
from tests.search_app.made import indexed

GBK = os.fsdecode("养老.txt".encode("gbk"))


@pytest.fixture
def client(tmp_path: Path, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]) -> FlaskClient:
    for name in (GBK, f"copy of {GBK}"):
        (tmp_path / name).write_text(YIWU, encoding="utf-8")
    resources = load_resources()
    documents = [found for found in parse_folder([tmp_path], resources) if isinstance(found, ParsedDocument)]
    return create_app(Settings(), indexed(documents, resources.gazetteer), load_analyzer(), vocabulary, interfaces).test_client()


def test_a_name_in_another_encoding_is_shown_byte_by_byte(client: FlaskClient) -> None:
    (hit, *_) = client.get("/api/v1/search?q=养老").get_json()["hits"]
    document = client.get("/api/v1" + hit["url"].split("#")[0]).get_json()["document"]
    assert document["source"].endswith(r"\xd1\xf8\xc0\xcf.txt")
    for address in (hit["url"], "/search?q=养老"):
        answer = client.get(address)
        assert (answer.status_code, r"\xd1\xf8\xc0\xcf.txt" in answer.text) == (200, True)
