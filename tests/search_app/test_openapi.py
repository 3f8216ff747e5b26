"""The API does what its description says."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from search_app.query.conditions import FIRST_YEAR, LAST_YEAR
from search_app.request import FACET_PARAMETERS, SINGLE_PARAMETERS
from search_app.settings import Settings
from search_app.web.api_guide import EXAMPLES
from search_app.web.site import EXTENSION


@pytest.fixture
def described(client: FlaskClient) -> dict[str, Any]:
    body: dict[str, Any] = client.get("/api/openapi.json").get_json()
    return body


def check(answer: Any, schema: str, described: dict[str, Any]) -> None:
    Draft202012Validator({"$ref": f"#/components/schemas/{schema}", "components": described["components"]}).validate(answer)


def test_the_description_is_valid(described: dict[str, Any]) -> None:
    validate(described)


def test_it_names_every_parameter(described: dict[str, Any]) -> None:
    named = {parameter["name"] for parameter in described["paths"]["/api/v1/search"]["get"]["parameters"]}
    assert named == {*SINGLE_PARAMETERS, *FACET_PARAMETERS}


def test_it_accepts_the_years_that_are_accepted(described: dict[str, Any]) -> None:
    parameters = {parameter["name"]: parameter for parameter in described["paths"]["/api/v1/search"]["get"]["parameters"]}
    pattern = parameters["year_from"]["schema"]["anyOf"][0]["pattern"]
    years = range(FIRST_YEAR - 100, LAST_YEAR + 100)
    assert [year for year in years if re.search(pattern, str(year))] == [*range(FIRST_YEAR, LAST_YEAR + 1)]


def test_it_tells_how_many_values_may_be_chosen(described: dict[str, Any], client: FlaskClient) -> None:
    parameters = described["paths"]["/api/v1/search"]["get"]["parameters"]
    most = {parameter["name"]: parameter["schema"]["maxItems"] for parameter in parameters if parameter["schema"].get("type") == "array"}
    assert most == dict.fromkeys(FACET_PARAMETERS, Settings().max_values)
    assert client.get("/api/v1/search?" + "city=330782&" * most["city"]).status_code == 200
    assert client.get("/api/v1/search?" + "city=330782&" * (most["city"] + 1)).status_code == 422


def test_every_example_of_a_parameter_works(described: dict[str, Any], client: FlaskClient) -> None:
    parameters = described["paths"]["/api/v1/search"]["get"]["parameters"]
    answer = client.get("/api/v1/search", query_string={parameter["name"]: parameter["example"] for parameter in parameters})
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    "address", [*EXAMPLES, "/api/v1/search", "/api/v1/search?q=没有的词&published_from=2020-01-01", "/api/v1/search?q=义乌 低保"]
)
def test_searches_are_as_described(address: str, described: dict[str, Any], client: FlaskClient) -> None:
    check(client.get(address).get_json(), "SearchPage", described)


def test_suggestions_are_as_described(described: dict[str, Any], client: FlaskClient, app: Flask) -> None:
    index = app.extensions[EXTENSION].index
    app.extensions[EXTENSION].suggesters.make(index.reader)
    found = client.get("/api/v1/suggest?q=义").get_json()
    assert found
    check(found, "Suggestions", described)


@pytest.mark.parametrize("address", ["/api/v1/documents/yiwu", "/api/v1/documents/hostile", "/api/v1/documents/hant/2022//a"])
def test_documents_are_as_described(address: str, described: dict[str, Any], client: FlaskClient) -> None:
    check(client.get(address).get_json(), "DocumentPage", described)


@pytest.mark.parametrize("address", ["/api/v1/search?page=0", "/api/v1/documents/none", "/api/v1/nothing"])
def test_errors_are_as_described(address: str, described: dict[str, Any], client: FlaskClient) -> None:
    check(client.get(address).get_json(), "Error", described)


def test_the_readable_page_names_every_parameter(described: dict[str, Any], client: FlaskClient) -> None:
    html = client.get("/api/").text
    for parameter in described["paths"]["/api/v1/search"]["get"]["parameters"]:
        assert f'<span class="code">{parameter["name"]}' in html
