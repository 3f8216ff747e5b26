"""Which numbered lines are headings, where each heading ends, and which are list items.

A numbered line is a heading when what follows its marker is short, or when its first sentence is (`（一）健全网络。一是…`: the
heading ends before the stop). A numbered sentence that is too long, or one of a list (`…；`), is a list item. The members
of one list are of one kind: the majority decides. Where a number is missing between two headings, and just as many
paragraphs stand there, these are the headings that lost their marker.
"""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.numbering import RANK, Marker, find_marker
from corpus.outline.markers import line_markers
from corpus.outline.run_on import find_run_on
from corpus.reading.page import Line

WHOLE_LINE = 50  # characters of a heading that fills its line
SENTENCE = 30  # characters of a heading that fills its line and ends in a full stop; one with a comma is a sentence
RUN_IN = 45  # characters of a heading that runs into its paragraph
RUN_IN_PART = 20  # the same of a chapter or section, which a sentence may cite
RUN_IN_COLON = 30  # the same before a colon
POINTS = ("han", "han_bracketed", "arabic")  # styles that number the points of a notice
UNCOUNTED = 3  # headings without number between paragraphs that are counted through
PARAGRAPH = 40  # characters that points of a notice without headings (一、各县要…。) have on average
LEAST_LEAD = 3  # characters of bold words behind a marker that are a heading
LOSING = ("han_bracketed", "arabic")  # styles whose markers get lost
_SHORT_OPENING = re.compile(r"[^，,。；：:]{2,25}[。：:]")  # 健全低保制度。, which heads its paragraph
_UNCOUNTED = re.compile(r"[\u4e00-\u9fff]{2,16}")
_STOP = re.compile(r"[。；;！!？?：:]")
_CLAUSE = re.compile(r"[，,；;：:。！!？?]")
_SHORT_SENTENCE = re.compile(rf"[^，,；;：:。！!？?]{{4,{SENTENCE}}}。")
_SHORT_CLAUSES = re.compile(r"[^，,。；：、]{2,12}(?:[，,][^，,。；：、]{2,12}){1,2}。")
_GAP = re.compile(
    r"(?P<heading>[^，。；！？,;!?\s]{2,25}(?:[，,][^，。；！？,;!?\s]{2,14})?[^，。；、！？,;!?\s\d])[ \u3000]+"
    r"(?=[^\s，。]{4,}，|[^\s，。]{8,}。)"
)
GAP_WITHIN = 30  # characters in which it stands
_ATTACHMENTS = re.compile(r"(?:附(?:件|表|錄|录)?|备?注|備?註)\s*[：:]")
_ARTICLE_TITLE = re.compile(r"[ \u3000]*(?:【[^】]{1,30}】|[〔\[（(][^）)\]〕]{2,20}[）)\]〕])")


@dataclass(slots=True)
class Numbered:
    """A line with a marker. `end` is where its heading ends, None for a list item."""

    line: int
    marker: Marker
    end: int | None


def find_numbered(lines: Sequence[Line]) -> list[Numbered]:
    """The numbered lines of an article in order, each judged, and the headings whose marker is missing."""
    markers = line_markers(lines)
    found = [Numbered(index, marker, _heading_end(lines, markers, index)) for index, marker in enumerate(markers) if marker]
    outermost = min((numbered.marker.rank for numbered in found if numbered.marker.rank >= RANK["han"]), default=0)
    for members in _running_lists(found):
        if _counts_paragraphs(members, lines):
            for member in members:
                member.end = None
            continue
        _end_at_gaps(members, lines)
        _agree(members, lines, outermost=members[0].marker.rank == outermost)
    _list_attachments(found, lines)
    return sorted([*found, *_missing(found, lines)], key=lambda numbered: numbered.line)


def _heading_end(lines: Sequence[Line], markers: Sequence[Marker | None], index: int) -> int | None:
    """Where the heading of a numbered line ends, looking at the line alone; None for a list item."""
    marker, text = markers[index], lines[index].text
    assert marker is not None  # noqa: S101 - the caller's condition, for mypy
    if marker.style == "article":
        titled = _ARTICLE_TITLE.match(text, marker.end)
        return titled.end() if titled else len(text[: marker.end].rstrip(" \u3000、：:．."))
    body = text[marker.end :].rstrip()
    if marker.end + LEAST_LEAD <= lines[index].lead <= marker.end + RUN_IN and text[lines[index].lead - 1] not in "；;，,、":
        return lines[index].lead - (text[lines[index].lead - 1] in "。：:")  # the bold words at its beginning
    if body.endswith(("；", ";")):
        return None
    if body.endswith(("？", "?")) and len(body) <= 2 * WHOLE_LINE and _has_body(markers, index):
        return len(text.rstrip())  # a question, which may be of several sentences, above its answer
    return (
        find_run_on(lines[index], marker.end, sure=True)
        or _end_at_stop(lines, markers, index)
        or find_run_on(lines[index], marker.end, sure=False)
    )


def _end_at_stop(lines: Sequence[Line], markers: Sequence[Marker | None], index: int) -> int | None:
    """Where the heading of a numbered line ends by its marks; None for a list item."""
    marker, text = markers[index], lines[index].text
    assert marker is not None  # noqa: S101 - the caller's condition, for mypy
    body = text[marker.end :].rstrip()
    stop = _STOP.search(body)
    if marker.style in ("part", "chapter", "section"):
        return _end_of_part(marker, text, body, stop)
    if stop is None:
        fits = 0 < len(body) <= WHOLE_LINE
        return len(text) if fits and (marker.rank <= RANK["han"] or _has_body(markers, index)) else None
    if stop.end() == len(body):
        return _before_stop(marker, body, stop) if _is_whole(lines, markers, index, body, stop[0]) else None
    if stop[0] in "：:":
        if len(body) <= WHOLE_LINE and not _STOP.search(body, stop.end()) and _has_body(markers, index):
            return len(text)
        if 2 < stop.start() <= RUN_IN_COLON and not re.search("[，,]", body[: stop.start()]):
            return marker.end + stop.start()
        stop = re.compile("[。；;？?]").search(body, stop.end())
    if stop is None or stop[0] in "；;" or stop.start() > RUN_IN or stop.end() == len(body):
        return None
    return _before_stop(marker, body, stop)


def _end_of_part(marker: Marker, text: str, body: str, stop: re.Match[str] | None) -> int | None:
    """The same of a chapter: the whole line, or its first sentence where it is glued to the text below (第一节 加强领导。各县要…)."""
    if stop is None or stop[0] != "。":
        return len(text) if len(body) <= WHOLE_LINE else None
    short = 2 < stop.start() <= RUN_IN_PART and not _CLAUSE.search(body, 0, stop.start())
    return _before_stop(marker, body, stop) if short else None


def _is_whole(lines: Sequence[Line], markers: Sequence[Marker | None], index: int, body: str, stop: str) -> bool:
    """Whether a line that ends with its first stop is a heading and no sentence."""
    if len(body) > WHOLE_LINE or stop in "；;" or not _has_body(markers, index):
        return False
    clauses = "，" in body or "," in body
    return stop != "。" or (len(body) <= SENTENCE and (not clauses or _heads_paragraph(lines, markers, index)))


def _heads_paragraph(lines: Sequence[Line], markers: Sequence[Marker | None], index: int) -> bool:
    """Whether （一）加强领导，精心组织。 stands above a paragraph: short clauses that are alone in their line are its heading."""
    if index + 1 == len(lines) or markers[index + 1] is not None or lines[index + 1].cells:
        return False
    clauses = _SHORT_CLAUSES.fullmatch(lines[index].text, ((marker := markers[index]) and marker.end) or 0)
    return clauses is not None and len(lines[index + 1].text) > 2 * len(lines[index].text)


def _before_stop(marker: Marker, body: str, stop: re.Match[str]) -> int:
    """A heading keeps its question mark, unless it is the beginning of garbled characters."""
    asks = stop[0] in "？?！!" and body[stop.end() : stop.end() + 1] not in ("?", "!", "！")
    return marker.end + (stop.end() if asks else stop.start())


def _has_body(markers: Sequence[Marker | None], index: int) -> bool:
    """Whether something stands below a line: a paragraph, a row, or a marker from further in."""
    if index + 1 == len(markers):
        return False
    below, marker = markers[index + 1], markers[index]
    return below is None or (marker is not None and below.rank > marker.rank)


def _lists(found: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """The lists: runs of members of one style that count on, with nothing from further out between them."""
    open_: dict[float, list[Numbered]] = {}
    for numbered in found:
        rank = numbered.marker.rank
        for inner in [other for other in open_ if other > rank]:
            yield open_.pop(inner)
        members = open_.setdefault(rank, [])
        if members and numbered.marker.number <= members[-1].marker.number:
            yield members
            members = open_[rank] = []
        members.append(numbered)
    yield from open_.values()


def _running_lists(found: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """The lists, those whose numbering runs on across their parents as one."""
    running: dict[float, list[Numbered]] = {}
    for members in sorted(_lists(found), key=lambda members: members[0].line):
        rank, first = members[0].marker.rank, members[0].marker.number
        if first > 1 and rank in running and running[rank][-1].marker.number == first - 1:
            running[rank] += members
            continue
        if rank in running:
            yield running[rank]
        running[rank] = list(members)
    yield from running.values()


def _counts_paragraphs(members: Sequence[Numbered], lines: Sequence[Line]) -> bool:
    """Whether a list counts the paragraphs of a paper through, below headings without number, as papers of Hong Kong have it."""
    if members[0].marker.style != "arabic" or not all(lines[member.line].text[-1] in "。！" for member in members):
        return False
    if 2 * sum(_SHORT_OPENING.match(lines[member.line].text, member.marker.end) is not None for member in members) > len(members):
        return False
    above = (lines[member.line - 1] for member in members if member.line)
    return sum(_UNCOUNTED.fullmatch(line.text) is not None and find_marker(line.text) is None for line in above) >= UNCOUNTED


def _agree(members: Sequence[Numbered], lines: Sequence[Line], *, outermost: bool) -> None:
    """Makes the members of a list all headings or all items, as most of them are.

    Where one runs into its paragraph and the others are a short sentence each, all are headings; in doubt too, when all can be. The points
    of a notice, which are its `outermost` list, are its parts though none has a heading: their first clause stands for it.
    """
    if len(members) < 2 or members[0].marker.rank < RANK["han"] or members[0].marker.style == "article":
        return
    headings = sum(member.end is not None for member in members)
    doubtful = headings * 2 == len(members)
    items = [(lines[member.line].text, member.marker.end) for member in members if member.end is None]
    able = all(_first_clause(text, start) is not None for text, start in items)
    runs_in = any(member.end is not None and len(lines[member.line].text) > member.end + 10 for member in members)
    sentences = all(_SHORT_SENTENCE.fullmatch(text, start) for text, start in items)
    points = (
        outermost
        and members[0].marker.style in POINTS
        and members[0].marker.number == 1
        and _are_paragraphs([lines[member.line] for member in members], lines[-1])
    )
    few = headings * 2 < len(members) and not (runs_in and sentences and able)
    if (few and not points) or (doubtful and not able):
        for member in members:
            member.end = None
    else:
        for member in members:
            if member.end is None:
                member.end = _first_clause(lines[member.line].text, member.marker.end)


def _are_paragraphs(members: Sequence[Line], last: Line) -> bool:
    """Whether numbered lines are paragraphs of sentences; the last of a text may be cut off."""
    ended = all(line.text[-1] in "。！" or line is last for line in members)
    return ended and sum(len(line.text) for line in members) >= PARAGRAPH * len(members)


def _end_at_gaps(members: Sequence[Numbered], lines: Sequence[Line]) -> None:
    """Ends the headings of a list that a space alone parts from their text: （一）社会救助 全年发放低保金…，…。"""
    if len(members) < 2:
        return
    gaps = [_gap(lines[member.line].text, member.marker.end) for member in members]
    if sum(gap is not None for gap in gaps) * 2 > len(members):
        for member, gap in zip(members, gaps, strict=True):
            member.end = gap.end("heading") if gap else member.end


def _gap(text: str, start: int) -> re.Match[str] | None:
    return _GAP.match(text, start) if " " in text[start : start + GAP_WITHIN] else None


def _list_attachments(found: Sequence[Numbered], lines: Sequence[Line]) -> None:
    """The lines that go on with `附件：1.…` or `注：1.…` name attachments or explain a table, and head nothing."""
    last = -2
    for numbered in found:
        if numbered.marker.style != "arabic":
            continue
        above = lines[numbered.line - 1].text if numbered.line else ""
        if numbered.line - 1 == last or _ATTACHMENTS.match(above):
            numbered.end = None
            last = numbered.line


def _first_clause(text: str, start: int) -> int | None:
    """The end of the first clause as a heading, of what stands before a gap, or of the whole short line; None where it is too long."""
    if text.endswith(("；", ";")):
        return None
    if gap := _gap(text, start):
        return gap.end("heading")
    clause = _CLAUSE.search(text, start)
    end = clause.start() if clause else len(text)
    return end if 4 <= end - start <= RUN_IN else None


def _missing(found: Sequence[Numbered], lines: Sequence[Line]) -> Iterator[Numbered]:
    """Headings whose marker was lost: paragraphs between two headings of a list, or before the second, as many as numbers are missing."""
    headings = [numbered for numbered in found if numbered.end is not None]
    if not any(numbered.marker.style in LOSING for numbered in headings):
        return
    numbered_lines = [numbered.line for numbered in found]
    taken = set(numbered_lines)
    for members in _lists(headings):
        if members[0].marker.style not in LOSING:
            continue
        above = bisect_left(numbered_lines, members[0].line)
        before = [(numbered_lines[above - 1], 0, True, members[0])] if above else []
        between = [(left.line, left.marker.number, _runs_in(left, lines), right) for left, right in itertools.pairwise(members)]
        for line, number, runs_in, right in [*before, *between]:
            gap = range(line + 1, right.line)
            if not runs_in or len(gap) != right.marker.number - number - 1 or any(at in taken or lines[at].cells for at in gap):
                continue
            ends = [_first_clause(lines[at].text, 0) for at in gap]
            if all(end is not None and len(lines[at].text) > end for at, end in zip(gap, ends, strict=True)):
                for offset, (at, end) in enumerate(zip(gap, ends, strict=True), start=1):
                    yield Numbered(at, right.marker._replace(number=number + offset, end=0, restored=True), end)


def _runs_in(member: Numbered, lines: Sequence[Line]) -> bool:
    """Whether a heading runs into its paragraph, so that the next paragraphs are not its body."""
    return member.end is not None and len(lines[member.line].text) > member.end + 10
