"""The golden documents: files with what a person read in them.

- `cases/`: awkward files written for this project, each with `NAME.expected.json`
- the samples, labelled in `labels-*.jsonl`
- the reference material beside the checkout, where it is present: the seeds and the policy pages with their own labels, and
  the outlines in `outlines.jsonl`

A label holds any of the fields of `inspection.as_json`'s document (`region_code` for the region), and further `headings` (pairs
of level and heading, in order), `section_domains` (heading → domains of the passages below it), `contains` and `lacks`
(strings the text has and has not), `passages` (how many, when it is 0), and `skipped` (a part of the reason). For texts that
are not ours to copy: `heading_starts` (level and the first four characters) and `section_domains_by_ordinal`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CASES = HERE / "cases"
SAMPLES = HERE.parent.parent / "corpus" / "samples"


@dataclass(frozen=True, slots=True)
class Golden:
    """A file and its label. `part` is `own` or `shared`: the floors of each hold for themselves."""

    name: str
    file: Path
    label: dict[str, Any]
    part: str


def load_golden(shared: Path | None) -> list[Golden]:
    """All golden documents; those of `shared` only when the folder is there."""
    golden = [*_cases(), *_samples()]
    if shared is not None and shared.is_dir():
        golden += _shared(shared)
    return golden


def _cases() -> Iterator[Golden]:
    for expected in sorted(CASES.glob("*.expected.json")):
        name = expected.name.removesuffix(".expected.json")
        (file,) = (path for path in CASES.glob(f"{name}.*") if path != expected)
        yield Golden(name, file, json.loads(expected.read_text(encoding="utf-8")), "own")


def _samples() -> Iterator[Golden]:
    for labels in sorted(HERE.glob("labels-*.jsonl")):
        for label in _records(labels):
            yield Golden(label["file"], SAMPLES / label["file"], label, "own")


def _shared(shared: Path) -> Iterator[Golden]:
    outlines = {label["file"]: label for label in _records(HERE / "outlines.jsonl")}
    for folder in (shared / "seeds", shared / "corpora" / "web-pages" / "policy"):
        for label in _records(folder / "expected.jsonl"):
            yield Golden(label["file"], folder / label["file"], {**label, **outlines.get(label["file"], {})}, "shared")


def _records(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
