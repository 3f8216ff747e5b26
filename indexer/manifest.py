"""The manifest: the last file written into a generation and the first one read. It says what the generation is, and its files."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from indexer.durable import write_file
from indexer.engine import EngineError

NAME = "manifest.json"
SCHEMA = 7
"""Version of everything on disk: raised when an older index can no longer be read."""


SMALL = 1_000_000
"""Bytes up to which a file is verified by its checksum in any case, in a millisecond: the small ones say how to read the others."""


class OtherVersion(EngineError):  # noqa: N818 - `raise OtherVersion(...)` says it all
    """The generation is whole, but another version of the program made it."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file of the generation: its size in bytes and its checksum (BLAKE2b, 16 bytes, hexadecimal)."""

    size: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`analyzer` is the fingerprint of the analyser, `parser` that of what makes passages of files, `corpus` the digest of all
    source files, `created` an ISO 8601 time in UTC.

    `sources` counts the files that were read, `skipped` those of them (or parts of them) that gave nothing.
    """

    schema: int
    engine: str
    analyzer: str
    parser: str
    corpus: str
    sources: int
    documents: int
    passages: int
    skipped: int
    created: str
    files: Mapping[str, FileRecord]


def write(generation: Path, manifest: Manifest) -> None:
    write_file(generation / NAME, json.dumps(asdict(manifest), indent=1).encode("ascii"))


def read(generation: Path) -> Manifest:
    """The manifest of a generation. OtherVersion, or EngineError where there is none or it cannot be understood."""
    path = generation / NAME
    try:
        value = json.loads(path.read_bytes())
        if value["schema"] != SCHEMA:
            raise OtherVersion(f"{path}: schema version {value['schema']}, this program reads {SCHEMA}")
        files = {name: FileRecord(**record) for name, record in value.pop("files").items()}
        return Manifest(**value, files=files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EngineError(f"{path}: cannot be read ({error})") from error


def record_files(generation: Path) -> dict[str, FileRecord]:
    """Sizes and checksums of all files of a generation."""
    files = _files(generation)
    return {path.name: record for path, record in zip(files, _records(files), strict=True)}


def faults(generation: Path, manifest: Manifest, thorough: bool) -> Iterator[str]:
    """What is wrong with the files of a generation, each fault named: by sizes and the checksums of the `SMALL` ones, or `thorough`ly, by
    all checksums."""
    present = {path.name for path in _files(generation)}
    for name in sorted(present - manifest.files.keys()):
        yield f"{generation / name}: does not belong to the index"
    whole = []
    for name, expected in sorted(manifest.files.items()):
        path = generation / name
        if name not in present:
            yield f"{path}: missing"
        elif (size := path.stat().st_size) != expected.size:
            yield f"{path}: {size} bytes instead of {expected.size}"
        elif thorough or size <= SMALL:
            whole.append(path)
    for path, record in zip(whole, _records(whole), strict=True):
        if record != manifest.files[path.name]:
            yield f"{path}: content has changed (checksum)"


def damage(generation: Path) -> Iterator[str]:
    """What is wrong with a generation, by checksums, its manifest included; of one that another version made nothing is known."""
    try:
        yield from faults(generation, read(generation), thorough=True)
    except OtherVersion:
        return
    except EngineError as error:
        yield str(error)


def _files(generation: Path) -> list[Path]:
    """All that is there but the manifest; what is hidden is laid down by systems, and no part of the index."""
    return sorted(path for path in generation.iterdir() if path.name != NAME and not path.name.startswith("."))


def _records(paths: Sequence[Path]) -> list[FileRecord]:
    """Sizes and checksums, several files at a time: they are read and summed outside of Python."""
    with ThreadPoolExecutor() as pool:
        return list(pool.map(_record, paths))


def _record(path: Path) -> FileRecord:
    digest = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return FileRecord(path.stat().st_size, digest.hexdigest())
