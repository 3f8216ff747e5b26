"""Three documents that show what engines must do, and indexes of such."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from indexer.engine import AnalysedDocument, Engine, EngineRequest, Reader
from indexer.query import Node
from tests.indexer.made import made

ELDERLY = made(
    "a",
    "义乌市 工作 总结",
    ["养老 服务 养老 机构", "儿童 福利 服务"],
    headings=["养老 服务 体系", "儿童 福利"],
    published=date(2024, 1, 5),
    city=["330000", "330700", "330782"],
    year=["2023"],
    domain=["elderly_care"],
)
CHARITY = made(
    "b",
    "慈善 办法",
    ["慈善 组织 服务", "社会 养 老有所 依"],
    published=date(2020, 6, 1),
    city=["330000", "330200"],
    year=["2019", "2020"],
    domain=["charity", "elderly_care"],
)
UNDATED = made("c", "", ["救助 2020年 2020 补贴"])
CORPUS = (ELDERLY, CHARITY, UNDATED)


def filled(engine: Engine, directory: Path, documents: Sequence[AnalysedDocument]) -> Reader:
    """A new index of `documents`, opened. Whatever was in the directory is gone."""
    for path in directory.iterdir():
        if path.is_file():
            path.unlink()
    writer = engine.create(directory)
    for document in documents:
        writer.add(document)
    writer.commit()
    return engine.open(directory)


def extended(engine: Engine, directory: Path, add: Sequence[AnalysedDocument] = (), delete: Sequence[str] = ()) -> Reader:
    writer = engine.extend(directory)
    for id_ in delete:
        writer.delete(id_)
    for document in add:
        writer.add(document)
    writer.commit()
    return engine.open(directory)


def scores(reader: Reader, query: Node) -> dict[str, float]:
    return {hit.passage_id: hit.score for hit in reader.search(EngineRequest(query, limit=1000)).hits}
