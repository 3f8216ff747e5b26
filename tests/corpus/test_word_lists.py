"""Named lists of words."""

import re
from pathlib import Path

import pytest

from analyzers.rows import DataError
from corpus.word_lists import either, read_word_lists


def test_lists_may_take_several_lines(tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    file.write_text("# of places\nplace\t市 县\nplace\t区\n", encoding="utf-8")
    assert read_word_lists(file, ("place", "body")) == {"place": ("市", "县", "区"), "body": ()}
    with pytest.raises(DataError, match=r"words\.tsv:2: 'place' is none of body"):
        read_word_lists(file, ("body",))


def test_the_longest_word_is_tried_first() -> None:
    found = re.match(either(["民政", "民政局", "(一)"]), "民政局")
    assert found is not None
    assert found[0] == "民政局"


def test_words_that_begin_alike_are_tried_together() -> None:
    assert either(["民政", "民政局", "民生"]) == "民(?:政(?:(?:局)|)|生)"


def test_something_may_part_the_characters() -> None:
    spaced = re.compile(either(["索引", "索引号"], " ?"))
    assert spaced.fullmatch("索 引 号")
    assert spaced.fullmatch("索引")
