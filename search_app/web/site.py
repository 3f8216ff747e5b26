"""What every request needs: handed to the application once, found again from inside a request."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, cast

from flask import current_app, g, request

from analyzers import Analyzer
from indexer.engine import Reader
from search_app.i18n import Interface
from search_app.search import Library
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary

EXTENSION = "search_app"


class Index(Protocol):
    """An index that is replaced while it is served (`indexer.live`)."""

    @property
    def reader(self) -> Reader: ...
    @property
    def warning(self) -> str | None:
        """Why an older state is served than the newest on disk; None when all is well."""
        ...

    def refresh(self) -> object:
        """Turns to the newest generation, if there is a newer one."""
        ...


@dataclass(frozen=True, slots=True)
class Site:
    """The parts of a running site."""

    settings: Settings
    index: Index
    analyzer: Analyzer
    vocabulary: Vocabulary
    interfaces: Mapping[str, Interface]


def site() -> Site:
    """The site that answers the current request."""
    return cast("Site", current_app.extensions[EXTENSION])


def library() -> Library:
    """The index as it is now; a request asks once and keeps what it got, so that it sees one state."""
    if "library" not in g:
        here = site()
        here.index.refresh()
        g.library = Library(here.index.reader, here.analyzer, here.vocabulary, here.settings.max_results)
    return cast("Library", g.library)


def parameters() -> dict[str, list[str]]:
    """The parameters of the current request, each with all its values."""
    return request.args.to_dict(flat=False)


def interface() -> Interface:
    """The language the current request asks for, else the site's own."""
    here = site()
    return here.interfaces.get(request.args.get("lang", ""), here.interfaces[here.settings.language])
