"""Right and wrong by field, over golden documents.

Accuracy of a field: documents whose value equals the label, over documents with a label for it. Domains: micro-F1 (van Rijsbergen
1979) over the pairs of document (or passage) and domain. Headings: share of labelled headings found at their level, by the
longest common subsequence, so that a heading too many or too few costs one and not all that follow. Coverage: share of
the non-space characters of the text that stand in exactly one passage, in order.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from corpus.inspection import as_json
from corpus.model import ParsedDocument, Skipped
from corpus.pipeline import Resources, parse_folder
from tests.extraction.golden import Golden

START = 4  # characters of a heading in labels of texts that are not ours to copy
FIELDS = ("title", "issuer", "region_code", "published", "written", "index_number", "document_number", "doc_type", "covers_years", "script")


@dataclass
class Tally:
    """Counts of one measure. `f1` tells that `right` of `found` and of `wanted` are combined to F1, else `right / wanted`."""

    right: int = 0
    wanted: int = 0
    found: int = 0
    f1: bool = False
    faults: list[str] = field(default_factory=list)

    @property
    def value(self) -> float:
        if self.f1:
            return 2 * self.right / (self.wanted + self.found) if self.wanted + self.found else 1.0
        return self.right / self.wanted if self.wanted else 1.0


def evaluate(golden: Iterable[Golden], resources: Resources) -> dict[str, Tally]:
    """The tallies of all measures, by name."""
    tallies: dict[str, Tally] = {name: Tally() for name in (*FIELDS, "headings", "text covered", "text", "no article", "refused")}
    tallies |= {name: Tally(f1=True) for name in ("domains by document", "domains by passage")}
    for document in golden:
        items = list(parse_folder([document.file], resources))
        if "skipped" in document.label:
            reasons = " ".join(item.reason for item in items if isinstance(item, Skipped))
            _count(tallies["refused"], document.label["skipped"] in reasons, f"{document.name}: {reasons!r}")
            continue
        parsed = next((item for item in items if isinstance(item, ParsedDocument)), None)
        if parsed is None:
            _count(tallies["text covered"], False, f"{document.name}: {items}")
        else:
            _judge(document, parsed, tallies)
    return tallies


def _judge(document: Golden, parsed: ParsedDocument, tallies: dict[str, Tally]) -> None:
    label = document.label
    got = _values(parsed)
    for name in FIELDS:
        if name in label:
            _count(tallies[name], got[name] == label[name], f"{document.name}: {got[name]!r}, wanted {label[name]!r}")
    if "domains" in label:
        _count_sets(tallies["domains by document"], set(got["domains"]), set(label["domains"]), document.name)
    _judge_sections(document, parsed, tallies)
    _judge_text(document, parsed, tallies)


def _judge_sections(document: Golden, parsed: ParsedDocument, tallies: dict[str, Tally]) -> None:
    label, sections = document.label, parsed.sections
    wanted_domains = {section.path: label.get("section_domains", {}).get(section.heading) for section in sections}
    for ordinal, domains in label.get("section_domains_by_ordinal", {}).items():
        if int(ordinal) < len(sections):
            wanted_domains[sections[int(ordinal)].path] = domains
    for passage in parsed.passages:
        if (domains := wanted_domains.get(passage.path)) is not None:
            _count_sets(tallies["domains by passage"], set(passage.domains), set(domains), f"{document.name} {passage.path[-1]}")
    for key, length in (("headings", None), ("heading_starts", START)):
        if key in label:
            shown = [(section.level, section.heading[:length]) for section in sections]
            _count_headings(tallies["headings"], shown, [(level, start) for level, start in label[key]], document.name)


def _judge_text(document: Golden, parsed: ParsedDocument, tallies: dict[str, Tally]) -> None:
    label, text = document.label, parsed.document.text
    for part in label.get("contains", ()):
        _count(tallies["text"], part in text, f"{document.name}: {part!r} is missing")
    for part in label.get("lacks", ()):
        _count(tallies["text"], part not in text, f"{document.name}: {part!r} is in the text")
    if "passages" in label:
        _count(tallies["no article"], len(parsed.passages) == label["passages"], f"{document.name}: {len(parsed.passages)} passages")
    covered, characters = _coverage(parsed)
    tallies["text covered"].right += covered
    tallies["text covered"].wanted += characters


def _values(parsed: ParsedDocument) -> dict[str, Any]:
    values: dict[str, Any] = as_json(parsed)["document"]
    region = values["region"] or {}
    return {**values, "region_code": region.get("code"), "title": None if values["title_made"] else values["title"]}


def _count(tally: Tally, is_right: bool, fault: str) -> None:
    tally.wanted += 1
    tally.found += 1
    tally.right += is_right
    if not is_right:
        tally.faults.append(fault)


def _count_sets(tally: Tally, found: set[str], wanted: set[str], name: str) -> None:
    tally.right += len(found & wanted)
    tally.found += len(found)
    tally.wanted += len(wanted)
    if found != wanted:
        tally.faults.append(f"{name}: too many {sorted(found - wanted)}, missing {sorted(wanted - found)}")


def _count_headings(tally: Tally, found: Sequence[tuple[int, str]], wanted: Sequence[tuple[int, str]], name: str) -> None:
    matcher = SequenceMatcher(a=found, b=wanted, autojunk=False)
    right = sum(block.size for block in matcher.get_matching_blocks())
    tally.right += right
    tally.found += len(found)
    tally.wanted += max(len(wanted), len(found))
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            tally.faults.append(f"{name}: {list(found[first:last])}, wanted {list(wanted[start:end])}")


def _coverage(parsed: ParsedDocument) -> tuple[int, int]:
    """Characters in exactly one passage, and all; white space is not counted."""
    text = parsed.document.text
    times = Counter(at for passage in parsed.passages for at in range(passage.start, passage.end))
    characters = [at for at, character in enumerate(text) if not character.isspace()]
    return sum(times[at] == 1 for at in characters), len(characters)
