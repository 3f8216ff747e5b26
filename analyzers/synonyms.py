"""What else to look for: synonyms, abbreviations, and the wording of Taiwan, Hong Kong and Macao.

Three data files, one format, one entry a line:

    低保 = 最低生活保障            equal: one notion, a search for any of its terms looks for all of them
    五保 → 特困人员救助供养, 敬老院   directional: a search for the left side also looks for the right sides, not the reverse

Lines of the files that share a term are one notion. The arrow of a term is that of its whole notion, and leads to the terms written and
no further: neither to their equals nor along their own arrows. So what a term brings can be read off the files.

Terms are folded, so they serve queries in either script. Only what is asked is expanded, never what is indexed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analyzers.folding import fold
from analyzers.rows import Row, read_rows
from analyzers.tokens import Token

FILES = tuple(Path(__file__).parent / "data" / name for name in ("synonyms.txt", "regional_wording.txt", "everyday_wording.txt"))
MOST_TARGETS = 12
"""Whoever looks for more than this at once looks for nothing in particular; the longest real notions have 8 to 10."""


class Expansion(NamedTuple):
    """`folded[start:end] == source` was asked; `target` is what to look for as well."""

    source: str
    target: str
    start: int
    end: int


class Synonyms:
    """Term → what else to look for, in a fixed order: its equals first."""

    def __init__(self, targets: Mapping[str, tuple[str, ...]]) -> None:
        self.targets = targets
        lengths: dict[str, set[int]] = {}
        for term in targets:
            lengths.setdefault(term[:2], set()).add(len(term))
        self._lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}

    def expansions(self, folded: str, tokens: Sequence[Token]) -> tuple[Expansion, ...]:
        """What the words of a query call for, in text order. `tokens` is the query as `Analyzer.asked` cuts it.

        From left to right the longest term is taken that begins where a word begins and ends where a word ends; so 低保 is not found
        in 降低保证金, nor 残疾 in 残疾人. A term that ends inside a word is none, however long.
        """
        ends = {token.end for token in tokens}
        found: list[Expansion] = []
        last = 0
        for token in tokens:
            start = token.start
            if start < last:
                continue
            for length in self._lengths.get(folded[start : start + 2], ()):
                source, end = folded[start : start + length], start + length
                if end in ends and source in self.targets:
                    found += [Expansion(source, target, start, end) for target in self.targets[source]]
                    last = end
                    break
        return tuple(found)


@cache
def load_synonyms() -> Synonyms:
    """The synonyms of the product, read once a process."""
    return read_synonyms(FILES)


def read_synonyms(paths: Iterable[Path]) -> Synonyms:
    """Reads the files together. Raises DataError naming file and line."""
    lines = [line for path in paths for line in _read_lines(path)]
    notions = _notions(line for line in lines if line.equal)
    arrows: dict[str, _Line] = {}
    for line in lines:
        if not line.equal:
            _add_arrow(line, notions, arrows)
    return Synonyms(_targets(lines, notions, arrows))


@dataclass(frozen=True, slots=True)
class _Line:
    """One entry: the terms of a notion, or the left side of an arrow and its right sides."""

    row: Row
    equal: bool
    terms: tuple[str, ...]


def _read_lines(path: Path) -> Iterator[_Line]:
    seen: dict[tuple[bool, str], int] = {}
    for row in read_rows(path, columns=1):
        line = _line(row)
        for term in line.terms if line.equal else line.terms[:1]:
            if (line.equal, term) in seen:
                raise row.error(f"{term!r} stands already in line {seen[line.equal, term]}: join the two lines")
            seen[line.equal, term] = row.line
        yield line


def _line(row: Row) -> _Line:
    (content,) = row.values
    equal, arrow = "=" in content, "→" in content
    if equal == arrow:
        raise row.error(f"one relation is wanted, `a = b` or `a → b, c`: {content!r}")
    parts = content.split("=") if equal else _sides(row, content)
    terms = tuple(part.strip() for part in parts)
    for term in terms:
        if len(term) < 2:
            raise row.error(f"a term has two characters or more: {content!r}")
        if fold(term).text != term:
            raise row.error(f"{term!r} is not folded; write {fold(term).text!r}")
        if terms.count(term) > 1:
            raise row.error(f"{term!r} is said to mean itself")
    return _Line(row, equal, terms)


def _sides(row: Row, content: str) -> list[str]:
    left, *rights = content.split("→")
    if len(rights) != 1:
        raise row.error(f"one arrow a line is wanted: {content!r}")
    return [left, *rights[0].split(",")]


Notions = dict[str, tuple[str, ...]]
"""Term → the terms of its notion, itself among them."""


def _notions(lines: Iterable[_Line]) -> Notions:
    notions: Notions = {}
    for line in lines:
        merged = dict.fromkeys([*(other for term in line.terms for other in notions.get(term, ())), *line.terms])
        notions |= dict.fromkeys(merged, tuple(merged))
    return notions


def _add_arrow(line: _Line, notions: Notions, arrows: dict[str, _Line]) -> None:
    """Notes the arrow for the whole notion of its left side; a notion is named by its first term."""
    source, *targets = line.terms
    notion = notions.get(source, (source,))
    if notion[0] in arrows:
        other = arrows[notion[0]].row
        raise line.row.error(f"{source!r} has an arrow already, {other.path.name}:{other.line}: join the two lines")
    for target in targets:
        if target in notion:
            raise line.row.error(f"{source!r} and {target!r} are one notion already")
        opposite = arrows.get(notions.get(target, (target,))[0])
        if opposite and any(term in notion for term in opposite.terms[1:]):
            raise line.row.error(f"{source!r} and {target!r} lead to each other: write {source} = {target}")
    arrows[notion[0]] = line


def _targets(lines: Iterable[_Line], notions: Notions, arrows: dict[str, _Line]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        for term in line.terms if line.equal else notions.get(line.terms[0], line.terms[:1]):
            notion = notions.get(term, (term,))
            rights = arrows[notion[0]].terms[1:] if notion[0] in arrows else ()
            found[term] = tuple(target for target in (*notion, *rights) if target != term)
            if len(found[term]) > MOST_TARGETS:
                raise line.row.error(f"a search for {term!r} would look for {len(found[term])} terms more; {MOST_TARGETS} is the most")
    return found
