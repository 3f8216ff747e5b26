"""`python -m tests.extraction`: how well metadata, outline and domains are read, with pinned floors.

--faults          name every wrong value
--pin             raise the floors to what was reached
--pin --lower     set them to what was reached, lower ones too: say why in the commit
"""

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.pipeline import load_resources
from tests.extraction.golden import Golden, load_golden
from tests.extraction.scoring import Tally, evaluate

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SHARED = Path(os.environ.get("SHARED", HERE.parent.parent.parent / "shared"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 1 when a measure is below its floor."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.extraction", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--faults", action="store_true", help="name every wrong value")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what was reached")
    parser.add_argument("--lower", action="store_true", help="with --pin: lower floors too")
    options = parser.parse_args(arguments)
    golden = load_golden(SHARED)
    resources = load_resources()
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    below = 0
    for part in ("own", "shared"):
        documents = [document for document in golden if document.part == part]
        if not documents:
            print(f"{part}: not here ({SHARED})")
            continue
        tallies = evaluate(documents, resources)
        below += _report(part, documents, tallies, floors.get(part, {}), faults=options.faults)
        if options.pin:
            floors[part] = _pinned(tallies, floors.get(part, {}), documents, lower=options.lower)
    if options.pin:
        FLOORS.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return 0
    return 1 if below else 0


def _report(part: str, documents: Sequence[Golden], tallies: dict[str, Tally], floors: dict[str, float], *, faults: bool) -> int:
    """Prints the table of one part; the number of measures below their floor."""
    changed = "" if floors.get("digest") in (None, digest(documents)) else " (the labels changed since the floors were pinned)"
    print(f"{part}: {len(documents)} documents{changed}")
    below = 0
    for name, tally in tallies.items():
        if not tally.wanted:
            continue
        floor = floors.get(name, 0.0)
        low = tally.value < floor - 1e-9
        below += low
        print(f"  {name:<20} {tally.value:7.4f}   {tally.right}/{tally.wanted}   floor {floor:.4f}{'   BELOW' if low else ''}")
        if faults:
            print("".join(f"      {fault}\n" for fault in tally.faults), end="")
    return below


def _pinned(tallies: dict[str, Tally], floors: dict[str, float], documents: Sequence[Golden], *, lower: bool) -> dict[str, object]:
    reached = {name: int(tally.value * 10_000) / 10_000 for name, tally in tallies.items() if tally.wanted}
    kept = {name: value if lower else max(value, floors.get(name, 0.0)) for name, value in reached.items()}
    return {"digest": digest(documents), **kept}


def digest(documents: Sequence[Golden]) -> str:
    """Of all labels, so that a change of the data is seen."""
    labels = json.dumps([[document.name, document.label] for document in documents], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(labels.encode()).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
