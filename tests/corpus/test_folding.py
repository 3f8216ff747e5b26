"""The fold with a memory is the fold."""

import analyzers
from corpus.folding import LONGEST, fold


def test_it_gives_what_analyzers_gives() -> None:
    for text in ("義烏市２０２０年", "", "養" * (LONGEST + 1)):
        assert fold(text).text == analyzers.fold(text).text
        assert fold(text).span(0, 1) == analyzers.fold(text).span(0, 1)


def test_a_short_text_is_folded_once_and_a_long_one_is_not_kept() -> None:
    assert fold("婚姻登記") is fold("婚姻登記")
    assert fold("養" * (LONGEST + 1)) is not fold("養" * (LONGEST + 1))
