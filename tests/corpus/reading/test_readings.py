"""Readings that a copying program wrote behind characters."""

import pytest

from corpus.reading.html import read_html
from corpus.reading.readings import without_readings
from corpus.reading.text import read_text

COPIED = "《方案》已經(jīng)第17次常務(wù)會(huì)議研究同意，現印發(fā)你們。"


def test_they_are_taken_out_and_counted() -> None:
    text, warnings = without_readings(COPIED)
    assert text == "《方案》已經第17次常務會議研究同意，現印發你們。"
    assert warnings == ("4 readings in brackets stood behind characters (區(qū)): they were taken out",)


@pytest.mark.parametrize("read", [read_text, read_html])
def test_every_reader_of_text_does_so(read) -> None:  # type: ignore[no-untyped-def]
    assert [line.text for line in read(COPIED.encode()).lines] == ["《方案》已經第17次常務會議研究同意，現印發你們。"]


def test_letters_of_a_list_and_units_stay() -> None:
    kept = "甲类(a)重量(kg)见《办法》(试行)，ā级"
    assert without_readings(kept) == (kept, ())
