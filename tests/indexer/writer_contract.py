"""What every engine must do when it is written to: the other test body of the contract in `indexer/engine.py`."""

import math
from pathlib import Path

import pytest

from indexer import scoring
from indexer.engine import Engine, EngineRequest
from indexer.query import Any, Everything, Match, Prefix
from tests.indexer.made import made, phrase
from tests.indexer.small_index import CHARITY, CORPUS, ELDERLY, UNDATED, extended, filled, scores


class WriterContract:
    """Inherit, and give the engine as a fixture named `engine`."""

    def test_a_document_added_again_is_replaced(self, engine: Engine, tmp_path: Path) -> None:
        changed = made("b", "", ["收养 登记"])
        for reader in (filled(engine, tmp_path, (*CORPUS, changed)), extended(engine, tmp_path, add=(changed,))):
            assert (reader.document_count, reader.passage_count) == (3, 4)
            assert scores(reader, Match("慈善")) == {}
            assert list(scores(reader, Match("收养"))) == ["b#0"]
            assert reader.document("b") == changed.parsed

    def test_extended_equals_created(self, engine: Engine, tmp_path: Path) -> None:
        """Deleting and adding leaves nothing behind: not in scores, counts, terms or documents."""
        filled(engine, tmp_path, (ELDERLY, CHARITY)).close()
        reader = extended(engine, tmp_path, add=(UNDATED,), delete=("b", "unknown"))
        (fresh := tmp_path / "fresh").mkdir()
        same = filled(engine, fresh, (ELDERLY, UNDATED))
        for query in (Everything(), Match("服务"), Match("慈善"), phrase("养老"), Prefix("2")):
            request = EngineRequest(query, facets=("city", "year"))
            assert reader.search(request) == same.search(request)
        assert list(reader.vocabulary("")) == list(same.vocabulary(""))
        assert reader.frequency("慈善") == 0
        assert list(reader.documents()) == list(same.documents())
        assert reader.document("b") is None
        assert reader.passage("b#0") is None

    def test_packed_documents_are_added_as_others_are(self, engine: Engine, tmp_path: Path) -> None:
        """Those kept of them, in their order, before and after others; one with a known id replaces that."""
        changed = made("b", "慈善 办法", ["慈善 条例"])
        writer = engine.create(tmp_path)
        writer.add(CHARITY)
        writer.add_packed(engine.pack(iter((ELDERLY, changed, UNDATED))), [True, True, False])
        writer.add_packed(engine.pack(iter((UNDATED,))), [False])
        writer.add(made("d", "", ["收养 服务"]))
        writer.commit()
        reader = engine.open(tmp_path)
        assert [parsed.document.id for parsed in reader.documents()] == ["a", "b", "d"]
        assert sorted(scores(reader, Everything())) == ["a#0", "a#1", "b#0", "d#0"]
        assert list(scores(reader, Match("条例"))) == ["b#0"]
        assert scores(reader, Match("救助")) == {}

    def test_a_reader_keeps_its_state(self, engine: Engine, tmp_path: Path) -> None:
        reader = filled(engine, tmp_path, CORPUS)
        extended(engine, tmp_path, delete=("a",))
        assert reader.passage_count == 5
        assert reader.search(EngineRequest(Match("养老"))).total == 1
        assert engine.open(tmp_path).passage_count == 3

    def test_abort_leaves_nothing(self, engine: Engine, tmp_path: Path) -> None:
        filled(engine, tmp_path, (CHARITY,)).close()
        writer = engine.extend(tmp_path)
        writer.add(ELDERLY)
        writer.delete("b")
        writer.abort()
        assert [document.document.id for document in engine.open(tmp_path).documents()] == ["b"]

    def test_an_empty_index(self, engine: Engine, tmp_path: Path) -> None:
        reader = filled(engine, tmp_path, ())
        result = reader.search(EngineRequest(Any((Match("服务"), phrase("养老"))), facets=("year",)))
        assert (result.total, result.hits, result.facets) == (0, (), {"year": {}})
        assert reader.search(EngineRequest(Everything())).total == 0
        assert (reader.document_count, list(reader.documents()), list(reader.vocabulary(""))) == (0, [], [])

    def test_a_document_without_passages(self, engine: Engine, tmp_path: Path) -> None:
        bare = made("bare", "只有 标题", [])
        reader = filled(engine, tmp_path, (bare, CHARITY))
        assert (reader.document_count, reader.passage_count) == (2, 2)
        assert reader.document("bare") == bare.parsed

    def test_repetition_beyond_a_byte(self, engine: Engine, tmp_path: Path) -> None:
        """A field may be long and a term frequent: nothing overflows."""
        reader = filled(engine, tmp_path, (made("long", "", ["养 " * 70_000, "养 " * 300, "养 老"]),))
        found = scores(reader, Match("养", fields=("body",)))
        lengths = {"long#0": 70_000, "long#1": 300, "long#2": 2}
        for id_, length in lengths.items():
            frequency = 1 if id_ == "long#2" else min(length, scoring.MOST)
            normalised = frequency / (0.5 + 0.5 * length / (70_302 / 3))
            expected = math.log(1 + 0.5 / 3.5) ** 1.2 * 1.9 * normalised / (0.9 + normalised)
            assert found[id_] == pytest.approx(expected, rel=1e-4)
