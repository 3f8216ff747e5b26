"""A process may live while its index cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from analyzers import load_analyzer
from corpus.model import Skipped
from indexer.build import Job, rebuild, update
from indexer.engine import EngineError, Reader
from indexer.engines import DEFAULT, ENGINES
from indexer.live import open_index
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

    def give_up(self, _: Reader, error: EngineError) -> bool:
        raise error


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


def test_damage_met_while_answering_turns_to_the_generation_before(
    tmp_path: Path, parts: tuple[Vocabulary, Mapping[str, Interface]]
) -> None:
    (documents := tmp_path / "documents").mkdir()
    job = Job((documents,), tmp_path / "index", ENGINES[DEFAULT], 1, 0.0)
    for name in ("a", "b"):
        (documents / f"{name}.txt").write_text(f"{name}工作总结\n\n养老服务补贴发放到位。\n", encoding="utf-8")
        update(job)
    client = create_app(Settings(), open_index(job.directory, load_analyzer().fingerprint), load_analyzer(), *parts).test_client()
    for stored in (job.directory / "generation-000002").glob("*.documents"):
        content = bytearray(stored.read_bytes())
        content[len(content) // 2] ^= 1
        stored.write_bytes(content)
    assert client.get("/api/v1/search?q=养老").status_code == 503
    assert client.get("/api/v1/search?q=养老").get_json()["total"] == 1
    ready = client.get("/readyz").get_json()
    assert ready["status"] == "degraded"
    assert "content has changed" in ready["warning"]
    rebuild(job)
    assert client.get("/api/v1/search?q=养老").get_json()["total"] == 2
