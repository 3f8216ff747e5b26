from indexer.query import FacetFilter, Filter
from search_app.rescue import NoHits, WayOut, explain_no_hits
from search_app.search import Library
from search_app.understanding import understand


def explained(text: str, library: Library, **chosen: Filter) -> NoHits:
    understood = understand(text, library.analyzer, library.vocabulary)
    return explain_no_hits(understood, chosen, library.reader, library.analyzer, library.vocabulary)


def test_the_word_that_is_in_no_passage(library: Library) -> None:
    found = explained("低保 魑魅", library)
    assert found.unknown == ("魑魅",)
    assert WayOut("word", "魑魅", "低保", 1) in found.ways_out


def test_the_filter_that_leaves_nothing(library: Library) -> None:
    found = explained("低保", library, city=FacetFilter("city", frozenset({"330200"})))
    assert found == NoHits((), (WayOut("facet", "city", "低保", 1),))


def test_conditions_typed_in_the_query(library: Library) -> None:
    found = explained("低保 year:1999", library)
    assert WayOut("facet", "query", "低保 year:1999", 1) in found.ways_out


def test_ways_out_that_find_most_come_first(library: Library) -> None:
    totals = [way.total for way in explained("低保 魑魅 补贴", library, year=FacetFilter("year", frozenset({"1999"}))).ways_out]
    assert totals == sorted(totals, reverse=True)
