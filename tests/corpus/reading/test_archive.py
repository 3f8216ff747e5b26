"""Archives: their members, names and limits."""

import stat
import warnings
import zipfile
from io import BytesIO

import pytest

from corpus.model import RawFile, Skipped
from corpus.reading import read
from corpus.reading.archive import read_archive


def packed(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_members_in_the_order_of_their_names() -> None:
    data = packed({"乙/b.txt": "乙文".encode(), "a.txt": "甲文".encode(), "__MACOSX/a.txt": b"x", ".DS_Store": b"x", "../../c.txt": b"c"})
    assert [item.source for item in read_archive(RawFile("d/z.zip", data))] == ["d/z.zip!/a.txt", "d/z.zip!/c.txt", "d/z.zip!/乙/b.txt"]
    pages = [item for item in read(RawFile("z.zip", data)) if isinstance(item, tuple)]
    assert [page.lines[0].text for _, page in pages] == ["甲文", "c", "乙文"]


def test_names_written_by_chinese_windows() -> None:
    data = packed({"abcd.txt": b"x"}).replace(b"abcd", "总结".encode("gbk"))
    assert [item.source for item in read_archive(RawFile("z.zip", data))] == ["z.zip!/总结.txt"]


def test_an_office_file_is_no_archive_of_documents() -> None:
    data = packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})
    assert list(read(RawFile("z.zip", data))) == [Skipped("z.zip", "an Office file named .zip: save it anew, with its own suffix")]


def test_a_member_without_a_name_is_told_and_the_others_are_read() -> None:
    data = packed({"abcd.txt": b"x", "c.txt": "丙文".encode()}).replace(b"abcd.txt", b"/" + bytes(7))
    told, (source, _) = read(RawFile("z.zip", data))
    assert told == Skipped("z.zip!/", "a member without a name: pack it again")
    assert source == "z.zip!/c.txt"


def test_a_name_comes_once_and_links_are_no_texts() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of `zipfile`, of the second name
        archive.writestr("a.txt", "甲文")
        archive.writestr("a.txt", "乙文")
        link = zipfile.ZipInfo("b.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "../secret.txt")
    items = list(read(RawFile("z.zip", file.getvalue())))
    assert [item.reason if isinstance(item, Skipped) else item[0] for item in items] == [
        "z.zip!/a.txt",
        "a second member of this name: rename it and pack it again",
        "a link: pack the file itself",
    ]


def test_what_programs_leave_behind_is_passed_over() -> None:
    data = packed({"养老/Thumbs.db": b"x", "desktop.ini": b"x", "~$a.docx": b"x", "a.txt": "甲文".encode()})
    assert [item.source for item in read_archive(RawFile("z.zip", data))] == ["z.zip!/a.txt"]
    (told,) = read(RawFile("z.zip", packed({"养老/": b""})))
    assert told == Skipped("z.zip", "no file in it")


def test_a_bad_member_does_not_stop_the_others() -> None:
    data = packed({"a.zip": b"PK", "b.doc": b"x", "c.txt": "丙文".encode()})
    items = list(read(RawFile("z.zip", data)))
    assert [isinstance(item, Skipped) for item in items] == [True, True, False]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (packed({"bomb.txt": bytes(30_000_000)}), "zip bomb"),
        (packed({"a.txt": b"x"})[:-30], "damaged"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (packed({"a.txt": b"x"}).replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"), "encrypted"),
    ],
)
def test_refused_with_a_reason(data: bytes, reason: str) -> None:
    (item,) = read(RawFile("z.zip", data))
    assert isinstance(item, Skipped)
    assert reason in item.reason
