"""What the index covers: documents by place and year, and how much of them could not be told."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.model import UNKNOWN
from indexer.engine import Reader
from search_app.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A prefecture, or a province where nothing below it is known; `years` counts the documents that are about each year.

    A document about two years counts in both, so `total` may be less than their sum.
    """

    code: str
    name: str
    years: Mapping[str, int]
    total: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Documents of the whole index; `years` are those of the columns, newest first, `unknown` last where there is any."""

    documents: int
    without_region: int
    without_year: int
    without_published: int
    years: tuple[str, ...]
    rows: tuple[CoverageRow, ...]

    @property
    def sums(self) -> Mapping[str, int]:
        """Documents about each year, in all places."""
        return {year: sum(row.years.get(year, 0) for row in self.rows) for year in self.years}

    def share(self, count: int) -> float:
        return count / self.documents if self.documents else 0.0


def coverage(reader: Reader, vocabulary: Vocabulary) -> Coverage:
    """Counts by reading every document once."""
    cells: dict[str, Counter[str]] = {}
    totals: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    for parsed in reader.documents():
        document = parsed.document
        code = _prefecture(document.region.path) if document.region else UNKNOWN
        years = [str(year) for year in document.covers_years] or [UNKNOWN]
        totals[code] += 1
        cells.setdefault(code, Counter()).update(years)
        missing.update({"region": code == UNKNOWN, "year": years == [UNKNOWN], "published": document.published is None})
    known = {year for counts in cells.values() for year in counts}
    return Coverage(
        documents=reader.document_count,
        without_region=missing["region"],
        without_year=missing["year"],
        without_published=missing["published"],
        years=(*sorted(known - {UNKNOWN}, reverse=True), *(known & {UNKNOWN})),
        rows=tuple(
            CoverageRow(code, UNKNOWN if code == UNKNOWN else _name(code, vocabulary), cells[code], totals[code])
            for code in sorted(cells, key=lambda code: (code == UNKNOWN, code))
        ),
    )


def _prefecture(path: tuple[str, ...]) -> str:
    """The place a row stands for: the prefecture, the whole of a municipality, or the county a province governs itself."""
    if len(path) > 1 and path[1].endswith("00"):
        return path[1]
    return path[0] if path[0][:2] in MUNICIPALITIES else path[-1]


MUNICIPALITIES = {"11", "12", "31", "50"}
"""Beijing, Tianjin, Shanghai, Chongqing: cities that are provinces (GB/T 2260)."""


def _name(code: str, vocabulary: Vocabulary) -> str:
    above = vocabulary.ancestors("city", code)
    return "".join(vocabulary.label("city", step) for step in (*above[:1], code))
