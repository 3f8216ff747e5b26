"""A search as an Atom feed (RFC 4287): what a reader subscribes to."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from xml.etree.ElementTree import Element, SubElement, tostring

from search_app.i18n import SCRIPT_TAGS
from search_app.page import HitView, SearchPage
from search_app.presenters.document_address import Address

NAMESPACE = "http://www.w3.org/2005/Atom"
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot carry."""


@dataclass(frozen=True, slots=True)
class FeedHead:
    """`html` and `own` are the addresses of the page and of the feed, `language` is that of `title`, `built` is when the index was."""

    title: str
    language: str
    html: str
    own: str
    built: datetime


def atom(page: SearchPage, head: FeedHead, address: Address) -> str:
    """The feed of a page of hits, found at the `address` of its document."""
    feed = Element("feed", {"xmlns": NAMESPACE, "xml:lang": head.language})
    _text(feed, "title", head.title)
    _text(feed, "id", head.own)
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": head.own})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": head.html})
    _text(feed, "updated", head.built.isoformat())
    for hit in page.hits:
        _entry(feed, hit, address(hit.document.id, hit.anchor), head.built)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode")


def _entry(feed: Element, hit: HitView, url: str, built: datetime) -> None:
    document = hit.document
    entry = SubElement(feed, "entry", {"xml:lang": SCRIPT_TAGS[document.script]})
    _text(entry, "title", " › ".join((document.title, *hit.passage.path)))
    _text(entry, "id", url)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": url})
    _text(entry, "updated", _instant(document.dated) if document.dated else built.isoformat())
    if document.published:
        _text(entry, "published", _instant(document.published))
    _text(SubElement(entry, "author"), "name", document.issuer or "—")
    _text(entry, "summary", hit.snippet.text)
    for domain in hit.passage.domains:
        SubElement(entry, "category", {"term": domain})


def _instant(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat()


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _ILLEGAL.sub("", text)
