"""A place among the terms of a stream, which Whoosh's automata move from one candidate to the next (`FuzzyTerm`)."""

from whoosh.codec import base

from indexer.whoosh_engine.postings import Postings


class TermCursor(base.FieldCursor):  # type: ignore[misc]  # whoosh has no types
    """See `whoosh.codec.base.FieldCursor`. Each step gives the term it leads to, None behind the last one."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._at = 0

    def first(self) -> str | None:
        self._at = 0
        return self.text()

    def find(self, text: str) -> str | None:
        """Moves to the first term that is not less than `text`."""
        self._at = self._postings.with_prefix(text).start
        return self.text()

    def next(self) -> str | None:
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        return self._postings.terms[self._at] if self.is_valid() else None

    def is_valid(self) -> bool:
        return self._at < len(self._postings.terms)
