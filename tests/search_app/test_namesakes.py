"""Bodies and places of one name: told apart where several are shown, found together where the name alone is asked for."""

import re
from collections.abc import Mapping

import pytest
from flask.testing import FlaskClient

from analyzers import load_analyzer
from corpus.places.gazetteer import Gazetteer
from search_app.facets import build_facets
from search_app.i18n import Interface
from search_app.request import SearchRequest
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary
from search_app.web import create_app
from tests.search_app.made import indexed, made

BEIJING, CHANGCHUN = "北京市朝阳区民政局", "长春市朝阳区民政局"


@pytest.fixture(scope="module")
def client(gazetteer: Gazetteer, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]) -> FlaskClient:
    documents = (
        made(code, "# 养老\n养老服务。", gazetteer=gazetteer, code=code, issuer=issuer)
        for code, issuer in [
            ("110105", "朝阳区民政局"),
            ("220104", CHANGCHUN),
            ("330782", "义乌市民政局"),
            ("440303", "深圳市罗湖区民政局"),
            ("422827", "恩施州来凤县民政局"),
        ]
    )
    return create_app(Settings(), indexed(documents, gazetteer), load_analyzer(), vocabulary, interfaces).test_client()


def issuers(html: str) -> list[str]:
    listed = html.rpartition("<h3>发布机构</h3>")[2].partition("</section>")[0]
    return re.findall('class="choice-name" lang="[^"]*">([^<]*)<', listed)


def test_bodies_of_one_name_are_told_apart_where_both_are_listed(client: FlaskClient) -> None:
    assert issuers(client.get("/search?q=养老").text) == [BEIJING, CHANGCHUN, "义乌市民政局", "来凤县民政局", "罗湖区民政局"]
    assert issuers(client.get("/search?q=养老&city=220104").text) == ["朝阳区民政局"]


@pytest.mark.parametrize(
    ("asked", "total"),
    [(CHANGCHUN, 1), ("朝阳区民政局", 2), ("義烏市民政局", 1), ("深圳市羅湖區民政局", 1), ("恩施州来凤县民政局", 1)],
)
def test_each_is_asked_for_by_its_full_name_and_all_by_the_one_they_share(client: FlaskClient, asked: str, total: int) -> None:
    assert client.get(f"/api/v1/search?issuer={asked}").get_json()["total"] == total
    assert client.get(f"/api/v1/search?q=机构:{asked}").get_json()["total"] == total


def test_in_the_api_they_stand_below_the_name_they_share(client: FlaskClient) -> None:
    values = client.get("/api/v1/search").get_json()["facets"]["issuer"]
    (shared,) = [value for value in values if "children" in value]
    assert (shared["value"], shared["count"]) == ("朝阳区民政局", 2)
    assert [(value["value"], value["count"]) for value in shared["children"]] == [(BEIJING, 1), (CHANGCHUN, 1)]


def test_a_chosen_body_stays_in_the_list(vocabulary: Vocabulary) -> None:
    counts = {"issuer": {"朝阳区民政局": 3, CHANGCHUN: 2}}
    for chosen, listed in [(CHANGCHUN, ["朝阳区民政局", CHANGCHUN]), ("朝阳区民政局", ["朝阳区民政局"])]:
        facet = build_facets(counts, SearchRequest(selected={"issuer": (chosen,)}), vocabulary)[-1]
        assert [value.value for value in facet.flat] == listed


def test_places_of_one_name_are_told_apart_away_from_the_tree(client: FlaskClient) -> None:
    chips = client.get("/search?q=养老&city=110105&city=220104&city=330782").text.partition('<ul class="chips"')[2].partition("</ul>")[0]
    assert re.findall('<span lang="zh-Hans">([^<]*)<', chips) == ["北京市朝阳区", "长春市朝阳区", "义乌市"]
    compared = client.get("/compare?q=养老&city=110105&city=220104").text
    assert re.findall("<h2 [^>]*>([^<]*)<", compared) == ["北京市朝阳区", "长春市朝阳区"]
