"""What every request needs: handed to the application once, found again from inside a request."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from time import monotonic
from typing import Literal, Protocol, cast

from flask import current_app, g, request

from analyzers import Analyzer
from corpus.model import Skipped
from indexer.engine import EngineError, Reader
from indexer.manifest import Manifest
from search_app.assistance.suggesters import Suggesters
from search_app.assistance.suggestions import Suggester
from search_app.coverage import Coverage
from search_app.i18n import LANGUAGES, Interface, language_of
from search_app.kept import Kept
from search_app.query.lexicon import Lexicon
from search_app.search import Library
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary

EXTENSION = "search_app"


class Index(Protocol):
    """An index that is replaced while it is served (`indexer.live`)."""

    @property
    def reader(self) -> Reader: ...
    @property
    def manifest(self) -> Manifest: ...
    @property
    def warning(self) -> str | None:
        """Why an older state is served than the newest on disk; None when all is well."""
        ...

    def skipped(self) -> tuple[Skipped, ...]:
        """The files that gave nothing to the index, each with the reason."""
        ...

    def refresh(self) -> object:
        """Turns to the newest generation, if there is a newer one."""
        ...

    def give_up(self, reader: Reader, error: EngineError) -> object:
        """Turns away from the generation of `reader`, which met damage while it answered."""
        ...


@dataclass(frozen=True, slots=True)
class Site:
    """The parts of a running site."""

    settings: Settings
    index: Index
    analyzer: Analyzer
    vocabulary: Vocabulary
    interfaces: Mapping[str, Interface]
    suggesters: Suggesters
    coverage: Kept[Coverage]
    examples: Kept[tuple[str, ...]]


def site() -> Site:
    """The site that answers the current request."""
    return cast("Site", current_app.extensions[EXTENSION])


def library() -> Library:
    """The index as it is now; a request asks once and keeps what it got, so that it sees one state. Its time begins to run here."""
    if "library" not in g:
        here = site()
        here.index.refresh()
        allowed = here.settings.query_milliseconds
        until = monotonic() + allowed / 1000 if allowed else None
        g.library = Library(here.index.reader, here.analyzer, here.vocabulary, here.settings.max_results, until, lexicon)
    return cast("Library", g.library)


def give_up(error: EngineError) -> None:
    """Has the requests that follow answered from another state than the one in which the current one met damage."""
    if "library" in g:
        site().index.give_up(g.library.reader, error)


def take_your_time() -> None:
    """Lets the current request search as long as it needs."""
    g.library = replace(library(), until=None)


def note_out_of_time(outcome: Literal["partial", "refused"]) -> None:
    """Has the counters know that the current request was answered in part, or not at all, for want of time."""
    g.out_of_time = outcome


def suggester() -> Suggester | None:
    """The suggester of the index as this request sees it; None while it is being made."""
    return site().suggesters.ready(library().reader)


def lexicon() -> Lexicon | None:
    """The words of the index as this request sees it; None while they are being read."""
    ready = suggester()
    return ready.lexicon if ready else None


def parameters() -> dict[str, list[str]]:
    """The parameters of the current request, each with all its values."""
    return request.args.to_dict(flat=False)


def interface() -> Interface:
    """The language the current request asks for, else the one its reader has set in the browser, else the site's own."""
    if "interface" not in g:
        asked = request.args.get("lang", "")
        g.interface = site().interfaces[asked if asked in LANGUAGES else browser_language()]
    return cast("Interface", g.interface)


def browser_language() -> str:
    """The language of a request that names none: by its header `Accept-Language`, else the site's own."""
    if "browser_language" not in g:
        accepted = (tag for tag, quality in request.accept_languages if quality > 0)
        g.browser_language = language_of(accepted, site().settings.language)
    return cast("str", g.browser_language)
