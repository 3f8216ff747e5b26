"""What templates may call: texts, addresses, and names in the reader's language. Templates hold no logic of their own beyond this."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask import Flask, request, url_for
from markupsafe import Markup, escape

from analyzers.reading_script import convert
from corpus.model import UNKNOWN
from search_app.assistance.suggestions import Kind
from search_app.facets import toggled, with_values
from search_app.i18n import LANGUAGES, SCRIPT_TAGS, Interface
from search_app.links import address, parameters
from search_app.presenters.document_address import document_address
from search_app.presenters.original_address import original_address
from search_app.presenters.repairs import REPAIRS
from search_app.query.syntax import Repair
from search_app.request import PER_PAGE_CHOICES, SearchRequest
from search_app.snippets import Marked
from search_app.web.site import browser_language, interface, site

STATIC = Path(__file__).parent / "static"

NAMED = ("city", "issuer")
"""Facets whose values are names."""

SUGGESTION_KINDS: Mapping[Kind, str] = {"place": "Place", "word": "Word", "heading": "Section", "title": "Title"}


def prepare(app: Flask) -> None:
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= {"in_chinese": in_chinese, "as_name": as_name}
    app.context_processor(_globals)


def _globals() -> dict[str, Any]:
    here = interface()
    return {
        "_": saying(here),
        "_n": here.say_count,
        "names_tag": names_tag(),
        "named": named,
        "interface": here,
        "languages": LANGUAGES,
        "script_tags": SCRIPT_TAGS,
        "per_page_choices": PER_PAGE_CHOICES,
        "site_name": site().settings.site_name or here.say("Civil Affairs Search"),
        "value_name": value_name,
        "remembered": cache,
        "filled": filled,
        "value_tag": value_tag,
        "asset": asset,
        "page_url": page_url,
        "search_url": search_url,
        "toggle_url": toggle_url,
        "clear_url": clear_url,
        "take_url": take_url,
        "document_url": document_url,
        "passage_url": passage_url,
        "marked": marked,
        "cite_url": cite_url,
        "analyze_url": analyze_url,
        "absolute_url": absolute_url,
        "public_address": public_address,
        "language_url": language_url,
        "home_in_language": home_in_language,
        "language_parameter": lambda: dict(_language()).get("lang", ""),
        "kept_parameters": kept_parameters,
        "empty_request": SearchRequest(),
        "max_query_chars": site().settings.max_query_chars,
        "repair_text": repair_text,
        "suggestion_kinds": suggestion_kinds,
        "original_url": lambda document: original_address(document, site().settings.originals_url),
    }


def saying(here: Interface) -> Callable[..., Markup]:
    """What says a text of the interface. Values are escaped, unless they are mark-up: a word in another language says so in its tag."""

    def say(message: str, **values: object) -> Markup:
        text = _escaped(here.text(message))
        return text % values if values else text

    return say


@cache
def _escaped(text: str) -> Markup:
    """A text of a catalogue, of which there are a few hundred, as mark-up."""
    return escape(text)


def filled(pattern: Markup, anchor: str, number: int) -> Markup:
    """Mark-up with `{anchor}` and `{number}` of a passage put in, which need no escaping; `Markup.replace` takes ten times as long."""
    return Markup(str.replace(str.replace(pattern, "{anchor}", anchor), "{number}", str(number)))  # noqa: S704 - mark-up already


def marked(text: Marked) -> Markup:
    """A text with its marks."""
    if not text.marks:
        return escape(text.text)
    return Markup("".join(f"<mark>{escape(piece)}</mark>" if is_marked else escape(piece) for piece, is_marked in text.pieces()))  # noqa: S704 - each piece is escaped


def in_chinese(text: str) -> Markup:
    """Words of a document or a query inside a text of the interface, for a voice that reads them out (WCAG 3.1.2)."""
    return Markup('<span lang="zh">{}</span>').format(text)


def as_name(name: str) -> Markup:
    """A name of the data, already in the reader's script, inside a text of the interface."""
    return Markup('<span lang="{}">{}</span>').format(names_tag(), name)


def names_tag() -> str:
    """The language of the names of places and issuers, which have no translations: Chinese, in the script of the reader."""
    return "zh-Hant" if interface().language == "zh-Hant" else "zh-Hans"


def named(name: str) -> str:
    """A name of the data, which is Simplified, in the script of the reader."""
    return convert(name, "hant") if names_tag() == "zh-Hant" else name


def value_tag(facet: str, value: str) -> str | None:
    """The language a facet value is named in where it has no name in the reader's own."""
    return names_tag() if value != UNKNOWN and facet in NAMED else None


def value_name(facet: str, value: str) -> str:
    """What a facet value is called in the reader's language, away from others: a place so that it is told from its namesakes."""
    here = interface()
    if value == UNKNOWN:
        return here.say("unknown")
    if facet == "year":
        return here.say("%(year)s", year=value)
    if facet == "city":
        return named(site().vocabulary.gazetteer.distinct_name(value))
    name = here.names.get(facet, {}).get(value) or site().vocabulary.label(facet, value)
    return named(name) if facet in NAMED else name


def repair_text(repair: Repair) -> str:
    """What was changed in the query to make sense of it, as a sentence."""
    return interface().say(REPAIRS[repair.key], detail=repair.detail)


def suggestion_kinds() -> dict[str, str]:
    """What the kinds of suggestions are called."""
    return {kind: interface().say(name) for kind, name in SUGGESTION_KINDS.items()}


def kept_parameters(asked: SearchRequest, without: str = "") -> list[tuple[str, str]]:
    """What a form sends along so that a new search keeps the choices: all but the words, the page, and `without`."""
    kept = with_values(replace(asked, text="", page=1), without, ()) if without else replace(asked, text="", page=1)
    return list(parameters(kept))


def _language() -> tuple[tuple[str, str], ...]:
    """The parameter that keeps the reader's language, where the browser would not get it anyway."""
    language = interface().language
    return () if language == browser_language() else (("lang", language),)


def page_url(endpoint: str, *asked: tuple[str, str]) -> str:
    """The address of a page with the parameters `asked`, in the reader's language."""
    return address(url_for(endpoint), *asked, *_language())


def search_url(asked: SearchRequest, **changes: Any) -> str:
    """The address of the results of `asked` with `changes`; its first page unless they say otherwise."""
    return address(url_for("results.results"), *parameters(replace(asked, **{"page": 1, **changes})), *_language())


def toggle_url(asked: SearchRequest, facet: str, value: str) -> str:
    return search_url(toggled(asked, facet, value, site().vocabulary))


def take_url(endpoint: str, asked: SearchRequest, *pairs: tuple[str, str]) -> str:
    """The address of the same search in another form; a table has all pages, so it starts at the first. Other programs than the
    browser follow it, so that it always names the language."""
    return address(url_for(endpoint), *parameters(replace(asked, page=1)), *pairs, ("lang", interface().language))


def clear_url(asked: SearchRequest, *facets: str) -> str:
    """The address of the results without any choice in `facets`."""
    for facet in facets:
        asked = with_values(asked, facet, ())
    return search_url(asked)


def document_url(document_id: str, asked: SearchRequest | None = None, anchor: str | None = None, read: str = "") -> str:
    """The address of a document as it was found by `asked`, which is marked in it and led back to; at `anchor`, converted to the
    script `read`."""
    pairs = [*(parameters(asked) if asked else ()), *([("read", read)] if read else [])]
    return address(url_for("document.document", document_id=document_id), *pairs, *_language()) + (f"#{anchor}" if anchor else "")


def public_address(document_id: str, anchor: str | None = None) -> str:
    """Where a document is found, as the world sees it."""
    return absolute(document_address(document_id, anchor))


def passage_url(endpoint: str, document_id: str, anchor: str) -> str:
    """The address of a page about a passage of a document; `anchor` is put in as it is."""
    return address(url_for(endpoint, document_id=document_id), *_language(), ("passage", "")) + anchor


def cite_url(document_id: str, anchor: str | None = None, style: str = "") -> str:
    """The address of the references to a document or a passage, or of one of them as a file."""
    pairs = [(name, value) for name, value in (("passage", anchor or ""), ("style", style)) if value]
    return address(url_for("passages.cite", document_id=document_id), *pairs, *_language())


def analyze_url(text: str) -> str:
    """The address of the page that shows how a text is folded, cut and expanded."""
    return address(url_for("analyze.analyze"), ("q", text), *_language())


def absolute(path: str) -> str:
    """The address of a path below the root of this site, as the world sees it."""
    return (site().settings.public_url or request.url_root).rstrip("/") + path


def absolute_url(url: str) -> str:
    """An address that `url_for` gave, and so begins with the prefix under which a proxy serves the site, as the world sees it."""
    return absolute(url.removeprefix(request.script_root))


def language_url(language: str) -> str:
    """The page being read, in another language."""
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    return _in_language(quote(request.script_root + request.path), pairs, language)


def home_in_language(language: str) -> str:
    """The first page in another language: an error page repeats nothing of its own address."""
    return _in_language(url_for("home.home"), [], language)


def _in_language(path: str, pairs: list[tuple[str, str]], language: str) -> str:
    return address(path, *pairs, *((("lang", language),) if language != browser_language() else ()))


def asset(name: str) -> str:
    """The address of a static file, which changes with its content."""
    return url_for("static", filename=name, v=_digest(name))


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
