"""What no reader sends: a page or a clear refusal within a second, never a 500, never a traceback, nothing unescaped."""

import re
import time
from urllib.parse import quote_from_bytes

import pytest

from tests.e2e.fetching import Answer, fetch
from tests.e2e.views import Samples

SECONDS = 1.0
TRIES = 3
"""A busy machine may delay one answer; an answer that is slow three times is slow."""

TEXTS = {
    "unbalanced quote": '"养老',
    "unbalanced brackets": "((养老) OR (补贴",
    "closing first": ")))养老(((",
    "star": "*",
    "star first": "*a",
    "regular expression": "/.*/",
    "lone NOT": "NOT",
    "only NOT": "NOT NOT NOT -",
    "operators only": "AND OR NOT ()",
    "punctuation only": "，。！？——……",
    "one character": "养",
    "ten thousand characters": "养老" * 5_000,
    "two thousand terms": " ".join(f"词{number}" for number in range(2_000)),
    "a hundred levels": "(" * 100 + "养老" + ")" * 100,
    "field of fields": "title:heading:city:year:养老",
    "range backwards": "year:2025..2018",
    "range of nothing": "year:..",
    "NUL": "养\0老",
    "control characters": "养\x01\x08\x1b[31m老",
    "right to left": "\u202e养老\u202c\u2066",
    "combining": "养" + "\u0301" * 250,
    "unassigned": "\U000e0001\ufffe\U0010ffff",
    "script": "<script>alert(1)</script>",
    "attribute": "\"'><img src=x onerror=alert(1)>",
    "mark": "</mark><mark>养老",
    "template": "{{7*7}}${7*7}%(x)s%s{0}",
    "traversal": "../../../../etc/passwd",
    "SQL": "' OR 1=1 --",
    "header": "养老\r\nSet-Cookie: a=b",
    "page": str(10**9),
    "huge number": "9" * 250,
    "negative": "-1",
    "not a number": "NaN",
}
BYTES = {
    "lone surrogate": b"\xed\xa0\x80",
    "not UTF-8": b"\xff\xfe\xfa",
    "GB18030": "养老".encode("gb18030"),
    "overlong": b"\xc0\xaf",
}
SEARCHING = (
    *("city", "year", "domain", "doc_type", "issuer", "script", "published_from", "published_to", "year_from", "year_to"),
    *("sort", "page", "per_page", "lang"),
)
OWN = ("read", "passage", "style", "by", "lang")
PATHS = {
    "/": OWN,
    "/search": SEARCHING,
    "/search.csv": SEARCHING[:2],
    "/search.atom": SEARCHING[:2],
    "/compare": ("by", "city", "year"),
    "/compare.csv": ("by", "city", "year"),
    "/documents/{hans}": OWN,
    "/similar/{hans}": OWN,
    "/cite/{hans}": OWN,
    "/analyze": OWN,
    "/coverage": (*OWN, "city"),
    "/help": OWN,
    "/suggest": OWN,
    "/api/v1/search": SEARCHING,
    "/api/v1/documents/{hans}": OWN,
    "/api/v1/suggest": OWN,
    "/none": OWN,
}
"""Address → the parameters tried on it, beside `q`."""


_TYPED = re.compile(r'(?<= name="q" value=")[^"]*')
"""What stands in the box: a search that is refused can be mended there."""


def unbroken(answer: Answer, seconds: float) -> None:
    assert answer.status < 500, answer.status
    body = answer.body.decode("utf-8", "replace")
    assert "Traceback" not in body
    assert "Set-Cookie" not in answer.headers
    assert seconds <= SECONDS, f"{seconds:.2f} s"
    if "html" in answer.headers["Content-Type"]:
        assert "<script>alert" not in body
        assert "<img" not in body
        assert "</mark><mark>养老" not in body
        assert "\0" not in body
        if answer.status >= 400:
            beside_the_box = _TYPED.sub("", body)
            assert not re.search(r"alert\(|etc/passwd|1=1|词1999", beside_the_box), "an error page repeats what was typed"


def ask(base: str, address: str) -> None:
    for attempt in range(TRIES):
        started = time.perf_counter()
        answer = fetch(base, address)
        seconds = time.perf_counter() - started
        if seconds <= SECONDS or attempt == TRIES - 1:
            unbroken(answer, seconds)
            return


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("kind", [*TEXTS, *BYTES])
def test_parameters(kind: str, path: str, base: str, samples: Samples) -> None:
    value = quote_from_bytes(BYTES[kind] if kind in BYTES else TEXTS[kind].encode(), safe="")
    address = path.format(hans=samples.hans)
    ask(base, f"{address}?q={value}")
    for parameter in PATHS[path]:
        ask(base, f"{address}?q=%E5%85%BB%E8%80%81&{parameter}={value}")


@pytest.mark.parametrize("kind", [*TEXTS, *BYTES])
def test_paths(kind: str, base: str) -> None:
    value = quote_from_bytes(BYTES[kind] if kind in BYTES else TEXTS[kind].encode(), safe="")
    for folder in ("", "documents/", "similar/", "cite/", "api/v1/documents/", "static/"):
        ask(base, f"/{folder}{value}")


def test_arrays_and_floods(base: str) -> None:
    many = "&".join(f"city={code}" for code in range(110_000, 112_000))
    for query in ("q[]=养老", "q[a]=1&q[b]=2", "q=养老&q=补贴", many, "&" * 5_000, "=&=&=", "%", "%zz=%", "q"):
        ask(base, f"/search?{query}")
        ask(base, f"/api/v1/search?{query}")


def test_static_files_stay_in_their_folder(base: str) -> None:
    for path in ("/static/../templating.py", "/static/..%2ftemplating.py", "/static/%2e%2e/%2e%2e/__init__.py", "/static//etc/passwd"):
        assert fetch(base, path).status in {400, 404}, path


def test_the_server_still_answers(base: str) -> None:
    assert fetch(base, "/search?q=养老").status == 200
    assert fetch(base, "/readyz").status == 200
