"""The index as it is served: the live generation, opened; replaced when there is a newer one."""

import logging
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from time import monotonic

from corpus.model import Skipped
from indexer import generations, manifest, register
from indexer.engine import EngineError, Reader
from indexer.engines import ENGINES
from indexer.manifest import Manifest, OtherVersion

log = logging.getLogger(__name__)

ATTEMPTS = 5
"""How often a generation that vanished while it was being opened is followed by a newer one, before that is called a fault."""


class IndexUnavailable(EngineError):  # noqa: N818 - `raise IndexUnavailable(...)` says it all
    """There is no index that could be served; the message says what is wrong and which command mends it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened generation. `warning` says why it is not the one that should be served, None when it is; `instead_of` is that one, where it
    is damaged."""

    generation: Path
    reader: Reader
    manifest: Manifest
    warning: str | None = None
    instead_of: Path | None = None


class LiveIndex:
    """The live generation of an index directory. Safe to share between threads.

    A request takes `reader` once and keeps it: `refresh` replaces the reader and leaves the old one, which lives as long as
    somebody uses it. It looks for a newer one at most once in `interval` seconds.
    """

    def __init__(self, directory: Path, fingerprint: str, opened: Opened, interval: float = 0.0) -> None:
        self.directory = directory
        self._fingerprint = fingerprint
        self._opened = opened
        self._served = _identity(opened.generation)
        self._damaged = _identity(opened.instead_of)  # of the live generation, while that is not worth another try
        self._refreshing = Lock()
        self._interval = interval
        self._looked = monotonic()

    @property
    def reader(self) -> Reader:
        return self._opened.reader

    @property
    def manifest(self) -> Manifest:
        return self._opened.manifest

    @property
    def warning(self) -> str | None:
        """What readiness should tell: why an older state is served than the newest on disk; None when all is well."""
        return self._opened.warning

    def skipped(self) -> tuple[Skipped, ...]:
        """The files, or parts of them, that gave nothing to the index, each with the reason. Reads the whole register of sources."""
        return register.skipped(register.read(self._opened.generation))

    def refresh(self) -> bool:
        """Turns to the newest generation, if there is a newer one; True when it did. Costs one small read otherwise, and nothing where
        that was done less than `interval` seconds ago.

        A newer generation that cannot be opened is reported in `warning` and the log, and the old one stays; it is tried again.
        """
        if monotonic() - self._looked < self._interval or not self._refreshing.acquire(blocking=False):
            return False
        self._looked = monotonic()
        try:
            live = pointer_of(self.directory).current
            found = _identity(live)
            if found == self._damaged:
                return False
            if found == self._served:
                self._opened = replace(self._opened, warning=None)
                return False
            self._turn_to(open_generation(self.directory, live, self._fingerprint))
            self._damaged = None
        except EngineError as error:
            self._stay(f"{error}; still serving {self._opened.generation.name}")
            return False
        else:
            return True
        finally:
            self._refreshing.release()

    def _turn_to(self, opened: Opened) -> None:
        self._opened = opened
        self._served = _identity(opened.generation)

    def _stay(self, warning: str) -> None:
        if warning != self._opened.warning:
            log.error("%s", warning)
        self._opened = replace(self._opened, warning=warning)

    def give_up(self, reader: Reader, error: EngineError) -> bool:
        """Turns to the generation before the live one, since `reader` met damage while it answered; True when it did.

        What a look at the sizes cannot see shows here. The generation before is verified by its checksums: what harmed one may have
        harmed both.
        """
        with self._refreshing:
            pointer = _pointer(self.directory)
            broken = self._opened.generation
            if reader is not self._opened.reader or pointer is None or pointer.current != broken:
                return False
            try:
                self._turn_to(_open_previous(self.directory, pointer, self._fingerprint, error))
            except EngineError as other:
                self._stay(str(other))
                return False
            finally:
                self._damaged = _identity(broken)
            return True

    def close(self) -> None:
        self._opened.reader.close()


def _identity(generation: Path | None) -> tuple[Path, int, int] | None:
    """What tells a generation from another of its name: an index that was removed and made anew counts from one again. None when it is
    gone."""
    try:
        status = generation.stat() if generation else None
    except OSError:
        return None
    return (generation, status.st_ino, status.st_ctime_ns) if generation and status else None


def open_index(directory: Path, fingerprint: str, interval: float = 0.0, *, thorough: bool = False) -> LiveIndex:
    """Opens the live generation of the index in `directory`; where that one is damaged, the one before it, with a warning.

    `fingerprint` is the analyser's: an index made with another would answer wrongly, and is refused; `interval` is that of `LiveIndex`.
    Files are verified by their sizes, small ones by checksums, or `thorough`ly, by checksums, which reads them all: kernels trust what
    they are given, so that damage inside a file can end the process. Raises IndexUnavailable.
    """
    return LiveIndex(directory, fingerprint, _open_live(directory, fingerprint, thorough), interval)


def _open_live(directory: Path, fingerprint: str, thorough: bool) -> Opened:
    for _ in range(ATTEMPTS):
        try:
            pointer = pointer_of(directory)
        except EngineError as error:
            return _open_newest(directory, fingerprint, error)
        try:
            return open_generation(directory, pointer.current, fingerprint, thorough=thorough)
        except IndexUnavailable:
            raise
        except EngineError as error:
            if _pointer(directory) == pointer:  # it is damaged; had the pointer moved, a writer would have swept it away meanwhile
                return _open_previous(directory, pointer, fingerprint, error)
    raise IndexUnavailable(f"{directory}: the index is being replaced too quickly to be opened; try again")


def open_generation(directory: Path, generation: Path, fingerprint: str, *, thorough: bool = False) -> Opened:
    """Opens one generation after a look at its manifest and its files (`manifest.faults`). EngineError when it
    is damaged, IndexUnavailable when another version of the program made it."""
    try:
        found = manifest.read(generation)
    except OtherVersion as error:
        raise IndexUnavailable(f"{error}: {_mend(directory)}") from error
    if found.engine not in ENGINES:
        raise IndexUnavailable(f"{generation}: made for the engine {found.engine!r}, which is not here: {_mend(directory)}")
    if found.analyzer != fingerprint:
        raise IndexUnavailable(f"{generation}: made with another version of the text analysis: {_mend(directory)}")
    try:
        for fault in manifest.faults(generation, found, thorough):
            raise EngineError(fault)
        return Opened(generation, ENGINES[found.engine].open(generation), found)
    except OSError as error:
        raise EngineError(f"{generation}: cannot be read ({error})") from error


def pointer_of(directory: Path) -> generations.Pointer:
    """The pointer of an index. EngineError where it is missing or damaged, IndexUnavailable where there is no index at all."""
    pointer = generations.read_pointer(directory)
    if pointer is None and directory.is_dir() and generations.newest_first(directory):
        raise EngineError(f"{directory / generations.POINTER}: missing")
    if pointer is None:
        raise IndexUnavailable(f"no index in {directory}: make one with python -m indexer rebuild PATH --index {directory}")
    return pointer


def _open_newest(directory: Path, fingerprint: str, error: EngineError) -> Opened:
    """The newest generation that is whole, served while nothing says which one should be."""
    if isinstance(error, IndexUnavailable):
        raise error
    for generation in generations.newest_first(directory):
        with suppress(EngineError):
            opened = open_generation(directory, generation, fingerprint, thorough=True)
            return _instead(opened, f"{error}; serving {generation.name}: {_mend(directory)}")
    raise IndexUnavailable(f"{error}: {_mend(directory)}") from error


def _instead(opened: Opened, warning: str, damaged: Path | None = None) -> Opened:
    """`opened`, served instead of what should be."""
    log.error("%s", warning)
    return replace(opened, warning=warning, instead_of=damaged)


def _open_previous(directory: Path, pointer: generations.Pointer, fingerprint: str, error: EngineError) -> Opened:
    if pointer.previous is None:
        raise IndexUnavailable(f"{error}: {_mend(directory)}") from error
    try:
        opened = open_generation(directory, pointer.previous, fingerprint, thorough=True)
    except EngineError as second:
        raise IndexUnavailable(f"{error}; {second}: {_mend(directory)}") from second
    return _instead(opened, f"{error}; serving the generation before it: {_mend(directory)}", pointer.current)


def _pointer(directory: Path) -> generations.Pointer | None:
    try:
        return generations.read_pointer(directory)
    except EngineError:
        return None


def _mend(directory: Path) -> str:
    return f"rebuild it with python -m indexer rebuild PATH --index {directory}"
