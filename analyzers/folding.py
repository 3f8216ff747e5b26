"""Folding: what makes two spellings of the same text equal, with a map back to the text as it was written.

    original ─ characters ─ line breaks ─ digit groups ─ script ─→ folded

- characters: width, case, compatibility and radical forms, variants; invisible characters, combining marks and lone
  surrogates vanish; all white space is a blank. A character becomes one character or none: forms that NFKC would
  spell out (㈠ … ㎡ Ⅱ ⑩) have a single stand-in in `data/variants.tsv` or stay as they are. So no token ever begins
  or ends inside a character of the original.
- line breaks: between two Han characters a break with its indentation vanishes, else any run of white space is one blank
- digit groups: 1,200 → 1200
- script: Traditional → Simplified, `simplified.py`

Folding is idempotent, never raises, and is by characters alone, so it can be undone span by span: `Folded.span`.
Wording that differs between regions (身心障礙 / 残疾) is no matter of folding but of synonyms.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from analyzers.rows import read_rows
from analyzers.simplified import Simplifier, read_tables

DATA = Path(__file__).parent / "data"

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\u3005\U00020000-\U000323af"
"""Han characters, for use inside a character class: CJK and its extensions, compatibility ideographs, 〇 and 々. Written as code points:
compatibility ideographs written out become others wherever a text is normalised, and the range another."""
_ALL_HAN = re.compile(f"[{HAN}]+")

SHORT = 100
"""Characters of a text that is remembered: titles and names are folded again and again while a document is read."""
SAMPLE = 500
"""Characters of a text in which most of those to be changed are met, if there are many."""
MANY = 48
"""From so many different characters to be changed on a text is translated; fewer are replaced one by one, which is faster."""


class _Deletion(NamedTuple):
    """A step that looks at more than one character: what it finds becomes nothing or one character. A text without `sign` has none."""

    sign: str
    pattern: re.Pattern[str]
    replacement: str


_IN_LINES = (
    _Deletion("  ", re.compile("  +"), " "),
    _Deletion(",", re.compile(r",(?<=\d,)(?=\d{3}(?!\d))"), ""),  # digit groups
)
_JOINING = (
    _Deletion(" \n", re.compile(r"(?<! ) +(?=\n)"), ""),  # from the first blank of a run on, so that a run is tried once
    _Deletion("\n", re.compile(rf"\n(?<=[{HAN}]\n)[ \n]*(?=[{HAN}])"), ""),
    _Deletion("\n", re.compile(r"\n[ \n]*"), " "),
)
"""What is looked for stands first and what must stand before it behind: a pattern that begins with a character is found fast."""
_ACROSS_LINES = (*_JOINING, *_IN_LINES)


class Folded:
    """A folded text that remembers what it was made from."""

    __slots__ = ("__dict__", "_before", "_deletions", "original", "text")

    def __init__(self, text: str, original: str, deletions: Sequence[_Deletion] = _ACROSS_LINES, before: "Folded | None" = None) -> None:
        self.text = text
        self.original = original
        self._deletions = deletions
        self._before = before  # the text as it was folded before these deletions; None where they are all

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that became `text[start:end]`; an empty span stays empty.

        Characters that vanished belong to no span, unless they stood between two that remain.
        """
        if len(self.text) == len(self.original):  # no step adds characters, so none was taken away
            return start, max(start, end)
        first = self._origin(start)
        return (first, self._origin(end - 1) + 1) if start < end else (first, first)

    def position(self, offset: int) -> int:
        """Where a character of the original went: the index of the first character of `text` at or after it."""
        return offset - bisect_left(self._vanished, offset)

    def joined(self) -> "Folded":
        """The text with its lines joined: line breaks between Han characters vanish, others are blanks."""
        return Folded(_apply(_JOINING, self.text), self.original, _JOINING, self)

    def _origin(self, index: int) -> int:
        """Where a character of `text` stood in the original."""
        return index + bisect_right(self._gaps, index) if index < len(self.text) else len(self.original)

    @cached_property
    def _gaps(self) -> list[int]:
        """For each character that vanished the index in `text` before which it stood."""
        return _gaps(self._vanished)

    @cached_property
    def _vanished(self) -> list[int]:
        """The offsets of the characters of the original that vanished, ascending."""
        if len(self.text) == len(self.original):
            return []
        vanished, text = (self._before._vanished, self._before.text) if self._before else _by_characters(self.original)
        for sign, pattern, replacement in self._deletions:
            if sign not in text:
                continue
            kept = len(replacement)
            found = [index for match in pattern.finditer(text) for index in range(match.start() + kept, match.end())]
            if found and vanished:
                gaps = _gaps(vanished)
                vanished = sorted(vanished + [index + bisect_right(gaps, index) for index in found])
            elif found:
                vanished = found
            text = pattern.sub(replacement, text)
        return vanished

    def __repr__(self) -> str:
        return f"Folded({self.text!r})"


def _gaps(vanished: Iterable[int]) -> list[int]:
    """For each character that vanished the index in the folded text before which it stood."""
    return [offset - before for before, offset in enumerate(vanished)]


def _by_characters(original: str) -> tuple[list[int], str]:
    """The offsets of the characters that vanish by themselves, and the text folded by characters alone."""
    vanishing = [character for character in _characters().vanishing if character in original]
    vanished = (found.start() for character in vanishing for found in re.finditer(re.escape(character), original))
    return sorted(vanished), _characters().fold(original, _characters().met(original))


def is_han(text: str) -> bool:
    """Whether it is Han characters, one or more, and nothing else: neither kana nor Hangul, emoji or private use."""
    return _ALL_HAN.fullmatch(text) is not None


def fold(text: str) -> Folded:
    """The folded text and its map to `text`."""
    return _fold_short(text) if len(text) <= SHORT else _fold(text, _ACROSS_LINES)


@lru_cache(maxsize=256)
def _fold_short(text: str) -> Folded:
    return _fold(text, _ACROSS_LINES)


def fold_lines(text: str) -> Folded:
    """The same line by line: line breaks stay, and nothing is joined across them."""
    return _fold(text, _IN_LINES)


def folded_lines(lines: Iterable[tuple[str, str]]) -> Folded:
    """What `fold_lines` gives for lines that were folded before, each given as it is written and folded."""
    written, folded = zip(*lines, strict=True) if (lines := tuple(lines)) else ((), ())
    return Folded("\n".join(folded), "\n".join(written), _IN_LINES)


def _fold(text: str, deletions: Sequence[_Deletion]) -> Folded:
    characters, simple, simplifier = _steps()
    met = simple.met(text)
    folded = _apply(deletions, simple.fold(text, met))
    if simple.may_be_traditional(met) and not simplifier.by_characters(folded):
        folded = simplifier(_apply(deletions, characters.fold(text, met)))
    return Folded(folded, text, deletions)


def _apply(deletions: Iterable[_Deletion], text: str) -> str:
    for sign, pattern, replacement in deletions:
        if sign in text:
            text = pattern.sub(replacement, text)
    return text


_KEPT = tuple("".join(map(chr, range(*block))) for block in ((0x20, 0x41), (0x5B, 0x7F), (0x3001, 0x3003), (0x4E00, 0xA000)))
"""Blocks of characters that stay as they are unless they are variants: ASCII without capitals, the comma and stop of lists and sentences,
unified Han."""


class _Characters(dict[int, str | int]):
    """The table for `str.translate`, filled as characters are met; a character that is not changed maps to itself, since a miss is slow.

    With `simpler` each form is simplified as well. `vanishing` are the characters met that become nothing, `traditional` those whose form
    is one of `changing`, which simplifying changes.
    """

    def __init__(self, replacements: Mapping[str, str], changing: Set[str], simpler: Mapping[str, str]) -> None:
        super().__init__()
        self.vanishing: set[str] = set()
        self.traditional: set[str] = set()
        self._replacements = replacements
        self._changing = changing
        self._simpler = simpler
        variants = f"[{''.join(map(re.escape, (*replacements, *changing)))}]"
        kept = "".join(f"{re.escape(run[0])}-{re.escape(run[-1])}" for block in _KEPT for run in re.split(variants, block) if run)
        self._doubtful = re.compile(f"[^\n{kept}]")

    def met(self, text: str) -> set[str]:
        """The characters of a text that may not stay as they are, in folding or simplifying; of a long text `MANY` are enough."""
        met = set(self._doubtful.findall(text, 0, SAMPLE))
        return met if len(text) <= SAMPLE or len(met) >= MANY else met.union(self._doubtful.findall(text, SAMPLE))

    def may_be_traditional(self, met: Set[str]) -> bool:
        """Whether simplifying may change a text in which these were met, once it is folded."""
        return len(met) >= MANY or not self.traditional.isdisjoint(met)

    def fold(self, text: str, met: Set[str]) -> str:
        """`text.translate(self)`, the faster way for texts most of whose characters stay as they are; `met` are those that may not."""
        if len(met) >= MANY:
            return text.translate(self)
        for character in met:
            if (form := self[ord(character)]) != ord(character):
                text = text.replace(character, chr(form) if isinstance(form, int) else form)
        return text

    def __missing__(self, code: int) -> str | int:
        form = self._settle(chr(code))
        if not form:
            self.vanishing.add(chr(code))
        if form in self._changing:
            self.traditional.add(chr(code))
            form = self._simpler.get(form, form)
        self[code] = ord(form) if form else ""
        return self[code]

    def _settle(self, character: str) -> str:
        """The form at which another round changes nothing more: idempotence, by construction."""
        while (form := self._once(character)) != character and form:
            character = form
        return form

    def _once(self, character: str) -> str:
        if character == "\n":
            return "\n"
        if character in self._replacements:
            return self._replacements[character]
        category = unicodedata.category(character)
        if category in {"Cf", "Cs", "Mn", "Me"}:
            return ""
        if category == "Cc" or category[0] == "Z":
            return " " if character.isspace() else ""
        form = unicodedata.normalize("NFKC", character).casefold()
        if "LATIN" in unicodedata.name(character, ""):
            form = "".join(part for part in unicodedata.normalize("NFKD", form) if not unicodedata.combining(part))
        if len(form) != 1:
            form = character.lower()
        return form if len(form) == 1 else character


class _Steps(NamedTuple):
    """Folding by characters, the same and simplifying by characters, simplifying by phrases too."""

    characters: _Characters
    simple: _Characters
    simplifier: Simplifier


@cache
def _steps() -> _Steps:
    replacements = {row.values[0]: row.values[1] for name in ("radicals.tsv", "variants.tsv") for row in read_rows(DATA / name, columns=2)}
    for source, target in replacements.items():
        if len(source) != 1 or len(target) != 1:
            raise ValueError(f"{DATA}: {source!r} → {target!r}: one character each is wanted")
    replacements |= {"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"}
    simplifier = Simplifier(read_tables().settled())
    characters, simple = (_Characters(replacements, simplifier.changing, simpler) for simpler in ({}, simplifier.characters))
    return _Steps(characters, simple, simplifier)


def _characters() -> _Characters:
    return _steps().simple
