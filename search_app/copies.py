"""The other copies of a document: one report on two sites, one law in both scripts."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Document
from indexer.engine import Reader

MOST = 10
"""Copies that are shown with title, issuer and date; a form letter may have hundreds."""


@dataclass(frozen=True, slots=True)
class Copies:
    """`ids` are those of all of them, `documents` the first `MOST`."""

    ids: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()


def load_copies(ids: Sequence[str], reader: Reader) -> Copies:
    """The documents with these ids, as copies to be shown."""
    found = (reader.document(id_) for id_ in ids[:MOST])
    return Copies(tuple(ids), tuple(parsed.document for parsed in found if parsed))
