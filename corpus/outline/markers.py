"""The marker each line of an article begins with: those that were lost or damaged restored, where their list tells, and rows of tables
without."""

import re
from collections.abc import Mapping, Sequence

from corpus.numbering import RANK, Marker, find_lost_marker, find_marker
from corpus.outline.nesting import nest_as_met
from corpus.reading.page import Line

LOOK_AHEAD = 60  # lines in which a list that begins with a lost marker has to go on
GROUP_LINES = 3  # lines in which rows follow on the name of their group, which may have groups in it
HAN_STYLES = ("han", "han_bracketed")  # styles in whose lists a number may stand in Arabic figures
_NUMBER_LOST = re.compile(r"[、．）)](?=[\u4e00-\u9fff](?:[\u4e00-\u9fff]|[，,](?=[\u4e00-\u9fff])){1,30}$)")  # 、工作要求 ）工作要求


def line_markers(lines: Sequence[Line]) -> list[Marker | None]:
    """The marker of each line; lost and damaged marks are restored where the number before is in the same list."""
    markers: list[Marker | None] = []
    last: dict[str, int] = {}  # the number reached in the lists at hand
    rows: dict[str, Marker] = {}  # the last of each style in the rows of the table above, in the order in which they were met
    style = ""  # of the marker before
    numberless = {index: found.end() for index, line in enumerate(lines) if not line.cells and (found := _NUMBER_LOST.match(line.text))}
    for index, line in enumerate(lines):
        marker = None if line.cells else find_marker(line.text)
        if marker is None and index in numberless:
            lost_style = "han_bracketed" if line.text[0] in "）)" else "han"
            if lost_style in last or len(numberless) > 1:
                marker = Marker(lost_style, last.get(lost_style, 0) + 1, numberless[index], RANK[lost_style], restored=True)
        if not line.cells and (marker is None or _is_stray_letter(marker, last)) and (lost := find_lost_marker(line.text)):
            reached = last.get(lost.style, 0)
            counts_on = lost.number == reached + 1 and (reached or _continues(lines, index, lost.style))
            marker = lost if counts_on or _skips_one(markers, lost) else marker
        row = find_marker(line.text) if line.cells else marker
        if row and (line.is_row or _goes_on_in_table(rows, row, lines, index)):
            rows.pop(row.style, None)
            rows[row.style] = row
            marker = None
        elif row or (rows and line.text.endswith("。")):
            rows.clear()
        if marker:
            if marker.style != style:
                style, rank = marker.style, marker.rank
                last = {other: number for other, number in last.items() if RANK[other] <= rank}
            last[style] = marker.number
        markers.append(marker)
    _fill_gaps(markers, lines)
    return nest_as_met(markers)


def _skips_one(markers: Sequence[Marker | None], lost: Marker) -> bool:
    """Whether a lost marker goes on with a list of such two lines above, between which stands the one whose number is lost whole."""
    if len(markers) < 2 or markers[-1] is not None or (above := markers[-2]) is None:
        return False
    return above.restored and above.style == lost.style and lost.number == above.number + 2


def _goes_on_in_table(rows: dict[str, Marker], marker: Marker, lines: Sequence[Line], index: int) -> bool:
    """Whether a line without cells among numbered rows names the group of those below it, and is one of them: 二、行政区划, below it 镇."""
    if not rows:
        return False
    counts_on = (above := rows.get(marker.style)) is not None and above.number + 1 == marker.number
    begins = marker.number == 1 and marker.rank > rows[next(reversed(rows))].rank
    return (counts_on or begins) and any(line.is_row for line in lines[index + 1 : index + 1 + GROUP_LINES])


def _fill_gaps(markers: list[Marker | None], lines: Sequence[Line]) -> None:
    """Gives `2健全…` between （一） and （三） the style of its neighbours: the one line whose number is missing there."""
    for style in HAN_STYLES:
        last: tuple[int, Marker] | None = None
        for at, marker in enumerate(markers):
            if marker is None or RANK[marker.style] > RANK[style]:
                continue
            if marker.style == style and last and marker.number == last[1].number + 2:
                missing = last[1].number + 1
                lost = {index: found for index in range(last[0] + 1, at) if (found := _arabic(lines[index])) and found.number == missing}
                firsts = any(found and found.style == "arabic" and found.number == 1 for found in markers[last[0] + 1 : at])
                if len(lost) == 1 and not firsts:
                    ((index, found),) = lost.items()
                    markers[index] = Marker(style, missing, found.end, RANK[style], restored=True)
            last = (at, marker) if marker.style == style else None


def _arabic(line: Line) -> Marker | None:
    """The Arabic number a line begins with, be its point lost."""
    marker = None if line.cells else find_marker(line.text) or find_lost_marker(line.text)
    return marker if marker and marker.style == "arabic" else None


def _is_stray_letter(marker: Marker, last: Mapping[str, int]) -> bool:
    """Whether a letter goes on with no list, so that it may be a Roman numeral: I."""
    return marker.style == "letter" and marker.number > 1 and last.get("letter") != marker.number - 1


def _continues(lines: Sequence[Line], index: int, style: str) -> bool:
    """Whether a list that begins with a lost marker goes on with 2, before a marker from further out."""
    for line in lines[index + 1 : index + LOOK_AHEAD]:
        following = find_marker(line.text) or find_lost_marker(line.text)
        if following and following.style == style:
            return following.number == 2
        if following and following.rank < RANK[style]:
            return False
    return False
