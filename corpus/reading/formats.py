"""Which reader reads which file: by suffix, checked against what the first bytes say."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from corpus.model import RawFile, Skipped
from corpus.reading.archive import read_archive
from corpus.reading.docx import read_docx
from corpus.reading.html import looks_like_html, read_html
from corpus.reading.jsonl import read_jsonl
from corpus.reading.markdown import looks_like_markdown, read_markdown
from corpus.reading.mht import read_mht
from corpus.reading.page import Page, Unreadable, bounded
from corpus.reading.pdf import read_pdf
from corpus.reading.text import read_text

READERS: dict[str, Callable[[bytes], Page]] = {
    ".html": read_html,
    ".htm": read_html,
    ".shtml": read_html,
    ".xhtml": read_html,
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".mht": read_mht,
    ".mhtml": read_mht,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
SUFFIXES = frozenset((*READERS, ".jsonl", ".zip"))

MOST_TOLD = 1_000
"""Lines of a file, or of a piece of one, that are named one by one when they are no documents."""
MOST_FAILED = 100_000
"""Such lines from which on it is not read any further: documents are not what it holds."""
_UNREAD = {
    ".doc": "an old Word file: save it as .docx",
    ".wps": "a WPS file: save it as .docx",
    ".rtf": "rich text: save it as .docx",
    ".xls": "a spreadsheet: save what is text in it as .docx or .html",
    ".xlsx": "a spreadsheet: save what is text in it as .docx or .html",
    ".ofd": "an OFD file: export it as PDF with a text layer or as .docx",
}
_SIGNATURES = (
    (b"%PDF-", "a PDF", {".pdf"}),
    (b"PK\x03\x04", "a zip archive or Word file", {".zip", ".docx"}),
    (b"PK\x05\x06", "a zip archive", {".zip", ".docx"}),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file", {".doc", ".wps", ".xls"}),
    (b"{\\rtf", "a rich text file", {".rtf"}),
    (b"\x89PNG", "a picture", {".png"}),
    (b"\xff\xd8\xff", "a picture", {".jpg", ".jpeg"}),
    (b"GIF8", "a picture", {".gif"}),
    (b"\x1f\x8b", "a gzip archive", {".gz", ".tgz"}),
    (b"Rar!", "a rar archive", {".rar"}),
    (b"7z\xbc\xaf", "a 7z archive", {".7z"}),
)
_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
"""How a file begins that is a zip archive, as a Word file is."""


def read(raw: RawFile) -> Iterator[tuple[str, Page] | Skipped]:
    """The pages of a file, each with its source; what cannot be read comes as `Skipped` with the reason."""
    suffix = PurePosixPath(raw.source).suffix.lower()
    try:
        _check(raw.data, suffix)
        if suffix == ".jsonl":
            yield from _read_records(raw)
        elif suffix == ".zip":
            for member in read_archive(raw):
                yield from [member] if isinstance(member, Skipped) else read(member)
        else:
            page = _reader(raw.data, suffix)(raw.data)
            if not page.lines and not page.markup:
                raise Unreadable("no text in it")
            yield raw.source, bounded(page)
    except Unreadable as reason:
        yield Skipped(raw.source, str(reason))


def _check(data: bytes, suffix: str) -> None:
    """Raises `Unreadable` for what is empty, of no known format, or not what its suffix says."""
    if not data.strip():
        raise Unreadable("empty file")
    if suffix in _UNREAD and not looks_like_html(data):
        raise Unreadable(_UNREAD[suffix])
    if suffix not in SUFFIXES and suffix not in _UNREAD:
        raise Unreadable(f"format {suffix or 'without suffix'} is not read (read are {' '.join(sorted(SUFFIXES))})")
    for signature, name, suffixes in _SIGNATURES:
        if data.startswith(signature) and suffix not in suffixes:
            raise Unreadable(f"{name} named {suffix}: save it anew, with its own suffix and without password")


def _reader(data: bytes, suffix: str) -> Callable[[bytes], Page]:
    """The reader of a suffix. Pages and Markdown are often saved as .txt, pages exported as .doc by systems that offer Word files, texts
    as .html; what sites send instead of a .pdf is a page."""
    if suffix in _UNREAD:
        return read_html
    reader = READERS[suffix]
    if (reader is read_docx and not data.startswith(_ZIPPED)) or (reader is read_pdf and data.lstrip()[:1] == b"<"):
        reader = read_text
    if reader is read_text and looks_like_markdown(data):  # which may hold tags
        return read_markdown
    if reader is read_text and looks_like_html(data):
        return read_html
    return read_text if reader is read_html and b"<" not in data else reader


def _read_records(raw: RawFile) -> Iterator[tuple[str, Page] | Skipped]:
    """Each document of a JSON Lines file, or of a piece of one; where no line is a document, that is said once."""
    documents = 0
    failed: list[Skipped] = []
    more = number = 0
    for number, page in read_jsonl(raw.data, raw.first_line):
        source = f"{raw.source}#{number}"
        if isinstance(page, Page):
            documents += 1
            yield source, bounded(page)
        elif len(failed) < MOST_TOLD:
            failed.append(Skipped(source, str(page)))
        else:
            more += 1
        if more == MOST_FAILED:
            break
    if not documents and len(failed) > 1:
        yield Skipped(raw.source, f"none of {len(failed) + more} lines is a document ({failed[0].source}: {failed[0].reason})")
        return
    yield from failed
    if more:
        yield Skipped(
            raw.source,
            f"{more} more lines up to {number} are no documents: what follows in this part of the file was not read"
            if more == MOST_FAILED
            else f"{more} more lines up to {number} are no documents",
        )
