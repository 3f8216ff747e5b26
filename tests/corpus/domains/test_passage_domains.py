"""Fields of work, on the confusions that words of one field make in another."""

from pathlib import Path

import pytest

from analyzers import fold
from analyzers.rows import DataError
from corpus.domains.passage_domains import body_weights, heading_domains, passage_domains
from corpus.domains.taxonomy import DATA, DOMAINS, Taxonomy, load_taxonomy


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


def domains_of(path: tuple[str, ...], text: str, taxonomy: Taxonomy, title: str = "") -> tuple[str, ...]:
    """The domains of a text under headings, all as written."""
    headings = [heading_domains(taxonomy.weigh(fold(heading).text)) for heading in (*reversed(path), title)]
    body = taxonomy.find(fold(text).text)
    return passage_domains(next(filter(None, headings[:-1]), {}), body_weights(body, (0, len(body.text))), headings[-1])


PASSAGES: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "heading outweighs body": (("（三）社会组织健康发展",), "引导社会组织为养老机构捐款。", ("social_organizations",)),
    "innermost heading": (("二、养老服务", "1.殡葬改革"), "推进公益性公墓建设。", ("funeral",)),
    "generic heading": (("一、2023年工作情况",), "建成婚姻登记处，开展婚前辅导。", ("marriage_adoption",)),
    "heading names two": (("养老服务和社区建设工作",), "", ("elderly_care", "community_governance")),
    "item inside a paragraph": (
        ("（二）兜底保障",),
        "三是多维度关爱未成年人。将困境儿童纳入保障，未成年人救助保护中心启用，开展儿童关爱。",
        ("social_assistance", "child_welfare"),
    ),
    "人民政府 is not 民政": ((), "县级以上人民政府应当加强领导，人民政府有关部门各负其责。", ()),
    "民政局 tells no field": ((), "市民政局印发通知，民政部门会同有关部门落实。", ()),
    "formula at the beginning": ((), "以习近平新时代中国特色社会主义思想为指导，全面贯彻落实党的二十大精神。", ()),
    "one hint alone": ((), "家长和学校都很满意。", ()),
    "水库移民 is not 移民局": ((), "移民局办理出入境证件。", ()),
    "resettlement": ((), "下达大中型水库移民后期扶持项目21个，受益移民3137人。", ("resettlement",)),
    "residents at home are not elderly care": ((), "疫情期间居家隔离人员由专人上门服务，疫情防控有序。", ("administration",)),
    "lottery is charity": (("4.推进福彩高质量发展",), "优化投注站布局。", ("charity",)),
    "welfare lottery fund for the old": (("（一）养老服务",), "投入福彩公益金300万元。", ("elderly_care",)),
    "social worker": ((), "建成乡镇社工站20个，培育社工机构5家，注册志愿者2万人。", ("social_work",)),
    "community workers are not social workers": (
        (),
        "完善社区工作者薪酬，社区工作者年均收入提高，推进居委会减负。",
        ("community_governance",),
    ),
    "adoption": ((), "规范收养登记，落实收养评估制度，选优配齐收养登记员。", ("marriage_adoption",)),
    "vagrancy": (("4.做好流浪乞讨人员救助",), "开展寻亲、落户安置，街面巡查。", ("vagrancy",)),
    "disability": ((), "困难残疾人生活补贴5811人，重度残疾人护理补贴12572人。", ("disability",)),
    "place names": ((), "完成县界联检，设置地名标志，更新国家地名信息库。", ("place_names",)),
    "party building": (("（一）加强党的建设",), "落实三会一课，抓好意识形态。", ("party_building",)),
    "administration": (("（十五）守牢安全生产底线",), "开展消防安全隐患排查。", ("administration",)),
    "veterans left civil affairs": (("（五）双拥优抚安置",), "落实退役士兵安置政策。", ("administration",)),
    "disaster relief left civil affairs": ((), "储备救灾物资，开展防灾减灾演练。", ("administration",)),
    "donations for relief are charity": ((), "接收救灾捐赠款物，慈善总会公示去向。", ("charity",)),
    "several affairs in one paragraph": (
        ("社会事务",),
        "婚姻登记1.2万对；火化率100%；救助流浪乞讨人员320人次；发放残疾人两项补贴。",
        ("disability", "marriage_adoption", "funeral", "vagrancy"),
    ),
    "Traditional": (("(一)養老服務優質均衡",), "建成“陽光廚房”和老年食堂各15家。", ("elderly_care",)),
    "Hong Kong wording": ((), "地區委員會舉辦義工服務，探訪獨居長者，義工隊共120人。", ("social_work", "elderly_care")),
    "Taiwan wording": ((), "辦理身心障礙者輔具補助，身心障礙證明換發。", ("disability",)),
    "line broken inside a word": ((), "推进行政区\n域界线管理，勘界成果归档。", ("place_names",)),
}


@pytest.mark.parametrize("name", PASSAGES)
def test_passage(name: str, taxonomy: Taxonomy) -> None:
    path, text, domains = PASSAGES[name]
    assert domains_of(path, text, taxonomy) == domains


def test_the_title_stands_behind_what_tells_nothing(taxonomy: Taxonomy) -> None:
    assert domains_of(("第十二条",), "受理后三十个工作日内完成。", taxonomy, "收养评估办法") == ("marriage_adoption",)
    assert domains_of(("第十二条",), "殡仪馆火化骨灰，公墓安葬，清明祭扫。", taxonomy, "收养评估办法") == ("funeral",)


def test_weights_grow_less_and_less(taxonomy: Taxonomy) -> None:
    once, twice, often = (taxonomy.weigh("养老服务。" * times)["elderly_care"] for times in (1, 2, 3))
    assert once < twice < often
    assert often - twice < twice - once


def test_every_domain_has_a_heavy_term() -> None:
    taxonomy = load_taxonomy()
    rows = [line.split("\t") for line in DATA.read_text("utf-8").splitlines() if not line.startswith("#")]
    for domain in DOMAINS:
        terms = [words.split()[0] for name, weight, words in rows if name == domain and weight == "3"]
        assert terms
        assert domain in taxonomy.weigh(terms[0])


@pytest.mark.parametrize("line", ["养老\t3\t养老", "elderly_care\tmuch\t养老", "elderly_care\t3\t养老 养老", "elderly_care\t3"])
def test_loader_names_file_and_line(line: str, tmp_path: Path) -> None:
    path = tmp_path / "taxonomy.tsv"
    path.write_text(f"# comment\n{line}\n", "utf-8")
    with pytest.raises(DataError, match=r"taxonomy\.tsv:2:"):
        load_taxonomy(path)


def test_autonomous_places_are_no_self_government() -> None:
    taxonomy = load_taxonomy()
    assert "community_governance" not in domains_of((), "化隆回族自治县低保家庭经自治区民政厅同意可申请临时救助。", taxonomy)
