"""The fields a document is filed under."""

import pytest

from analyzers import fold, fold_lines
from corpus.domains.document_domains import Part, document_domains
from corpus.domains.passage_domains import body_weights, heading_domains
from corpus.domains.taxonomy import Taxonomy, load_taxonomy
from corpus.findings import Findings
from corpus.years.phrases import YearPhrases

Parts = list[tuple[tuple[str, ...], str, tuple[str, ...]]]


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


def domains_of(title: str | None, passages: Parts, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The domains of a document with this title and these passages: path of headings, text and domains of each."""
    folded = fold_lines("\n".join(text for _, text, _ in passages)).joined()
    found = Findings(folded, taxonomy.find(folded.text), YearPhrases(folded.text, None))
    parts, start = [], 0
    for path, text, domains in passages:
        named = {domain for heading in path for domain in heading_domains(taxonomy.weigh(fold(heading).text))}
        telling = bool(body_weights(found.terms, found.span(start, start + len(text))))
        parts.append(Part(text, start, domains, named, telling))
        start += len(text) + 1
    return document_domains(heading_domains(taxonomy.weigh(fold(title or "").text)), parts, found.weigh)


def test_a_general_report_is_about_each_field_with_a_heading(taxonomy: Taxonomy) -> None:
    passages: Parts = [
        (("一、养老服务",), "字" * 500, ("elderly_care",)),
        (("二、社会救助",), "字" * 400, ("social_assistance",)),
        (("三、婚姻与殡葬",), "字" * 60, ("marriage_adoption", "funeral")),
        (("四、保障措施",), "字" * 90, ("administration",)),
    ]
    assert domains_of("民政工作总结", passages, taxonomy) == ("elderly_care", "social_assistance", "marriage_adoption", "funeral")


def test_fields_that_share_a_paragraph_have_no_part_of_their_own(taxonomy: Taxonomy) -> None:
    passages: Parts = [
        (("一、养老服务",), "字" * 900, ("elderly_care",)),
        (("二、专项事务",), "字" * 100, ("marriage_adoption", "funeral", "vagrancy", "place_names")),
    ]
    assert domains_of(None, passages, taxonomy) == ("elderly_care",)


def test_a_paragraph_that_opens_with_a_field_is_a_part_of_its_own(taxonomy: Taxonomy) -> None:
    items = f"（1）基层议事{'议' * 300}。\n（2）殡葬领域投入2.6亿元，建设公益性骨灰楼堂193座，沿海各县推行海葬、壁葬奖补，每例奖励3000元。"
    passages: Parts = [(("一、专项事务",), items, ("community_governance",))]
    assert domains_of(None, passages, taxonomy) == ("community_governance", "funeral")


def test_an_item_inside_a_paragraph_is_a_part_of_its_own(taxonomy: Taxonomy) -> None:
    resettled = "三是做好水库移民后期扶持工作。设立21个后扶项目，涉及12个乡镇21个村，受益移民3137人。"
    wedded = "婚登服务做到用心用情。加大跨省通办力度，登记量超1.7万对，近500对当事人接受婚姻辅导调解。"
    passages: Parts = [(("（五）社会事务",), f"{'事' * 900}。{resettled}{wedded}", ("funeral",))]
    assert set(domains_of(None, passages, taxonomy)) == {"funeral", "resettlement", "marriage_adoption"}


def test_a_title_that_names_the_field_makes_the_others_means(taxonomy: Taxonomy) -> None:
    passages: Parts = [
        (("一、床位",), "字" * 850, ("elderly_care",)),
        (("二、社工和志愿服务",), "字" * 150, ("social_work",)),
    ]
    assert domains_of("养老服务三年行动计划", passages, taxonomy) == ("elderly_care",)
    passages.append((("三、社工队伍",), "字" * 100, ("social_work",)))
    assert domains_of("养老服务三年行动计划", passages, taxonomy) == ("elderly_care", "social_work")


def test_how_the_field_of_a_title_was_evaluated_is_no_administration(taxonomy: Taxonomy) -> None:
    passages: Parts = [(("一、概况",), "字" * 300, ("child_welfare",)), (("二、评价过程",), "字" * 600, ("administration",))]
    assert domains_of("困境儿童保障项目绩效评价报告", passages, taxonomy) == ("child_welfare",)
    assert domains_of("项目绩效评价报告", passages, taxonomy) == ("administration", "child_welfare")


def test_administration_is_what_is_left(taxonomy: Taxonomy) -> None:
    passages: Parts = [(("一、检查内容",), "字" * 700, ("elderly_care",)), (("二、工作要求",), "字" * 200, ("administration",))]
    assert domains_of("关于开展养老机构安全生产检查的通知", passages, taxonomy) == ("elderly_care",)
    assert domains_of("关于开展安全生产检查的通知", passages, taxonomy)[0] == "administration"


def test_a_document_without_passages_has_the_fields_of_its_title(taxonomy: Taxonomy) -> None:
    assert domains_of("公益性公墓管理办法", [], taxonomy) == ("funeral",)
    assert domains_of(None, [], taxonomy) == ()


def test_a_sentence_of_a_short_text_says_nothing_unless_nothing_else_does(taxonomy: Taxonomy) -> None:
    passages: Parts = [(("一、留守儿童",), "字" * 300, ("child_welfare",)), (("二、打算",), "字" * 40, ("social_organizations",))]
    assert domains_of("对提案的答复", passages, taxonomy) == ("child_welfare",)
    assert domains_of("对提案的答复", passages[1:], taxonomy) == ("social_organizations",)


def test_a_table_is_about_what_its_rows_name(taxonomy: Taxonomy) -> None:
    rows = "行政区划 |\n乡 | 个 | 31 |\n街道 | 个 | 12 |\n养老机构 | 个 | 45 |\n结婚登记 | 对 | 2,806 |\n基金会 | 个 | 3 |"
    passages: Parts = [((), rows, ("elderly_care",))]
    every = {"place_names", "elderly_care", "marriage_adoption", "social_organizations"}
    assert set(domains_of("民政统计季报", passages, taxonomy)) == every
    blanks = rows.replace(" |", "")  # columns that only blanks part
    assert set(domains_of("民政统计月报", [((), blanks, ("elderly_care",))], taxonomy)) == every


def test_a_table_inside_a_report_makes_no_parts_of_its_rows(taxonomy: Taxonomy) -> None:
    passages: Parts = [((), "字" * 300, ("elderly_care",)), ((), "养老床位 | 张 | 610 |\n遗体火化率 | % | 100 |", ("elderly_care",))]
    assert domains_of("民政工作总结", passages, taxonomy) == ("elderly_care",)


def test_short_items_and_those_behind_connecting_words_are_parts(taxonomy: Taxonomy) -> None:
    items = f"{'事' * 400}。\n7.做好城区街面流浪乞讨人员“夏日送凉”专项救助。\n此外，残疾人两项补贴按月核对，对迁出人员当月停发。"
    found = domains_of("民政工作要点", [((), items, ("social_assistance",))], taxonomy)
    assert set(found) == {"social_assistance", "vagrancy", "disability"}


def test_a_text_about_one_field_is_about_nothing_else_though_its_title_is_lost(taxonomy: Taxonomy) -> None:
    passages: Parts = [((), "字" * 850, ("child_welfare",)), ((), "字" * 150, ("social_work",))]
    assert domains_of(None, passages, taxonomy) == ("child_welfare",)


def test_a_report_on_the_office_itself_lists_fields_as_examples(taxonomy: Taxonomy) -> None:
    listed = f"{'字' * 400}。二是城乡低保、临时救助资金的分配表和救助人数。三是社会组织登记批复。"
    assert domains_of(None, [((), listed, ("administration",))], taxonomy) == ("administration",)
