"""Builds `places.tsv`, the names of places among the words: `python -m analyzers.data.build_places REGIONS EXCEPTIONS`.

REGIONS and EXCEPTIONS are the gazetteer's `regions.tsv` and `place_exceptions.tsv` (in `corpus/data`). As far as jieba's dictionary
lacks them, it takes the names of provinces, prefectures and counties of today (义乌市), the same without their kind (义乌), the short
forms of autonomous places (景宁县; the full names are in jieba or cut into parts that people ask for), and former names of cities
and counties.

Left out are the names that the gazetteer knows to be pieces of ordinary words or such words (市南区, 友好), and names of two
characters that are so common side by side that only a high frequency would join them (称多 of 所称多种, 两当, 市中). The frequency is
the least with which the name wins by itself, so that it loses where another cut is more probable.
"""

import argparse
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import jieba

from analyzers.rows import Row, read_rows

PLACES = Path(__file__).parent / "places.tsv"
MOST_COMMON = 20
"""The frequency above which a name of two characters would tear up ordinary text (measured on 1,500 laws: 82 for 和安 of 建设和安监)."""
LONGEST_STEM = 3
"""A longer name without its kind is a fragment (科尔沁右翼中)."""
HEAD = """\
# Names of places that jieba's dictionary lacks, made by build_places.py from the gazetteer; do not edit.
# Columns: name, frequency on jieba's scale.
"""


def place_lines(regions: Path, exceptions: Path) -> Iterator[str]:
    """The entries of `places.tsv`, in the order of the gazetteer."""
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    ambiguous = {row.values[1] for row in read_rows(exceptions, columns=3, unique=False)}
    names = dict.fromkeys(name for row in read_rows(regions) for name in _names(row))
    tokenizer.initialize()
    for name in names:
        frequency = max(1, tokenizer.suggest_freq(name))
        if name not in ambiguous and not tokenizer.FREQ.get(name) and (len(name) > 2 or frequency <= MOST_COMMON):
            yield f"{name}\t{frequency}"


def _names(row: Row) -> Iterator[str]:
    _, name, stem, former, others, *_ = row.values
    if "自治" not in name:
        yield name
    elif others != "-":
        yield others.split(" ")[0]
    if 2 <= len(stem) <= LONGEST_STEM:
        yield stem
    for entry in former.split(" ") if former != "-" else ():
        old = entry.split(":")[1]
        if len(old) > 2 and old[-1] in "市县" and "自治" not in old:
            yield old


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m analyzers.data.build_places", description="Builds places.tsv from the gazetteer.")
    parser.add_argument("regions", type=Path)
    parser.add_argument("exceptions", type=Path)
    options = parser.parse_args()
    PLACES.write_text(HEAD + "".join(f"{line}\n" for line in place_lines(options.regions, options.exceptions)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
