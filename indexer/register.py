"""The register of source files: what each gave to the index. It lets `update` see what changed, and people see what failed."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Skipped
from indexer.durable import write_file
from indexer.engine import EngineError

NAME = "sources.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one file gave.

    `digest` is that of its bytes, of the reason for a file that could not be read. `documents` are the ids it holds in the index, `refused`
    those it would have held had another file not come first. `skipped` tells, for people, what gave nothing and why.
    """

    digest: str
    documents: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()


Register = Mapping[str, Entry]
"""Entries by source, in ascending order."""


def digest_of(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def corpus_digest(register: Register) -> str:
    """Names the state of all source files."""
    digest = hashlib.blake2b(digest_size=16)
    for source, entry in sorted(register.items()):
        digest.update(f"{source}\0{entry.digest}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def skipped(register: Register) -> tuple[Skipped, ...]:
    """Everything that gave nothing, by source: what could not be read, and documents whose id a file earlier in order holds.

    Who holds an id is told by the whole register, so that an update reports what a rebuild would.
    """
    owners = {id_: source for source, entry in register.items() for id_ in entry.documents}
    return tuple(found for source, entry in sorted(register.items()) for found in (*entry.skipped, *_refused(source, entry, owners)))


def _refused(source: str, entry: Entry, owners: Mapping[str, str]) -> Iterator[Skipped]:
    for id_ in sorted(set(entry.refused)):
        yield Skipped(source, f"its id {id_!r} is that of a document in {owners[id_]}: ids must differ")


def write(generation: Path, register: Register) -> None:
    value = {
        source: [entry.digest, entry.documents, entry.refused, [[found.source, found.reason] for found in entry.skipped]]
        for source, entry in sorted(register.items())
    }
    write_file(generation / NAME, json.dumps(value, separators=(",", ":")).encode("ascii"))


def read(generation: Path) -> dict[str, Entry]:
    """The register of a generation; EngineError where it is damaged."""
    path = generation / NAME
    try:
        return {
            source: Entry(digest, tuple(documents), tuple(refused), _skipped(skips))
            for source, (digest, documents, refused, skips) in json.loads(path.read_bytes()).items()
        }
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise EngineError(f"{path}: cannot be read ({error})") from error


def _skipped(pairs: Iterable[tuple[str, str]]) -> tuple[Skipped, ...]:
    return tuple(Skipped(source, reason) for source, reason in pairs)
