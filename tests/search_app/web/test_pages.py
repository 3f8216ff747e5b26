"""The pages as a browser gets them: complete without JavaScript, escaped everywhere, in three languages."""

import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

PAGES = [
    "/",
    "/search",
    "/search?q=养老服务&year=2023&city=330000",
    "/search?q=不存在的词",
    "/documents/yiwu?q=养老",
    "/documents/yiwu?q=养老&read=hant",
    "/similar/yiwu?passage=p-0002",
    "/cite/yiwu?passage=p-0002",
    "/search?page=0",
    "/none",
]


class Outline(HTMLParser):
    """What a page consists of: links, forms with their fields, ids, and whether tags close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[dict[str, str]] = []
        self.fields: list[dict[str, str]] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.marks = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given)
        if tag in {"input", "select"}:
            self.fields.append(given)
        assert not any(name.startswith("on") or name == "style" for name in given), f"<{tag}> would need unsafe-inline"
        if tag == "mark":
            assert "mark" not in self.open, "marks are never nested"
            self.marks += 1
        if tag not in {"meta", "link", "input", "br", "circle", "path", "rect"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"circle", "path", "rect"}:
            assert self.open.pop() == tag


def page(client: FlaskClient, address: str) -> tuple[str, Outline]:
    html = client.get(address).text
    return html, Outline(html)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_pages_are_well_formed_in_every_language(address: str, language: str, client: FlaskClient) -> None:
    separator = "&" if "?" in address else "?"
    html, outline = page(client, f"{address}{separator}lang={language}")
    assert not outline.open
    assert len(outline.ids) == len(set(outline.ids))
    assert f'<html lang="{language}">' in html
    assert "%(" not in html
    anchors = {link["href"][1:] for link in outline.links if link.get("href", "").startswith("#")}
    assert anchors <= set(outline.ids)


def test_the_language_stays_in_every_link(client: FlaskClient) -> None:
    _, outline = page(client, "/search?q=养老&lang=en")
    own = [link["href"] for link in outline.links if link["href"].startswith("/") and "hreflang" not in link]
    assert own
    assert all(parse_qs(urlsplit(href).query)["lang"] == ["en"] for href in own)
    assert {"name": "lang", "type": "hidden", "value": "en"} in outline.fields


def test_home_shows_what_the_index_holds(client: FlaskClient) -> None:
    html, _ = page(client, "/")
    assert "义乌市民政局2023年工作总结和2024年工作计划" in html
    assert "2021–2024" in html
    assert "2026年1月2日" in html


def test_crawlers_are_kept_out_of_searches(client: FlaskClient) -> None:
    assert "Disallow: /search\n" in client.get("/robots.txt").text


def test_search_engines_are_told_of_all_documents(client: FlaskClient) -> None:
    assert "Sitemap: http://localhost/sitemap.xml\n" in client.get("/robots.txt").text
    places = re.findall("<loc>(.*)</loc>", client.get("/sitemap.xml").text)
    assert sorted(places) == [f"http://localhost/documents/{name}" for name in ("hant/2022//a", "hostile", "yiwu")]


def test_results_have_cards_with_marks_and_a_form(client: FlaskClient) -> None:
    html, outline = page(client, "/search?q=養老服務補貼")
    assert outline.marks
    assert "<mark>养老服务补贴</mark>" in html
    assert "<mark>養老服務補貼</mark>" in html
    assert any(field.get("name") == "q" and field["value"] == "養老服務補貼" for field in outline.fields)


def test_a_hit_leads_to_its_passage(client: FlaskClient) -> None:
    _, outline = page(client, "/search?q=低保金")
    (href,) = {link["href"] for link in outline.links if "#p-" in link["href"]}
    _, document = page(client, href)
    assert urlsplit(href).fragment in document.ids
    assert document.marks


def test_facet_links_add_and_remove(client: FlaskClient) -> None:
    def choices(address: str) -> list[dict[str, list[str]]]:
        _, outline = page(client, address)
        return [parse_qs(urlsplit(link["href"]).query) for link in outline.links if "choice" in link.get("class", "")]

    assert {"q": ["养老"], "year": ["2023"]} in choices("/search?q=养老")
    assert {"q": ["养老"], "year": ["2023", "2021"]} in choices("/search?q=养老&year=2023")
    assert {"q": ["养老"]} in choices("/search?q=养老&year=2023")
    assert {"q": ["养老"], "city": ["330782"]} in choices("/search?q=养老&city=330000")


def test_ways_through_the_facets_are_not_for_crawlers(client: FlaskClient) -> None:
    _, outline = page(client, "/search?q=养老")
    assert all("nofollow" in link.get("rel", "") for link in outline.links if "choice" in link.get("class", ""))
    assert client.get("/search?q=养老").headers["X-Robots-Tag"] == "noindex, nofollow"


def test_chips_take_a_choice_back(client: FlaskClient) -> None:
    html, _ = page(client, "/search?q=养老&year=2023&year=2024&published_from=2024-01-01")
    assert "2023–2024" in html
    assert "2024年1月1日" in html


def test_the_year_covered_is_told_apart_from_the_year_published(client: FlaskClient) -> None:
    badge = 'class="badge"'
    assert badge in client.get("/search?q=養老&city=330200").text
    assert badge not in client.get("/search?q=养老&city=330782").text


def test_what_documents_say_is_escaped(client: FlaskClient) -> None:
    for address in ("/", "/search?q=假标记", "/documents/hostile?q=服务"):
        html, _ = page(client, address)
        assert "<script>alert" not in html
        assert "<img" not in html
        assert "javascript:" not in html
    html, _ = page(client, "/documents/hostile?q=服务")
    assert "&lt;b&gt;<mark>服务</mark>&lt;/b&gt; &amp; &#34;引号&#34; &lt;mark&gt;" in html


def test_what_was_typed_is_escaped(client: FlaskClient) -> None:
    html, _ = page(client, '/search?q="><script>alert(1)</script>')
    assert "<script>alert" not in html


def test_an_error_page_tells_all_faults(client: FlaskClient) -> None:
    answer = client.get("/search?q=秘密&page=0&year=never&lang=en")
    assert answer.status_code == 422
    assert "<code>page</code> must be a whole number of at least 1" in answer.text
    assert "<code>year</code>" in answer.text
    assert "never" not in answer.text.replace("lang=en", "").split("<main")[1]


@pytest.mark.parametrize("typed", ["低保", "低保" * 600, '"><script>alert(1)</script>'])
def test_a_refused_search_keeps_its_words_in_the_box_and_nowhere_else(client: FlaskClient, typed: str) -> None:
    html, outline = page(client, f"/search?q={quote(typed)}&year=never")
    assert [field["value"] for field in outline.fields if field.get("name") == "q"] == [typed]
    assert html.count(str(escape(typed))) == 1


@pytest.mark.parametrize("address", ["/alert%281%29", "/%00x", "/documents/%22onload%22?q=秘密"])
def test_an_error_page_repeats_nothing_of_its_address(address: str, client: FlaskClient) -> None:
    html, outline = page(client, address)
    assert not any(word in html for word in ("alert(", "alert%28", "\0", "onload", "秘密"))
    assert [link["href"] for link in outline.links if "hreflang" in link] == ["/", "/?lang=zh-Hant", "/?lang=en"]


def test_words_in_chinese_say_so_in_an_english_page(client: FlaskClient) -> None:
    html, _ = page(client, "/search?q=<养老>&lang=en")
    assert 'Results for <span lang="zh">&lt;养老&gt;</span>' in html
    assert 'Places in <span lang="zh-Hans">浙江省</span>' in html


def test_places_are_named_in_the_script_of_the_reader(client: FlaskClient) -> None:
    html, _ = page(client, "/search?q=养老&city=330200&lang=zh-Hant")
    assert '<span lang="zh-Hant">浙江省</span>' in html
    assert "寧波市" in html


def test_a_page_past_the_end_leads_back(client: FlaskClient) -> None:
    html, _ = page(client, "/search?q=养老&page=900&lang=en")
    assert "This list has fewer pages." in html


def test_the_document_page_has_its_facts_and_outline(client: FlaskClient) -> None:
    html, outline = page(client, "/documents/yiwu")
    assert "金华市义乌市" in html
    assert {"p-0001", "p-0004", "s-0001", "s-0004"} <= set(outline.ids)
    assert [link["href"] for link in outline.links if link["href"].startswith("#s-")] == ["#s-0001", "#s-0002", "#s-0003", "#s-0004"]


def test_a_document_that_is_not_there(client: FlaskClient) -> None:
    for address in ("/documents/none", "/documents/../../etc/passwd", "/documents/%00", "/static/../settings.py"):
        assert client.get(address).status_code == 404


def test_coverage_names_what_was_skipped(client: FlaskClient) -> None:
    html, outline = page(client, "/coverage")
    assert "&lt;b&gt;broken.pdf" in html
    assert any(parse_qs(urlsplit(link["href"]).query) == {"city": ["330700"], "year": ["2023"]} for link in outline.links)


@pytest.mark.parametrize(("language", "named"), [("zh-Hans", "宁波市民政局"), ("zh-Hant", "寧波市民政局"), ("en", "宁波市民政局")])
def test_an_issuer_is_a_filter_in_the_script_of_the_reader(client: FlaskClient, language: str, named: str) -> None:
    html = client.get(f"/search?lang={language}").text
    assert re.findall("[宁寧]波市民政局", html.partition("<main")[2].partition('<h3 class="hit-title">')[0]) == [named]
    facts = client.get(f"/documents/hant/2022//a?lang={language}").text
    assert '<dd lang="zh-Hant">寧波市民政局</dd>' in facts, "a document names its issuer in its own script"
    assert '<meta name="citation_author" content="寧波市民政局">' in facts
