"""What of an address may be passed on."""

import pytest

from search_app.links import safe_link


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://mzj.example.cn/a.html", True),
        ("http://a", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_passed_on(url: str | None, safe: bool) -> None:
    assert safe_link(url) is safe
