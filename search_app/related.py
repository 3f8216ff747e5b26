"""Documents related to one, to be listed beside it: its copies (one report on two sites, one law in both scripts), those that cite it."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Document
from indexer.engine import Reader

MOST = 10
"""Documents that are shown with title, issuer and date; a form letter may have hundreds of copies, and a law is cited by thousands."""


@dataclass(frozen=True, slots=True)
class Related:
    """`ids` are those of all of them, `documents` the first, as many as were to be shown."""

    ids: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()


def load_related(ids: Sequence[str], reader: Reader, most: int = MOST) -> Related:
    """The documents with these ids, the first `most` of them to be shown."""
    found = (reader.document(id_) for id_ in ids[:most])
    return Related(tuple(ids), tuple(parsed.document for parsed in found if parsed))
