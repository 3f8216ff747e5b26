"""The generations of an index: each whole in a folder of its own, one of them live, the swap between them one rename.

    index/
      live                  two lines: the name of the live generation, and of the one before it
      generation-000012/    the generation before, kept until the next swap
      generation-000013/    the live one: the engine's files, sources.json, manifest.json (written last)
      writer.lock           one writer at a time (`lock.py`)

A kill at any moment leaves `live` as it was or as it shall be; whatever else it leaves, the next writer sweeps away.
Files of a published generation never change, and no two generations share one: links would save space, but what damages a file
would then damage both generations, and the one before would be no way back.
"""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from indexer import manifest as manifests
from indexer.durable import HALF, sync, write_file
from indexer.engine import EngineError
from indexer.lock import HOLDER, LOCK
from indexer.manifest import Manifest

log = logging.getLogger(__name__)

POINTER = "live"
PREFIX = "generation-"


@dataclass(frozen=True, slots=True)
class Pointer:
    """The live generation's folder, and that of the one before it, if there is one."""

    current: Path
    previous: Path | None


def read_pointer(directory: Path) -> Pointer | None:
    """What `live` says; None where there is no index yet. EngineError where the file is damaged."""
    path = directory / POINTER
    try:
        names = path.read_text(encoding="ascii").split()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise EngineError(f"{path}: cannot be read ({error})") from error
    if not 1 <= len(names) <= 2 or not all(name.startswith(PREFIX) and name.removeprefix(PREFIX).isdigit() for name in names):
        raise EngineError(f"{path}: does not name a generation")
    return Pointer(directory / names[0], directory / names[1] if len(names) == 2 else None)


def newest_first(directory: Path) -> list[Path]:
    """The folders of all generations, finished or not."""
    return sorted(filter(_number, directory.glob(f"{PREFIX}*")), key=_number, reverse=True)


def foreign(directory: Path) -> list[str]:
    """The names of files that do not belong in an index directory; hidden ones, which systems lay down, are passed over."""
    return sorted(path.name for path in directory.iterdir() if not _is_ours(path))


def prepare(directory: Path) -> None:
    """Makes the index directory where it is missing. Refuses a directory that holds something else."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        strange = foreign(directory)
    except OSError as error:
        raise EngineError(f"{directory}: cannot be used as an index ({error.strerror}): choose another directory") from error
    if strange:
        raise EngineError(f"{directory}: holds files of something else ({strange[0]}): give --index a directory of its own")
    if not os.access(directory, os.W_OK | os.X_OK):
        raise EngineError(f"{directory}: cannot be written to: change its permissions or choose another directory")


@contextmanager
def new_generation(directory: Path, continued: Path | None = None) -> Iterator[Path]:
    """The folder of a new generation: empty, or with copies of all files of the generation it continues that its manifest names.

    Sweeps away what killed writers left, and the new folder too when the work on it fails. The caller holds the lock.
    """
    sweep(directory)
    generation = directory / f"{PREFIX}{max(map(_number, directory.iterdir()), default=0) + 1:06}"
    generation.mkdir()
    if continued:
        for name in manifests.read(continued).files:
            shutil.copyfile(continued / name, generation / name)
    try:
        yield generation
    finally:
        try:
            sweep(directory)
        except OSError as error:  # what could not be removed does no harm, and the new generation may be live already
            log.warning("%s: cannot be removed (%s); the next run tries again", error.filename, error.strerror)


def publish(directory: Path, generation: Path, manifest: Manifest, verified: Path | None = None) -> None:
    """Makes a finished generation the live one: syncs its files, writes its manifest, swaps the pointer.

    The one before it is the newest that is whole, as `verified` is known to be: a damaged one would be no way back.
    """
    for name in manifest.files:
        sync(generation / name)
    manifests.write(generation, manifest)
    sync(generation)
    sync(directory)
    others = (each for each in newest_first(directory) if each != generation)
    whole = (each for each in others if each == verified or not any(manifests.damage(each)))
    names = [generation.name, *(each.name for each in islice(whole, 1))]
    write_file(directory / POINTER, ("\n".join(names) + "\n").encode("ascii"))


def sweep(directory: Path) -> None:
    """Removes generations that are neither live nor the one before, and half-written files.

    Where the pointer is lost, the newest generation that has a manifest stays: it is what is served meanwhile.
    """
    pointer = _sound_pointer(directory)
    whole = [path for path in newest_first(directory) if (path / manifests.NAME).exists()]
    kept = {pointer.current, pointer.previous} if pointer else set(whole[:1])
    for path in directory.iterdir():
        if _number(path) and path not in kept:
            shutil.rmtree(path)
        elif path.name.endswith(HALF):
            path.unlink()


def _sound_pointer(directory: Path) -> Pointer | None:
    """The pointer; None where it is missing or damaged, which for a writer comes to the same."""
    try:
        return read_pointer(directory)
    except EngineError:
        return None


def _is_ours(path: Path) -> bool:
    return path.name in {POINTER, LOCK, HOLDER} or path.name.startswith(".") or path.name.endswith(HALF) or bool(_number(path))


def _number(path: Path) -> int:
    """The number of a generation's folder; 0 for anything else."""
    digits = path.name.removeprefix(PREFIX)
    return int(digits) if digits != path.name and digits.isdecimal() and path.is_dir() else 0
