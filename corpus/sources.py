"""Folders and files → raw files, in a fixed order, and never outside what was given."""

import codecs
import os
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from corpus.model import RawFile, Skipped

MAX_BYTES = 16_000_000
"""Largest text or page that is opened. The longest text of the field has 3 MB; what is larger is a mistake or an attack."""
MAX_PACKED_BYTES = 64_000_000
"""The same for files with pictures in them: Word, PDF, zip."""
MAX_RECORDS_BYTES = 128_000_000
"""The same for JSON Lines, which hold many documents."""
PIECE_BYTES = 500_000
"""How much of a JSON Lines file is read together: some fifty documents, a quarter of a second's work."""
_BREAKS = {codecs.BOM_UTF16_LE: b"\n\0", codecs.BOM_UTF16_BE: b"\0\n"}
"""How lines end in UTF-16, by the byte order mark; in all other encodings it is one byte."""
LIMITS = {".jsonl": MAX_RECORDS_BYTES, ".docx": MAX_PACKED_BYTES, ".pdf": MAX_PACKED_BYTES, ".zip": MAX_PACKED_BYTES}


LOCK_FILE = "~$"
"""How the names of the files begin that Word lays beside a document while somebody writes it."""
LEFT_BY_WINDOWS = frozenset(("thumbs.db", "desktop.ini"))
PAGES = (".html", ".htm", ".mht")
COMPANIONS = ("_files", ".files", "_file")
"""How the names of the folders end in which browsers lay the pictures and scripts of a page they save beside it."""

_LIKE_A_BYTE = re.compile(r"\\+(?=x[0-9a-f]{2}|[\udc80-\udcff])")
"""Backslashes that would read as the start of a written byte, or stand before a byte to be written (PEP 383: lone surrogates)."""


class SourceError(Exception):
    """A path that was given cannot be used; the message names it and says what to do."""


def walk(paths: Iterable[Path], only: Container[str] | None = None) -> Iterator[RawFile | Skipped]:
    """The files at `paths`: folders with all they hold, by ascending name. Hidden files and folders, Word's lock files, what Windows leaves
    in folders and the companions of a saved page (`页面_files/` of `页面.html`) are passed over. Where `only` is given, files whose source
    is not in it stay closed.

    `source` is the path relative to the folder given (the name, for a file given). When several paths are given it
    begins with the name of that path, so that two folders may hold files of one name. It can be printed: see `printable`.
    A link that leads out of its folder is refused. Raises `SourceError` for a path that is missing, and for paths of which one
    lies in the other or that have one name: a document would come twice, or have the name of another.
    """
    given = list(paths)
    check(given)
    for path in given:
        prefix = f"{path.resolve().name}/" if len(given) > 1 and path.is_dir() else ""
        if path.is_dir():
            yield from _walk_folder(path, prefix, only)
        elif only is None or printable(path.name) in only:
            yield _read(path, printable(path.name), None)


def printable(name: str) -> str:
    r"""The name of a file as text that any encoding of Unicode can carry: a byte that is no UTF-8 (a name in GBK) is written `\xd1`.

    Two names never become one: where a name holds such a sign already, its backslashes are doubled.
    """
    return os.fsencode(_LIKE_A_BYTE.sub(r"\g<0>\g<0>", name)).decode("utf-8", "backslashreplace")


def check(given: Sequence[Path]) -> None:
    """Raises `SourceError` for paths that `walk` would refuse."""
    for path in given:
        if not path.exists():
            raise SourceError(f"no such file or folder: {path}")
        if not (path.is_dir() or path.is_file()):
            raise SourceError(f"neither a file nor a folder: {path}")
    for one, other in combinations(given, 2):
        if other.resolve().is_relative_to(one.resolve()) or one.resolve().is_relative_to(other.resolve()):
            raise SourceError(f"{one} and {other} hold the same files: give only the one that holds the other")
        if one.resolve().name == other.resolve().name:
            raise SourceError(f"{one} and {other} have one name, so their files could not be told apart: give the folder that holds both")


def _walk_folder(folder: Path, prefix: str, only: Container[str] | None) -> Iterator[RawFile | Skipped]:
    root = folder.resolve()
    for found in _files(folder):
        closed = isinstance(found, OSError)
        path = Path(found.filename) if isinstance(found, OSError) else found
        source = printable(prefix + path.relative_to(folder).as_posix() + ("/" if closed else ""))
        if only is not None and source not in only:
            continue
        if isinstance(found, OSError):
            yield Skipped(source, f"a folder that cannot be read, with all that is in it: {found.strerror}")
        else:
            yield _read(found, source, root)


def pieces(raw: RawFile) -> Iterator[RawFile]:
    """The file in pieces that can be read apart: JSON Lines cut between lines, so that a large one keeps several processes busy
    and none holds all its documents; any other file whole. In UTF-16, each piece has the byte order mark."""
    if not raw.source.lower().endswith(".jsonl") or len(raw.data) <= PIECE_BYTES:
        yield raw
        return
    mark = next(filter(raw.data.startswith, _BREAKS), b"")
    line_break = _BREAKS.get(mark, b"\n")
    start, line = 0, raw.first_line
    while start < len(raw.data):
        end = raw.data.find(line_break, start + PIECE_BYTES)
        end = len(raw.data) if end < 0 else end + len(line_break)
        yield RawFile(raw.source, (mark if start else b"") + raw.data[start:end], line)
        line += raw.data.count(line_break, start, end)
        start = end


def _files(folder: Path) -> Iterator[Path | OSError]:
    """All files below a folder, links to folders not followed, and the folders that cannot be read, as the error."""
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_companion(name, names))
        linked = [name for name in folders if (Path(parent) / name).is_symlink()]
        for name in sorted([*names, *linked]):
            if not is_left_behind(name):
                yield Path(parent) / name
    yield from closed


def is_left_behind(name: str) -> bool:
    """Whether a file is one that systems and programs leave beside those of people."""
    return name.startswith((".", LOCK_FILE)) or name.lower() in LEFT_BY_WINDOWS


def _is_companion(folder: str, files: Sequence[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a page that was saved beside it."""
    return any(f"{folder.removesuffix(ending)}{page}" in files for ending in COMPANIONS if folder.endswith(ending) for page in PAGES)


def _read(file: Path, source: str, root: Path | None) -> RawFile | Skipped:
    try:
        if root is not None and file.is_symlink() and not Path(os.path.realpath(file, strict=True)).is_relative_to(root):
            return Skipped(source, "a link that leads out of the folder: put the file itself there")
        if not file.is_file():
            return Skipped(source, "not a regular file (a link to a folder, a pipe or a device)")
        limit = LIMITS.get(file.suffix.lower(), MAX_BYTES)
        if (size := file.stat().st_size) > limit:
            return Skipped(source, f"{size // 1_000_000} MB, more than the {limit // 1_000_000} MB a file may have: split it")
        return RawFile(source, file.read_bytes())
    except OSError as error:
        return Skipped(source, f"cannot be read: {error.strerror or error}")
