import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_app.query.grammar import MAX_DEPTH, MAX_TERMS, parse
from search_app.query.lexemes import parts
from search_app.query.syntax import Both, Condition, Either, Numbered, Quoted, Repair, Sequence, Syntax, Within, Without, Word


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("养老", Word("养老")),
        ("义乌 养老", Sequence((Word("义乌"), Word("养老")))),
        ("义乌，养老、2019", Sequence((Word("义乌"), Word("养老"), Word("2019")))),
        ("1,200元", Word("1,200元")),
        ('"养老 服务"', Quoted("养老 服务")),
        ("「一老一小」", Quoted("一老一小")),
        ("“低保”", Quoted("低保")),
        ("养老 -殡葬", Sequence((Word("养老"), Without(Word("殡葬"))))),
        ("NOT 殡葬", Without(Word("殡葬"))),
        ("养老-服务", Word("养老-服务")),
        ("低保 OR 特困", Either((Word("低保"), Word("特困")))),
        ("养老 and 补贴", Both((Word("养老"), Word("补贴")))),
        ("养老 not 殡葬", Sequence((Word("养老"), Without(Word("殡葬"))))),
        ("rock and roll", Sequence((Word("rock"), Word("and"), Word("roll")))),
        ("养老AND助餐", Both((Word("养老"), Word("助餐")))),
        ("养老 OR殡葬", Either((Word("养老"), Word("殡葬")))),
        ('“养老”AND"低保"', Both((Quoted("养老"), Quoted("低保")))),
        ("养老ANDROID", Word("养老ANDROID")),
        ("a b AND c", Both((Sequence((Word("a"), Word("b"))), Word("c")))),
        ("a AND (b OR c)", Both((Word("a"), Either((Word("b"), Word("c")))))),
        ("a AND（b OR c）", Both((Word("a"), Either((Word("b"), Word("c")))))),
        ("title:总结", Within("title", Word("总结"))),
        ("标题：（养老 OR 低保）", Within("title", Either((Word("养老"), Word("低保"))))),
        ("city:义乌 year:2020..2023", Sequence((Condition("city", "义乌"), Condition("year", "2020..2023")))),
        ("city:温州，青岛 year:2020,2021", Sequence((Condition("city", "温州，青岛"), Condition("year", "2020,2021")))),
        ("Year:2023 ＣＩＴＹ：义乌", Sequence((Condition("year", "2023"), Condition("city", "义乌")))),
        ("標題:總結 發佈:2024", Sequence((Within("title", Word("總結")), Condition("published", "2024")))),
        ("https://a.b", Word("https://a.b")),
        ('issuer:"义乌市民政局"', Condition("issuer", "义乌市民政局")),
        ("义民〔2024〕3号 养老", Sequence((Numbered("义民〔2024〕3号"), Word("养老")))),
        ("（义民（2024）3号）", Numbered("义民（2024）3号")),
        ("文号：义民[2024] 第3号", Within("about", Numbered("义民[2024] 第3号"))),
        ("number:3号", Within("about", Word("3号"))),
        ("义民 〔2024〕3号", Sequence((Word("义民"), Word("〔2024〕3号")))),
        ("低保(2019)3号楼", Sequence((Word("低保"), Word("2019"), Word("3号楼")))),
        ("2019*", Word("2019", starts=True)),
        ("", None),
    ],
)
def test_what_is_well_formed_needs_no_repair(text: str, tree: Syntax | None) -> None:
    assert parse(text) == (tree, ())


@pytest.mark.parametrize(
    ("text", "tree", "repairs"),
    [
        ('"养老', Quoted("养老"), [("quote_closed", '"')]),
        ("(养老", Word("养老"), [("bracket_closed", ")")]),
        ("养老) 低保", Sequence((Word("养老"), Word("低保"))), [("bracket_dropped", ")")]),
        ("OR 养老", Word("养老"), [("operator_dropped", "OR")]),
        ("养老 AND", Word("养老"), [("operator_dropped", "AND")]),
        ("NOT", None, [("operator_dropped", "NOT")]),
        ("year:", Word("year"), [("value_missing", "year")]),
        ("*", None, []),
    ],
)
def test_a_mistake_is_repaired_and_named(text: str, tree: Syntax | None, repairs: list[tuple[str, str]]) -> None:
    parsed = parse(text)
    assert (parsed.tree, list(parsed.repairs)) == (tree, repairs)


def test_too_many_terms_are_left_out() -> None:
    parsed = parse(" ".join(f"词{number}" for number in range(2000)))
    assert isinstance(parsed.tree, Sequence)
    assert len(parsed.tree.children) == MAX_TERMS
    assert parsed.repairs == (("too_many_terms", str(MAX_TERMS)),)


def test_too_deep_brackets_are_read_as_if_not_there() -> None:
    parsed = parse("(" * 200 + "养老" + ")" * 200)
    assert parsed.tree == Word("养老")
    assert ("too_deep", str(MAX_DEPTH)) in parsed.repairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title:火星 养老", ["title:火星", "养老"]),
        ("养老AND “助 餐”", ["养老", "AND", "“助 餐”"]),
        ("-(a or b) 低保", ["-(", "a", "OR", "b", ")", "低保"]),
        ("city:温州,青岛 低保", ["city:温州,青岛", "低保"]),
        ("实现“以房养老”", ["实现", "以房养老"]),
        ("养老 -year:2023 -title:(a b)", ["养老", "-year:2023", "-title:(", "a", "b", ")"]),
    ],
)
def test_the_parts_of_a_query_as_written(text: str, expected: list[str]) -> None:
    assert [part.text for part in parts(text)] == expected
    assert parse(" ".join(expected)).tree == parse(text).tree


TERMS = st.sampled_from(
    (
        "养老",
        '"居家 养老"',
        "title:总结",
        "year:2023",
        "city:温州,青岛",
        "heading:(低保 OR 特困)",
        "published:>=2023",
        "义民〔2024〕3号",
        "慈善*",
    )
)
SIGNED = st.tuples(st.sampled_from(("", "-", "NOT ")), TERMS).map("".join)


@given(st.lists(SIGNED, min_size=1, max_size=4), st.sampled_from((" ", " AND ", " OR ")))
def test_the_parts_of_a_query_joined_ask_the_same(terms: list[str], between: str) -> None:
    text = between.join(terms)
    assert parse(" ".join(part.text for part in parts(text))).tree == parse(text).tree


queries = st.text(st.sampled_from('养老低保 "“”「」()（）-*:：ANDORNOTtitlecityyear2019\x00\ud800'), max_size=60)


@given(queries)
def test_any_text_parses(text: str) -> None:
    parse(text)
    assert all(0 <= part.start < part.end <= len(text) for part in parts(text))


@given(queries)
def test_every_word_knows_where_it_stands(text: str) -> None:
    for leaf in leaves(parse(text).tree):
        assert not isinstance(leaf, Word) or text.startswith(leaf.text, leaf.start)


@pytest.mark.parametrize("typed", ["实现“以房养老”？", '是否"以房养老"', "“以房养老”如何实现", "實現「以房养老」"])
def test_marks_that_touch_words_are_those_of_a_sentence(typed: str) -> None:
    found = parse(typed)
    assert Quoted("以房养老") not in leaves(found.tree)
    assert Word("以房养老") in leaves(found.tree)
    assert Repair("quote_in_text", "以房养老") in found.repairs


@pytest.mark.parametrize(
    "typed",
    [
        "“以房养老” 试点",
        "试点 “以房养老”？",
        "title:“以房养老”",
        "city:义乌“以房养老”",
        "试点AND“以房养老”",
        "（“以房养老”）",
        "“以房养老”、“试点”",
    ],
)
def test_marks_that_stand_alone_ask_for_a_phrase(typed: str) -> None:
    assert Quoted("以房养老") in leaves(parse(typed).tree)


def leaves(tree: Syntax | None) -> list[Syntax]:
    children = getattr(tree, "children", None) or [child for child in [getattr(tree, "child", None)] if child]
    return [leaf for child in children for leaf in leaves(child)] if children else [tree] if tree else []
