"""Writing that survives a crash: a file is there whole or not at all, and what was written is on the disk."""

import os
from pathlib import Path

HALF = ".half"
"""Ending of a file that is being written; one that is left over is rubbish."""


def write_file(path: Path, data: bytes) -> None:
    """Writes `data` aside, syncs it, and puts it in place by one rename."""
    half = path.with_name(path.name + HALF)
    with half.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    half.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Has the system write a file, or the entries of a folder, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
