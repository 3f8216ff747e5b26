"""What the index covers: documents by place and year, and how much of them could not be told."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.model import UNKNOWN, Document
from corpus.warning_kinds import kind_of
from indexer.engine import Reader
from search_app.vocabulary import Vocabulary

MOST_YEARS = 12
"""Years with a column of their own: as many as stand beside one another at 1280 px."""
MOST_LISTED = 50
"""Documents listed by title of those about which something could not be told."""
MUNICIPALITIES = {"11", "12", "31", "50"}
"""Beijing, Tianjin, Shanghai, Chongqing: cities that are provinces (GB/T 2260)."""

Path = tuple[str, ...]
"""A place by its codes from the province down; empty where it is unknown."""
Column = tuple[str, ...]
"""The years that are counted together, as values of the facet."""


@dataclass(slots=True)
class Noted:
    """Documents of which something is to be said: how many, and the first of them."""

    count: int = 0
    documents: list[Document] = field(default_factory=list)

    def add(self, document: Document) -> None:
        self.count += 1
        if len(self.documents) < MOST_LISTED:
            self.documents.append(document)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Documents of the whole index: how many are about each place and set of years, those without a date of publication, and those of
    each kind of warning (`corpus.warning_kinds`), the most frequent first."""

    documents: int
    counts: Mapping[tuple[Path, tuple[int, ...]], int]
    undated: Noted
    warned: Mapping[str, Noted]

    @property
    def without_region(self) -> int:
        return sum(count for (path, _), count in self.counts.items() if not path)

    @property
    def without_year(self) -> int:
        return sum(count for (_, years), count in self.counts.items() if not years)

    def share(self, count: int) -> float:
        return count / self.documents if self.documents else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A place and the documents about it in each column. `inner` tells that places below it are known, `own` that only documents are
    counted that name none of them, which no search can ask for.

    A document about years of two columns counts in both, so `total` may be less than their sum.
    """

    code: str
    name: str
    counts: tuple[int, ...]
    total: int
    inner: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Places and years: newest first, what is earlier than the newest `MOST_YEARS` in one column, `unknown` last where there is any."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: int

    @property
    def sums(self) -> tuple[int, ...]:
        """Documents in each column, in all places."""
        return tuple(map(sum, zip(*(row.counts for row in self.rows), strict=True)))


def coverage(reader: Reader) -> Coverage:
    """Counts by reading every document once."""
    counts: Counter[tuple[Path, tuple[int, ...]]] = Counter()
    undated = Noted()
    warned: dict[str, Noted] = {}
    for parsed in reader.documents():
        document = parsed.document
        counts[document.region.path if document.region else (), document.covers_years] += 1
        if document.published is None:
            undated.add(document)
        for kind in set(map(kind_of, document.warnings)):
            warned.setdefault(kind, Noted()).add(document)
    ordered = sorted(warned.items(), key=lambda entry: (-entry[1].count, entry[0]))
    return Coverage(reader.document_count, counts, undated, dict(ordered))


def tabulate(covered: Coverage, vocabulary: Vocabulary, within: str | None = None) -> Table:
    """The table of all places, a row for a prefecture (a municipality, a county that its province governs), or of those right below the
    place `within`."""
    counts = {key: count for key, count in covered.counts.items() if within is None or within in key[0]}
    columns = _columns({str(year) for _, years in counts for year in years}, unknown=any(not years for _, years in counts))
    cells: dict[str, Counter[int]] = {}
    totals: Counter[str] = Counter()
    inner: set[str] = set()
    for (path, years), count in counts.items():
        code = _row_of(path, within)
        named = set(map(str, years)) or {UNKNOWN}
        totals[code] += count
        cells.setdefault(code, Counter()).update({at: count for at, column in enumerate(columns) if named & set(column)})
        if code in path[:-1]:
            inner.add(code)
    rows = (
        Row(
            code,
            vocabulary.label("city", code) if within or code == UNKNOWN else _name(code, vocabulary),
            tuple(cells[code][at] for at in range(len(columns))),
            totals[code],
            inner=code in inner and code != within,
            own=code == within,
        )
        for code in sorted(cells, key=lambda code: (code == UNKNOWN, code))
    )
    return Table(columns, tuple(rows), totals.total())


def _columns(years: set[str], *, unknown: bool) -> tuple[Column, ...]:
    newest = sorted(years, reverse=True)
    single = newest if len(newest) <= MOST_YEARS + 1 else newest[:MOST_YEARS]
    grouped = [(year,) for year in single] + [tuple(newest[len(single) :])] + ([(UNKNOWN,)] if unknown else [])
    return tuple(filter(None, grouped))


def _row_of(path: Path, within: str | None) -> str:
    """The place that the row of a document stands for."""
    if within is not None:
        return path[min(path.index(within) + 1, len(path) - 1)]
    if not path:
        return UNKNOWN
    if len(path) > 1 and path[1].endswith("00"):
        return path[1]
    return path[0] if path[0][:2] in MUNICIPALITIES else path[-1]


def _name(code: str, vocabulary: Vocabulary) -> str:
    above = vocabulary.ancestors("city", code)
    return "".join(vocabulary.label("city", step) for step in (*above[:1], code))
