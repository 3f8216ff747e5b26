"""Where a document comes from, told by the clues it carries, in order of trust:

    issuer, signature › title › code in the index number › site code, filing number › places the text names › site's domain

The first clue that names a place decides; the following ones choose between namesakes (朝阳区) and add to the confidence.
A national body is no region. A site's domain is no more than a hint, since sites carry others' notices: it counts only where the
document calls its own place by a kind (市民政局) that fits.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from analyzers.folding import fold
from analyzers.rows import read_rows
from corpus.gazetteer import Gazetteer
from corpus.mentions import find_mentions, within
from corpus.model import Evidence, Region
from corpus.self_reference import is_of_kind, own_kind, unnamed_kind
from corpus.text_places import favoured_by_text, is_looked_at, place_of_text
from corpus.wording import load_wording

DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class RegionClues:
    """What a document says about where it comes from; None where it says nothing. Original script.

    `signature` is the line below the text that names the signing body, `site_code` the site identification code,
    `filing_number` the site's filing with the police, `text` the whole article.
    """

    issuer: str | None = None
    signature: str | None = None
    title: str | None = None
    index_number: str | None = None
    site_code: str | None = None
    url: str | None = None
    text: str | None = None
    filing_number: str | None = None


@dataclass(frozen=True, slots=True)
class _Claim:
    """One clue, read: the places it may mean, how far it is trusted alone (0 … 1), and what was read."""

    codes: tuple[str, ...]
    trust: float
    evidence: Evidence


TRUST = {
    "issuer": 0.9,
    "signature": 0.9,
    "title": 0.85,
    "index_number": 0.85,
    "title mention": 0.7,
    "site_code": 0.6,
    "filing_number": 0.5,
    "site": 0.3,
}
"""Trust in a clue that stands alone, by judgement; agreeing clues add up as independent witnesses. Text: by its clarity, below 0.8."""

_NUMBERING = re.compile(r"^[(]?[一二三四五六七八九十\d]{1,3}[)、.]?\s*")
_CREDIT_CODE = re.compile(r"(?<![0-9A-Z])1[1-9](\d{6})(?=[0-9A-Z]{9,10}(?![0-9A-Z]))")
_LEADING_CODE = re.compile(r"(?<![0-9A-Z])(\d{6})(?=\d{4}(?!\d)|[-/A-Z])")
_NATIONAL_TITLE = re.compile(r"[^,。]{2,40}?(?:关于|令|公告|决定|规定|办法|条例|法)")


def resolve_region(clues: RegionClues, gazetteer: Gazetteer) -> Region | None:
    """The region a document comes from, with the evidence for it; None when nothing tells."""
    folded = _folded(clues)
    if _is_national(folded):
        return None
    kind = _kind(folded)
    claims = [claim for claim in _claims(folded, kind, gazetteer) if claim.codes]
    for position, claim in enumerate(claims):
        others = claims[:position] + claims[position + 1 :]
        if code := _choose(_deciding(claim, kind, gazetteer), others, folded.text or "", gazetteer):
            return _region(code, claim, others, gazetteer)
    return None


def _folded(clues: RegionClues) -> RegionClues:
    def lines(text: str | None) -> str | None:
        return "\n".join(fold(line).text for line in text.splitlines()) if text else None

    return replace(clues, issuer=lines(clues.issuer), signature=lines(clues.signature), title=lines(clues.title), text=lines(clues.text))


def _is_national(clues: RegionClues) -> bool:
    """Whether a body of the whole state speaks: it issued or signed the document, or the title says so and nobody signed."""
    bodies = _national_bodies()
    named = [name for name in (clues.issuer, clues.signature) if name and not unnamed_kind(name)]
    if any(name.startswith(bodies) for name in named):
        return True
    title = (clues.title or "").lstrip("《")
    return not named and title.startswith(bodies) and bool(_NATIONAL_TITLE.match(title))


@cache
def _national_bodies() -> tuple[str, ...]:
    return tuple(row.values[0] for row in read_rows(DATA / "national_bodies.txt", columns=1))


def _kind(clues: RegionClues) -> str | None:
    """The kind of place the document calls its own, by the body that issued it or by its words."""
    for body in (clues.issuer, clues.signature, clues.title):
        if body and (kind := unnamed_kind(body)):
            return kind
    return own_kind(f"{clues.title or ''}\n{clues.text or ''}")


def _claims(clues: RegionClues, kind: str | None, gazetteer: Gazetteer) -> Iterator[_Claim]:
    """What each clue says, in order of trust; codes that contradict the kind of place come last."""
    for name in ("issuer", "signature"):
        if body := getattr(clues, name):
            yield _body_claim(name, body, gazetteer)
    title = _title_claim(clues.title or "", gazetteer)
    if title.evidence.kind == "title":
        yield title
    codes = list(_code_claims(clues, gazetteer))
    fitting = [claim for claim in codes if kind is None or any(is_of_kind(gazetteer.places[code], kind) for code in claim.codes)]
    yield from fitting
    if clues.text and (found := place_of_text(clues.text, kind, gazetteer)):
        evidence = Evidence("townships" if found.townships else "text", " ".join((*found.names, *found.townships)))
        yield _Claim((found.code,), 0.45 + 0.35 * found.clarity, evidence)
    if title.evidence.kind != "title":
        yield title
    yield from (replace(claim, trust=0.4) for claim in codes if claim not in fitting)
    if clues.url:
        yield _site_claim(clues.url, gazetteer)


def _body_claim(name: str, body: str, gazetteer: Gazetteer) -> _Claim:
    organ = load_wording().authority
    mentions = find_mentions(body, gazetteer, stems=True)
    best = next((mention for mention in mentions if organ.match(body, mention.end)), mentions[0] if mentions else None)
    return _Claim(best.codes if best else (), TRUST[name], Evidence(name, body))


def _title_claim(title: str, gazetteer: Gazetteer) -> _Claim:
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
            return _Claim(mention.codes, TRUST["title"], Evidence("title", title))
    codes = mentions[0].codes if mentions else _opening_stem(title[opening:], gazetteer)
    return _Claim(codes, TRUST["title mention"], Evidence("title mention", title))


def _opening_stem(subject: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """宁波 of 宁波东钱湖旅游度假区条例: a province or prefecture without its kind, as the first word of a title's subject."""
    first = next(gazetteer.stems.find(subject), None)
    if first is None or first.start or load_wording().not_a_stem.match(subject, first.end):
        return ()
    return tuple(code for code in first.value.codes if gazetteer.places[code].level != "county")


def _code_claims(clues: RegionClues, gazetteer: Gazetteer) -> Iterator[_Claim]:
    """Codes of places inside numbers: 11 + code + … in a unified social credit code, the first six digits of a site's code and filing."""
    for name, number, pattern in (
        ("index_number", clues.index_number, _CREDIT_CODE),
        ("index_number", clues.index_number, _LEADING_CODE),
        ("site_code", clues.site_code, _LEADING_CODE),
        ("filing_number", clues.filing_number, re.compile(r"(\d{6})(?=\d{6,8}(?!\d))")),
    ):
        if number and (found := pattern.search(number.upper())) and (place := gazetteer.resolve_code(found[1])):
            yield _Claim((place.code,), TRUST[name], Evidence(name, found[0] if name != "index_number" else number))


def _site_claim(url: str, gazetteer: Gazetteer) -> _Claim:
    """The places whose government's site it may be: yiwu in www.yiwu.gov.cn."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        host = ""
    codes = dict.fromkeys(code for label in re.split(r"[.\-]", host) for code in gazetteer.sites.get(label, ()))
    return _Claim(tuple(codes), TRUST["site"], Evidence("site", url))


def _deciding(claim: _Claim, kind: str | None, gazetteer: Gazetteer) -> _Claim:
    """The claim as far as it may decide alone: a site's domain only for places of the kind the document calls its own."""
    if claim.evidence.kind != "site":
        return claim
    return replace(claim, codes=tuple(code for code in claim.codes if kind and is_of_kind(gazetteer.places[code], kind)))


def _choose(claim: _Claim, others: list[_Claim], text: str, gazetteer: Gazetteer) -> str | None:
    """The place a claim means; between namesakes the other claims choose, in order, then the text. None when nothing does.

    Of namesakes that lie in one another (莱芜市, once a county-level city, then a prefecture) the outer one is never wrong.
    """
    codes = claim.codes
    for other in others:
        if len(codes) > 1:
            codes = tuple(code for code in codes if _agree(code, other, gazetteer)) or codes
    if len(codes) <= 1:
        return codes[0] if codes else None
    outer = next((code for code in codes if all(within(other, code, gazetteer) for other in codes)), None)
    return outer or favoured_by_text(text, codes, gazetteer)


def _agree(code: str, other: _Claim, gazetteer: Gazetteer) -> bool:
    return any(within(code, theirs, gazetteer) or within(theirs, code, gazetteer) for theirs in other.codes)


def _region(code: str, claim: _Claim, others: list[_Claim], gazetteer: Gazetteer) -> Region:
    agreeing = [claim, *(other for other in others if code in other.codes)]
    doubt = 1.0
    for witness in agreeing:
        doubt *= 1 - witness.trust
    return region_at(code, min(0.99, round(1 - doubt, 2)), tuple(witness.evidence for witness in agreeing), gazetteer)


def region_at(code: str, confidence: float, evidence: tuple[Evidence, ...], gazetteer: Gazetteer) -> Region:
    """The region with `code`, which is in use today."""
    path = gazetteer.places[code].path
    steps = {place.level: place.name for place in map(gazetteer.places.__getitem__, path)}
    return Region(code, path, steps["province"], steps.get("prefecture"), steps.get("county"), confidence, evidence)


def passage_region(path: Sequence[str], document: str | None, gazetteer: Gazetteer) -> str | None:
    """The code a passage belongs to: a place in the document's with which a heading begins (（二）萧县), else the document's."""
    for heading in reversed(path):
        subject = _NUMBERING.sub("", fold(heading).text)
        mention = next(iter(find_mentions(subject, gazetteer)), None)
        if mention and mention.start == 0 and not is_looked_at(subject, mention):
            codes = [code for code in mention.codes if document is None or within(code, document, gazetteer)]
            if len(codes) == 1:
                return codes[0]
    return document
