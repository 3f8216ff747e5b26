"""Which documents a text names, and by which names a document is named: 依据《社会救助暂行办法》第九条.

A name is folded, without book marks and blanks, without what formal titles put around it: 中华人民共和国, （试行） or
（2018年修正） behind, the number of an article where a record holds but one of them (慈善法第三条). A document that only hands another
text out is known by the name of that text, too: 关于印发《临时救助工作规程》的通知.
"""

import re

from analyzers import fold

LONGEST = 80
"""Characters of a name."""

_NAMED = re.compile(rf"《([^《》]{{2,{LONGEST}}})》")
_AROUND = re.compile(r"[《》〈〉\s]+|中华人民共和国|[(\[][^()\[\]]*[)\]][》〉\s]*$")
_ARTICLE = re.compile(r"第[\d〇零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?$")
_HANDED_OUT = re.compile(r"(?:印发|公布|发布|颁布|下发|转发|批转)[^《〈》〉]*[《〈](.{2,}[^《〈])[》〉]")


def names_of(title: str) -> tuple[str, ...]:
    """The names under which others cite a document with this title: its own first, then that of a text it hands out."""
    folded = fold(title).text
    handed_out = _HANDED_OUT.search(folded)
    names = (_bare(folded), _bare(handed_out[1]) if handed_out else "")
    return tuple(dict.fromkeys(filter(None, names)))


def cited_in(folded: str) -> frozenset[str]:
    """The names in book marks in a folded text."""
    return frozenset(name for found in set(_NAMED.findall(folded)) for name in names_of(found))


def _bare(name: str) -> str:
    return _ARTICLE.sub("", _AROUND.sub("", name))
