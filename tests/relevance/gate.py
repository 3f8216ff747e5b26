"""The gate: floors that a measure may not fall below, pinned in `floors.toml` together with the digest of the data.

A floor is the measure rounded down to three decimals when it was pinned. Raising it takes `--raise-floors`; lowering it takes
`--lower-floors` and a line in the commit that says why.
"""

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.relevance.metrics import LABELS, NAMES
from tests.relevance.questions import QuestionSet
from tests.relevance.report import ALL, Line

FLOORS = Path(__file__).parent / "floors.toml"
HEAD = """\
# Floors of `python -m tests.relevance --gate`: by set, then by kind of question. `data` is the SHA-256 of the files asked of, the questions
# and the judgements. Written by --raise-floors and --lower-floors; lowering one needs a line in the commit that says why.
"""

ENOUGH = 100
"""Questions a kind must have to be pinned for itself: of ten, one that moves by a rank would break the floor."""


@dataclass(frozen=True, slots=True)
class Pin:
    """What is pinned of one set: the digest of its data, and floors by kind of question and name of measure."""

    data: str
    floors: Mapping[str, Mapping[str, float]]


def read_floors(path: Path = FLOORS) -> dict[str, Pin]:
    """The pins by name of set."""
    found = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {name: Pin(each["data"], each["floors"]) for name, each in found.items()}


def write_floors(pins: Mapping[str, Pin], path: Path = FLOORS) -> None:
    """Writes what `read_floors` reads."""
    blocks = [HEAD]
    for name, pin in sorted(pins.items()):
        blocks.append(f'["{name}"]\ndata = "{pin.data}"\n')
        for kind, floors in pin.floors.items():
            values = "".join(f"{measure} = {value:.3f}\n" for measure, value in floors.items())
            blocks.append(f'["{name}".floors."{kind}"]\n{values}')
    path.write_text("\n".join(blocks), encoding="utf-8")


def failures(asked: QuestionSet, measured: Iterable[Line], pin: Pin | None) -> Iterator[str]:
    """What stands below its floor, or cannot be compared because the data are not those that the floors were pinned for."""
    if pin is None:
        yield f"{asked.name}: no floors are pinned; pin them with --raise-floors"
        return
    if pin.data != asked.digest:
        yield f"{asked.name}: the data are not those of the floors; look at the figures, then pin them with --lower-floors"
    for line in measured:
        for name, floor in pin.floors.get(line.kind, {}).items():
            value = getattr(line.measures, name)
            if value < floor:
                yield f"{line.set}, {line.kind}: {LABELS[name]} is {value:.4f}, below its floor {floor:.3f}"


def pinned(asked: QuestionSet, measured: Iterable[Line], before: Pin | None, *, lower: bool) -> Pin:
    """The floors as measured, or as they were where those are higher and `lower` does not allow it. ValueError where other
    data were pinned before, so that nothing can be compared, and `lower` does not allow that."""
    if before and before.data != asked.digest and not lower:
        raise ValueError(f"{asked.name}: the data are not those of the floors, so these may fall: pin them with --lower-floors")
    old = before.floors if before and not lower else {}
    pinned_lines = (line for line in measured if line.kind == ALL or line.questions >= ENOUGH)
    floors = {line.kind: _floors(line, old.get(line.kind, {})) for line in pinned_lines}
    return Pin(asked.digest, floors)


def _floors(line: Line, old: Mapping[str, float]) -> dict[str, float]:
    return {name: max(math.floor(getattr(line.measures, name) * 1000) / 1000, old.get(name, 0.0)) for name in NAMES}
