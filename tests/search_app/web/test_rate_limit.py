"""Clients that ask too often are told when to come back; nobody else notices."""

from collections.abc import Mapping

import pytest
from flask.testing import FlaskClient

from analyzers import load_analyzer
from search_app.i18n import Interface
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary
from search_app.web import create_app
from search_app.web.app import count_together
from search_app.web.rate_limit import SETS, WAYS, Buckets
from tests.search_app.made import MadeIndex


@pytest.fixture
def limited(index: MadeIndex, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]) -> FlaskClient:
    return create_app(Settings(requests_per_minute=2), index, load_analyzer(), vocabulary, interfaces).test_client()


def statuses(client: FlaskClient, path: str, address: str, times: int = 4) -> list[int]:
    return [client.get(path, environ_base={"REMOTE_ADDR": address}).status_code for _ in range(times)]


def test_too_many_requests_are_refused_for_a_while(limited: FlaskClient) -> None:
    assert statuses(limited, "/api/v1/search", "203.0.113.9") == [200, 200, 429, 429]
    refused = limited.get("/search?q=秘密", environ_base={"REMOTE_ADDR": "203.0.113.9"})
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 30
    assert "秘密" not in refused.text
    assert statuses(limited, "/", "203.0.113.10") == [200, 200, 429, 429]


def test_this_machine_and_its_checks_are_not_limited(limited: FlaskClient) -> None:
    assert statuses(limited, "/", "127.0.0.1") == [200] * 4
    assert statuses(limited, "/", "::1") == [200] * 4
    assert statuses(limited, "/healthz", "203.0.113.9") == [200] * 4


def test_tokens_come_back_with_time() -> None:
    now = 0.0
    buckets = Buckets(60, clock=lambda: now)
    assert [buckets.wait("a") for _ in range(60)] == [0.0] * 60
    assert buckets.wait("a") == pytest.approx(1.0)
    now = 1.5
    assert [buckets.wait("a") > 0 for _ in range(2)] == [False, True]


def test_who_is_forgotten_has_not_been_seen_for_long() -> None:
    now = 1.0
    buckets = Buckets(1, clock=lambda: now)
    buckets.wait("first")
    for number in range(SETS * WAYS * 4):
        now += 0.0001
        buckets.wait(str(number))
    assert buckets.wait("first") == 0.0
    assert buckets.wait(str(number)) > 0


def test_an_ipv6_client_is_its_network(limited: FlaskClient) -> None:
    assert statuses(limited, "/", "2001:db8:1:2::9", 1) + statuses(limited, "/", "2001:db8:1:2:ffff::1", 2) == [200, 200, 429]
    assert statuses(limited, "/", "2001:db8:1:3::9", 1) == [200]
    assert statuses(limited, "/", "::ffff:203.0.113.9", 2) + statuses(limited, "/", "203.0.113.9", 1) == [200, 200, 429]


def test_processes_of_a_server_count_together(index: MadeIndex, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]) -> None:
    first, second = (create_app(Settings(requests_per_minute=2), index, load_analyzer(), vocabulary, interfaces) for _ in range(2))
    count_together(second, first)
    assert statuses(first.test_client(), "/", "203.0.113.9", 1) + statuses(second.test_client(), "/", "203.0.113.9", 2) == [200, 200, 429]
