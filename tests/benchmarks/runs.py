"""What was measured, kept: each run with its date, commit, machine and load. Only figures of one hour on one machine can be compared."""

import json
import os
import platform
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

RUNS = Path(__file__).parent / "runs"


def save(name: str, figures: Mapping[str, Any]) -> None:
    """Writes a run to a file of its own, named by what was measured and when."""
    path = RUNS / f"{name}-{datetime.now(UTC):%Y-%m-%d-%H%M}.json"
    path.write_text(json.dumps({**_circumstances(), **figures}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def append(name: str, figures: Mapping[str, float]) -> None:
    """Adds a run of a few figures to the file `name.json`, one line a run."""
    path = RUNS / f"{name}.json"
    runs = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    runs.append({**_circumstances(), **{figure: round(value, 3) for figure, value in figures.items()}})
    path.write_text("[\n" + ",\n".join(json.dumps(run, ensure_ascii=False) for run in runs) + "\n]\n", encoding="utf-8")


def _circumstances() -> dict[str, Any]:
    head = subprocess.run(("git", "rev-parse", "--short", "HEAD"), cwd=ROOT, capture_output=True, text=True, check=False)
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": head.stdout.strip(),
        "machine": f"{platform.machine()}, {platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "load": round(os.getloadavg()[0], 1),
    }
