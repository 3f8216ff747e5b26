"""A process may live while its index cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest

from analyzers import load_analyzer
from corpus.model import Skipped
from indexer.engine import EngineError, Reader
from indexer.manifest import Manifest
from search_app.i18n import Interface
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary
from search_app.web import create_app
from tests.search_app.made import MANIFEST, MadeIndex


@dataclass(frozen=True)
class BrokenIndex:
    manifest: Manifest = MANIFEST
    warning: str | None = None

    @property
    def reader(self) -> Reader:
        raise EngineError("index/7: truncated; rebuild it")

    def skipped(self) -> tuple[Skipped, ...]:
        return ()

    def refresh(self) -> bool:
        return False


@pytest.fixture
def parts(vocabulary: Vocabulary, interfaces: Mapping[str, Interface]) -> tuple[Vocabulary, Mapping[str, Interface]]:
    return vocabulary, interfaces


def test_an_index_that_answers(index: MadeIndex, parts: tuple[Vocabulary, Mapping[str, Interface]]) -> None:
    client = create_app(Settings(), index, load_analyzer(), *parts).test_client()
    assert client.get("/healthz").get_json() == {"status": "ok"}
    assert client.get("/readyz").get_json() == {"status": "ok", "documents": 3, "passages": 7}


def test_an_older_state_is_told(index: MadeIndex, parts: tuple[Vocabulary, Mapping[str, Interface]]) -> None:
    client = create_app(Settings(), replace(index, warning="serving 6"), load_analyzer(), *parts).test_client()
    assert client.get("/readyz").get_json()["warning"] == "serving 6"


def test_an_index_that_cannot_be_read(parts: tuple[Vocabulary, Mapping[str, Interface]]) -> None:
    client = create_app(Settings(), BrokenIndex(), load_analyzer(), *parts).test_client()
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    answer = client.get("/api/v1/search?q=养老")
    assert (answer.status_code, answer.mimetype) == (503, "application/json")
    assert "truncated" not in answer.text
    assert client.get("/search").status_code == 503
