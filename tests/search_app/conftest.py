"""One small index, served by one application, for all tests of this package."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from analyzers import load_analyzer
from corpus.model import ParsedDocument
from corpus.places.gazetteer import Gazetteer, load_gazetteer
from search_app.i18n import Interface, load_interfaces
from search_app.search import Library
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary, make_vocabulary
from search_app.web import create_app
from tests.search_app.made import MadeIndex, indexed, made

Serve = Callable[[Settings], FlaskClient]

YIWU = """# 一、2023年工作总结
义乌市民政局坚持为民爱民。
## （一）养老服务提质扩面
全市新建养老服务中心12家，发放养老服务补贴320万元，惠及老年人1.2万人次。
## （二）社会救助兜底有力
全市低保对象4200人，发放低保金3600万元。
# 二、2024年工作计划
继续完善养老服务体系，推进居家养老。
"""
TAINAN = """# 一、養老服務
本年度發放養老服務補貼，並設置日間照顧據點。
# 二、兒童福利
辦理兒童及少年福利服務。
"""
HOSTILE = """# <script>alert('章')</script>
养老 <b>服务</b> & "引号" <mark>假标记</mark>
"""


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="session")
def interfaces() -> Mapping[str, Interface]:
    return load_interfaces()


@pytest.fixture(scope="session")
def vocabulary(gazetteer: Gazetteer, interfaces: Mapping[str, Interface]) -> Vocabulary:
    return make_vocabulary(gazetteer, interfaces["zh-Hans"].names)


@pytest.fixture(scope="session")
def documents(gazetteer: Gazetteer) -> tuple[ParsedDocument, ...]:
    return (
        made(
            "yiwu",
            YIWU,
            gazetteer=gazetteer,
            title="义乌市民政局2023年工作总结和2024年工作计划",
            years=(2023, 2024),
            doc_type="summary+plan",
        ),
        made(
            "hant/2022//a",
            TAINAN,
            gazetteer=gazetteer,
            title="寧波市民政局2021年工作總結",
            code="330200",
            years=(2021,),
            issuer="寧波市民政局",
            published=date(2022, 3, 1),
            script="hant",
        ),
        made(
            "hostile",
            HOSTILE,
            gazetteer=gazetteer,
            title="<script>alert(1)</script>",
            code=None,
            years=(),
            domains=(),
            issuer='<img src=x onerror="alert(2)">',
            published=None,
            url="javascript:alert(3)",
        ),
    )


@pytest.fixture(scope="session")
def index(documents: tuple[ParsedDocument, ...], gazetteer: Gazetteer) -> MadeIndex:
    return indexed(documents, gazetteer)


@pytest.fixture(scope="session")
def library(index: MadeIndex, vocabulary: Vocabulary) -> Library:
    return Library(index.reader, load_analyzer(), vocabulary, 10_000)


@pytest.fixture(scope="session")
def app(index: MadeIndex, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]) -> Flask:
    app = create_app(Settings(), index, load_analyzer(), vocabulary, interfaces)
    app.testing = True
    return app


@pytest.fixture
def serve(index: MadeIndex, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]) -> Serve:
    """Serves the same index by other settings."""
    return lambda settings: create_app(settings, index, load_analyzer(), vocabulary, interfaces).test_client()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
