"""What each clue of a document says about where it comes from, in order of trust."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlsplit

from corpus.model import Evidence
from corpus.places.gazetteer import Gazetteer
from corpus.places.in_text import TextPlaces, is_looked_at
from corpus.places.mentions import find_mentions
from corpus.places.self_reference import is_of_kind
from corpus.places.wording import load_wording


@dataclass(frozen=True, slots=True)
class RegionClues:
    """What a document says about where it comes from; None where it says nothing. Bodies, title and text are folded, line by line.

    `source` is who supplied the text to the site, where nothing names an issuer, `signature` the line below the text that names the
    signing body, `site_code` the site identification code, `filing_number` the site's filing with the police, `site_names` what the
    page calls the site, `text` the whole article.
    """

    issuer: str | None = None
    source: str | None = None
    signature: str | None = None
    title: str | None = None
    index_number: str | None = None
    site_code: str | None = None
    url: str | None = None
    text: str | None = None
    filing_number: str | None = None
    site_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One clue, read: the places it may mean, how far it is trusted alone (0 … 1), and what was read."""

    codes: tuple[str, ...]
    trust: float
    evidence: Evidence


TRUST = {
    "issuer": 0.9,
    "signature": 0.9,
    "title": 0.85,
    "source": 0.8,
    "index_number": 0.85,
    "title mention": 0.7,
    "calendar": 0.5,
    "site_code": 0.6,
    "filing_number": 0.5,
    "site": 0.3,
}
"""Trust in a clue that stands alone, by judgement; agreeing clues add up as independent witnesses. Text: by its clarity, below 0.8."""

STEMS_WITHIN = 2_000
"""Characters of a text looked through for names without their kind, which is slow."""
UNFIT = 0.4
"""Trust in a code of a place that the document does not call its own (市民政局, and the code of a district)."""

_ZONE = re.compile(
    "(?:国家级?|省级)?[\u3400-\u9fff]{0,4}(?:示范区|试验区|开发区|高新区|经开区|新区|新城|度假区|园区|工业园|产业园|保税区|合作区|管理区)"
)
_CREDIT_CODE = re.compile(r"(?<![0-9A-Z])1[1-9](\d{6})(?=[0-9A-Z]{9,10}(?![0-9A-Z]))")
_REPUBLIC = re.compile("民国(?:1\\d\\d|[4-9]\\d)年")
"""Years that only Taiwan counts so."""
_DIVISION = re.compile("(?:新疆生产建设)?(?:兵团)?第[一二三四五六七八九十]{1,3}师")
"""What the cities of the Corps call themselves first: 第八师石河子市人民政府."""
_LEADING_CODE = re.compile(r"(?<![0-9A-Z])(\d{6})(?=\d{4}(?!\d)|[-/A-Z])")
_FILING_CODE = re.compile(r"(\d{6})(?=\d{6,8}(?!\d))")


def read_claims(clues: RegionClues, kind: str | None, named: TextPlaces, gazetteer: Gazetteer) -> Iterator[Claim]:
    """What each clue says, in order of trust; some say nothing and have no codes.

    `kind` is what the document calls its own place, `named` are the places of its text. A code of a place inside one of that kind means
    the one around it (省民政厅 on the site of a county); a code that fits in no way comes last.
    """
    for name in ("issuer", "signature"):
        if body := getattr(clues, name):
            yield _body_claim(name, body, gazetteer)
    title = _title_claim(clues.title or "", gazetteer)
    if title.evidence.kind == "title":
        yield title
    if clues.source:
        yield _body_claim("source", clues.source, gazetteer)
    codes = [(claim, _fitted(claim, kind, gazetteer)) for claim in _code_claims(clues, gazetteer)]
    yield from (fitted for _, fitted in codes)
    if found := named.subject(kind):
        evidence = Evidence("townships" if found.townships else "text", " ".join((*found.names, *found.townships)))
        yield Claim((found.code,), 0.45 + 0.35 * found.clarity, evidence)
    if title.evidence.kind != "title":
        yield title
    if year := next(filter(None, (_REPUBLIC.search(said) for said in (clues.title, clues.text) if said)), None):
        yield Claim(("710000",), TRUST["calendar"], Evidence("calendar", year[0]))
    yield from (replace(claim, trust=UNFIT) for claim, fitted in codes if not fitted.codes)
    if clues.url:
        yield _site_claim(clues.url, gazetteer)
    yield from islice(_site_name_claims(clues.site_names, gazetteer), 1)


def _body_claim(name: str, body: str, gazetteer: Gazetteer) -> Claim:
    organ = load_wording().authority
    mentions = find_mentions(body, gazetteer, stems=True)
    best = next((mention for mention in mentions if organ.match(body, mention.end)), mentions[0] if mentions else None)
    return Claim(best.codes if best else (), TRUST[name], Evidence(name, body))


def _title_claim(title: str, gazetteer: Gazetteer) -> Claim:
    """The place a title begins with, as its subject does; one further on is less trusted, and one that is visited not at all."""
    words = load_wording()
    lead = words.title_lead.match(title)
    opening = lead.end() if lead else 0
    mentions = [
        mention
        for mention in find_mentions(title, gazetteer, stems=True)
        if not is_looked_at(title, mention) and not words.visits_us.match(title, mention.end)
    ]
    for mention in mentions:
        if mention.start <= opening:
            return Claim(mention.codes, TRUST["title"], Evidence("title", title))
    codes = mentions[0].codes if mentions else _opening_stem(title[opening:], gazetteer)
    return Claim(codes, TRUST["title mention"], Evidence("title mention", title))


def _opening_stem(subject: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """宁波 of 宁波东钱湖旅游度假区条例: a province or prefecture without its kind, as the first word of a title's subject; a county only
    as the seat of a zone (济源示范区)."""
    first = next(gazetteer.stems.find(subject), None)
    if first is None or first.start or load_wording().not_a_stem.match(subject, first.end):
        return ()
    if _ZONE.match(subject, first.end):
        return first.value.codes
    return tuple(code for code in first.value.codes if gazetteer.places[code].level != "county")


def stem_claim(clues: RegionClues, kind: str | None, gazetteer: Gazetteer) -> Claim | None:
    """The one place of its own kind that an opening names without its kind (巫山民政); only where nothing else tells."""
    if kind is None:
        return None
    opening = f"{clues.title or ''}\n{(clues.text or '')[:STEMS_WITHIN]}"
    named = (mention for mention in find_mentions(opening, gazetteer, stems=True) if not mention.township)
    mentions = [mention for mention in named if not is_looked_at(opening, mention)]
    fitting = {code: mention.name for mention in mentions for code in mention.codes if is_of_kind(gazetteer.places[code], kind)}
    return Claim(tuple(fitting), UNFIT, Evidence("text", next(iter(fitting.values())))) if len(fitting) == 1 else None


def _code_claims(clues: RegionClues, gazetteer: Gazetteer) -> Iterator[Claim]:
    """Codes of places inside numbers: 11 + code + … in a unified social credit code, the first six digits of a site's code and filing."""
    for name, number, pattern in (
        ("index_number", clues.index_number, _CREDIT_CODE),
        ("index_number", clues.index_number, _LEADING_CODE),
        ("site_code", clues.site_code, _LEADING_CODE),
        ("filing_number", clues.filing_number, _FILING_CODE),
    ):
        if number and (found := pattern.search(number.upper())) and (place := gazetteer.resolve_code(found[1])):
            yield Claim((place.code,), TRUST[name], Evidence(name, found[0] if name != "index_number" else number))


def _fitted(claim: Claim, kind: str | None, gazetteer: Gazetteer) -> Claim:
    """The claim for the innermost place of the kind around the one its code means; without codes when there is none."""
    if kind is None:
        return claim
    around = (code for code in reversed(gazetteer.places[claim.codes[0]].path) if is_of_kind(gazetteer.places[code], kind))
    return replace(claim, codes=tuple(around)[:1])


def _site_name_claims(names: Iterable[str], gazetteer: Gazetteer) -> Iterator[Claim]:
    """The places whose site it is by its names: 义乌市人民政府门户网站."""
    for name in names:
        division = _DIVISION.match(name)
        mention = next(iter(find_mentions(name, gazetteer, stems=True)), None)
        if mention and mention.start <= (division.end() if division else 0):
            yield Claim(mention.codes, TRUST["site"], Evidence("site name", name))


def _site_claim(url: str, gazetteer: Gazetteer) -> Claim:
    """The places whose government's site it may be: yiwu in www.yiwu.gov.cn."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        host = ""
    codes = dict.fromkeys(code for label in re.split(r"[.\-]", host) for code in gazetteer.sites.get(label, ()))
    return Claim(tuple(codes), TRUST["site"], Evidence("site", url))
