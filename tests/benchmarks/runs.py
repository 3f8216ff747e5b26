"""What was measured, kept: each run with its date and the machine."""

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

RUNS = Path(__file__).parent / "runs"


def save(name: str, figures: dict[str, Any]) -> Path:
    """Writes a run to a file of its own, named by what was measured and when."""
    now = datetime.now(UTC)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    path = RUNS / f"{name}-{now:%Y-%m-%d-%H%M}.json"
    run = {"date": now.isoformat(timespec="seconds"), "machine": machine, **figures}
    path.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path
