"""Archives (.zip) → the files in them, one at a time and within limits."""

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import PurePosixPath

from corpus.model import RawFile, Skipped
from corpus.reading.page import Unreadable
from corpus.sources import is_left_behind

MAX_MEMBERS = 20_000
MAX_MEMBER_BYTES = 16_000_000  # as for a file on its own, `sources.MAX_BYTES`
MAX_TOTAL_BYTES = 2_000_000_000  # of all members together; they are read one at a time
MAX_RATIO = 200  # unpacked to packed; text packs to a tenth, a bomb to a thousandth
OFFICE_PART = "[Content_Types].xml"  # which every file of Office has
MAC_FOLDER = "__MACOSX"  # in which macOS packs what its files have beside their text
DAMAGED = (
    zipfile.BadZipFile,  # a directory or a head that is none
    zlib.error,  # packed bytes that are none
    lzma.LZMAError,  # the same, packed otherwise
    struct.error,  # a record that is cut off
    EOFError,  # packed bytes that end too early
    OSError,  # bytes packed with bzip2 that are none, an offset before the file
    ValueError,  # an offset or a size that is negative
    OverflowError,  # or larger than a number of the machine
    NotImplementedError,  # a method of packing that `zipfile` does not know, an archive over several disks
)
"""What `zipfile` raises for damaged archives."""
RATIO_FROM = 1_000_000  # bytes from which the ratio tells


def check_sizes(archive: zipfile.ZipFile) -> None:
    """Raises `Unreadable` for what only an attack or a mistake packs."""
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise Unreadable(f"{len(members)} members, more than {MAX_MEMBERS}: unpack it and give the folder")
    total, packed = sum(member.file_size for member in members), sum(member.compress_size for member in members)
    if total > MAX_TOTAL_BYTES or (total > RATIO_FROM and total > MAX_RATIO * max(1, packed)):
        raise Unreadable(f"it unpacks to {total // 1_000_000} MB from {packed // 1_000} kB: refused as a zip bomb")
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("encrypted: remove the password")


def read_archive(raw: RawFile) -> Iterator[RawFile | Skipped]:
    """The members in the order of their names, as `archive.zip!/member.html`; archives inside archives are not opened."""
    try:
        with zipfile.ZipFile(BytesIO(raw.data)) as archive:
            check_sizes(archive)
            if OFFICE_PART in archive.namelist():
                raise Unreadable("an Office file named .zip: save it anew, with its own suffix")
            yield from _members(archive, raw.source)
    except DAMAGED as error:
        raise Unreadable(f"a damaged zip archive ({error}): pack it again") from None


def _members(archive: zipfile.ZipFile, source: str) -> Iterator[RawFile | Skipped]:
    seen: set[str] = set()
    for member in sorted(archive.infolist(), key=_name):
        name = _name(member)
        if not name:  # which `zipfile` itself cannot look at
            yield Skipped(f"{source}!/", "a member without a name: pack it again")
        elif name in seen:
            yield Skipped(f"{source}!/{name}", "a second member of this name: rename it and pack it again")
        elif not member.is_dir() and not any(is_left_behind(part) or part == MAC_FOLDER for part in PurePosixPath(name).parts):
            seen.add(name)
            yield _member(archive, member, f"{source}!/{name}")
    if not seen:
        raise Unreadable("no file in it")


def _name(member: zipfile.ZipInfo) -> str:
    """The name as it was meant: Chinese Windows writes GBK without saying so, which `zipfile` reads as cp437."""
    name = member.filename
    if not member.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    return "/".join(parts)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str) -> RawFile | Skipped:
    if source.lower().endswith(".zip"):
        return Skipped(source, "an archive inside an archive: unpack it")
    if stat.S_ISLNK(member.external_attr >> 16):
        return Skipped(source, "a link: pack the file itself")
    if member.file_size > MAX_MEMBER_BYTES:
        return Skipped(source, f"{member.file_size // 1_000_000} MB, more than {MAX_MEMBER_BYTES // 1_000_000} MB: split it")
    try:
        with archive.open(member) as file:
            data = file.read(MAX_MEMBER_BYTES + 1)
    except DAMAGED as error:
        return Skipped(source, f"cannot be unpacked ({error})")
    if len(data) > MAX_MEMBER_BYTES:
        return Skipped(source, "it unpacks to more than it says: refused as a zip bomb")
    return RawFile(source, data)
