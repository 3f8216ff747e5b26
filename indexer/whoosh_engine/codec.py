"""Whoosh's codec interface over our arrays: its own readers, matchers and searchers work on an index that is written in bulk.

Whoosh knows a passage as a document of two fields of terms, `words` and `grams` (a term's weight is its count over all text
fields), and of one stored field, `passage`, its id. It keeps schema, segments, deletions and commits; what it asks of a
codec is answered from a `Segment`.
"""

import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import numpy as np
from whoosh import fields
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.reading import TermInfo, TermNotFound

from indexer.query import STREAMS, TEXT_FIELDS, Stream
from indexer.whoosh_engine.builder import SegmentBuilder
from indexer.whoosh_engine.columns import Columns
from indexer.whoosh_engine.cursor import TermCursor
from indexer.whoosh_engine.postings import Postings, Run
from indexer.whoosh_engine.segment import Segment, open_segment
from indexer.whoosh_engine.strings import encoded

INDEX_NAME = "MAIN"
Storage = Any
Term = tuple[str, bytes]


def make_schema() -> fields.Schema:
    return fields.Schema(passage=fields.STORED, **{stream: fields.KEYWORD(scorable=True) for stream in STREAMS})


class ArraySegment(W3Segment):  # type: ignore[misc]  # whoosh has no types
    """Whoosh's record of a segment, kept in the table of contents. Passages are its documents; our documents may be deleted, too."""

    def __init__(self, codec: "ArrayCodec", indexname: str) -> None:
        super().__init__(codec, indexname)
        self.deleted_documents: set[int] = set()


class ArrayCodec(W3Codec):  # type: ignore[misc]
    """Reads and writes segments of arrays."""

    length_stats = False

    def new_segment(self, storage: Storage, indexname: str) -> ArraySegment:  # noqa: ARG002 - whoosh's signature
        return ArraySegment(self, indexname)

    def per_document_writer(self, storage: Storage, segment: ArraySegment) -> "BulkWriter":
        return BulkWriter(storage, segment)

    def field_writer(self, storage: Storage, segment: ArraySegment) -> "NoFieldWriter":  # noqa: ARG002
        return NoFieldWriter()

    def terms_reader(self, storage: Storage, segment: ArraySegment) -> "ArrayTermsReader":
        return ArrayTermsReader(opened(storage, segment))

    def per_document_reader(self, storage: Storage, segment: ArraySegment) -> "ArrayDocumentReader":
        return ArrayDocumentReader(opened(storage, segment).columns, segment)


def files_of(storage: Storage, segment: ArraySegment) -> Callable[[str], Path]:
    """Ending → path of the segment's file."""
    return lambda ending: Path(storage.folder) / segment.make_filename(ending)


def opened(storage: Storage, segment: ArraySegment) -> Segment:
    return open_segment(files_of(storage, segment))


class BulkWriter(base.PerDocumentWriter):  # type: ignore[misc]
    """Takes whole documents and segments (`builder`) instead of Whoosh's single fields, and writes everything when it is closed."""

    def __init__(self, storage: Storage, segment: ArraySegment) -> None:
        self.builder = SegmentBuilder(files_of(storage, segment))
        self.is_closed = False

    def close(self) -> None:
        self.builder.finish()
        self.is_closed = True

    def abandon(self) -> None:
        self.builder.abandon()
        self.is_closed = True


class NoFieldWriter(base.FieldWriter):  # type: ignore[misc]
    """Whoosh's way to write postings one by one, of which there are none here."""

    is_closed = False

    def close(self) -> None:
        self.is_closed = True


class ArrayTermsReader(base.TermsReader):  # type: ignore[misc]
    """The terms and postings of a segment, as Whoosh asks for them."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment

    def __contains__(self, term: Term) -> bool:
        field, text = term
        return field in STREAMS and self._postings(field).find(_decoded(text)) is not None

    def cursor(self, field: str, field_type: fields.FieldType) -> TermCursor:  # noqa: ARG002 - whoosh's signature
        return TermCursor(self._postings(field))

    def indexed_field_names(self) -> tuple[Stream, ...]:
        return STREAMS

    def terms(self) -> Iterator[Term]:
        return ((stream, encoded(text)) for stream in sorted(STREAMS) for text in self._postings(stream).terms)

    def terms_from(self, field: str, prefix: bytes) -> Iterator[Term]:
        postings = self._postings(field)
        first = postings.with_prefix(_decoded(prefix)).start
        return ((field, encoded(postings.terms[index])) for index in range(first, len(postings.terms)))

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        return (((field, text), self.term_info(field, text)) for field, text in self.terms())

    def items_from(self, field: str, prefix: bytes) -> Iterator[tuple[Term, TermInfo]]:
        return (((field, text), self.term_info(field, text)) for field, text in self.terms_from(field, prefix))

    def term_info(self, field: str, text: bytes) -> TermInfo:
        run = self._run(field, text)
        weights = total_counts(self._postings(field), run)
        return TermInfo(
            weight=float(weights.sum()),
            df=len(run),
            minlength=1,
            maxlength=np.iinfo(np.int32).max,
            maxweight=float(weights.max()),
            minid=int(run.ids[0]),
            maxid=int(run.ids[-1]),
        )

    def frequency(self, field: str, text: bytes) -> float:
        return float(self.term_info(field, text).weight()) if (field, text) in self else 0.0

    def doc_frequency(self, field: str, text: bytes) -> int:
        index = self._postings(field).find(_decoded(text)) if field in STREAMS else None
        return 0 if index is None else self._postings(field).holding(index)

    def matcher(self, field: str, text: bytes, format_: Any, scorer: Any = None) -> "ArrayMatcher":
        run = self._run(field, text)
        return ArrayMatcher(run.ids, total_counts(self._postings(field), run), format_, (field, text), scorer)

    def _postings(self, field: str) -> Postings:
        return self.segment.postings[cast("Stream", field)]

    def _run(self, field: str, text: bytes) -> Run:
        index = self._postings(field).find(_decoded(text)) if field in STREAMS else None
        if index is None:
            raise TermNotFound(f"no term {field}:{text!r}")
        return self._postings(field).run(index)


class ArrayDocumentReader(base.PerDocumentReader):  # type: ignore[misc]
    """What Whoosh asks of single documents: here, of passages."""

    def __init__(self, columns: Columns, segment: ArraySegment) -> None:
        self._columns = columns
        self._segment = segment

    def doc_count(self) -> int:
        return len(self._columns) - cast("int", self._segment.deleted_count())

    def doc_count_all(self) -> int:
        return len(self._columns)

    def has_deletions(self) -> bool:
        return cast("bool", self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return cast("bool", self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        return cast("Iterator[int]", self._segment.deleted_docs())

    def stored_fields(self, docnum: int) -> dict[str, str]:
        return {"passage": self._columns.ids[docnum]}

    def doc_field_length(self, docnum: int, fieldname: Stream, default: int = 0) -> int:
        return sum(int(self._columns.lengths[field, fieldname][docnum]) for field in TEXT_FIELDS) or default

    def field_length(self, fieldname: Stream) -> int:
        return sum(int(self._columns.lengths[field, fieldname].sum(dtype=np.int64)) for field in TEXT_FIELDS)

    def min_field_length(self, fieldname: Stream) -> int:
        return min((self.doc_field_length(docnum, fieldname) for docnum in range(len(self._columns))), default=0)

    def max_field_length(self, fieldname: Stream) -> int:
        return max((self.doc_field_length(docnum, fieldname) for docnum in range(len(self._columns))), default=0)


class ArrayMatcher(LeafMatcher):  # type: ignore[misc]
    """Walks one run for Whoosh's searcher."""

    def __init__(self, ids: Any, weights: Any, format_: Any, term: Term, scorer: Any) -> None:
        self._ids, self._weights, self.format, self._term, self.scorer = ids, weights, format_, term, scorer
        self._at = 0

    def is_active(self) -> bool:
        return self._at < len(self._ids)

    def id(self) -> int:
        return int(self._ids[self._at])

    def weight(self) -> float:
        return float(self._weights[self._at])

    def value(self) -> bytes:
        return struct.pack("!I", int(self._weights[self._at]))

    def next(self) -> bool:
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return True

    def skip_to(self, docnum: int) -> None:
        if not self.is_active():
            raise ReadTooFar
        self._at += int(np.searchsorted(self._ids[self._at :], docnum))

    def reset(self) -> None:
        self._at = 0

    def all_ids(self) -> Iterator[int]:
        return iter(self._ids.tolist())

    def copy(self) -> "ArrayMatcher":
        twin = ArrayMatcher(self._ids, self._weights, self.format, self._term, self.scorer)
        twin._at = self._at
        return twin

    def supports_block_quality(self) -> bool:
        return False


def total_counts(postings: Postings, run: Run) -> Any:
    """How often the term stands in each passage of the run, over all text fields."""
    return sum(postings.counts(run, field) for field in TEXT_FIELDS)


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "surrogatepass")
