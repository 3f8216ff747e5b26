"""Hits as CSV that opens as it should in a spreadsheet: with a BOM, and without cells that would be run as formulas."""

import csv
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from unicodedata import normalize

from corpus.model import UNKNOWN
from search_app.export import Export
from search_app.i18n import Interface
from search_app.page import HitView
from search_app.presenters.document_address import Address

BOM = "\ufeff"
COLUMNS = (
    "Rank",
    "Title",
    "Section",
    "Text",
    "Place",
    "Code",
    "Year covered",
    "Field of work",
    "Type of document",
    "Issuer",
    "Published",
    "Written",
    "Copies",
    "URL",
)
CUT_OFF = "The list ends here, at %(most)s of %(total)s passages. Narrow the search to see the others."
PARTIAL = "The search ran out of time: passages that hold only some of the words may be missing."
_FORMULA = frozenset("=+-@\t\r\n")


def hits_csv(found: Export, interface: Interface, name: Callable[[str, str], str], address: Address) -> Iterator[str]:
    """The lines of the file: names of the columns, one hit a line, and a last line where the list is not whole.

    `name` is what a facet value is called, `address` where a document is found.
    """
    yield BOM + line(interface.say(column) for column in COLUMNS)
    for rank, hit in enumerate(found.hits, 1):
        yield line(row(rank, hit, name, address))
    if found.listed < found.total:
        yield line([interface.say(CUT_OFF, most=interface.number(found.listed), total=interface.number(found.total))])
    if found.partial:
        yield line([interface.say(PARTIAL)])


def row(rank: int, hit: HitView, name: Callable[[str, str], str], address: Address) -> list[str]:
    document = hit.document
    return [
        str(rank),
        document.title,
        " › ".join(hit.passage.path),
        hit.passage.text,
        hit.place if hit.region_code != UNKNOWN else name("city", UNKNOWN),
        hit.region_code if hit.region_code != UNKNOWN else "",
        " ".join(map(str, hit.passage.years)),
        "；".join(name("domain", domain) for domain in hit.passage.domains),
        name("doc_type", document.doc_type),
        document.issuer or "",
        document.published.isoformat() if document.published else "",
        document.written.isoformat() if document.written else "",
        " ".join(address(id_, None) for id_ in hit.copies.ids),
        address(document.id, hit.anchor),
    ]


def line(cells: Iterable[str]) -> str:
    written = StringIO()
    csv.writer(written).writerow([safe(cell) for cell in cells])
    return written.getvalue()


def safe(cell: str) -> str:
    """The cell as text for every spreadsheet program: what would begin a formula is led by an apostrophe (OWASP, CSV injection), in
    full width too, as East Asian editions read ＝ as =."""
    signs = cell[:1] + normalize("NFKC", cell.lstrip()[:1])
    return cell if _FORMULA.isdisjoint(signs) else f"'{cell}"
