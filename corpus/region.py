"""Where a document comes from, told by the clues it carries, in order of trust."""

from dataclasses import dataclass

from analyzers.folding import fold
from corpus.gazetteer import Gazetteer, Place
from corpus.model import Evidence, Region
import re


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


def resolve_region(clues: RegionClues, gazetteer: Gazetteer) -> Region | None:
    """The region the document comes from, with the evidence for it; None when nothing tells."""
    for kind in ("issuer", "signature", "title"):
        value = getattr(clues, kind)
        if value:
            text = fold(value).text
            found = [name for name in gazetteer.names if name in text]
            if found:
                name = max(found, key=len)
                codes = gazetteer.names[name]
                if len(codes) == 1:
                    return region_of(gazetteer.resolve_code(codes[0]), 0.9, (Evidence(kind, name),), gazetteer)
    match = re.search(r"1[1-9](\d{6})", clues.index_number or "")
    if match and (place := gazetteer.resolve_code(match.group(1))):
        return region_of(place, 0.9, (Evidence("index_number", match.group()),), gazetteer)
    return None


def region_of(place: Place, confidence: float, evidence: tuple[Evidence, ...], gazetteer: Gazetteer) -> Region:
    """The region value for a place."""
    at = {step.level: step.name for code in place.path if (step := gazetteer.place(code))}
    return Region(place.code, place.path, at["province"], at.get("prefecture"), at.get("county"), confidence, evidence)
