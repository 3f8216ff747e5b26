"""The writer of the engine: documents gathered into one new segment, deletions marked in the old ones, both committed at once by Whoosh."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from indexer.engine import MEGABYTE, AnalysedDocument
from indexer.whoosh_engine import ranks
from indexer.whoosh_engine.codec import ArrayCodec, ArraySegment, BulkWriter, opened
from indexer.whoosh_engine.memory import Memory
from indexer.whoosh_engine.packing import Batch, Packer
from indexer.whoosh_engine.segment import Segment

BATCH = 2 * MEGABYTE
"""Of the documents that are handed over to the builder at once, at least: some thousand passages, so that what is done beside
(`builder.py`) is done in few long calls. A batch takes some three times as much in memory, its tokens included."""
MOST_SEGMENTS = 6
"""Every query visits every segment: a handful keeps that cheap."""
MOST_DELETED = 0.3
"""Share of a segment's passages that may be deleted before it is written anew: what is deleted still costs disk and time."""
GROWTH = 2
"""A segment up to twice as large as all that is to be merged is merged as well, so that each passage is copied only a few times."""


class BulkSegmentWriter(SegmentWriter):  # type: ignore[misc]  # whoosh has no types
    """Whoosh's writer, given whole documents instead of fields. Our own lock is held, so Whoosh takes none."""

    def __init__(self, index: FileIndex, memory: Memory) -> None:
        super().__init__(index, codec=ArrayCodec(), compound=False, _lk=False)
        self.bulk.builder.memory = memory
        sizes = [record.doc_count_all() for record in self.segments]
        self._ranks = dict(
            zip((record.segment_id() for record in self.segments), ranks.read(Path(self.storage.folder), sizes), strict=True)
        )

    @property
    def bulk(self) -> BulkWriter:
        return self.perdocwriter  # type: ignore[no-any-return]

    def finish(self) -> None:
        """Commits: merges segments that have become small or full of holes, writes the new segment, then the table of contents."""
        self.commit(mergetype=_merge)

    def _flush_segment(self) -> None:
        self.docnum = len(self.bulk.builder)
        self.bulk.close()
        self.fieldwriter.close()

    def _commit_toc(self, segments: list[ArraySegment]) -> None:
        columns = [opened(self.storage, segment).columns for segment in segments]
        ranks.write(Path(self.storage.folder), columns, [self._ranks.get(segment.segment_id()) for segment in segments])
        super()._commit_toc(segments)

    def cancel(self) -> None:
        if not self.bulk.is_closed:
            self.bulk.abandon()
        self.fieldwriter.close()
        super().cancel()
        for name in self.newsegment.list_files(self.storage):
            self.storage.delete_file(name)


class WhooshWriter:
    """See `engine.Writer`."""

    def __init__(self, index: FileIndex, memory: Memory) -> None:
        self._writer = BulkSegmentWriter(index, memory)
        self._old = [(segment, opened(index.storage, segment)) for segment in self._writer.segments]
        self._packer = Packer()
        self._added: dict[str, tuple[int, range]] = {}
        self._documents = self._passages = 0

    def add(self, document: AnalysedDocument) -> None:
        self._enter(document.parsed.document.id, len(document.passages))
        self._packer.add(document)
        if self._packer.size >= BATCH:
            self._hand_over()

    def add_packed(self, packed: Batch, kept: Sequence[bool]) -> None:
        self._hand_over()
        batch = packed.keeping(kept)
        for document in batch.documents:
            self._enter(document.id, document.passages)
        self._build(batch)

    def delete(self, document_id: str) -> None:
        for record, segment in self._old:
            for document in segment.columns.documents_named(document_id):
                _delete(record, document, segment.columns.passages_of(document))
        if document_id in self._added:
            _delete(self._writer.newsegment, *self._added.pop(document_id))

    def commit(self) -> None:
        self._hand_over()
        self._writer.finish()

    def abort(self) -> None:
        if not self._writer.is_closed:
            self._writer.cancel()

    def _enter(self, document_id: str, passages: int) -> None:
        """Notes where the next document comes to stand, so that it can be deleted; one that has its id is deleted."""
        self.delete(document_id)
        self._added[document_id] = (self._documents, range(self._passages, self._passages + passages))
        self._documents += 1
        self._passages += passages

    def _hand_over(self) -> None:
        """Gives the builder the documents that were added one by one."""
        packer, self._packer = self._packer, Packer()
        self._build(packer.batch())

    def _build(self, batch: Batch) -> None:
        if batch.documents:
            self._writer.bulk.builder.add(batch)
            self._writer._added = True


def _delete(record: ArraySegment, document: int, passages: range) -> None:
    record.deleted_documents.add(document)
    for passage in passages:
        record.delete_document(passage)


def _merge(writer: BulkSegmentWriter, records: Sequence[ArraySegment]) -> list[ArraySegment]:
    """Whoosh's hook for merging: takes some segments into the new one and returns the others."""
    chosen = to_merge([(record.doc_count(), record.doc_count_all()) for record in records], len(writer.bulk.builder))
    for number in chosen:
        record = records[number]
        segment: Segment = opened(writer.storage, record)
        dead: Any = record.deleted_docs()
        writer.bulk.builder.add_segment(segment, set(dead), record.deleted_documents)
        writer._added = True
    return [record for number, record in enumerate(records) if number not in chosen]


def to_merge(sizes: Sequence[tuple[int, int]], added: int) -> list[int]:
    """Which segments to merge with `added` new passages, given each one's living passages and all its passages."""
    chosen = [number for number, (living, every) in enumerate(sizes) if every - living > MOST_DELETED * every]
    total = added + sum(sizes[number][0] for number in chosen)
    for number in sorted(set(range(len(sizes))) - set(chosen), key=lambda number: sizes[number][0]):
        if sizes[number][0] <= GROWTH * total or len(sizes) - len(chosen) >= MOST_SEGMENTS:
            chosen.append(number)
            total += sizes[number][0]
    return sorted(chosen)
