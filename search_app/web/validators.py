"""What has not changed is not made again: a browser that asks with the tag of what it has is told so (304).

A page follows from its address, the language of its reader, the state of the index, the settings, the day and this program, so that
its tag is known before the page is. Tags are weak: the time a search took is shown too, and nobody needs it anew.
"""

from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path

from flask import Flask, Response, g, request

import analyzers
import corpus
import indexer
import search_app
from search_app.web.site import browser_language, interface, site, suggester

OTHERS = {"static", "health.healthz", "health.readyz", "observation.metrics", "suggest.suggest_to_browser", "api.suggest"}
"""These have rules of their own, or tell of this moment."""
PROGRAM = (analyzers, corpus, indexer, search_app)


def prepare(app: Flask) -> None:
    app.before_request(_unless_known)
    app.after_request(_with_tag)


def _unless_known() -> Response | None:
    if request.endpoint is None or request.endpoint in OTHERS or request.method not in {"GET", "HEAD"}:
        return None
    site().index.refresh()
    g.tag = _tag()  # of a state no newer than what the page will show: at worst the page is fetched once more
    known = request.if_none_match
    if known.star_tag or not known.contains_weak(g.tag):  # `*` asks whether there is such a page, which shows when it is made
        return None
    return Response(status=304)


def _with_tag(response: Response) -> Response:
    whole = response.status_code == 200 and "out_of_time" not in g
    if "tag" in g and (whole or response.status_code == 304):
        response.set_etag(g.tag, weak=True)
    return response


def _tag() -> str:
    here = site()
    parts = (
        _edition(),
        repr(here.settings),
        repr(here.index.manifest),
        request.url_root,
        request.full_path,
        interface().language,
        browser_language(),  # links name the language where it is another
        datetime.now(UTC).date().isoformat(),
        suggester() is not None,  # corrections are told only when there are words to choose from
    )
    return blake2b("\n".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


@cache
def _edition() -> str:
    """Tells this version of the program from others, by the sizes and times of its files."""
    folders = (Path(str(package.__file__)).parent for package in PROGRAM)
    files = (file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file() and "__pycache__" not in file.parts)
    stamps = ((file.name, (told := file.stat()).st_size, told.st_mtime_ns) for file in files)
    return blake2b(repr(list(stamps)).encode(), digest_size=12).hexdigest()
