"""The application factory: parts are handed in, nothing is read from the environment here."""

from collections.abc import Mapping

from flask import Flask
from flask.json.provider import DefaultJSONProvider
from werkzeug.middleware.proxy_fix import ProxyFix

from analyzers import Analyzer
from search_app.assistance.suggesters import Suggesters
from search_app.coverage import coverage as count_documents
from search_app.examples import examples
from search_app.i18n import Interface, load_interfaces
from search_app.kept import Kept
from search_app.search import Library
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary
from search_app.web import (
    analyze,
    api,
    api_guide,
    compare,
    compression,
    coverage,
    document,
    errors,
    headers,
    health,
    help_page,
    home,
    observation,
    passages,
    rate_limit,
    results,
    suggest,
    take_along,
    templating,
    validators,
)
from search_app.web.prefix import Below
from search_app.web.site import EXTENSION, Index, Site

PARTS = (
    home,
    results,
    document,
    passages,
    compare,
    coverage,
    take_along,
    suggest,
    help_page,
    analyze,
    health,
    observation,
    api,
    api_guide,
)
"""Each has a blueprint of its own."""


class _Json(DefaultJSONProvider):
    """Chinese as it is, and keys in the order they were given."""

    ensure_ascii = False
    sort_keys = False


def create_app(
    settings: Settings, index: Index, analyzer: Analyzer, vocabulary: Vocabulary, interfaces: Mapping[str, Interface] | None = None
) -> Flask:
    """The WSGI application that serves `index`."""
    app = Flask("search_app", static_folder="web/static", template_folder="web/templates")
    app.json = _Json(app)
    app.url_map.merge_slashes = False  # a document id may hold two slashes in a row
    suggesters = Suggesters(analyzer, vocabulary)
    app.extensions[EXTENSION] = Site(
        settings,
        index,
        analyzer,
        vocabulary,
        interfaces or load_interfaces(),
        suggesters,
        coverage=Kept(count_documents),
        examples=Kept(lambda reader: examples(Library(reader, analyzer, vocabulary, settings.max_results))),
    )
    app.wsgi_app = Below(app.wsgi_app, settings.public_url)  # type: ignore[method-assign]
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops, x_prefix=hops)  # type: ignore[method-assign]
    templating.prepare(app)
    headers.prepare(app)
    errors.prepare(app)
    for part in PARTS:
        app.register_blueprint(part.blueprint)
    rate_limit.prepare(app, settings.requests_per_minute)
    validators.prepare(app)
    observation.prepare(app, access_log=bool(settings.access_log))
    compression.prepare(app)
    return app


def count_together(app: Flask, first: Flask) -> None:
    """Has `app`, of one process of a server, count requests where `first` does, which was made before the processes parted."""
    for extension in (observation.EXTENSION, rate_limit.EXTENSION):
        if extension in first.extensions:
            app.extensions[extension] = first.extensions[extension]
