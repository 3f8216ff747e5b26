"""The engine, its writer, and the one file in which documents are kept."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import compress
from pathlib import Path

from indexer import stored
from indexer.engine import MEMORY, AnalysedDocument, AnalysedPassage, EngineError
from indexer.memory_engine.reader import MemoryReader

FILE = "documents.jsonl"


class MemoryWriter:
    """Collects documents and writes them as one file on commit."""

    def __init__(self, directory: Path, documents: dict[str, AnalysedDocument]) -> None:
        self._directory = directory
        self._documents = documents

    def add(self, document: AnalysedDocument) -> None:
        self._documents[document.parsed.document.id] = document

    def add_packed(self, packed: Sequence[AnalysedDocument], kept: Sequence[bool]) -> None:
        for document in compress(packed, kept):
            self.add(document)

    def delete(self, document_id: str) -> None:
        self._documents.pop(document_id, None)

    def commit(self) -> None:
        lines = [json.dumps(_to_json(document)) for document in self._documents.values()]
        half = self._directory / f"{FILE}.half"
        half.write_text("\n".join(lines), encoding="ascii")
        half.replace(self._directory / FILE)

    def abort(self) -> None:
        self._documents = {}


class MemoryEngine:
    name = "memory"

    def pack(self, documents: Iterable[AnalysedDocument]) -> Sequence[AnalysedDocument]:
        return tuple(documents)

    def create(self, directory: Path, memory: int = MEMORY) -> MemoryWriter:  # noqa: ARG002 - it holds everything in memory
        return MemoryWriter(directory, {})

    def extend(self, directory: Path, memory: int = MEMORY) -> MemoryWriter:  # noqa: ARG002
        return MemoryWriter(directory, _read(directory))

    def open(self, directory: Path) -> MemoryReader:
        return MemoryReader(_read(directory))


def _read(directory: Path) -> dict[str, AnalysedDocument]:
    try:
        lines = (directory / FILE).read_text(encoding="ascii").splitlines()
        documents = [_from_json(json.loads(line)) for line in lines]
    except (OSError, ValueError) as error:
        raise EngineError(f"{directory / FILE} cannot be read ({error}); rebuild the index") from error
    return {document.parsed.document.id: document for document in documents}


def _to_json(document: AnalysedDocument) -> object:
    passages = [
        {
            "id": p.id,
            "words": {field: list(words) for field, words in p.words.items()},
            "folded": dict(p.folded),
            "facets": {name: list(values) for name, values in p.facets.items()},
            "dated": p.dated.isoformat() if p.dated else None,
            "covered": p.covered.isoformat() if p.covered else None,
        }
        for p in document.passages
    ]
    return {
        "parsed": stored.dump(document.parsed).hex(),
        "passages": passages,
        "signature": document.signature.hex(),
        "references": document.references.hex(),
    }


def _from_json(value: stored.Json) -> AnalysedDocument:
    passages = tuple(
        AnalysedPassage(
            id=p["id"],
            words={field: tuple(words) for field, words in p["words"].items()},
            folded=p["folded"],
            facets={name: tuple(values) for name, values in p["facets"].items()},
            dated=date.fromisoformat(p["dated"]) if p["dated"] else None,
            covered=date.fromisoformat(p["covered"]) if p["covered"] else None,
        )
        for p in value["passages"]
    )
    return AnalysedDocument(
        stored.load(bytes.fromhex(value["parsed"])), passages, bytes.fromhex(value["signature"]), bytes.fromhex(value["references"])
    )
