"""The issuer as a person would write it."""

import pytest

from analyzers import fold
from corpus.places.gazetteer import Gazetteer, load_gazetteer
from corpus.places.issuer import body_of_text, declared_issuer, full_issuer, fullest_form, is_nowhere, issuer_by_text
from corpus.places.region import RegionClues, resolve_region


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


CASES: dict[str, tuple[str | None, str | None, str | None, str | None, str | None]] = {
    # raw, signature, title, index number (tells the region), expected
    "no place": ("市民政局", None, None, "11330282419691551E", "慈溪市民政局"),
    "bare": ("民政局", None, None, "11330782002609418N", "义乌市民政局"),
    "masked": ("x区民政局", None, None, "11440303007541234A", "罗湖区民政局"),
    "masked by crosses": ("××县民政局", None, None, "11330127002500123X", "淳安县民政局"),
    "masked by 某": ("某市民政局", None, None, "11330782002609418N", "义乌市民政局"),
    "kind of the place above": ("市民政局", None, None, "11440303007541234A", "深圳市民政局"),
    "autonomous region": ("自治区民政厅", None, None, "11450000007500123X", "广西壮族自治区民政厅"),
    "Traditional": ("義烏市民政局", None, None, None, "义乌市民政局"),
    "province left out": ("广东省深圳市罗湖区民政局", None, None, None, "深圳市罗湖区民政局"),
    "name without kind": ("义乌民政局", None, None, "11330782002609418N", "义乌市民政局"),
    "long name of the body": ("佛山市顺德区民政和人力资源社会保障局", None, None, None, "佛山市顺德区民政和人力资源社会保障局"),
    "party body": ("中共义乌市委社会工作部", None, None, None, "中共义乌市委社会工作部"),
    "several": ("浙江省民政厅 浙江省财政厅", None, None, None, "浙江省民政厅"),
    "several without place": ("市民政局、市财政局", None, None, "11330782002609418N", "义乌市民政局"),
    "national": ("国务院办公厅", None, None, None, "国务院办公厅"),
    "editor, then signature": ("管理员", "洪江市民政局", None, None, "洪江市民政局"),
    "nobody, then title": (None, None, "区民政局2024年工作总结和2025年工作计划", "11440303007541234A", "罗湖区民政局"),
    "title with its year in Chinese": (None, None, "x县民政局二〇二三年工作总结", "11330127002500123X", "淳安县民政局"),
    "title of a notice": (None, None, "国务院办公厅关于推进政务新媒体健康有序发展的意见", None, "国务院办公厅"),
    "title of a budget": (None, None, "2021年度义乌市民政局部门决算", None, "义乌市民政局"),
    "title of a piece of news": (None, None, "义乌市民政局召开全市民政工作会议", None, "义乌市民政局"),
    "a department of Hong Kong in its news": (None, None, "社會福利署於寒冷天氣期間加強支援露宿者", None, "社会福利署"),
    "below its office": ("鸡东县殡葬管理所", None, None, None, "鸡东县殡葬管理所"),
    "title of several": (None, None, "义乌市民政局 义乌市公安局 关于做好救助工作的通知", None, "义乌市民政局"),
    "a word like a body": (None, None, "义乌市民政局安排部署2021年工作", None, None),
    "division of the Corps": ("师市民政局", None, None, "11659002002609418N", "第一师阿拉尔市民政局"),
    "township": ("广州市番禺区沙湾街道办事处", None, None, None, "番禺区沙湾街道办事处"),
    "township alone": ("沙湾街道", None, None, "11440113007541234A", "沙湾街道办事处"),
    "government of a township": ("墊江縣高安鎮政府", None, None, "11500231008663570H", "垫江县高安镇人民政府"),
    "government in full": ("市政府办", None, None, "11330782002609418N", "义乌市人民政府办公室"),
    "government of Taiwan": ("苗栗縣政府", None, None, None, "苗栗县政府"),
    "title without a body": (None, None, "2025年全市民政工作要点", "11341000003150887X", None),
    "former name": ("宣州市民政局", None, None, None, "宣州市民政局"),
    "spaces inside": ("义乌市 民政局", None, None, None, "义乌市民政局"),
    "note behind": ("义乌市民政局（盖章）", None, None, None, "义乌市民政局"),
    "office of a county of Taiwan": ("花蓮縣政府社會處", None, None, None, "花莲县政府社会处"),
    "title with a year of the republic": (None, None, "高雄市政府社會局111年度施政績效成果報告", None, "高雄市政府社会局"),
    "office of a district of Taiwan": (None, None, "高雄市左營區公所112年度工作報告", None, "高雄市左营区公所"),
    "subtitle": (None, None, "聚焦民生福祉——河津市民政局2023年工作综述", None, "河津市民政局"),
    "site of a government": ("仙居县政府网站", None, None, None, "仙居县人民政府"),
    "masked by a line": ("__区民政局", None, None, "11440303007541234A", "罗湖区民政局"),
    "an order": (None, None, "中华人民共和国民政部令第68号", None, "民政部"),
    "town": ("佛堂镇", None, None, None, "佛堂镇人民政府"),
    "office of a government for short": ("市政府办", None, None, "11330782002609418N", "义乌市人民政府办公室"),
    "office inside a body": ("义乌市民政局社会救助科", None, None, None, "义乌市民政局"),
    "sub-district": ("华庄街道", None, None, None, "华庄街道办事处"),
    "title that begins with the office of its head": (None, None, "勞工及福利局局長的書面發言稿", None, "劳工及福利局"),
    "title with a note behind the body": (None, None, "钦州市民政局（局本级）2024年部门预算", None, "钦州市民政局"),
    "two without a sign between": ("市民政局市财政局", None, None, "11330782002609418N", "义乌市民政局"),
    "title of two": (None, None, "中共义乌市委义乌市人民政府关于推进养老服务的意见", None, "中共义乌市委"),
    "title of two with a space": (None, None, "中共义乌市委 义乌市人民政府关于推进养老服务的意见", None, "中共义乌市委"),
    "Hong Kong": (None, None, "社會福利署擴展殘疾人士暫顧服務", None, "社会福利署"),
    "charity": (None, None, "琼海市慈善总会救灾捐赠款物使用情况公示", None, "琼海市慈善总会"),
    "ministries": ("民政部财政部", None, "民政部财政部关于做好孤儿助学的通知", None, "民政部"),
    "short form": ("湘西自治州民政局", None, None, "11433100006643275W", "湘西土家族苗族自治州民政局"),
    "three bodies": ("云阳县民政局中共云阳县委组织部云阳县财政局", None, None, None, "云阳县民政局"),
    "ministry": (None, None, "2013年民政部工作报告", None, "民政部"),
    "rules of a county of Taiwan": (None, None, "花蓮縣政府補助辦理社區照顧關懷據點實施要點", None, "花莲县政府"),
    "office inside a body, not of its name": ("重庆市民政局规划财务处", None, None, None, "重庆市民政局"),
    "name of a site that was put in": ("某某体育:民政局", None, None, None, None),
    "bureau of an unknown place in a province": ("民政局", None, "浙江省收养办法", None, None),
    "bureau of the Corps": ("兵团民政局", None, None, "11330782002609418N", "兵团民政局"),
    "media": ("义乌市融媒体中心", None, None, None, None),
    "nothing": (None, None, None, None, None),
}


@pytest.mark.parametrize("name", CASES)
def test_issuer(name: str, gazetteer: Gazetteer) -> None:
    *written, index_number, expected = CASES[name]
    raw, signature, title = (fold(clue or "").text for clue in written)
    (region,) = resolve_region(RegionClues(issuer=raw, signature=signature, title=title, index_number=index_number), gazetteer) or (None,)
    assert full_issuer(raw, signature, title, region, gazetteer) == expected


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("大田县人民政府关于印发殡葬管理规定的通知", "大田县人民政府"),
        ("民政部办公厅关于做好清明祭扫工作的通知", "民政部办公厅"),
        ("民政部 财政部 教育部关于做好孤儿助学的通知", "民政部"),
        ("大田县民政局、大田县财政局关于做好临时救助的通知", "大田县民政局"),
        ("大田县民政局2024年度部门决算", "大田县民政局"),
        ("市民政局关于做好清明祭扫工作的通知", None),
        ("大田县民政局2023年工作总结", None),
    ],
)
def test_a_title_declares_who_issued_it(title: str, issuer: str | None, gazetteer: Gazetteer) -> None:
    assert declared_issuer(title, gazetteer) == issuer


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("2022年,泾县民政局紧紧围绕中心工作,各项任务按期完成。", "泾县民政局"),
        ("今年以来,区民政局认真落实各项政策。", "区民政局"),
        ("本自治条例之主管机关为台东县政府(以下简称本府)。", "台东县政府"),
        ("根据泾县民政局要求,各乡镇认真落实。", None),
        ("泾县民政局的同志认真核对。", None),
        ("一、总体情况\n2024年,泾县民政局把公开工作做在前面。", "泾县民政局"),
        ("依据条例,现发布泾县民政局2018年度政府信息公开年度报告。", "泾县民政局"),
        ("县委第三巡察组对泾县民政局党组开展了巡察,现将整改情况公布如下。", "泾县民政局"),
        ("花莲县政府(以下简称本府)为照顾老人,特订定本要点。", "花莲县政府"),
        ("高雄市政府社会局新闻稿 发稿单位:老人福利科", "高雄市政府社会局"),
        ("社会福利署(社署)发言人今日公布,名额将增加。", "社会福利署"),
    ],
)
def test_a_text_begins_with_who_reports(text: str, issuer: str | None) -> None:
    assert body_of_text(text) == issuer


def test_who_hides_or_lacks_a_place_is_nobody(gazetteer: Gazetteer) -> None:
    nowhere = ("某某市民政局", "××县民政局", "县老龄委")
    assert [name for name in (*nowhere, "市中区民政局", "民政部") if is_nowhere(name, gazetteer)] == [*nowhere]


def test_the_bureau_of_its_place_speaks_in_a_text_that_names_it(gazetteer: Gazetteer) -> None:
    (region,) = resolve_region(RegionClues(index_number="11330782002609418N"), gazetteer)
    assert issuer_by_text("经查,该会未参加年检,义乌市民政局三次通知未果。", "", region, gazetteer) == "义乌市民政局"
    assert issuer_by_text("经查,该会未参加年检,绍兴市民政局三次通知未果。", "", region, gazetteer) is None
    assert issuer_by_text("经查,义乌市民政局三次通知未果。", "", None, gazetteer) is None
    assert issuer_by_text("经我局局务会议讨论,决定对五家社会组织撤销登记。", "", region, gazetteer) == "义乌市民政局"
    assert issuer_by_text("本机关对该会作出撤销登记的行政处罚,该会为社会组织。", "", region, gazetteer) == "义乌市民政局"
    assert issuer_by_text("您提出的关于规范社会组织的提案收悉,现答复如下。", "", region, gazetteer) == "义乌市民政局"
    assert issuer_by_text("您提出的关于修建公路的提案收悉,现答复如下。", "", region, gazetteer) is None
    assert issuer_by_text("各镇人民政府:根据有关规定,市政府决定提高低保标准。", "", region, gazetteer) == "义乌市人民政府"
    assert issuer_by_text("各镇人民政府,局机关各科室:低保标准调整如下。", "", region, gazetteer) == "义乌市民政局"
    (taiwan,) = resolve_region(RegionClues(title="高雄市独居老人补助办法"), gazetteer)
    assert issuer_by_text("本办法之主管机关为本府社会局。", "高雄市独居老人补助办法", taiwan, gazetteer) == "高雄市政府"
    assert issuer_by_text("依本府规定办理。", "台北市大安区公所老人福利实施要点", taiwan, gazetteer) is None
    assert issuer_by_text("本所得报本府备查。", "彰化县员林市老人共餐补助要点", taiwan, gazetteer) is None
    assert issuer_by_text("我厅对社会组织撤销登记。", "", region, gazetteer) is None
    assert issuer_by_text("经我局检查,全市加油站运行平稳。", "", region, gazetteer) is None
    assert issuer_by_text("本局限三十日内办理社会组织登记。", "", region, gazetteer) is None


def test_a_body_in_full_where_its_document_has_it_so(gazetteer: Gazetteer) -> None:
    assert fullest_form("靖州县民政局", "靖州苗族侗族自治县民政局\n2021年1月8日", None, gazetteer) == "靖州苗族侗族自治县民政局"
    assert fullest_form("靖州县民政局", "靖州县民政局\n2021年1月8日", None, gazetteer) == "靖州县民政局"
    (foshan,) = resolve_region(RegionClues(issuer="佛山市三水区民政局"), gazetteer)
    assert fullest_form("顺德区民政局", "广东省佛山市顺德区民政局\n2021年1月8日", None, gazetteer) == "佛山市顺德区民政局"
    (nanjing,) = resolve_region(RegionClues(issuer="南京市鼓楼区民政局"), gazetteer)
    assert fullest_form("鼓楼区民政局", "徐州市鼓楼区民政局、南京市鼓楼区民政局", nanjing, gazetteer) == "南京市鼓楼区民政局"
    assert fullest_form("鼓楼区民政局", "徐州市鼓楼区民政局", None, gazetteer) == "鼓楼区民政局"
    assert fullest_form("南京市高淳区民政局", "高淳区民政局2023年工作总结", None, gazetteer) == "南京市高淳区民政局"
    assert fullest_form("曲阳路街道办事处", "虹口区曲阳路街道办事处", None, gazetteer) == "虹口区曲阳路街道办事处"
    assert fullest_form("西南街道办事处", "佛山市三水区西南街道办事处", foshan, gazetteer) == "佛山市三水区西南街道办事处"
    assert fullest_form("国务院办公厅", "靖州苗族侗族自治县民政局", None, gazetteer) == "国务院办公厅"
    assert fullest_form("社会工作局", "澳门特别行政区永久性居民", None, gazetteer) == "社会工作局"
