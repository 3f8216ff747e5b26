"""Facets as a reader sees them: values with counts, nested where places nest, and what choosing one leads to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from corpus.model import UNKNOWN
from search_app.request import SearchRequest
from search_app.vocabulary import Vocabulary

SHOWN_FACETS = ("city", "year", "domain", "doc_type", "issuer")


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value and how many passages it would give. `open` tells that it or something below it is selected."""

    value: str
    label: str
    count: int
    selected: bool
    children: tuple["FacetValue", ...] = ()

    @property
    def open(self) -> bool:
        return self.selected or any(child.open for child in self.children)


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet in the order of display. A selected value is listed even where it gives nothing."""

    name: str
    values: tuple[FacetValue, ...]

    @property
    def flat(self) -> tuple[FacetValue, ...]:
        """The values without nesting, as they are chosen from in a list: in the place of a name that several bear, or of which one is
        chosen, the names that tell them apart."""
        return tuple(shown for value in self.values for shown in _told_apart(value))

    @property
    def selected(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in flatten(self.values) if value.selected)


def build_facets(counts: Mapping[str, Mapping[str, int]], request: SearchRequest, vocabulary: Vocabulary) -> tuple[Facet, ...]:
    """The facets to show for the `counts` an engine gave to `request`."""
    return tuple(_facet(name, counts.get(name, {}), request.selected.get(name, ()), vocabulary) for name in SHOWN_FACETS)


def flatten(values: tuple[FacetValue, ...]) -> tuple[FacetValue, ...]:
    """`values` and everything below them, parents first."""
    return tuple(found for value in values for found in (value, *flatten(value.children)))


def toggled(request: SearchRequest, facet: str, value: str, vocabulary: Vocabulary) -> SearchRequest:
    """The request with `value` chosen, or no longer chosen, on its first page.

    Values of a facet are alternatives, so a place chosen beside its own province would change nothing: choosing
    a place takes the place of everything above and below it.
    """
    chosen = request.selected.get(facet, ())
    if value in chosen:
        values = tuple(other for other in chosen if other != value)
    else:
        above = vocabulary.ancestors(facet, value)
        apart = (other for other in chosen if other not in above and value not in vocabulary.ancestors(facet, other))
        values = (*apart, value)
    return with_values(request, facet, values)


def with_values(request: SearchRequest, facet: str, values: tuple[str, ...]) -> SearchRequest:
    """The request with exactly `values` chosen in `facet`, on its first page."""
    others = {name: kept for name, kept in request.selected.items() if name != facet}
    return replace(request, selected={**others, facet: values} if values else others, page=1)


def _told_apart(value: FacetValue) -> tuple[FacetValue, ...]:
    several = len(value.children) > 1 or any(child.selected for child in value.children)
    remain = value.count > sum(child.count for child in value.children)
    return ((value,) if value.selected or remain else ()) + value.children if several else (value,)


def _facet(name: str, counts: Mapping[str, int], selected: tuple[str, ...], vocabulary: Vocabulary) -> Facet:
    listed = {**dict.fromkeys(selected, 0), **counts}
    below: dict[str | None, list[str]] = {}
    for value in listed:
        above = [code for code in vocabulary.ancestors(name, value) if code in listed]
        below.setdefault(above[-1] if above else None, []).append(value)

    def order(value: str) -> tuple[bool, int, str]:
        return (value == UNKNOWN, -int(value) if name == "year" and value.isdigit() else -listed[value], value)

    def level(parent: str | None) -> tuple[FacetValue, ...]:
        return tuple(
            FacetValue(value, vocabulary.label(name, value), listed[value], value in selected, level(value) if value in below else ())
            for value in sorted(below.get(parent, ()), key=order)
        )

    return Facet(name, level(None))
