"""JSON Lines as other tools write them."""

import json

import pytest

from corpus.reading import Page
from corpus.reading.jsonl import read_jsonl


@pytest.mark.parametrize("names", [("text", "published"), ("content", "date"), ("body", "publish_time")])
def test_fields_by_their_usual_names(names: tuple[str, str]) -> None:
    record = dict(zip(names, ("各乡镇：请认真执行。", "2024-05-06"), strict=True))
    ((number, page),) = read_jsonl(json.dumps(record).encode())
    assert isinstance(page, Page)
    assert (number, page.lines[0].text, page.given["published"]) == (1, "各乡镇：请认真执行。", "2024-05-06")


def test_an_empty_field_leaves_room_for_another_name_of_it() -> None:
    line = json.dumps({"text": None, "content": "各乡镇：请认真执行。", "published": "", "date": "2024-05-06", "covers_years": 2023})
    ((_, page),) = read_jsonl(line.encode())
    assert isinstance(page, Page)
    assert (page.lines[0].text, page.given["published"], page.given["covers_years"]) == ("各乡镇：请认真执行。", "2024-05-06", (2023,))


def test_halves_of_characters_are_replaced_and_told() -> None:
    line = rb'{"id": "\udc00", "text": "\ud800\u6c11\u653f \ud83d\ude00", "domains": ["\ud800"], "title": "\u7e3d\u7d50"}'
    ((_, page),) = read_jsonl(line)
    assert isinstance(page, Page)
    assert [line.text for line in page.lines] == ["\ufffd民政 \U0001f600"]
    assert page.given == {"id": "\ufffd", "domains": ("\ufffd",), "title": "總結"}
    assert [warning for warning in page.warnings if "halves" in warning]


def test_endless_numbers_do_not_lose_the_line_nor_the_next() -> None:
    lines = b'{"text": "\xe6\xb0\x91", "n": ' + b"9" * 1_000_000 + b'}\n{"text": "\xe6\x94\xbf", "id": -5}\n'
    assert [(number, page.lines[0].text) for number, page in read_jsonl(lines) if isinstance(page, Page)] == [(1, "民"), (2, "政")]


def test_years_that_are_none_are_left_out_and_told() -> None:
    ((_, page),) = read_jsonl(b'{"text": "a b", "covers_years": [2021, 99999, "2022", true, 2e3]}')
    assert isinstance(page, Page)
    assert page.given["covers_years"] == (2021,)
    assert "1900 to 2100" in page.warnings[0]


@pytest.mark.parametrize(("source", "given"), [("南浔区民政局", "南浔区民政局"), ("a/b.html", None), (7, None)])
def test_a_source_that_is_a_body_supplied_the_text(source: object, given: str | None) -> None:
    ((_, page),) = read_jsonl(json.dumps({"text": "正文一句。", "source": source}).encode())
    assert isinstance(page, Page)
    assert page.given.get("source") == given


def test_a_line_without_text_is_told_what_it_has() -> None:
    ((_, reason),) = read_jsonl('{"标题": "公告", "正文": "义乌市民政局公告。"}'.encode())
    assert 'there are "标题", "正文"' in str(reason)


@pytest.mark.parametrize("id_", ["a\nb", "/abc", "//x", ".", "..", "x/../y", "x/"])
def test_an_id_that_no_address_can_hold_is_not_taken(id_: str) -> None:
    ((_, page),) = read_jsonl(json.dumps({"id": id_, "text": "养老"}).encode())
    assert isinstance(page, Page)
    assert "id" not in page.given
    assert page.warnings == (f"the id {id_!r} cannot stand in an address: one was made from the name of the file",)


def test_a_line_of_values_without_end_is_no_document() -> None:
    ((_, reason),) = read_jsonl(b'{"text": "a b", "n": [' + b"1," * 600_000 + b"1]}")
    assert str(reason) == "a line with more than 500000 values: no document"


def test_a_text_exported_with_its_tags_is_read_as_a_page() -> None:
    record = {
        "title": "通知",
        "text": "<p>一、养老服务。</p><table><tr><td>区</td><td>床位</td></tr><tr><td>东</td><td>12</td></tr></table>",
    }
    ((_, page),) = read_jsonl(json.dumps(record).encode())
    assert isinstance(page, Page)
    assert [line.text for line in page.lines] == ["一、养老服务。", "区 | 床位", "东 | 12"]
    assert page.given["title"] == "通知"


@pytest.mark.parametrize("tag", ["<br>", "<p", "<title>别的标题</title>"])
def test_line_breaks_of_a_text_count_whatever_tag_is_left_in_it(tag: str) -> None:
    ((_, page),) = read_jsonl(json.dumps({"text": f"一、养老服务\n新建食堂。\n二、社会救助\n提高标准{tag}。\n三、儿童福利"}).encode())
    assert isinstance(page, Page)
    assert [line.text for line in page.lines][::2] == ["一、养老服务", "二、社会救助", "三、儿童福利"]
