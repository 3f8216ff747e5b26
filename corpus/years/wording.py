"""The phrases by which documents tell which years they are about, as patterns (`data/year_wording.tsv`)."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.word_lists import either, read_word_lists

DATA = Path(__file__).resolve().parents[1] / "data" / "year_wording.tsv"
LISTS = ("ahead", "behind", "half", "midway", "phase", "previous", "current", "next", "whole", "part", "unit", "not_a_unit", "reported")


@cache
def load_year_wording() -> Mapping[str, re.Pattern[str]]:
    """Each list as the pattern of any of its words. Raises DataError naming file and line."""
    return {name: re.compile(either(words)) for name, words in read_word_lists(DATA, LISTS).items()}
