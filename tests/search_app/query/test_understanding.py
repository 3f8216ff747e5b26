import pytest

from analyzers import load_analyzer
from indexer.query import All, Also, Any, Constant, Everything, FacetFilter, Match, Near, Node, Not, Phrase, Prefix, Standing, Where
from search_app.query.pieces import ABOUT_WEIGHT, SYNONYM_WEIGHT
from search_app.query.planning import EVERYTHING_WANTED, NEARNESS, STANDING, TITLED
from search_app.query.understanding import Understanding, understand


class Names:
    """Two places, one of which has a namesake, and a field of work."""

    def values_named(self, facet: str, written: str) -> tuple[str, ...]:
        if facet == "city":
            return self.places_named(written)
        return {("domain", "养老"): ("elderly_care",)}.get((facet, written), ())

    def places_named(self, written: str) -> tuple[str, ...]:
        return {"义乌": ("330782",), "朝阳区": ("110105", "220104")}.get(written, ())

    def place_name(self, code: str) -> str:
        return {"110105": "北京市朝阳区", "220104": "长春市朝阳区"}[code]

    def label(self, facet: str, value: str) -> str:
        return f"{facet} {value}"


def read(text: str, *, expand: bool = False) -> Understanding:
    return understand(text, load_analyzer(), Names(), expand=expand)


def wanted(node: Node) -> tuple[Node, ...]:
    """What a strict row of words demands."""
    assert isinstance(node, Also)
    assert isinstance(node.required, Constant)
    assert isinstance(node.required.child, All)
    return node.required.child.children


def titled(*words: str, terms: int) -> Node:
    """What a title that holds all words adds, `terms` being what ranks."""
    return Constant(All(tuple(Match(word, "words", ("title",)) for word in words)), TITLED * terms)


def test_words_are_wanted_and_all_that_is_in_them_ranks() -> None:
    understood = read("养老服务")
    characters = tuple(Match(gram, "grams") for gram in ("养", "养老", "老", "老服", "服", "服务", "务"))
    assert understood.node == Also(
        Constant(All((Match("养老"), Match("服务"))), 0.0),
        Any((Match("养老"), Match("服务"), *characters, titled("养老", "服务", terms=9), Standing(STANDING * 9))),
    )
    assert understood.marks == {"养老", "服务"}


def test_neighbours_of_a_row_are_to_stand_near_each_other() -> None:
    assert read("养老服务").near == (Near("养老", "服务", NEARNESS * 9),)
    assert [(pair.one, pair.other) for pair in read("孤儿 养老服务的 补贴").near] == [("孤儿", "养老"), ("养老", "服务"), ("服务", "补贴")]


@pytest.mark.parametrize("text", ["养老", "养老 OR 服务", '"养老服务"', "title:(养老 服务)", "养老 -(服务 补贴)", "养老 city:义乌"])
def test_what_is_no_row_need_not_be_near(text: str) -> None:
    assert read(text).near == ()


def test_blanks_change_nothing_of_what_is_wanted() -> None:
    assert wanted(read("养老 服务").node) == wanted(read("养老服务").node)


def test_both_scripts_ask_for_the_same() -> None:
    assert read("義烏 養老服務").node == read("义乌 养老服务").node


def test_a_long_word_is_found_as_a_substring_too() -> None:
    (word,) = wanted(read("民政局").node)
    assert isinstance(word, Any)
    assert word.children[:2] == (Match("民政局"), Phrase("民政局", ("民政", "政局")))


def test_a_compound_is_found_in_its_parts() -> None:
    (word,) = wanted(read("困境儿童").node)
    assert isinstance(word, Any)
    assert All((Match("困境"), Match("儿童"))) in word.children


def test_synonyms_are_looked_for_and_weigh_less() -> None:
    understood = read("低保 养老", expand=True)
    low = wanted(understood.node)[0]
    assert isinstance(low, Any)
    assert low.children[0] == Match("低保")
    synonym = next(child for child in low.children if isinstance(child, Phrase) and child.text == "最低生活保障")
    assert synonym.weight == SYNONYM_WEIGHT < 1
    assert ("低保", "最低生活保障") in [expansion[:2] for expansion in understood.expansions]
    assert "最低生活保障" in understood.phrases
    assert not read("低保 养老").expansions


def test_widely_any_word_will_do_and_full_answers_come_first() -> None:
    wider = read("义乌 养老").wider
    assert isinstance(wider, Also)
    assert wider.required == Any((Match("义乌"), Match("养老")))
    assert isinstance(wider.optional, Any)
    assert wider.optional.children[-1] == Constant(All((Match("义乌"), Match("养老"))), EVERYTHING_WANTED)
    assert read("养老").wider is None


@pytest.mark.parametrize("text", ["入住要什么条件", "入住 要 什么 条件", "入住要什麼條件"])
def test_function_words_rank_but_nothing_is_shown_or_marked_for_their_sake(text: str) -> None:
    understood = read(text)
    assert understood.marks == understood.wider_marks == {"入住", "条件"}
    assert {Match("要", "grams"), Match("什么")} <= {*wanted(understood.node)}
    assert isinstance(understood.wider, Also)
    assert understood.wider.required == Any((Match("入住"), Match("条件")))
    assert isinstance(understood.wider.optional, Any)
    assert {Match("要", "grams"), Match("什么")} <= {*understood.wider.optional.children}


def test_function_words_alone_are_looked_for() -> None:
    assert read("什么").marks == {"什么"}
    wider = read("要 什么").wider
    assert isinstance(wider, Also)
    assert isinstance(wider.required, Any)
    assert {Match("要", "grams"), Match("什么")} <= {*wider.required.children}


def test_an_age_is_looked_for_however_it_is_written() -> None:
    understood = read("高龄津贴 八十歲", expand=True)
    assert ("八十岁", ("80岁", "80周岁", "八十周岁")) in understood.looked_for_too
    assert not read("高龄津贴 八十岁").expansions


def test_a_phrase_is_required_in_every_step() -> None:
    assert read('"养老服务"').wider is None
    wider = read('"养老服务" 补贴 殡葬').wider
    assert isinstance(wider, Also)
    assert wider.required == read('"养老服务"').node
    assert wider.optional == read("补贴 殡葬").wider


def test_a_number_with_its_unit_is_one_word() -> None:
    for text, whole, number, unit in [
        ("5598.07万元", "5598.07万元", "5598.07", Match("万元")),
        ("〔2019〕78号", "[2019]78号", "[2019]78", Match("号", "grams")),
    ]:
        understood = read(f"养老 {text}")
        assert wanted(understood.node)[1] == Any((Match(whole), All((Match(number), unit))))
        assert understood.marks == {"养老", whole, number}
        assert isinstance(understood.wider, Also)
        assert isinstance(understood.wider.required, Any)
        assert unit not in understood.wider.required.children
        assert not any(isinstance(one, Match) and one.term in {"07", "78", "2019"} for one in understood.wider.required.children)


@pytest.mark.parametrize(("text", "alone"), [("15,472元", True), ("5598.07万元", True), ("80周岁", False), ("5%", False), ("低保", False)])
def test_widely_a_number_is_found_without_its_unit_as_in_a_table(text: str, alone: bool) -> None:
    assert (read(text).wider is not None) == alone


@pytest.mark.parametrize("text", ["高价彩礼", "困境儿童"])
def test_widely_a_long_word_is_found_in_the_words_inside_it(text: str) -> None:
    wider = read(text).wider
    assert isinstance(wider, Also)
    assert isinstance(wider.required, Any)
    assert {Match(text), Match(text[:2]), Match(text[2:])} <= {*wider.required.children}


def test_widely_a_row_that_a_synonym_stands_for_is_found_in_its_words() -> None:
    wider = read("网络募捐", expand=True).wider
    assert isinstance(wider, Also)
    assert isinstance(wider.required, Any)
    assert {Match("网络"), Match("募捐")} <= {*wider.required.children}


@pytest.mark.parametrize("text", ["低保标准是多少", "请问低保标准是多少？", "低保标准 是多少", "怎么样 低保标准"])
def test_what_makes_a_question_is_not_looked_for(text: str) -> None:
    assert wanted(read(text).node) == (Match("低保"), Match("标准"))
    assert read("多少").marks == {"多少"}


def test_a_year_in_numerals_is_that_year() -> None:
    assert [expansion[:2] for expansion in read("二〇二〇年", expand=True).expansions] == [("二〇二〇年", "2020年")]


def test_one_character_and_one_digit() -> None:
    assert wanted(read("龙").node) == (Match("龙", "grams"),)
    assert wanted(read("5").node) == (Match("5", "grams"),)


@pytest.mark.parametrize(
    ("text", "typed"), [("养", ("养",)), ("居家养", ("居家养",)), ("民政", ()), ("養老服務", ("养老服务",)), ("2023", ())]
)
def test_what_is_marked_wherever_it_stands(text: str, typed: tuple[str, ...]) -> None:
    assert read(text).typed == typed
    assert set(typed) <= set(read(text).substrings)
    assert read(f"-{text}").typed == ()


def test_the_beginning_of_a_word() -> None:
    assert wanted(read("2019*").node) == (Prefix("2019"),)
    understood = read("养老服务*")
    assert wanted(understood.node) == (read('"养老服务"').node,)
    assert understood.repairs == (("words_begin", "养老服务*"),)


def test_conditions_on_the_whole_query_are_filters() -> None:
    understood = read("(低保 OR 特困) AND city:义乌 year:2020..2022")
    assert understood.filters == (FacetFilter("city", frozenset({"330782"})), FacetFilter("year", frozenset({"2020", "2021", "2022"})))
    assert isinstance(understood.node, Any)
    assert len(understood.node.children) == 2


def test_a_condition_alone_lists_everything_it_keeps() -> None:
    understood = read("domain:养老")
    assert understood.empty
    assert understood.filters == (FacetFilter("domain", frozenset({"elderly_care"})),)


def test_a_condition_inside_or_stays_in_the_tree() -> None:
    understood = read("低保 OR city:义乌")
    assert not understood.filters
    assert isinstance(understood.node, Any)
    assert Where(FacetFilter("city", frozenset({"330782"}))) in _leaves(understood.node)


def test_an_excluded_word_leaves_no_marks() -> None:
    understood = read('"养老服务" -殡葬')
    assert understood.phrases == ("养老服务",)
    assert not understood.marks
    assert any(isinstance(node, Not) for node in _leaves(understood.node))


def test_widely_what_is_excluded_is_the_same() -> None:
    understood = read("义乌 养老 -(殡葬 补贴)")
    assert understood.wider
    assert [node for node in _leaves(understood.wider) if isinstance(node, Not)] == [Not(read("殡葬 补贴").node)]


def test_what_was_repaired_in_an_excluded_condition_is_told() -> None:
    assert read("养老 -city:无此地").repairs == (("value_unknown", "无此地"),)


@pytest.mark.parametrize("condition", ["city:无此地", "year:20x", "published:2024-13-01", "published:>", "year:0001..9999"])
def test_an_unknown_value_is_told_and_searched_as_words(condition: str) -> None:
    understood = read(f"养老 {condition}")
    value = condition.partition(":")[2]
    assert understood.repairs == (("value_unknown", value),)
    assert not understood.filters
    assert understood.node == read(f"养老 {value}").node
    assert not read(condition).empty or value == ">"


def test_the_rest_of_a_list_that_is_not_understood_is_searched_as_words() -> None:
    understood = read("city:义乌，养老")
    assert understood.filters == (FacetFilter("city", frozenset({"330782"})),)
    assert understood.node == read("养老").node


def test_namesakes_are_all_taken_and_told() -> None:
    understood = read("city:朝阳区")
    assert understood.filters == (FacetFilter("city", frozenset({"110105", "220104"})),)
    assert understood.repairs == (("value_several", "朝阳区 = 北京市朝阳区、长春市朝阳区"),)


@pytest.mark.parametrize("text", ["", "，。！", "()", '""', "   "])
def test_nothing_to_search_for_matches_everything(text: str) -> None:
    assert read(text).node == Everything()


def _leaves(node: Node) -> list[Node]:
    inner = getattr(node, "children", None)
    if inner is not None:
        return [leaf for child in inner for leaf in _leaves(child)]
    return [node]


@pytest.mark.parametrize("text", ["2018", "2018年", "2018年度", "二〇一八年"])
def test_a_year_ranks_by_what_a_passage_is_about_as_well(text: str) -> None:
    node = read(text).node
    assert isinstance(node, Also)
    assert isinstance(node.optional, Any)
    assert Match("2018年", "words", ("about",), ABOUT_WEIGHT) in node.optional.children


@pytest.mark.parametrize("text", ["2018户", "2018万元", "3018", "title:2018"])
def test_a_number_is_no_year(text: str) -> None:
    node = read(text).node
    assert isinstance(node, Also)
    assert isinstance(node.optional, Any)
    assert not [leaf for leaf in node.optional.children if isinstance(leaf, Match) and leaf.fields == ("about",)]


@pytest.mark.parametrize("text", ["😀", "。。。", " * ", "()"])
def test_of_a_query_with_nothing_in_it_that_is_told(text: str) -> None:
    understood = read(text)
    assert understood.empty
    assert understood.repairs


@pytest.mark.parametrize("text", ["", "  ", "city:义乌", "养老 😀"])
def test_what_asks_for_something_or_is_blank_is_not(text: str) -> None:
    assert "nothing_asked" not in {repair.key for repair in read(text).repairs}


def test_a_part_of_a_number_in_numerals_makes_no_passage_worth_showing() -> None:
    understood = read("十二五 养老")
    assert isinstance(understood.wider, Also)
    assert isinstance(understood.wider.required, Any)
    assert understood.wider.required.children == (Match("十二五"), Match("养老"))
    assert "十二" not in understood.wider_marks
