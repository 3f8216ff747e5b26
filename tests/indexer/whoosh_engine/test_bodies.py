"""Bodies come out of their code as they went in, and a text stands in one where its bytes do."""

import tempfile
from itertools import pairwise
from pathlib import Path
from typing import cast
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.nearness import gap
from indexer.whoosh_engine import bodies, plain
from indexer.whoosh_engine.bodies import FREQUENT, SHORT, UNITS, Bodies, BodiesWriter, Code
from indexer.whoosh_engine.operations import Operations, fastest
from indexer.whoosh_engine.plain import APART
from indexer.whoosh_engine.units import Units

texts = st.lists(st.text("养老𠮷a", max_size=6) | st.text(max_size=6), max_size=8)


def opened(written: list[list[str]], folder: Path) -> Bodies:
    writer = BodiesWriter(folder / "x.bodies")
    for each in written:
        writer.add(Units.of(each))
    arrays = writer.finish()
    assert [path.name for path in folder.iterdir()] == ["x.bodies"]
    return Bodies.open(folder / "x.bodies", arrays)


@given(texts, st.data())
def test_a_text_stands_where_its_bytes_do(every: list[str], data: st.DataObject) -> None:
    wanted = data.draw(st.sampled_from(every) | st.text("养老𠮷a", max_size=2) if every else st.text(max_size=2))
    with tempfile.TemporaryDirectory() as folder, patch.object(bodies, "STEP", 3):
        found = opened([every[:3], every[3:]], Path(folder))
        pattern = found.encoded(wanted).tobytes()
        starts = [0, *found.ends.tolist()]
        assert [pattern in found.data[start:end].tobytes() for start, end in pairwise(starts)] == [wanted in text for text in every]


@given(
    st.lists(st.text("养老𠮷a", max_size=9), max_size=6), st.text("养老𠮷a", min_size=1, max_size=2), st.text("老a", min_size=1, max_size=2)
)
def test_gaps_are_those_of_the_texts(every: list[str], one: str, other: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = opened([every], Path(folder))
        asked = (found.data, found.ends, np.arange(len(every), dtype=np.uint32), found.encoded(one), found.encoded(other))
        expected = [APART if (least := gap(text, one, other)) is None else least for text in every]
        for do in (cast("Operations", plain), fastest()):
            assert do.gaps(*asked).tolist() == expected


@given(texts, st.data())
def test_what_lives_of_another_segment_is_taken_over(every: list[str], data: st.DataObject) -> None:
    alive = np.array(data.draw(st.lists(st.booleans(), min_size=len(every), max_size=len(every))), np.bool_)
    with tempfile.TemporaryDirectory() as old, tempfile.TemporaryDirectory() as new, patch.object(bodies, "STEP", 3):
        writer = BodiesWriter(Path(new) / "y.bodies")
        writer.add_living(opened([every], Path(old)), alive)
        found = Bodies.open(Path(new) / "y.bodies", writer.finish())
        expected = [text for text, living in zip(every, alive, strict=True) if living]
        starts = [0, *found.ends.tolist()]
        assert [found.data[start:end].tobytes() for start, end in pairwise(starts)] == [found.encoded(text).tobytes() for text in expected]


def test_every_unit_has_a_code_of_its_own_and_frequent_ones_are_short() -> None:
    units = np.arange(UNITS, dtype=np.uint16)
    code = Code.of_counts(np.where(units % 7 == 0, 70_000, 1))
    data, ends = code.encode(units)
    sizes = np.diff(ends, prepend=0)
    assert np.bincount(sizes).tolist() == [0, SHORT, FREQUENT - SHORT, UNITS - FREQUENT]
    assert set(units[sizes == 1].tolist()) <= set(range(0, UNITS, 7))
    decoded, begins = code.decode(data)
    assert decoded.tolist() == units.tolist()
    assert begins[1:].tolist() == ends[:-1].tolist()
