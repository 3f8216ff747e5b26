"""What every engine must do when it is asked: the test body of the contract in `indexer/engine.py`.

A test module of an engine makes a subclass of `EngineContract` and of `WriterContract`, and says which engine it is.
"""

import math
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import monotonic

import pytest

from indexer.engine import (
    Engine,
    EngineRequest,
    FacetFilter,
    Hit,
    OutOfTime,
    PassageFound,
    PublishedFilter,
    Reader,
    Sort,
    Unsupported,
)
from indexer.nearness import WINDOW
from indexer.query import All, Also, Any, Constant, Everything, Match, Near, Node, Not, Phrase, Prefix, Standing, Where
from tests.indexer.made import made, phrase
from tests.indexer.small_index import CHARITY, CORPUS, ELDERLY, extended, filled, scores


class EngineContract:
    """Inherit, and give the engine as a fixture named `engine`."""

    @pytest.fixture
    def reader(self, engine: Engine, tmp_path: Path) -> Reader:
        return filled(engine, tmp_path, CORPUS)

    def test_counts(self, reader: Reader) -> None:
        assert (reader.document_count, reader.passage_count) == (3, 5)

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            (Everything(), ["a#0", "a#1", "b#0", "b#1", "c#0"]),
            (Match("养老"), ["a#0"]),
            (Match("没有"), []),
            (Match("服务"), ["a#0", "a#1", "b#0"]),
            (Match("服务", fields=("heading",)), ["a#0"]),
            (Match("工作", fields=("title",)), ["a#0", "a#1"]),
            (Match("工作", fields=("body", "heading")), []),
            (Match("养老", stream="grams"), ["a#0", "b#1"]),
            (Match("服务", fields=()), []),
            (Prefix("2020"), ["c#0"]),
            (Prefix("服"), ["a#0", "a#1", "b#0"]),
            (Prefix("服", fields=("heading",)), ["a#0"]),
            (Prefix("不"), []),
            (phrase("养老服务"), ["a#0"]),
            (phrase("养老服务", fields=("body",)), ["a#0"]),
            (phrase("服务养老"), ["a#0"]),
            (phrase("服务养老", fields=("heading",)), []),
            (phrase("会养老有"), ["b#1"]),
            (phrase("机构儿童"), []),
            (phrase("养"), ["a#0", "b#1"]),
            (Phrase("服务", ()), ["a#0", "a#1", "b#0"]),
            (All(()), ["a#0", "a#1", "b#0", "b#1", "c#0"]),
            (All((Match("服务"), Match("福利"))), ["a#1"]),
            (All((Match("服务"), Not(Match("福利")))), ["a#0", "b#0"]),
            (Any(()), []),
            (Where(FacetFilter("city", frozenset({"330700"}))), ["a#0", "a#1"]),
            (All((Match("服务"), Not(Where(FacetFilter("domain", frozenset({"charity"})))))), ["a#0", "a#1"]),
            (Where(PublishedFilter(last=date(2023, 1, 1))), ["b#0", "b#1"]),
            (Any((Match("福利"), Match("救助"))), ["a#1", "c#0"]),
            (Any((Match("福利"), Match("服务"), Match("养老")), at_least=2), ["a#0", "a#1"]),
            (Any((Match("福利"),), at_least=2), []),
            (Not(Match("服务")), ["b#1", "c#0"]),
            (Not(Everything()), []),
            (Also(Match("服务"), Match("慈善")), ["a#0", "a#1", "b#0"]),
            (Also(Match("没有"), Match("慈善")), []),
            (All((Any((Match("养老"), Match("慈善"))), Not(phrase("慈善组织")))), ["a#0", "b#1"]),
        ],
    )
    def test_what_a_query_matches(self, reader: Reader, query: Node, expected: list[str]) -> None:
        result = reader.search(EngineRequest(query))
        assert sorted(hit.passage_id for hit in result.hits) == expected
        assert result.total == len(expected)

    def test_a_match_scores_bm25f(self, reader: Reader) -> None:
        """Worked by hand for 养老 in a#0: twice among 4 body words, once among 3 heading words, not in the title."""
        body, heading = 2 / (0.5 + 0.5 * 4 / (18 / 5)), 1 / (0.5 + 0.5 * 3 / (5 / 5))
        frequency = body + heading
        expected = math.log(1 + (5 - 1 + 0.5) / 1.5) ** 1.2 * 1.9 * frequency / (0.9 + frequency)
        assert scores(reader, Match("养老")) == {"a#0": pytest.approx(expected, rel=1e-4)}
        assert scores(reader, Match("养老", weight=3)) == {"a#0": pytest.approx(3 * expected, rel=1e-4)}

    def test_how_scores_combine(self, reader: Reader) -> None:
        service, charity, prefix = Match("服务"), Match("慈善"), Prefix("慈", weight=0.5)
        one, two = scores(reader, service)["b#0"], scores(reader, charity)["b#0"]
        assert scores(reader, Everything())["b#0"] == 0
        assert scores(reader, Not(Match("没有")))["b#0"] == 0
        assert scores(reader, prefix)["b#0"] == 0.5
        assert scores(reader, Constant(service, 7.0)) == dict.fromkeys(scores(reader, service), 7.0)
        assert scores(reader, Any((Constant(charity, 7.0), service)))["b#0"] == pytest.approx(7 + one, rel=1e-4)
        for query in (All((service, charity)), Any((service, charity)), Also(service, charity)):
            assert scores(reader, query)["b#0"] == pytest.approx(one + two, rel=1e-4)
        assert scores(reader, Any((service, charity)))["a#0"] == pytest.approx(scores(reader, service)["a#0"], rel=1e-4)
        assert scores(reader, Also(charity, service))["b#1"] == pytest.approx(scores(reader, charity)["b#1"], rel=1e-4)

    def test_a_phrase_scores_its_distinct_grams(self, reader: Reader) -> None:
        repeated = Phrase("养老服务养老", ("养老", "老服", "服务", "务养", "养老"), weight=2)
        distinct = [scores(reader, Match(gram, stream="grams"))["a#0"] for gram in ("养老", "老服", "服务", "务养")]
        assert scores(reader, repeated) == {"a#0": pytest.approx(2 * sum(distinct), rel=1e-4)}

    def test_order_and_pages(self, reader: Reader) -> None:
        every = [hit.passage_id for hit in reader.search(EngineRequest(Everything())).hits]
        assert every == ["a#0", "a#1", "b#0", "b#1", "c#0"]
        ranked = reader.search(EngineRequest(Match("服务"))).hits
        assert [hit.score for hit in ranked] == sorted((hit.score for hit in ranked), reverse=True)
        second = reader.search(EngineRequest(Match("服务"), offset=1, limit=1))
        assert (second.total, second.hits) == (3, ranked[1:2])
        assert reader.search(EngineRequest(Everything(), offset=5)).hits == ()
        assert reader.search(EngineRequest(Everything(), offset=10**12, limit=10**12)).total == 5
        assert reader.search(EngineRequest(Everything(), limit=0)).hits == ()

    def test_order_by_date(self, reader: Reader) -> None:
        newest = reader.search(EngineRequest(Everything(), sort="newest")).hits
        oldest = reader.search(EngineRequest(Everything(), sort="oldest")).hits
        assert [hit.passage_id for hit in newest] == ["a#0", "a#1", "b#0", "b#1", "c#0"]
        assert [hit.passage_id for hit in oldest] == ["b#0", "b#1", "a#0", "a#1", "c#0"]
        by_score = reader.search(EngineRequest(Any((Everything(), Match("福利"))), sort="newest")).hits
        assert [hit.passage_id for hit in by_score][:2] == ["a#1", "a#0"]

    def test_what_has_no_date_is_ordered_by_the_year_it_covers(self, engine: Engine, tmp_path: Path) -> None:
        documents = [
            made("early", "", ["养老"], published=date(2008, 1, 5)),
            made("covered", "", ["养老"], covered=date(2024, 12, 31)),
            made("late", "", ["养老"], published=date(2025, 1, 5), covered=date(2004, 12, 31)),
            made("unknown", "", ["养老"]),
        ]
        reader = filled(engine, tmp_path, documents)
        sorts: tuple[Sort, ...] = ("newest", "oldest")
        orders = {sort: [hit.passage_id for hit in reader.search(EngineRequest(Everything(), sort=sort)).hits] for sort in sorts}
        assert orders["newest"] == ["late#0", "covered#0", "early#0", "unknown#0"]
        assert orders["oldest"] == ["early#0", "covered#0", "late#0", "unknown#0"]
        assert reader.search(EngineRequest(Everything(), (PublishedFilter(date(2024, 1, 1)),))).total == 1

    def test_words_that_stand_near_each_other(self, engine: Engine, tmp_path: Path) -> None:
        apart = f"养老 {'机构 ' * 20}服务"
        asked = EngineRequest(Match("养老"), limit=2 * WINDOW, near=(Near("养老", "服务", 0.5), Near("养老", "无", 3.0)))
        documents = [made(f"d{number:03}", "", [apart]) for number in range(WINDOW + 9)]
        for number in (5, WINDOW + 5):  # the last is too far behind to be looked at
            documents[number] = made(f"d{number:03}", "", ["服务 养老 " + "机构 " * 20])
        reader = filled(engine, tmp_path, documents)
        before, after = reader.search(replace(asked, near=())).hits, reader.search(asked).hits
        assert after[0] == Hit(before[5].passage_id, before[5].score + 0.5)
        assert [hit.passage_id for hit in after[1:]] == [hit.passage_id for hit in before if hit is not before[5]]
        assert after[WINDOW:] == before[WINDOW:]
        assert all(hit.score > before[0].score for hit in after[:WINDOW])
        dated = replace(asked, sort="newest")
        assert reader.search(dated) == reader.search(replace(dated, near=()))

    def test_passages_of_one_document_are_folded(self, reader: Reader) -> None:
        whole = reader.search(EngineRequest(Everything(), facets=("city",)))
        assert (whole.listed, {hit.more for hit in whole.hits}) == (5, {0})
        folded = reader.search(EngineRequest(Everything(), facets=("city",), per_document=1))
        assert [(hit.passage_id, hit.more) for hit in folded.hits] == [("a#0", 1), ("b#0", 1), ("c#0", 0)]
        assert (folded.total, folded.listed, folded.facets) == (5, 3, whole.facets)
        second = reader.search(EngineRequest(Everything(), per_document=1, offset=1, limit=1))
        assert (second.hits, second.listed) == (folded.hits[1:2], 3)
        assert reader.search(EngineRequest(Everything(), per_document=2)).hits == whole.hits
        oldest = reader.search(EngineRequest(Everything(), per_document=1, sort="oldest")).hits
        assert [hit.passage_id for hit in oldest] == ["b#0", "a#0", "c#0"]

    def test_copies_are_folded(self, engine: Engine, tmp_path: Path) -> None:
        here = made("here", "", ["养老 服务", "服务"], published=date(2024, 1, 5), digest=7, city=["330200"])
        there = made("there", "", ["养老", "服务 服务 服务", "服务"], published=date(2024, 1, 6), digest=7, city=["330000"])
        reader = filled(engine, tmp_path, (here, there, made("third", "", ["收养"], digest=7), CHARITY))

        def shown(request: EngineRequest) -> list[tuple[str, int, tuple[str, ...]]]:
            return [(hit.passage_id, hit.more, hit.copies) for hit in reader.search(replace(request, fold_copies=True)).hits]

        elderly, service = EngineRequest(Match("养老")), EngineRequest(Match("服务"), facets=("city",))
        assert shown(elderly) == [("there#0", 0, ("here",))]
        assert shown(replace(elderly, sort="oldest")) == [("here#0", 0, ("there",))]
        assert shown(replace(elderly, filters=(FacetFilter("city", frozenset({"330200"})),))) == [("here#0", 0, ())]
        assert shown(EngineRequest(Match("收养"))) == [("third#0", 0, ())]
        assert shown(service) == [("there#1", 0, ("here",)), ("there#2", 0, ()), ("b#0", 0, ())]
        assert shown(replace(service, per_document=1)) == [("there#1", 1, ("here",)), ("b#0", 0, ())]
        assert shown(replace(service, offset=1, limit=1)) == [("there#2", 0, ())]
        every, folded = reader.search(service), reader.search(replace(service, fold_copies=True))
        assert (folded.total, folded.listed, folded.facets) == (5, 3, every.facets)
        assert {hit.copies for hit in every.hits} == {()}

    def test_copies_are_those_that_live(self, engine: Engine, tmp_path: Path) -> None:
        copies = [made(id_, "", ["养老"], digest=7) for id_ in ("x", "y", "z")]
        reader = filled(engine, tmp_path, (*copies, CHARITY))
        assert [reader.copies(id_) for id_ in ("x", "y", "b", "no")] == [("y", "z"), ("x", "z"), (), ()]
        changed = extended(engine, tmp_path, add=(made("y", "", ["养老"], digest=8), made("a", "", ["养老"], digest=7)), delete=("x",))
        assert [changed.copies(id_) for id_ in ("a", "x", "y", "z")] == [("z",), (), (), ("a",)]

    def test_standing_is_of_the_living(self, engine: Engine, tmp_path: Path) -> None:
        cited, one, other = made("a", "慈善法", ["x", "y"]), made("b", "", ["x"], cites=["慈善法"]), made("c", "", ["x"], cites=["慈善法"])
        reader = filled(engine, tmp_path, (cited, one, other))
        assert scores(reader, Standing(3.0)) == {"a#0": 3 / 2, "a#1": 3 / 2}
        assert scores(reader, Also(Everything(), Standing(3.0))) == {"a#0": 3 / 2, "a#1": 3 / 2, "b#0": 0, "c#0": 0}
        assert [reader.cited_by(id_) for id_ in ("a", "b", "no")] == [("b", "c"), (), ()]
        changed = extended(engine, tmp_path, delete=("b",))
        assert changed.cited_by("a") == ("c",)
        assert scores(changed, Standing(3.0)) == {"a#0": 3 * (1 / 3), "a#1": 3 * (1 / 3)}

    def test_filters(self, reader: Reader) -> None:
        def kept(*filters: FacetFilter | PublishedFilter) -> list[str]:
            return [hit.passage_id for hit in reader.search(EngineRequest(Everything(), filters=filters)).hits]

        assert kept(FacetFilter("city", frozenset({"330000"}))) == ["a#0", "a#1", "b#0", "b#1"]
        assert kept(FacetFilter("city", frozenset({"330782", "330200"}))) == ["a#0", "a#1", "b#0", "b#1"]
        assert kept(FacetFilter("year", frozenset({"2020"})), FacetFilter("domain", frozenset({"charity"}))) == ["b#0", "b#1"]
        assert kept(FacetFilter("year", frozenset({"2020"})), FacetFilter("year", frozenset({"2023"}))) == []
        assert kept(FacetFilter("year", frozenset({"unknown"}))) == ["c#0"]
        assert kept(FacetFilter("year", frozenset({"1066"}))) == []
        assert kept(FacetFilter("year", frozenset())) == []
        assert kept(PublishedFilter()) == ["a#0", "a#1", "b#0", "b#1"]
        assert kept(PublishedFilter(first=date(2024, 1, 5))) == ["a#0", "a#1"]
        assert kept(PublishedFilter(last=date(2024, 1, 4))) == ["b#0", "b#1"]
        assert kept(PublishedFilter(date(2020, 6, 1), date(2020, 6, 1))) == ["b#0", "b#1"]

    def test_inside_one_document(self, engine: Engine, tmp_path: Path) -> None:
        """As if there were no others, but for the scores: those of the whole index."""
        reader = filled(engine, tmp_path, CORPUS)
        whole, inside = EngineRequest(Match("服务"), facets=("year",)), EngineRequest(Match("服务"), facets=("year",), document="b")
        found = reader.search(inside)
        assert (found.total, found.listed, found.facets) == (1, 1, {"year": {"2019": 1, "2020": 1}})
        assert found.hits == tuple(hit for hit in reader.search(whole).hits if hit.passage_id == "b#0")
        assert reader.search(replace(inside, query=Everything(), sort="oldest", per_document=1)).hits == (Hit("b#0", 0.0, more=1),)
        assert reader.search(replace(inside, filters=(FacetFilter("year", frozenset({"2023"})),))).facets == found.facets
        assert reader.search(replace(inside, document="no")).total == reader.search(replace(inside, document="")).total == 0
        changed = extended(engine, tmp_path, add=(made("b", "", ["收养", "服务"]),), delete=("c",))
        assert [hit.passage_id for hit in changed.search(inside).hits] == ["b#1"]
        assert changed.search(EngineRequest(Everything(), document="c")).total == 0

    def test_facet_counts_ignore_their_own_filter(self, reader: Reader) -> None:
        chosen = (FacetFilter("year", frozenset({"2020"})), FacetFilter("domain", frozenset({"elderly_care"})))
        result = reader.search(EngineRequest(Everything(), chosen, ("year", "domain", "city")))
        assert result.total == 2
        assert result.facets == {
            "year": {"2019": 2, "2020": 2, "2023": 2},
            "domain": {"charity": 2, "elderly_care": 2},
            "city": {"330000": 2, "330200": 2},
        }

    def test_facets_of_what_matches(self, reader: Reader) -> None:
        result = reader.search(EngineRequest(Match("救助"), facets=("year", "script")))
        assert result.facets == {"year": {"unknown": 1}, "script": {"unknown": 1}}
        assert reader.search(EngineRequest(Match("没有"), facets=("year",))).facets == {"year": {}}

    def test_an_unknown_facet_is_refused(self, reader: Reader) -> None:
        with pytest.raises(Unsupported, match="colour"):
            reader.search(EngineRequest(Everything(), facets=("colour",)))
        with pytest.raises(Unsupported, match="colour"):
            reader.search(EngineRequest(Everything(), filters=(FacetFilter("colour", frozenset()),)))

    @pytest.mark.parametrize(
        "query", [Everything(), Match("服务"), Match("没有"), All((phrase("养老服务"), Not(Match("儿童")))), Also(Any(()), Everything())]
    )
    def test_a_request_whose_time_is_over_gets_no_answer(self, reader: Reader, query: Node) -> None:
        with pytest.raises(OutOfTime):
            reader.search(EngineRequest(query, facets=("city",), until=monotonic() - 1))
        assert reader.search(EngineRequest(query, until=monotonic() + 60)) == reader.search(EngineRequest(query))

    def test_documents(self, reader: Reader) -> None:
        assert list(reader.documents()) == [document.parsed for document in CORPUS]
        assert reader.document("b") == CHARITY.parsed
        assert reader.passage("a#1") == PassageFound(ELDERLY.parsed.document, ELDERLY.parsed.passages[1], 1)
        assert reader.document("no") is None
        assert reader.passage("no") is None

    def test_terms(self, reader: Reader) -> None:
        assert reader.frequency("服务") == 3
        assert reader.frequency("养老") == 1
        assert reader.frequency("养老", "grams") == 2
        assert reader.frequency("没有") == 0
        assert list(reader.vocabulary("2020")) == [("2020", 1), ("2020年", 1)]
        assert list(reader.vocabulary("慈")) == [("慈善", 2)]
        assert list(reader.vocabulary("不")) == []
        every = list(reader.vocabulary(""))
        assert every == sorted(every)
        assert len(every) == len(dict(every))
