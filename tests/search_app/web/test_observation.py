"""Counters and the access log tell how the server does, and nothing about who asked what."""

import io
import json
import logging
from collections.abc import Iterator, Mapping

import pytest
from flask.testing import FlaskClient

from analyzers import load_analyzer
from search_app.i18n import Interface
from search_app.metrics import Metrics
from search_app.server import log_access_to
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary
from search_app.web import create_app
from search_app.web.observation import ACCESS_LOG
from tests.search_app.made import MadeIndex


@pytest.fixture
def watched(index: MadeIndex, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]) -> FlaskClient:
    return create_app(Settings(access_log=1), index, load_analyzer(), vocabulary, interfaces).test_client()


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    written = io.StringIO()
    log_access_to(written)
    yield written
    ACCESS_LOG.handlers = []
    ACCESS_LOG.setLevel(logging.NOTSET)


def test_requests_are_counted_by_endpoint_and_status(watched: FlaskClient) -> None:
    for address in ("/search?q=养老", "/search?page=0", "/search?q=低保"):
        watched.get(address)
    text = watched.get("/metrics").text
    assert 'http_requests_total{endpoint="results.results",status="2xx"} 2\n' in text
    assert 'http_requests_total{endpoint="results.results",status="4xx"} 1\n' in text
    assert 'http_request_duration_seconds_count{endpoint="results.results"} 3\n' in text
    assert "养老" not in text


@pytest.mark.parametrize(
    "headers",
    [{"X-Forwarded-For": "203.0.113.9"}, {"X-Real-IP": "203.0.113.9"}, {"Forwarded": "for=203.0.113.9"}, {"Via": "1.1 proxy"}, {}],
)
def test_only_this_machine_reads_the_counters(watched: FlaskClient, headers: dict[str, str]) -> None:
    address = "127.0.0.1" if headers else "203.0.113.9"
    assert watched.get("/metrics", headers=headers, environ_base={"REMOTE_ADDR": address}).status_code == 404


def test_durations_fall_into_classes() -> None:
    metrics = Metrics(["a", "b"])
    for seconds in (0.001, 0.02, 9.0):
        metrics.note("a", 200, seconds)
    metrics.note("unheard of", 200, 1.0)
    lines = list(metrics.lines())
    assert 'http_request_duration_seconds_bucket{endpoint="a",le="0.005"} 1' in lines
    assert 'http_request_duration_seconds_bucket{endpoint="a",le="2.5"} 2' in lines
    assert 'http_request_duration_seconds_bucket{endpoint="a",le="+Inf"} 3' in lines
    assert not any('endpoint="b"' in line for line in lines)


def test_the_access_log_tells_no_words_and_no_address(watched: FlaskClient, log: io.StringIO) -> None:
    watched.get("/search?q=秘密", environ_base={"REMOTE_ADDR": "203.0.113.9"})
    (line,) = log.getvalue().splitlines()
    told = json.loads(line)
    assert (told["method"], told["endpoint"], told["status"]) == ("GET", "results.results", 200)
    assert set(told) == {"time", "method", "endpoint", "status", "ms"}
