"""The conditions typed in a query (`year:2021.. 地区:浙江`) as a reader sees them: what each was taken to mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.query import FacetFilter, Filter
from search_app.i18n import Interface
from search_app.query.conditions import FIRST_YEAR, LAST_YEAR
from search_app.web.facet_names import CONDITION_NAMES, FACET_NAMES, published_span, year_runs
from search_app.web.site import interface
from search_app.web.templating import value_name, value_tag

MOST_NAMED = 4
"""Values named of a condition that means many (机构:民政局)."""


@dataclass(frozen=True, slots=True)
class TypedCondition:
    """`facet` is in the reader's language, and so are `names`, unless `tag` names the language of words of the data; `more` values are
    not named."""

    facet: str
    names: tuple[str, ...]
    tag: str | None = None
    more: int = 0


def typed_conditions(filters: Sequence[Filter]) -> tuple[TypedCondition, ...]:
    """One for each filter, in the order they were typed."""
    return tuple(_typed(one, interface()) for one in filters)


def _typed(one: Filter, here: Interface) -> TypedCondition:
    if not isinstance(one, FacetFilter):
        return TypedCondition(here.say(CONDITION_NAMES["published"]), (published_span(one.first, one.last, here),))
    facet, values = here.say(FACET_NAMES[one.facet]), sorted(one.values)
    if one.facet == "year":
        return TypedCondition(facet, tuple(_spans(values)))
    names = tuple(value_name(one.facet, value) for value in values[:MOST_NAMED])
    return TypedCondition(facet, names, value_tag(one.facet, values[0]), len(values) - len(names))


def _spans(years: Sequence[str]) -> Iterator[str]:
    """The years, those in a row as a span, which is open where the condition was."""
    for run in year_runs(tuple(years)):
        first, last = run[0], run[-1]
        if len(run) == 1:
            yield value_name("year", first)
        else:
            yield f"{first if first != str(FIRST_YEAR) else ''}–{last if last != str(LAST_YEAR) else ''}"
