"""Where documents come from: one short document for each way a clue can mislead."""

from dataclasses import replace
from typing import Any

import pytest

from analyzers import fold_lines
from corpus.model import Region
from corpus.places.gazetteer import Gazetteer, load_gazetteer
from corpus.places.region import RegionClues, heading_region, resolve_region


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


CASES = {
    # issuer and signature
    "issuer names it": (RegionClues(issuer="宿州市民政局"), "341300"),
    "issuer in Traditional": (RegionClues(issuer="義烏市民政局"), "330782"),
    "issuer without the kind": (RegionClues(issuer="义乌民政"), "330782"),
    "issuer with all places above": (RegionClues(issuer="广东省深圳市罗湖区民政局"), "440303"),
    "issuer is a township": (RegionClues(issuer="义乌市佛堂镇人民政府"), "330782"),
    "issuer is an office of a county": (RegionClues(issuer="中共慈溪市委办公室"), "330282"),
    "signature when the issuer is the site's editor": (RegionClues(issuer="管理员", signature="洪江市民政局"), "431281"),
    "issuer before title": (RegionClues(issuer="义乌市民政局", title="转发浙江省民政厅关于低保工作的通知"), "330782"),
    "issuer before index number": (RegionClues(issuer="宁波市民政局", index_number="1133028241969155XE/2024-1"), "330200"),
    "one of several issuers": (RegionClues(issuer="浙江省民政厅、浙江省财政厅"), "330000"),
    "supplier of the text": (RegionClues(source="浙江省民政厅", text="全省低保对象。"), "330000"),
    "supplier of another body's text": (RegionClues(source="湖北省水利厅移民处", title="丹江口市2018年移民后期扶持项目实施情况"), "420381"),
    # namesakes
    "namesake with the city before it": (RegionClues(issuer="长春市朝阳区民政局"), "220104"),
    "namesake told by the index number": (RegionClues(issuer="朝阳区民政局", index_number="11110105000047213E/2024-1"), "110105"),
    "namesake told by townships": (RegionClues(issuer="朝阳区民政局", text="在永昌街道、清和街道、桂林街道建成助餐点。"), "220104"),
    "namesake told by the city in the text": (RegionClues(issuer="鼓楼区民政局", text="按照南京市民政局要求，南京市率先试点。"), "320106"),
    "namesake told by nothing": (RegionClues(issuer="朝阳区民政局"), None),
    "namesake told by the site": (RegionClues(issuer="市中区民政局", site_code="3704020012"), "370402"),
    # title
    "title begins with it": (RegionClues(title="宿州市2024年民政工作要点"), "341300"),
    "title in book marks": (RegionClues(title="《宿州市“十四五”民政事业发展规划》实施中期评估报告"), "341300"),
    "title after a year": (RegionClues(title="2022年雁塔區“五社聯動”社區治理工作評估報告"), "610113"),
    "title of a printed rule": (RegionClues(title="关于印发《芜湖市公益性公墓建设和管理办法》的通知"), "340200"),
    "title begins with a name without its kind": (RegionClues(title="宁波东钱湖旅游度假区条例"), "330200"),
    "title begins with a road": (RegionClues(title="四川北路街道工作总结"), "310109"),
    "title begins with a dish": (RegionClues(title="上海菜馆评比公告"), None),
    "title names whom it visits": (RegionClues(title="区民政局赴杭州市考察学习养老服务"), None),
    "title names whom it helps": (RegionClues(title="关于对口支援喀什地区民政工作的通知"), None),
    "title of a visit received": (
        RegionClues(title="杭州市民政局来我市考察社会组织工作", issuer="民政局", index_number="11330782002609418N/2020-1"),
        "330782",
    ),
    # codes
    "credit code": (RegionClues(issuer="市民政局", index_number="1133028241969155XE/2024-177750"), "330282"),
    "credit code with a replaced code": (RegionClues(issuer="民政局", index_number="11341703003247890J/202401-00001"), "341802"),
    "credit code of a district that was merged": (RegionClues(issuer="区民政局", index_number="11330104002500123X/2019-1"), "330102"),
    "code of the kind the issuer is not": (RegionClues(issuer="区民政局", index_number="11330782002609418N/2020-1"), "330782"),
    "code of a district, office of the city": (RegionClues(issuer="市民政局", index_number="11440303007541234A"), "440300"),
    "code of a county, office of the province": (RegionClues(issuer="省民政厅", site_code="3307820001"), "330000"),
    "index number without a place": (RegionClues(index_number="003187835/202404-00045"), None),
    "national index number": (RegionClues(index_number="000014349/2018-00221"), None),
    "site code": (RegionClues(site_code="3307820001", text="全市低保对象4356人。"), "330782"),
    "site of another place": (RegionClues(site_code="3307820001", title="杭州市民政局关于婚姻登记的公告"), "330100"),
    "filing number": (RegionClues(filing_number="浙公网安备33078202000123号"), "330782"),
    "site's domain with an unnamed body": (RegionClues(issuer="市民政局", url="http://www.yiwu.gov.cn/art/2020/1.html"), "330782"),
    "site's name with an unnamed body": (RegionClues(title="市民政局2022年工作总结", site_names=("义乌市人民政府门户网站",)), "330782"),
    "site's name of another kind": (RegionClues(title="省民政厅2022年工作总结", site_names=("义乌市人民政府门户网站",)), None),
    "site's name against the text": (
        RegionClues(title="市民政局2022年工作总结", text="温州市低保。温州市养老。温州市救助。", site_names=("义乌市人民政府",)),
        "330300",
    ),
    "site's name alone": (RegionClues(site_names=("义乌市民政局",)), "330782"),
    "site's name, source that is nobody": (RegionClues(source="超级管理员", site_names=("义乌市民政局",)), "330782"),
    "county's rules below the title of the province's": (
        RegionClues(title="浙江省殡葬管理条例", text="本县实际。文成县民政局。本县丧葬。文成县火化。"),
        "330328",
    ),
    "together with a county, not the county of that name": (RegionClues(text="全县兜底。会同县扶贫办比对。会同县财政局拨款。"), None),
    "the county itself": (RegionClues(text="会同县民政局通报。会同县位于湖南省。"), "431225"),
    "zone named after a county": (RegionClues(title="《义乌示范区惠民殡葬方案》解读"), "330782"),
    "site's name, text from elsewhere": (RegionClues(source="统计网", site_names=("义乌市民政局",)), None),
    "site's name of a government": (RegionClues(title="公开标准目录", site_names=("腾冲市人民政府",)), "530581"),
    "bureau of Hong Kong, text of the mainland": (
        RegionClues(title="勞工及福利局局長發言", text="广州市、佛山市、深圳市安老院。"),
        "810000",
    ),
    "site's domain alone": (RegionClues(url="http://www.yiwu.gov.cn/art/2020/1.html"), None),
    "site's domain of another kind": (RegionClues(issuer="省民政厅", url="http://www.yiwu.gov.cn/art/2020/1.html"), None),
    "namesake told by the domain": (RegionClues(issuer="鼓楼区民政局", text="我区完成任务。", url="mzj.nanjing.gov.cn"), "320106"),
    "domain that is no host": (RegionClues(issuer="市民政局", url="http://[not a url"), None),
    # text
    "text names it": (RegionClues(text="我市民政工作取得成效。义乌市养老服务中心投用。义乌市救助站。"), "330782"),
    "text names it and its parents": (
        RegionClues(text="我市落实湖南省、怀化市部署。怀化市检查。怀化市通报。洪江市建成站点。洪江市救助。洪江市民政局牵头。洪江市达标。"),
        "431281",
    ),
    "city that names its counties": (
        RegionClues(text="我市民政工作会议。宿州市出台办法。萧县、砀山县、灵璧县开展试点。宿州市推广。"),
        "341300",
    ),
    "masked city that names its counties": (
        RegionClues(text="××市民政局：全市工作，萧县、砀山县、灵璧县、泗县、埇桥区完成任务，我市达标。"),
        "341300",
    ),
    "masked district": (
        RegionClues(title="x区民政局2024年工作总结", text="清水河街道揭牌。桂园、黄贝、笋岗街道试点，翠竹、莲塘街道推进。"),
        "440303",
    ),
    "masked by crosses": (RegionClues(title="××区民政局工作总结", text="蛇口、招商两个街道投入运营，粤海街道、南头街道跟进。"), "440305"),
    "praises another city": (
        RegionClues(title="市民政局2019年工作总结", text="我市借鉴上海市经验。学习上海市做法。义乌市民政局印发办法，义乌市建成。"),
        "330782",
    ),
    "helps another county": (
        RegionClues(title="市民政局工作总结", text="义乌市扶贫。对口帮扶汶川县。赴汶川县考察。汶川县结对。来自汶川县的产品。义乌市达标。"),
        "330782",
    ),
    "only looks at others": (RegionClues(text="学习借鉴杭州市做法，赴成都市考察，对口帮扶汶川县。"), None),
    "one name in passing": (RegionClues(text="有关材料寄往杭州市西湖区某路。"), None),
    "site's name above a sub-district": (RegionClues(signature="老街街道办事处", site_names=("第八师石河子市人民政府",)), "659001"),
    "the Corps": (RegionClues(issuer="兵团民政局", text="石河子市民政局。石河子市。"), "650000"),
    "one township with its county": (RegionClues(text="选登科尔沁右翼中旗好腰苏木镇的村规民约。"), "152222"),
    "bureau of a city with one of its counties": (RegionClues(text="巡察金昌市民政局党组。选取金川区、永昌县民政局。"), "620300"),
    "Taiwan by its calendar": (RegionClues(title="中华民国110年内政概要"), "710000"),
    "Taiwan by a city in a county": (RegionClues(text="本市斗六市公所殡葬所。送云林县设施。本市清洁队。"), "710000"),
    "autonomous county that says its short name": (
        RegionClues(text="依据《重庆市条例》,结合彭水苗族土家族自治县(以下简称自治县)实际。重庆市规定。"),
        "500243",
    ),
    "many provinces, none of them": (
        RegionClues(text="河北省、山西省、浙江省、安徽省、河南省、四川省均已完成，浙江省、安徽省提前。"),
        None,
    ),
    "road": (RegionClues(text="四川北路街区改造，四川北路社区、四川北路商圈。台湾风情街开街，台湾风情街夜市。"), None),
    "the word people": (RegionClues(text="坚持以人民为中心，人民群众满意，人民政府支持，为人民服务。"), None),
    # nation
    "State Council": (RegionClues(issuer="国务院办公厅", title="国务院办公厅关于湖北省巴东县地质灾害险情有关问题的复函"), None),
    "ministry": (RegionClues(title="民政部关于同意浙江省调整行政区划的批复", text="浙江省人民政府：同意浙江省撤销江山县。浙江省…"), None),
    "national law": (RegionClues(title="中华人民共和国慈善法", text="为了发展慈善事业，制定本法。"), None),
    "report of the State Council": (RegionClues(title="1999年国务院政府工作报告", text="澳门回归。澳门各界。澳门社会稳定。"), None),
    "joint decree": (
        RegionClues(title="中华人民共和国国家发展和改革委员会中华人民共和国财政部令第2号", text="北京市西城区月坛南街。" * 3),
        None,
    ),
    "text about the whole country": (
        RegionClues(text="全国农村，全国城市，全国财政，全国人民。澳门特别行政区成立，澳门特别行政区稳定。"),
        None,
    ),
    "ministry on a local site": (RegionClues(issuer="民政部", site_code="3307820001", title="民政部关于加强低保工作的通知"), None),
    # kinds of places
    "province": (RegionClues(issuer="浙江省民政厅"), "330000"),
    "autonomous region": (RegionClues(issuer="广西壮族自治区民政厅"), "450000"),
    "autonomous prefecture, short": (RegionClues(issuer="恩施州民政局"), "422800"),
    "autonomous county, short": (RegionClues(issuer="景宁县民政局"), "331127"),
    "municipality": (RegionClues(issuer="上海市民政局"), "310000"),
    "league": (RegionClues(issuer="锡林郭勒盟民政局"), "152500"),
    "banner": (RegionClues(issuer="科尔沁左翼中旗民政局"), "150521"),
    "county directly under a province": (RegionClues(issuer="仙桃市民政局"), "429004"),
    "forest district": (RegionClues(issuer="神农架林区民政局"), "429021"),
    "county of Hainan": (RegionClues(issuer="澄迈县民政局"), "469023"),
    "city of the Corps": (RegionClues(issuer="新疆生产建设兵团第八师石河子市民政局"), "659001"),
    "division of the Corps": (RegionClues(issuer="兵团第十师民政局"), "659005"),
    "city without counties": (RegionClues(issuer="东莞市民政局"), "441900"),
    "town of a city without counties": (RegionClues(text="虎门镇、长安镇、厚街镇设立社工站，大岭山镇跟进。"), "441900"),
    "Hong Kong": (RegionClues(issuer="香港特別行政區政府民政事務總署"), "810000"),
    "Macau": (RegionClues(issuer="澳門特別行政區政府社會工作局"), "820000"),
    "Taiwan": (RegionClues(issuer="臺南市政府民政局"), "710000"),
    "Taiwan by its counties": (RegionClues(title="臺北市政府社會局112年度工作報告"), "710000"),
    "new area": (RegionClues(issuer="上海市浦东新区民政局"), "310115"),
    "state-level new area": (RegionClues(issuer="雄安新区管理委员会"), "130600"),
    # history
    "old name of a city": (RegionClues(issuer="襄樊市民政局"), "420600"),
    "county that became a district": (RegionClues(issuer="郫县民政局"), "510117"),
    "city that was merged": (RegionClues(issuer="莱芜市民政局"), "370100"),
    "prefecture that became a city": (RegionClues(issuer="宣城地区民政局"), "341800"),
    "old name of a county-level city": (RegionClues(issuer="宣州市民政局"), "341802"),
    "merged district": (RegionClues(issuer="上海市卢湾区民政局"), "310101"),
    # names inside words
    "name inside a word: 各项城市": (RegionClues(text="各项城市建设，每项城市工作，一项城市任务，各项城市管理。"), None),
    "name inside a word: 完成县": (RegionClues(text="完成县级养老机构，达成县乡联动，创新县域治理，集成县级平台。"), None),
    "name inside a word: 沿海城市": (RegionClues(text="沿海城市群，上海城市更新，沿海城市带，滨海城市。"), None),
    "short county with its city": (RegionClues(issuer="马鞍山市和县民政局"), "340523"),
    "short county alone": (RegionClues(issuer="忠县民政局"), "500233"),
    "suburb needs its city": (RegionClues(issuer="铜陵市郊区民政局"), "340711"),
    # bodies and titles as they are really written
    "namesake told by its own chain in the text": (RegionClues(issuer="西湖区民政局", text="南昌市西湖区"), "360103"),
    "prefecture of the same name as its people's province": (RegionClues(issuer="海南州民政局"), "632500"),
    "city of the same name as its province": (RegionClues(issuer="吉林市民政局"), "220200"),
    "name of province or city": (RegionClues(title="吉林民政工作动态"), "220000"),
    "prefecture": (RegionClues(issuer="喀什地区民政局"), "653100"),
    "western prefecture, short": (RegionClues(issuer="湘西自治州民政局"), "433100"),
    "newspaper": (RegionClues(issuer="湖北日报"), None),
    "news agency": (RegionClues(issuer="新华社"), None),
    "newspaper about a city": (RegionClues(issuer="中国社会报", title="义乌市打造养老服务新模式"), "330782"),
    "headline": (RegionClues(title="宁波：打造15分钟养老圈"), "330200"),
    "addressees below a city": (
        RegionClues(issuer="市民政局", text="各县（市、区）民政局：余姚市、慈溪市、象山县、宁海县要抓好落实。"),
        "330200",
    ),
    "addressees below a province": (
        RegionClues(issuer="省民政厅", text="各市民政局：杭州市、宁波市、温州市、嘉兴市要抓好落实。"),
        "330000",
    ),
    "railway office": (RegionClues(title="关于西安铁路局职工养老的答复"), None),
    "signature below a reply": (RegionClues(title="关于市十四届人大一次会议第123号建议的答复", signature="惠州市民政局"), "441300"),
    "city that became a district": (RegionClues(issuer="通州市民政局"), "320612"),
    "merged district, told by its city": (RegionClues(issuer="江北区民政局", text="重庆市江北区"), "500157"),
    "its namesake": (RegionClues(issuer="江北区民政局", text="宁波市江北区慈城镇"), "330205"),
    "district called like a city": (RegionClues(issuer="沙市区民政局"), "421002"),
    "a body without a place that holds the name of one": (RegionClues(issuer="民政和社会保障局"), None),
    "a word that is a place's short name, too": (RegionClues(title="互助养老工作总结"), None),
    "industrial park": (RegionClues(issuer="苏州工业园区社会事业局"), "320500"),
    "county named once in the opening": (
        RegionClues(text="3月14日，缙云县养老护理员大赛收官。全县三十名护理员参赛，我县还将扩大规模。"),
        "331122",
    ),
    "county named once further on": (RegionClues(text=f"我县三十名护理员参赛。{'全县比赛圆满结束。' * 20}来自缙云县的选手获奖。"), None),
    "name without its kind, and nothing else": (RegionClues(text="我县召开民政工作会，要求筑牢巫山民政根基。我县还将扩大规模。"), "500237"),
    "township that is two words": (RegionClues(text="我县遭受干旱，会同乡镇民政所查灾核灾，我县损失严重。"), None),
    "counties of Taiwan in the text": (RegionClues(text="新北市政府舉行揭牌典禮，新北市長主持。新北市率六都之先。"), "710000"),
    "filing of a site that sells texts": (
        RegionClues(title="县民政局工作总结", text="我县各项工作推进，我县成效明显。", filing_number="11010502046542"),
        None,
    ),
    "note in brackets before a national body": (
        RegionClues(title="【图解】民政部2018年彩票公益金使用情况公告", filing_number="11010502046542"),
        None,
    ),
    # nothing
    "empty": (RegionClues(), None),
    "nothing told": (RegionClues(title="工作总结", text="一年来，我局认真履职，各项工作取得新成效。"), None),
}


@pytest.mark.parametrize("name", CASES)
def test_region(name: str, gazetteer: Gazetteer) -> None:
    clues, code = CASES[name]
    region = region_of(clues, gazetteer)
    assert (region.code if region else None) == code


def region_of(clues: RegionClues, gazetteer: Gazetteer) -> Region | None:
    """The region clues as written tell; None when they tell none, or several."""
    names = ("issuer", "signature", "title", "text")
    folded: dict[str, Any] = {name: fold_lines(clue).text for name in names if (clue := getattr(clues, name))}
    regions = resolve_region(replace(clues, **folded), gazetteer)
    return regions[0] if len(regions) == 1 else None


@pytest.mark.parametrize(
    ("path", "document", "code"),
    [
        (("三、典型经验", "（二）萧县：议事协商"), "341300", "341322"),
        (("三、典型经验", "2.萧县龙河街道试点"), "341300", "341322"),
        (("三、各地做法", "（一）宿州市", "1.基本情况"), "340000", "341300"),
        (("（二）学习杭州市经验",), "341300", "341300"),
        (("（二）杭州市来访",), "341300", "341300"),
        (("一、朝阳区",), "220100", "220104"),
        (("一、朝阳区",), None, None),
        (("一、养老服务",), "341300", "341300"),
        ((), None, None),
    ],
)
def test_region_of_headings(path: tuple[str, ...], document: str | None, code: str | None, gazetteer: Gazetteer) -> None:
    told = (heading_region(fold_lines(heading).text, document, gazetteer) for heading in reversed(path))
    assert next(filter(None, told), document) == code


def test_evidence_and_confidence_grow_with_agreement(gazetteer: Gazetteer) -> None:
    alone = region_of(RegionClues(issuer="义乌市民政局"), gazetteer)
    agreed = region_of(RegionClues(issuer="义乌市民政局", index_number="11330782002609418N/2020-1"), gazetteer)
    assert alone is not None
    assert agreed is not None
    assert [item.kind for item in agreed.evidence] == ["issuer", "index_number"]
    assert alone.confidence < agreed.confidence < 1
    assert (alone.province, alone.city, alone.county) == ("浙江省", "金华市", "义乌市")


def test_namesakes_nothing_tells_apart_stay_candidates(gazetteer: Gazetteer) -> None:
    candidates = resolve_region(RegionClues(issuer="朝阳区民政局"), gazetteer)
    assert [(region.code, region.confidence) for region in candidates] == [("110105", 0.45), ("220104", 0.45)]
    assert resolve_region(RegionClues(title="工作总结"), gazetteer) == ()
