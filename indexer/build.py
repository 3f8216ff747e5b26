"""The story of a build: files → parsed → analysed → the engine's writer → a generation, checked and published.

    rebuild   all files into an empty generation
    update    only what was added, changed or vanished, into a generation that continues the live one; equal to a rebuild

Of two documents with one id the first in the order of sources is kept; the other is reported as skipped.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from analyzers import load_analyzer
from corpus.model import RawFile, Skipped
from corpus.sources import SourceError, check, walk
from indexer import generations, manifest, register
from indexer.analysis import parser_fingerprint
from indexer.engine import MEMORY, Engine, EngineError, Writer
from indexer.engines import ENGINES
from indexer.lock import writing
from indexer.manifest import SCHEMA, Manifest
from indexer.progress import Progress
from indexer.register import Entry, Register
from indexer.work import Outcome, work_through

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be built: from which files and folders, into which index directory, how. `memory` is what the writing process may use."""

    paths: tuple[Path, ...]
    directory: Path
    engine: Engine
    jobs: int
    wait: float
    memory: int = MEMORY


@dataclass(frozen=True, slots=True)
class Report:
    """How the index stands after a build. `read` counts the files that were parsed this time, `vanished` those that are gone."""

    manifest: Manifest
    read: int
    vanished: int
    skipped: tuple[Skipped, ...]


def rebuild(job: Job) -> Report:
    """Makes a new index of all files and puts it in the place of the old one, which answers until then."""
    _prepare(job)
    with writing(job.directory, job.wait):
        return _rebuild(job)


def update(job: Job) -> Report:
    """Makes the index equal to what `rebuild` of the same files would give, parsing only files that are new or changed. All are read for
    that, since only their bytes tell.

    Where there is no index, or another version of the program or another engine made it, all files are read.
    """
    _prepare(job)
    with writing(job.directory, job.wait):
        live = _continuable(job)
        if live is None:
            return _rebuild(job)
        return _update(job, live, manifest.read(live))


def _rebuild(job: Job) -> Report:
    ledger = Ledger({})
    with generations.new_generation(job.directory) as generation:
        _write(ledger, job.engine.create(generation, job.memory), _opened(walk(job.paths), ledger), job)
        made = publish(job, generation, ledger)
    return Report(made, len(ledger.entries), 0, register.skipped(ledger.entries))


def _update(job: Job, live: Path, before: Manifest) -> Report:
    known = register.read(live)
    digests = {found.source: _digest(found) for found in walk(job.paths)}
    dirty = stale(known, digests)
    vanished = sum(source not in digests for source in dirty)
    if not dirty:
        generations.sweep(job.directory)  # what a killed writer left, even so
        return Report(before, 0, 0, register.skipped(known))
    ledger = Ledger({source: entry for source, entry in known.items() if source not in dirty})
    with generations.new_generation(job.directory, continued=live) as generation:
        writer = job.engine.extend(generation, job.memory)
        for source in dirty & known.keys():
            for id_ in known[source].documents:
                writer.delete(id_)
        _write(ledger, writer, _opened(walk(job.paths, only=dirty), ledger), job)
        made = publish(job, generation, ledger, continued=live)
    return Report(made, len(dirty) - vanished, vanished, register.skipped(ledger.entries))


class Ledger:
    """The register in the making: which file holds which document."""

    def __init__(self, entries: Register) -> None:
        self.entries = dict(entries)
        self._owners = {id_: source for source, entry in entries.items() for id_ in entry.documents}

    def note_unreadable(self, skipped: Skipped) -> None:
        self.entries[skipped.source] = Entry(_digest(skipped), skipped=(skipped,))

    def claim(self, outcome: Outcome, digest: str) -> list[bool]:
        """Enters what a file, or a further piece of it, gave; tells of each of its documents whether it may keep it.

        A document whose id a file earlier in order holds is refused; one that a later file holds is taken from it.
        """
        kept, refused = [], []
        claimed = []
        for document in outcome.documents:
            id_ = document.id
            owner = self._owners.get(id_)
            if owner is not None and owner <= outcome.source:
                refused.append(id_)
                claimed.append(False)
                continue
            if owner is not None:
                self._take(id_, owner)
            self._owners[id_] = outcome.source
            kept.append(id_)
            claimed.append(True)
        before = self.entries.get(outcome.source, Entry(digest))
        self.entries[outcome.source] = Entry(
            digest,
            documents=(*before.documents, *kept),
            refused=tuple(dict.fromkeys((*before.refused, *refused))),
            skipped=(*before.skipped, *outcome.skipped),
        )
        return claimed

    def _take(self, id_: str, owner: str) -> None:
        entry = self.entries[owner]
        left = tuple(other for other in entry.documents if other != id_)
        self.entries[owner] = replace(entry, documents=left, refused=(*entry.refused, id_))


def stale(known: Register, digests: dict[str, str]) -> set[str]:
    """The sources that have to be read again or have vanished, and those that were refused an id which these held."""
    dirty = {source for source in known.keys() | digests.keys() if source not in digests or source not in known}
    dirty |= {source for source, digest in digests.items() if source in known and known[source].digest != digest}
    while True:
        freed = {id_ for source in dirty if source in known for id_ in known[source].documents}
        waiting = {source for source, entry in known.items() if source not in dirty and not freed.isdisjoint(entry.refused)}
        if not waiting:
            return dirty
        dirty |= waiting


def _write(ledger: Ledger, writer: Writer, files: Iterator[RawFile], job: Job) -> None:
    """Reads the files and hands what they give to the writer."""
    digests: dict[str, str] = {}

    def remembered(found: Iterable[RawFile]) -> Iterator[RawFile]:
        for raw in found:
            digests[raw.source] = register.digest_of(raw.data)
            yield raw

    try:
        with Progress() as progress:
            for work in work_through(remembered(files), job.engine.name, job.jobs):
                kept = chain.from_iterable(ledger.claim(outcome, digests[outcome.source]) for outcome in work.outcomes)
                writer.add_packed(work.packed, [*kept])
                for outcome in work.outcomes:
                    progress.advance(sum(document.passages for document in outcome.documents))
        writer.commit()
    except BaseException:  # Ctrl+C too: nothing half-written stays behind; the fault goes on
        writer.abort()
        raise


def publish(job: Job, generation: Path, ledger: Ledger, continued: Path | None = None) -> Manifest:
    """Checks a finished generation by opening it, and makes it the live one. The generation that it continued is known to be whole."""
    reader = job.engine.open(generation)
    documents, passages = reader.document_count, reader.passage_count
    reader.close()
    if not documents:
        raise EngineError(_nothing(job, register.skipped(ledger.entries)))
    register.write(generation, ledger.entries)
    made = Manifest(
        schema=SCHEMA,
        engine=job.engine.name,
        analyzer=load_analyzer().fingerprint,
        parser=parser_fingerprint(),
        corpus=register.corpus_digest(ledger.entries),
        sources=len(ledger.entries),
        documents=documents,
        passages=passages,
        skipped=len(register.skipped(ledger.entries)),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        files=manifest.record_files(generation),
    )
    generations.publish(job.directory, generation, made, verified=continued)
    return made


def _continuable(job: Job) -> Path | None:
    """The live generation, if an update can start from it. Its files are verified by their checksums: damage would be copied."""
    try:
        pointer = generations.read_pointer(job.directory)
        if pointer is None:
            return None
        found = manifest.read(pointer.current)
        for fault in manifest.faults(pointer.current, found, thorough=True):
            raise EngineError(fault)
    except EngineError as error:
        log.warning("%s: all files are read anew", error)
        return None
    same = (found.engine, found.analyzer, found.parser) == (job.engine.name, load_analyzer().fingerprint, parser_fingerprint())
    return pointer.current if same and found.engine in ENGINES else None


def _prepare(job: Job) -> None:
    """Makes the index directory, unless it could not be used: an index that lies among its own documents would index itself."""
    check(job.paths)
    for path in job.paths:
        if path.is_dir() and job.directory.resolve().is_relative_to(path.resolve()):
            raise SourceError(f"the index {job.directory} lies inside {path}, which is to be indexed: choose a place outside for --index")
    generations.prepare(job.directory)


def _opened(found: Iterable[RawFile | Skipped], ledger: Ledger) -> Iterator[RawFile]:
    """The files that could be read; the others go to the ledger."""
    for item in found:
        if isinstance(item, Skipped):
            ledger.note_unreadable(item)
        else:
            yield item


def _digest(found: RawFile | Skipped) -> str:
    return register.digest_of(found.reason.encode() if isinstance(found, Skipped) else found.data)


def _nothing(job: Job, skipped: tuple[Skipped, ...]) -> str:
    where = ", ".join(map(str, job.paths))
    reasons = "".join(f"\n  {found.source}: {found.reason}" for found in skipped)
    return f"no documents in {where}: nothing was done, the index is as it was{reasons}"
