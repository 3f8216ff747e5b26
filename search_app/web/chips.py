"""The chosen filters as chips, each with the address of the same search without it."""

from collections.abc import Iterator
from dataclasses import dataclass

from search_app.facets import with_values
from search_app.i18n import Interface
from search_app.request import SearchRequest
from search_app.web.facet_names import CONDITION_NAMES, FACET_NAMES, published_span, year_runs
from search_app.web.site import interface
from search_app.web.templating import search_url, toggle_url, value_name, value_tag


@dataclass(frozen=True, slots=True)
class Chip:
    """`facet` is a text in the reader's language, and so is `name`, unless `tag` names the language of a word of the data."""

    facet: str
    name: str
    url: str
    tag: str | None = None


def chips(request: SearchRequest) -> tuple[Chip, ...]:
    """One chip for each choice; years in a row are one."""
    return (*_facet_chips(request, interface()), *_published_chips(request, interface()))


def _facet_chips(request: SearchRequest, here: Interface) -> Iterator[Chip]:
    for facet, values in request.selected.items():
        name = here.say(FACET_NAMES[facet])
        for run in year_runs(values) if facet == "year" else [(value,) for value in values]:
            if len(run) == 1:
                yield Chip(name, value_name(facet, run[0]), toggle_url(request, facet, run[0]), value_tag(facet, run[0]))
            else:
                others = tuple(value for value in values if value not in run)
                yield Chip(name, f"{run[0]}–{run[-1]}", search_url(with_values(request, facet, others)))


def _published_chips(request: SearchRequest, here: Interface) -> Iterator[Chip]:
    first, last = request.published_from, request.published_to
    if first or last:
        url = search_url(request, published_from=None, published_to=None)
        yield Chip(here.say(CONDITION_NAMES["published"]), published_span(first, last, here), url)
