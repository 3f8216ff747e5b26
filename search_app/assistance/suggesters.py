"""The suggester of the index as it is now: made once for each generation, in a thread of its own, off the path of requests."""

import logging
from threading import Lock, Thread

from analyzers import Analyzer
from indexer.engine import EngineError, Reader
from search_app.assistance.suggestions import Suggester, make_suggester
from search_app.vocabulary import Vocabulary

_LOG = logging.getLogger(__name__)


class Suggesters:
    """Safe to share between threads. Until the suggester of a new generation is made there are no suggestions and no
    corrections, rather than those of an index that is gone."""

    def __init__(self, analyzer: Analyzer, vocabulary: Vocabulary) -> None:
        self._analyzer = analyzer
        self._vocabulary = vocabulary
        self._made: Suggester | None = None
        self._tried: Reader | None = None
        self._making = Lock()

    def ready(self, reader: Reader) -> Suggester | None:
        """The suggester of `reader`; None while it is being made, which this call starts."""
        made = self._made
        if made is not None and made.reader is reader:
            return made
        if self._tried is not reader and self._making.acquire(blocking=False):
            self._tried = reader
            Thread(target=self._make, args=(reader,), name="suggester", daemon=True).start()
        return None

    def make(self, reader: Reader) -> Suggester:
        """The same, made while the caller waits."""
        self._made = made = make_suggester(reader, self._analyzer, self._vocabulary)
        return made

    def _make(self, reader: Reader) -> None:
        try:
            self.make(reader)
        except EngineError as error:
            _LOG.error("no suggestions: %s", error)
        finally:
            self._making.release()
