"""A document, or one passage of it, as a reference: plain, GB/T 7714—2015, BibTeX and RIS."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from corpus.model import Document

_TEX = str.maketrans({character: f"\\{character}" for character in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}"})
_SPACE = re.compile(r"\s+")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing: left in a title, they would turn the rest of the reference."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited. `path` are the headings down to the passage, empty for a whole document; `url` leads there and was
    looked at on `accessed`. `key` names it in a bibliography."""

    document: Document
    path: tuple[str, ...]
    url: str
    accessed: date
    key: str

    @property
    def title(self) -> str:
        return _line(self.document.title)

    @property
    def locator(self) -> str:
        """第三章·二·（一）: the way down the headings."""
        return "·".join(map(_line, self.path))


def plain(cited: Citation) -> str:
    """渝北民政发〔2024〕17号《标题》第三章·二·（一），发布机构，2024年3月18日，URL"""
    document = cited.document
    dated = document.dated
    day = f"{dated.year}年{dated.month}月{dated.day}日" if dated else None
    name = f"{_line(document.document_number or '')}《{cited.title.removeprefix('《').removesuffix('》')}》{cited.locator}"
    return "，".join(part for part in (name, _line(document.issuer or ""), day, cited.url) if part)


def gbt7714(cited: Citation) -> str:
    """GB/T 7714—2015, 4.6 electronic resources: responsible body. Title[EB/OL]. Place in it(published)[accessed]. URL."""
    document = cited.document
    body = f"{_line(document.issuer)}. " if document.issuer else ""
    number = f": {_line(document.document_number)}" if document.document_number else ""
    dated = f"({document.dated.isoformat()})" if document.dated else ""
    return f"{body}{cited.title}{number}[EB/OL]. {cited.locator}{dated}[{cited.accessed.isoformat()}]. {cited.url}."


def bibtex(cited: Citation) -> str:
    """An entry of type `misc`; the issuer in double braces, since a body has no first name."""
    document = cited.document
    fields = {
        "author": f"{{{_tex(document.issuer)}}}" if document.issuer else None,
        "title": f"{{{_tex(cited.title)}}}",
        "year": str(document.dated.year) if document.dated else None,
        "month": str(document.dated.month) if document.dated else None,
        "number": _tex(document.document_number) if document.document_number else None,
        "note": _tex(cited.locator) or None,
        "url": cited.url,
        "urldate": cited.accessed.isoformat(),
        "language": "chinese",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{cited.key},\n" + ",\n".join(lines) + "\n}\n"


def ris(cited: Citation) -> str:
    """A record of type GOVDOC; lines end in CR LF, as the format wants."""
    document = cited.document
    dated = document.dated
    fields = [
        ("TY", "GOVDOC"),
        ("ID", cited.key),
        ("AU", _line(document.issuer) if document.issuer else None),
        ("TI", cited.title),
        ("PY", str(dated.year) if dated else None),
        ("DA", f"{dated:%Y/%m/%d}/" if dated else None),
        ("M1", _line(document.document_number) if document.document_number else None),
        ("SE", cited.locator or None),
        ("UR", cited.url),
        ("Y2", f"{cited.accessed:%Y/%m/%d}/"),
        ("LA", "zh"),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value is not None)


@dataclass(frozen=True, slots=True)
class Style:
    """A way to write a reference; `suffix` and `mimetype` are those of a file of it."""

    name: str
    write: Callable[[Citation], str]
    suffix: str
    mimetype: str


STYLES: Mapping[str, Style] = {
    "gbt7714": Style("GB/T 7714—2015", gbt7714, "txt", "text/plain"),
    "plain": Style("Plain text", plain, "txt", "text/plain"),
    "bibtex": Style("BibTeX", bibtex, "bib", "application/x-bibtex"),
    "ris": Style("RIS", ris, "ris", "application/x-research-info-systems"),
}


def _line(text: str) -> str:
    return _SPACE.sub(" ", _DIRECTION.sub("", text)).strip()


def _tex(text: str) -> str:
    return _line(text).translate(_TEX)
