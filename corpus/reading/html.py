"""HTML pages → lines: `html_tree` reads the tag soup, `html_walk` walks the tree."""

import re

from corpus.reading.encoding import decode
from corpus.reading.html_tree import first, read_tree
from corpus.reading.html_walk import Walk
from corpus.reading.page import Page, Unreadable
from corpus.reading.readings import without_readings
from corpus.reading.white_space import tidy

MAX_TAGS = 100_000  # elements; the largest pages of the field have 20,000
MAX_ATTRIBUTES = 2_000  # of one element; each costs the parser as much as all before it
_LONG_TAG = 10_000  # bytes; shorter ones have fewer
_VALUE = rb"""=\s*(?:"[^"]*"|'[^']*'|[^"'\s>][^\s>]*)"""
_OPENING_TAG = re.compile(rb"<[a-zA-Z](?:[^=>]+|" + _VALUE + rb"|=)*+")
_SAVED = re.compile(rb"<!--\s*saved from url=\(\d+\)(\S+)")
"""What browsers write above a page they save: the address it had."""
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_TAG = re.compile(rb"<(?:!doctype|html|head|body|div|p|table|span|br|h[1-6]|meta|article)\b", re.IGNORECASE)


def looks_like_html(data: bytes) -> bool:
    """Whether there are tags of a page near the beginning."""
    return _TAG.search(data[:4096].replace(b"\0", b"")) is not None


def read_html(data: bytes) -> Page:
    """A whole page or a fragment. Raises `Unreadable` for what only a machine makes."""
    if data.count(b"<") - data.count(b"</") > MAX_TAGS:
        raise Unreadable(f"more than {MAX_TAGS} elements: no page made by people")
    declared = _DECLARED.search(data[:4096])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    markup = decoded.text.encode("utf-8", "replace")
    if any(_attributes(found[0]) > MAX_ATTRIBUTES for found in _OPENING_TAG.finditer(markup) if found.end() - found.start() > _LONG_TAG):
        raise Unreadable(f"an element with more than {MAX_ATTRIBUTES} attributes: no page made by people")
    text, mended = without_readings(decoded.text)
    tree = read_tree(text)
    walk = Walk(first(tree, "body") or tree, first(tree, "head"))
    lines = walk.lines()
    if saved := _SAVED.search(markup[:4096]):
        walk.meta["saved from"] = saved[1].decode("utf-8", "replace")
    named = first(tree, "title")
    title = tidy(str(named.string or "")) if named else None
    return Page(lines=lines, title=title or None, meta=walk.meta, warnings=decoded.warnings + mended, markup=True)


def _attributes(tag: bytes) -> int:
    """How many attributes an opening tag has: the words outside their values, the tag's name not counted."""
    return len(re.sub(_VALUE, b" ", tag).split()) - 1
