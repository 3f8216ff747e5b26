"""Where a document comes from, told by the clues it carries, in order of trust:

    issuer, signature › title › supplier of the text › code in the index number › site code, filing number › places the text names ›
    site's domain

The first clue that names a place decides; the following ones choose between namesakes (朝阳区) and add to the confidence.
A national body is no region. A site's domain is no more than a hint, since sites carry others' notices: it counts only where the
document calls its own place by a kind (市民政局) that fits.
"""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from analyzers.rows import read_rows
from corpus.layout_words import is_body
from corpus.model import Evidence, Region
from corpus.places.claims import Claim, RegionClues, read_claims, stem_claim
from corpus.places.gazetteer import Gazetteer
from corpus.places.in_text import TextPlaces, is_looked_at
from corpus.places.mentions import find_mentions, within
from corpus.places.self_reference import UNDIVIDED, is_of_kind, own_kind, unnamed_kind
from corpus.places.wording import load_wording

DATA = Path(__file__).resolve().parents[1] / "data"


__all__ = ["UNDIVIDED", "RegionClues", "heading_region", "national_bodies", "region_at", "resolve_region"]

_NUMBERING = re.compile(r"^[(]?[一二三四五六七八九十\d]{1,3}[)、.]?\s*")
_NATIONAL_TITLE = re.compile(r"[^,。]{2,200}?(?:关于|令|公告|决定|规定|办法|条例|法|报告|公报|白皮书)")


_MEDIUM = re.compile("[报网社台刊]$|新闻|日报|晚报|在线|客户端")
_TOWNSHIP = re.compile("(?:街道|[镇乡])(?:办事处|人民政府|政府|党委|党工委|民政办|民政所)?$")
HINTS = ("site", "site name", "filing_number")
"""Evidence of the site alone, which may carry what others issued."""
ENOUGH_TEXT = 100_000
"""Characters of the text in which a place that is its subject has been named often enough."""


def resolve_region(clues: RegionClues, gazetteer: Gazetteer) -> tuple[Region, ...]:
    """The region a document comes from, with the evidence for it; none when nothing tells or a national body speaks.

    Several when nothing tells namesakes apart (朝阳区), each with its share of the confidence.
    """
    if _is_national(clues):
        return ()
    kind = _kind(clues)
    named = TextPlaces((clues.text or "")[:ENOUGH_TEXT], gazetteer)
    claims = [claim for claim in read_claims(clues, kind, named, gazetteer) if claim.codes]
    supplied = _is_supplied(clues)
    deciding = [_deciding(claim, kind, supplied, gazetteer) for claim in claims]
    for position, claim in enumerate(deciding):
        others = claims[:position] + claims[position + 1 :]
        if code := _choose(claim, others, named, gazetteer):
            return (_region(_narrowed(code, claim, kind, named, gazetteer), claim, others, gazetteer),)
    first = next((claim for claim in deciding if claim.codes), None)
    if first is None:
        stem = stem_claim(clues, kind, gazetteer)
        return (_region(stem.codes[0], stem, [], gazetteer),) if stem else ()
    share = round(first.trust / len(first.codes), 2)
    return tuple(region_at(code, share, (first.evidence,), gazetteer) for code in first.codes)


def _is_national(clues: RegionClues) -> bool:
    """Whether a body of the whole state speaks: it issued or signed the document, or the title says so and nobody signed."""
    bodies = national_bodies()
    named = [name for name in (clues.issuer, clues.source, clues.signature) if name and not unnamed_kind(name)]
    if any(name.startswith(bodies) for name in named):
        return True
    lead = load_wording().title_lead.match(clues.title or "")
    subject = (clues.title or "")[lead.end() if lead else 0 :]
    return not named and subject.startswith(bodies) and bool(_NATIONAL_TITLE.match(subject))


@cache
def national_bodies() -> tuple[str, ...]:
    """How names of bodies of the whole state begin (`data/national_bodies.txt`)."""
    return tuple(row.values[0] for row in read_rows(DATA / "national_bodies.txt", columns=1))


def _kind(clues: RegionClues) -> str | None:
    """The kind of place the document calls its own, by the body that issued it or by its words."""
    for body in (clues.issuer, clues.source, clues.signature, clues.title):
        if body and (kind := unnamed_kind(body)):
            return kind
    return own_kind(f"{clues.title or ''}\n{clues.text or ''}")


def _deciding(claim: Claim, kind: str | None, supplied: bool, gazetteer: Gazetteer) -> Claim:
    """The claim as far as it may decide alone: a site only for places of the kind the document calls its own. By its name or its filing,
    which say more than its domain, it decides too when the document calls none its own and nobody is said to have issued or `supplied`
    it."""
    if claim.evidence.kind not in HINTS or (claim.evidence.kind != "site" and kind is None and not supplied):
        return claim
    fitting = (code for code in claim.codes if code in UNDIVIDED or (kind and is_of_kind(gazetteer.places[code], kind)))
    return replace(claim, codes=tuple(fitting))


def _is_supplied(clues: RegionClues) -> bool:
    """Whether somebody else than the site is said to have issued or supplied the document; 管理员 is nobody, a township's office is of
    the county whose site it is."""
    named = [name.replace(" ", "") for name in (clues.issuer, clues.source) if name]
    return any((is_body(name) and not _TOWNSHIP.search(name)) or _MEDIUM.search(name) for name in named)


def _narrowed(code: str, claim: Claim, kind: str | None, named: TextPlaces, gazetteer: Gazetteer) -> str:
    """The place a claim means, or the one in it that the text is about, where only that is of the kind the document calls its own:
    a county's rules (本县) below the title of the province's. A body speaks for its own place alone."""
    if kind is None or claim.evidence.kind not in ("title", "title mention") or is_of_kind(gazetteer.places[code], kind):
        return code
    subject = named.subject(kind)
    return subject.code if subject and within(subject.code, code, gazetteer) else code


def _choose(claim: Claim, others: list[Claim], named: TextPlaces, gazetteer: Gazetteer) -> str | None:
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
    return outer or named.favoured(codes)


def _agree(code: str, other: Claim, gazetteer: Gazetteer) -> bool:
    return any(within(code, theirs, gazetteer) or within(theirs, code, gazetteer) for theirs in other.codes)


def _region(code: str, claim: Claim, others: list[Claim], gazetteer: Gazetteer) -> Region:
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


def heading_region(heading: str, document: str | None, gazetteer: Gazetteer) -> str | None:
    """The code of the place in the document's with which a heading (folded) begins (（二）萧县); None when it begins otherwise."""
    subject = _NUMBERING.sub("", heading)
    if subject[:2] not in gazetteer.beginnings:  # as with most headings
        return None
    mention = next(iter(find_mentions(subject, gazetteer)), None)
    if mention is None or mention.start or is_looked_at(subject, mention):
        return None
    codes = [code for code in mention.codes if document is None or within(code, document, gazetteer)]
    return codes[0] if len(codes) == 1 else None
