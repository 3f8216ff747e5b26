"""Whose site a page is on, by what its window title, its `<meta>`, its crumbs and its footer say."""

import re
from collections.abc import Mapping

from analyzers import fold
from corpus.layout_words import names_body
from corpus.reading.page import Page

SITE_SEPARATOR = re.compile(r"\s*(?:[_|｜]+|\s[-–—]+\s|--+|-(?=[^-]*(?:网|局|府|厅|部|平台|门户|委|会|站|中心)$))\s*")
WINDOW_PIECES = re.compile(r"\s*(?:[_|｜]+|[-–—]+)\s*")
META_SITES = ("sitename", "og:site_name")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+){1,4}", re.ASCII)
_SITE = re.compile("(?:门户|門戶)?(?:网站?|網站?)$")
_DEPARTMENT = re.compile("[局厅署部]$|委员会$|政府.{1,6}处$")


def site_names(page: Page, facts: Mapping[str, str], head: str | None = None) -> tuple[str, ...]:
    """What a page says about whose site it is on, folded: its window title, its `<meta>`, where one is, its footer, and the line at its
    head (`head`)."""
    names = (*_window_sites(page.title), *map(page.meta.get, META_SITES), facts.get("site_crumb"), facts.get("site_owner"), head)
    return tuple(dict.fromkeys(fold(name).text.strip() for name in names if name))


def _window_sites(window: str | None) -> list[str]:
    """The site a window title names: at its end, before which its address may stand, or as sites of Taiwan do at its beginning."""
    pieces = [piece for piece in SITE_SEPARATOR.split(window or "") if not _HOST.fullmatch(piece)]
    head = WINDOW_PIECES.split(pieces[0])[0] if pieces else ""
    return [*pieces[1:][-1:], *([head] if [head] != pieces and names_body(head) else [])]


def site_body(page: Page, *said: str | None) -> str | None:
    """The body whose site a page is of: the one that two of window title, `<meta>` and what the page says (`said`: its owner in the footer,
    to which site it welcomes) name (…统计公报 - 广东省民政厅), or a department that one of them names; the site of a government alone says
    nothing, since it carries what all its departments issue."""
    names = ["".join(_SITE.sub("", name).split()) for name in (*_window_sites(page.title), *map(page.meta.get, META_SITES), *said) if name]
    named = [(name, fold(name).text) for name in names if names_body(name)]
    keys = [key for _, key in named]
    body = next((key for key in keys if keys.count(key) > 1), None) or next((key for key in keys if _DEPARTMENT.search(key)), "")
    fuller = [(name, key) for name, key in named if body and key.endswith(body)]  # 社會局, and in the footer 桃園市政府社會局
    return max(fuller, key=lambda each: len(each[1]))[0] if fuller else None


def full_body(name: str | None, window: str | None) -> str | None:
    """甘棠镇人民政府 in full where the end of the window title has it: …工作总结-黄山区甘棠镇人民政府."""
    last = SITE_SEPARATOR.split(window or "")[-1].strip()
    return last if name and len(name) < len(last) and last.endswith(name) and names_body(last) else name
