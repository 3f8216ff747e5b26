"""What a reader asked for: parameters → `SearchRequest`, with all faults reported at once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Literal, get_args

from indexer.engine import Sort
from search_app.i18n import LANGUAGES
from search_app.query.conditions import FIRST_YEAR, LAST_YEAR
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary

Parameters = Mapping[str, Sequence[str]]

FACET_PARAMETERS = ("city", "year", "domain", "doc_type", "issuer", "script")
SINGLE_PARAMETERS = ("q", "published_from", "published_to", "year_from", "year_to", "sort", "expand", "page", "per_page", "lang")
PER_PAGE_CHOICES = (10, 20, 50)
MAX_PER_PAGE = 100
MOST_FAULTS = 20
"""Faults told of one request; nobody mends more at a time, and the answer must not outgrow what was asked."""

# Control characters, among them NUL, and lone surrogates, which no encoding can carry on.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_YEARS = re.compile(r"(\d{4})(?:\s*(?:-|–|—|\.\.)\s*(\d{4}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one parameter. `message` is a catalogue key whose `%(name)s` are filled from `values`.

    It never repeats what was typed: an error page must not carry somebody's words to somebody else.
    """

    parameter: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)


class InvalidRequest(Exception):  # noqa: N818 - it is the request that is meant
    """The parameters cannot be used; `faults` names what is wrong with them, each fault once, the first `MOST_FAULTS`."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(islice(_each_once(faults), MOST_FAULTS))
        super().__init__("; ".join(f"{fault.parameter}: {fault.message % fault.values}" for fault in self.faults))


def _each_once(faults: Iterable[Fault]) -> Iterator[Fault]:
    told: list[Fault] = []
    for fault in faults:
        if fault not in told:
            told.append(fault)
            yield fault


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A valid request. `selected` holds the chosen values by facet, in the order they were given, without empty facets.

    Without `expand` only the words themselves are looked for, no synonyms.
    """

    text: str = ""
    selected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    published_from: date | None = None
    published_to: date | None = None
    sort: Sort = "relevance"
    expand: bool = True
    page: int = 1
    per_page: int = 10


def clean(text: str) -> str:
    """`text` with what cannot be shown or stored replaced by spaces, and trimmed."""
    return _UNPRINTABLE.sub(" ", text).strip()


def parse_request(parameters: Parameters, vocabulary: Vocabulary, settings: Settings) -> SearchRequest:
    """The request that `parameters` ask for; `InvalidRequest` carries all their faults.

    Blank values count as not given, as a form sends them; parameters of other names are left to their owners.
    """
    reading = _Reading(parameters, vocabulary, settings, [])
    request = SearchRequest(
        text=reading.text(),
        selected=reading.selected(),
        published_from=reading.day("published_from"),
        published_to=reading.day("published_to"),
        sort=reading.sort(),
        expand=reading.switch("expand"),
        page=reading.number("page", 1),
        per_page=reading.number("per_page", 10, MAX_PER_PAGE),
    )
    reading.check(request)
    if reading.faults:
        raise InvalidRequest(reading.faults)
    return request


@dataclass(frozen=True, slots=True)
class _Reading:
    """One pass over the parameters; each method reads one of them and notes what is wrong in `faults`."""

    parameters: Parameters
    vocabulary: Vocabulary
    settings: Settings
    faults: list[Fault]

    def fault(self, parameter: str, message: str, **values: object) -> None:
        self.faults.append(Fault(parameter, message, values))

    def many(self, name: str) -> Iterator[str]:
        return filter(None, map(clean, self.parameters.get(name, ())))

    def one(self, name: str) -> str:
        values = list(islice(self.many(name), 2))
        if len(values) > 1:
            self.fault(name, "must be given once")
        return values[0] if values else ""

    def text(self) -> str:
        text = self.one("q")
        self.is_short("q", text)
        return text

    def is_short(self, name: str, *texts: str) -> bool:
        length, most = sum(map(len, texts)), self.settings.max_query_chars
        if length > most:
            self.fault(name, "is too long: %(length)d characters, at most %(most)d are accepted", length=length, most=most)
        return length <= most

    def number(self, name: str, default: int, most: int | None = None) -> int:
        written = self.one(name)
        if not written:
            return default
        number = int(written) if re.fullmatch(r"[0-9]{1,18}", written) else 0
        if number < 1:
            self.fault(name, "must be a whole number of at least 1")
            return default
        if most is not None and number > most:
            self.fault(name, "must be at most %(most)d", most=most)
            return default
        return number

    def sort(self) -> Sort:
        written = self.one("sort") or "relevance"
        choices: dict[str, Sort] = {choice: choice for choice in get_args(Sort)}
        if written not in choices:
            self.fault("sort", "must be one of: %(choices)s", choices=", ".join(choices))
        return choices.get(written, "relevance")

    def switch(self, name: str) -> bool:
        """On unless it is 0."""
        written = self.one(name) or "1"
        if written not in {"0", "1"}:
            self.fault(name, "must be one of: %(choices)s", choices="0, 1")
        return written != "0"

    def day(self, name: Literal["published_from", "published_to"]) -> date | None:
        written = self.one(name)
        if not written:
            return None
        try:
            return date.fromisoformat(written)
        except ValueError:
            self.fault(name, "must be a date such as 2024-03-31")
            return None

    def selected(self) -> dict[str, tuple[str, ...]]:
        """The chosen values by facet. They are counted as written, a range as one; where they are too many, none is looked up."""
        written = {facet: len(self.parameters.get(facet, ())) for facet in FACET_PARAMETERS}
        if sum(written.values()) > self.settings.max_values:
            longest = max(written, key=written.__getitem__)
            self.fault(longest, "has too many values: at most %(most)d may be chosen in all", most=self.settings.max_values)
            return {}
        chosen = {facet: tuple(dict.fromkeys(self.values(facet))) for facet in FACET_PARAMETERS}
        return {facet: values for facet, values in chosen.items() if values}

    def values(self, facet: str) -> Iterable[str]:
        """The values chosen in a facet. Any name may be that of an issuer, and each link of a page repeats all: together they are short."""
        if facet == "year":
            yield from self.years()
            return
        given = list(self.many(facet))
        if facet == "issuer" and not self.is_short(facet, *given):
            return
        for written in given:
            value = self.vocabulary.canonical(facet, written)
            if value is None:
                self.fault(facet, UNKNOWN_VALUE[facet])
            else:
                yield value

    def years(self) -> Iterable[str]:
        spans = list(self.many("year"))
        first, last = self.one("year_from"), self.one("year_to")
        if first or last:
            spans.append(f"{first or last}-{last or first}")
        for written in spans:
            found = _YEARS.fullmatch(written)
            begin, end = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
            if written == "unknown":
                yield written
            elif FIRST_YEAR <= begin <= end <= LAST_YEAR:
                yield from map(str, range(begin, end + 1))
            else:
                self.fault("year", UNKNOWN_VALUE["year"])

    def check(self, request: SearchRequest) -> None:
        """What is wrong though it asks for nothing to be found, and what only shows when several parameters are seen together."""
        if (language := self.one("lang")) and language not in LANGUAGES:
            self.fault("lang", "must be one of: %(choices)s", choices=", ".join(LANGUAGES))
        if request.published_from and request.published_to and request.published_from > request.published_to:
            self.fault("published_to", "must not be before published_from")
        if request.page * request.per_page > self.settings.max_results:
            most = self.settings.max_results // request.per_page
            self.fault("page", "is too deep: this list ends at page %(most)d; narrow the search instead", most=most)


UNKNOWN_VALUE = {
    "city": "names no place, or more than one: give a code such as 330200 or the full name in Chinese",
    "year": "must be a year such as 2023, a range such as 2021-2023, or unknown",
    "domain": "names a field of work that is not known",
    "doc_type": "names a type of document that is not known",
    "issuer": "names no issuer",
    "script": "must be one of: hans, hant, mixed",
}
