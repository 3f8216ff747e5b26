"""The full name of the issuing body, as a person would write it: 市民政局 of a document from Yiwu is 义乌市民政局.

A name is brought to one form: Simplified, the place's own name before it, and before that of a county or district its city where the
document has it so (广东省深圳市罗湖区民政局 is 深圳市罗湖区民政局). The facet counts it under one name, with and without the city
(`indexer.analysis.issuer_value`). Former names stay as the document gives them.
"""

import re
from functools import cache

from corpus.model import Region
from corpus.places.gazetteer import Gazetteer
from corpus.places.mentions import find_mentions
from corpus.places.region import UNDIVIDED, national_bodies
from corpus.places.self_reference import is_of_kind, without_kind
from corpus.places.wording import load_wording

CAPTION = 40  # characters of a line above a text that may be the caption of a picture
OPENING = 400  # characters of a text in which it says whose it is
_STATE = "中华人民共和国"
_CORPS, _DIVISION = "兵团", "师市"
_SITE = re.compile("(?:门户)?网站$")
_TOWN = re.compile("[\u4e00-\u9fff]{2,12}(?<![乡村城集])[镇乡]")
_OFFICE = re.compile("(?:政府|[市县区州旗]委|[局厅])办$")
_AUTONOMOUS = ("自治州", "自治县")
_TOWNSHIPS = ("镇", "乡", "街道")
_CITIES = ("市", "州", "盟", "地区")
_GOVERNMENT = re.compile("(?<=[省市县区州旗盟镇乡])政府(?=$|办)")
_INNER = re.compile("(?P<body>[\u4e00-\u9fff]{2,20}?[局厅委])[^局厅委]{2,8}(?:[科股]|(?<!办事|管理|服务|事务|登记|联络)处)")
_ZONE = re.compile("(?<=市)(?P<name>[\u4e00-\u9fff]{2,6}(?:新区|开发区|高新区|管理区|度假区|示范区|园区))")
_DEPARTMENT = re.compile("(?!国家|中央|全国|总|兵团)[\u4e00-\u9fff]{2,4}局")
"""司法局, 财政局 without a place."""
_JOINT = re.compile(
    "(?P<first>(?:中共)?(?P<place>[\u4e00-\u9fff]{2,6}?|[省市县区州旗])[\u4e00-\u9fff]*?(?:[局厅委部会]|政府))(?:中共)?(?P=place)[\u4e00-\u9fff]+"
)
"""Two bodies of one place without a sign between them: 中共宿州市委宿州市人民政府, 市民政局市财政局."""
_ACCOUNTS = re.compile(r"(?:\([^()]{1,8}\))?20\d\d年[^,。;]{0,12}[预决]算")
_WE = re.compile("[我本](?P<office>局|厅|机关)(?!限|[面部势外堂])|(?P<own>局|厅)(?:机关各|属各|直属|直各)")
"""Who speaks of itself (我局), or to its own offices (局机关各科室)."""
_SAID_BEFORE = re.compile(".*(?:组对|机关为)")
"""本自治条例之主管机关为台东县政府(以下简称本府)."""
_PART_OF_TAIWAN = re.compile("[\u4e00-\u9fff]{2}[县市](?!.*公所)")
_ANSWERS = re.compile("[您你]们?(?:提出|反映)的[^。]{0,60}(?:建议|提案|议案|问题)")
_GOVERNMENT_DECIDES = re.compile(r"\s*各[^。:]{1,60}:[^。]{0,120}[省市县区州](?:人民)?政府(?:研究)?决定")
"""各县、市、区人民政府:…市政府决定…: a notice of a government that lost title and signature."""
_OF_CIVIL_AFFAIRS = re.compile(
    "民政|社会组织|社会团体登记|民办非企业|低保|最低生活保障|特困|养老机构|婚姻登记|殡葬|公墓|地名|高龄津贴|孤儿"
)
_DEPARTMENT_ACTS = re.compile("([\u4e00-\u9fff]{2,10}署)[于将就为]")
"""社会福利署于寒冷天气期间加强支援…, as departments of Hong Kong head their news."""
_NOTE = re.compile(r"\s*[(（][^()（）]*[)）]$")
"""（盖章）, （代章） and the like behind a name."""


def full_issuer(raw: str | None, signature: str | None, title: str | None, region: Region | None, gazetteer: Gazetteer) -> str | None:
    """The issuer by the field of the metadata, the signature, the body a title begins with (all folded); None when none names a body.

    Of several bodies that sign together the first is the one that drew the document up.
    """
    words = load_wording()
    for clue in (raw, signature, body_of_title(title)):
        parts = [_in_full(part) for part in re.split(r"[\s、,，;；/]+", _SITE.sub("", _NOTE.sub("", clue.strip())))] if clue else []
        bodies = (part for part in parts if words.body_end.search(part) and not words.media.search(part))
        body = next((part for part in bodies if ":" not in part and not _WE.search(part)), None)
        if body:
            if region and _of_no_province(body, region):
                continue
            return _completed(body, region, gazetteer, title)
    return None


@cache
def _national_joint() -> re.Pattern[str]:
    """国家发展改革委民政部财政部关于…"""
    return re.compile(rf"(?P<first>(?:{'|'.join(national_bodies())}).*?(?<=[部委局署]))(?:{'|'.join(national_bodies())}).*")


def _of_no_province(body: str, region: Region) -> bool:
    """Whether 民政局 stands for one of a place below the province that is known, whose own department is a 厅."""
    province = len(region.path) == 1 and region.province[-1] != "市" and region.path[0] not in UNDIVIDED
    return province and _DEPARTMENT.fullmatch(body) is not None


def _in_full(name: str) -> str:
    """市民政局 of 市民政局市财政局 and of 市民政局救助科, 北苑街道办事处 of 北苑街道, 佛堂镇人民政府 of 佛堂镇, 市人民政府办公室 of
    市政府办."""
    if joint := _JOINT.fullmatch(name) or _national_joint().fullmatch(name):
        name = joint["first"]
    if name.endswith("街道"):
        return f"{name}办事处"
    if _TOWN.fullmatch(name):
        return f"{name}人民政府"
    if _OFFICE.search(name):
        return f"{name}公室"
    inner = _INNER.fullmatch(name)
    return inner["body"] if inner else name


def issuer_by_site(name: str, region: Region | None, gazetteer: Gazetteer) -> str | None:
    """The body (folded) whose site a page is of, when the page is of its very place, or of no place where the body is a national one;
    sites carry the notices of others too."""
    if region is None and (body := name.removeprefix(_STATE)).startswith(national_bodies()):
        return body
    mentions = find_mentions(name, gazetteer, stems=True)
    of_its_place = region is not None and mentions and mentions[0].start == 0 and region.code in mentions[0].codes
    return _completed(name, region, gazetteer) if of_its_place else None


def body_of_title(title: str | None) -> str | None:
    """区民政局 of 区民政局2024年工作总结, also in a subtitle (…答卷——区民政局2023年工作综述); 国务院办公厅 of 国务院办公厅关于…的通知;
    民政厅 of 2021年度民政厅部门决算."""
    words = load_wording()
    parts = [part.strip() for part in re.split("[—-]{2,}", title or "")]
    found = words.title_body.match(parts[0]) or words.title_body.match(parts[-1]) or words.title_works.match(parts[0])
    found = found or _DEPARTMENT_ACTS.match(parts[0])
    return found[1] if found else None


def declared_issuer(title: str, gazetteer: Gazetteer) -> str | None:
    """大田县人民政府 of 大田县人民政府关于…的通知 (folded): a body named in full before 关于, be it the first of several, issued what the
    title names, whoever put it on a site (GB/T 9704-2012, 7.3.1); so did the one whose budget or accounts they are."""
    words = load_wording()
    found = words.title_body.match(title)
    if found is None:
        return None
    others, about, _ = title[found.end() :].partition("关于")
    issued = about and all(words.body_end.search(other) for other in re.split(r"[\s、,]+", others) if other)
    if not issued and not _ACCOUNTS.match(title, found.end()):
        return None
    mention = next(iter(find_mentions(found[1], gazetteer)), None)
    return found[1] if (mention and mention.start == 0) or found[1].startswith(national_bodies()) else None


def issuer_by_text(text: str, title: str, region: Region | None, gazetteer: Gazetteer) -> str | None:
    """The body that speaks in a text (folded) of this title; else the government of its very place that decides or calls itself 本府, or
    the civil-affairs bureau of it, where it is named, or where one that speaks of itself (我局), or answers a deputy, deals with what such
    bureaus deal with."""
    if body := full_issuer(None, body_of_text(text), None, region, gazetteer):
        return body
    if region is None:
        return None
    place = gazetteer.places[region.path[-1]]
    if region.path[0] in UNDIVIDED and "本府" in text and "本所" not in text and (part := _PART_OF_TAIWAN.match(title)):
        return f"{part[0]}政府"  # as those of Taiwan call themselves in their rules
    if _GOVERNMENT_DECIDES.match(text):
        return f"{place.name}人民政府"
    bureau = f"{place.name}民政{'厅' if place.level == 'province' and place.name[-1] != '市' else '局'}"
    if bureau in text:
        return bureau
    speaks = (found := _WE.search(text)) and (found["office"] or found["own"]) in (bureau[-1], "机关")
    return bureau if (speaks or _ANSWERS.search(text, 0, OPENING)) and _OF_CIVIL_AFFAIRS.search(text) else None


def is_nowhere(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name hides its place (某某市民政局, ××县民政局) or has none (县老龄委), so that nobody knows whose body it is."""
    mention = next(iter(find_mentions(name, gazetteer)), None)
    if mention is not None and mention.start == 0:  # 市中区民政局
        return False
    kind, rest = without_kind(name)
    return kind is not None and rest is not None


def fullest_form(name: str, text: str, region: Region | None, gazetteer: Gazetteer) -> str:
    """靖州苗族侗族自治县民政局 of 靖州县民政局, 徐州市鼓楼区民政局 of 鼓楼区民政局 (folded), where the text has it so: the place in
    full, as far as the document gives it. Of a name that several places bear, the region tells whose it is."""
    mention = next(iter(find_mentions(name, gazetteer, stems=True)), None)
    if mention is None or mention.start or mention.end == len(name):  # 社会工作局 by itself tells Macau
        return name
    code = next(iter(mention.codes)) if len(mention.codes) == 1 else region.code if region else None
    if code not in mention.codes or (place := gazetteer.place(code)) is None:
        return name
    if mention.name.endswith(_TOWNSHIPS):  # whose county alone has a code here
        city = gazetteer.label(place.path[-2]) if len(place.path) > 1 else ""
        told = (f"{city}{place.name}{name}", f"{place.name}人民政府{name}", f"{place.name}{name}")
        return next((form for form in told if form in text), name)
    full = place.name + name[mention.end :]
    forms = [gazetteer.label(place.path[-2]) + full, full] if place.level == "county" else [full]
    return next((form for form in forms if form in text and len(form) > len(name)), name)


def body_of_text(text: str) -> str | None:
    """泾县民政局 of a text (folded) that begins 2022年,泾县民政局紧紧围绕…: who reports is its subject, also in a later line of its opening
    where the year stands before it; or that says whose it is: 现公布泾县民政局2018年度政府信息公开年度报告, 花莲县政府(以下简称本府)."""
    words = load_wording()
    lines = text[:OPENING].split("\n")
    for number, line in enumerate(lines):
        reports = words.text_works.match(line)
        if reports and (number == 0 or (number == 1 and len(lines[0]) <= CAPTION) or reports.start(1)):
            return reports[1]
    says = words.text_says.search(text, 0, OPENING)
    return _SAID_BEFORE.sub("", says[1]) if says else None


def _completed(name: str, region: Region | None, gazetteer: Gazetteer, title: str | None = None) -> str:
    """The name with its place; 县政府 is 县人民政府 on the mainland. 区民政局 in a city that is no district is that of the zone the title
    names (岳阳市南湖新区…), which has no code."""
    name = name.removeprefix(_STATE) or name
    kind, rest = without_kind(name)
    zone = _ZONE.search(title or "") if kind == "区" and rest and region and region.county is None else None
    if zone and not find_mentions(zone["name"], gazetteer):
        return f"{zone['name']}{rest}"
    full = _with_place(name, region, gazetteer)
    return _GOVERNMENT.sub("人民政府", full) if region and region.path[0] not in UNDIVIDED else full


def _with_place(name: str, region: Region | None, gazetteer: Gazetteer) -> str:
    mentions = find_mentions(name, gazetteer, stems=True)
    if mentions and mentions[0].start == 0:
        own, office = _own_name(mentions[0].name, region, gazetteer), name[mentions[0].end :]
        return own + (office.removeprefix(own[-3:]) if own.endswith(_AUTONOMOUS) else office)  # 湘西自治州民政局
    if region is None:
        return name
    if name.startswith(_DIVISION) and (division := _division(region, gazetteer)):
        return division + name.removeprefix(_DIVISION)
    kind, rest = without_kind(name)
    if rest is None and not _DEPARTMENT.fullmatch(name):
        return name
    rest = rest or name
    path = [gazetteer.places[code] for code in reversed(region.path)]
    place = next((place for place in path if kind and is_of_kind(place, kind)), path[0])
    return place.name + rest


def _division(region: Region, gazetteer: Gazetteer) -> str | None:
    """第一师阿拉尔市: a division of the Corps and its city are one body, which calls itself 师市."""
    city = gazetteer.places[region.path[-1]]
    return next((f"{name.removeprefix(_CORPS)}{city.name}" for name in city.other_names if name.startswith(_CORPS)), None)


def _own_name(mention: str, region: Region | None, gazetteer: Gazetteer) -> str:
    """The last place of 广东省深圳市罗湖区, as written, with the city before it; of a township (番禺区沙湾街道) with the place before it,
    since many bear its name. A name without its kind gets it when the region tells which place it is."""
    last = [mention[found.start : found.end] for found in gazetteer.names.find(mention)]
    if last and mention.endswith(last[-1]):
        both = "".join(last[-2:])
        told = last[-1].endswith(_TOWNSHIPS) or last[-2:][0].endswith(_CITIES)
        return both if told and mention.endswith(both) else last[-1]
    if region:
        for code in reversed(region.path):
            if gazetteer.places[code].stem == mention:
                return gazetteer.places[code].name
    return mention
