"""Files made to harm are refused with a reason, within 2 seconds and 300 MB each, and never stop a batch."""

import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.conftest import ROOT

SECONDS, MEGABYTES = 2.0, 300
CHILD = """
import json, resource, sys, time
from pathlib import Path
from corpus.model import Skipped
from corpus.pipeline import load_resources, parse_folder
resources = load_resources()
start = time.process_time()
items = list(parse_folder([Path(sys.argv[1])], resources))
read = resource.getrusage(resource.RUSAGE_CHILDREN)  # readers that are confined to a process of their own
seconds = time.process_time() - start + read.ru_utime + read.ru_stime
status = Path("/proc/self/status").read_text()  # not ru_maxrss, which a child inherits from the process that started it
peak = max(int(status.split("VmHWM:")[1].split()[0]), read.ru_maxrss) / 1000
reasons = [item.reason if isinstance(item, Skipped) else "" for item in items]
passages = [0 if isinstance(item, Skipped) else len(item.passages) for item in items]
print(json.dumps({"seconds": seconds, "megabytes": peak, "reasons": reasons, "passages": passages}))
"""
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def zip_bomb(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", bytes(100_000_000))


def word_bomb(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 40_000_000)


def word(file: Path, body: str, doctype: str = "") -> None:
    """A Word file with this XML in its body."""
    with zipfile.ZipFile(file, "w") as archive:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        kinds = f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'
        archive.writestr(
            "[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{kinds}</Types>'
        )
        relation = (
            'Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"'
        )
        relations = "http://schemas.openxmlformats.org/package/2006/relationships"
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{relations}"><Relationship {relation}/></Relationships>')
        words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        archive.writestr("word/document.xml", f'{doctype}<w:document xmlns:w="{words}"><w:body>{body}</w:body></w:document>')


def word_with_entities(file: Path) -> None:
    word(file, "<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", f'<!DOCTYPE d [<!ENTITY a0 "bomb">{ENTITIES}]>')


def word_with_merged_cells(file: Path) -> None:
    """One long cell over very many rows, each of which would show it."""
    long = f"<w:tc><w:p><w:r><w:t>{'养老' * 140}</w:t></w:r></w:p></w:tc>"
    below = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
    word(file, f"<w:tbl><w:tr>{long}</w:tr>{below * 100_000}</w:tbl>")


def word_with_tables_in_tables(file: Path) -> None:
    inner = "<w:tbl><w:tr><w:tc>" * 80 + "<w:p><w:r><w:t>深处</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 80
    word(file, inner * 2_000)


def word_with_paragraphs(file: Path) -> None:
    word(file, "<w:p><w:r><w:t>养</w:t></w:r></w:p>" * 300_000)


def many_members(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(25_000):
            archive.writestr(f"{number}.txt", b"")


def pdf(content: bytes, filters: str, pages: int = 1) -> bytes:
    """Pages with the same packed content."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 900]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + pages))
    stream = f"<</Filter[{filters}]/Length {len(content)}>>stream\n".encode() + content + b"\nendstream"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, pages), stream, font, *[page] * pages)
    return (
        b"%PDF-1.4\n"
        + b"".join(b"%d 0 obj" % number + body + b"endobj\n" for number, body in enumerate(objects, start=1))
        + b"trailer<</Root 1 0 R>>"
    )


def written_pdf(line: bytes, lines: int, pages: int) -> bytes:
    """Pages of so many lines, each with a letter of its own before it."""
    shown = b"".join(b"1 0 0 1 9 %d Tm (%c %b) Tj " % (880 - 870 * number // lines, 97 + number % 26, line) for number in range(lines))
    return pdf(zlib.compress(b"BT /F1 9 Tf " + shown + b"ET", 9), "/FlateDecode", pages)


def endless_pdf(file: Path) -> None:
    file.write_bytes(pdf(zlib.compress(b"BT /F1 9 Tf " + b"(a) Tj " * 3_000_000 + b"ET", 9), "/FlateDecode"))


def twice_packed_pdf(file: Path) -> None:
    file.write_bytes(pdf(zlib.compress(zlib.compress(bytes(400_000_000), 9), 9), "/FlateDecode/FlateDecode"))


def drawn_pdf(file: Path) -> None:
    """Two thousand pages that say nothing and take some hundredths of a second each."""
    file.write_bytes(pdf(zlib.compress(b"0 0 m 9 9 l S " * 20_000, 9), "/FlateDecode", 2_000))


def crowded_pdf(file: Path) -> None:
    """Two thousand pages with a hundred thousand characters each."""
    file.write_bytes(written_pdf(b"a" * 1_000, 100, 2_000))


MAKERS: dict[str, Callable[[Path], object]] = {
    "bomb.zip": zip_bomb,
    "bomb.docx": word_bomb,
    "entities.docx": word_with_entities,
    "merged.docx": word_with_merged_cells,
    "tables.docx": word_with_tables_in_tables,
    "paragraphs.docx": word_with_paragraphs,
    "members.zip": many_members,
    "line.txt": lambda file: file.write_bytes(b"a" * 100_000_000),
    "line.jsonl": lambda file: file.write_bytes(b'{"text":"' + b"a" * 100_000_000 + b'"}'),
    "nested.html": lambda file: file.write_bytes(b"<div>" * 90_000 + "正文".encode() + b"</div>" * 90_000),
    "elements.html": lambda file: file.write_bytes(b"<b>x</b>" * 1_000_000),
    "attributes.html": lambda file: file.write_text("<div " + " ".join(f"a{n}=1" for n in range(40_000)) + ">x</div>"),
    "quoted.html": lambda file: file.write_text("<div " + " ".join(f'a{n}="<>"' for n in range(40_000)) + ">x</div>"),
    "nested.jsonl": lambda file: file.write_bytes(b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
    "tables.html": lambda file: file.write_bytes(b"<table>" * 100_000),
    "merged.html": lambda file: file.write_text(f"<table>{('<tr>' + ('<td rowspan=200>' + '养老' * 20) * 200) * 200}", encoding="utf-8"),
    "values.jsonl": lambda file: file.write_bytes(b'{"text":[' + b"[]," * 5_000_000 + b"1]}"),
    "objects.jsonl": lambda file: file.write_bytes(b"{}\n" * 1_000_000),
    "headers.mht": lambda file: file.write_bytes(b"a:b\n" * 2_000_000),
    "blank.txt": lambda file: file.write_bytes(b"a" + b"\n" * 10_000_000),
    "lines.txt": lambda file: file.write_text("一、甲\n（一）乙\n" * 500_000, encoding="utf-8"),
    "characters.txt": lambda file: file.write_text("朝阳区、鼓楼区、" * 500_000, encoding="utf-8"),
    "endless.pdf": endless_pdf,
    "packed.pdf": twice_packed_pdf,
    "drawn.pdf": drawn_pdf,
    "crowded.pdf": crowded_pdf,
    "truncated.pdf": lambda file: file.write_bytes(b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>"),
    "binary.txt": lambda file: file.write_bytes(bytes(range(256)) * 40_000),
    "zeros.html": lambda file: file.write_bytes(bytes(10_000_000)),
}


def parsed_in_a_child(path: Path) -> dict[str, object]:
    run = subprocess.run([sys.executable, "-c", CHILD, str(path)], cwd=ROOT, capture_output=True, text=True, check=True)
    result: dict[str, object] = json.loads(run.stdout)
    return result


@pytest.mark.parametrize("name", MAKERS)
def test_refused_in_time_and_space(name: str, tmp_path: Path) -> None:
    MAKERS[name](tmp_path / name)
    result = parsed_in_a_child(tmp_path / name)
    assert all(result["reasons"])  # type: ignore[arg-type]
    assert result["reasons"]
    assert float(str(result["seconds"])) < SECONDS
    assert float(str(result["megabytes"])) < MEGABYTES


def test_entities_of_a_page_are_not_expanded(tmp_path: Path) -> None:
    text = "全市新增老年食堂十二家，日均供餐两千余份，惠及老人三万余名。"
    (tmp_path / "a.html").write_text(f'<!DOCTYPE html [<!ENTITY a0 "bomb">{ENTITIES}]><p>{text}&a9;</p>', encoding="utf-8")
    result = parsed_in_a_child(tmp_path / "a.html")
    assert float(str(result["seconds"])) < SECONDS
    assert float(str(result["megabytes"])) < MEGABYTES


def test_lines_of_very_many_parts_are_no_rows(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(100_000, 400))
    for part in range(10_000):
        canvas.drawString(20 + part * 9, 300, "x")
        canvas.drawString(20 + part * 9 + (4 if part else 0), 280, "x")
    canvas.save()
    assert float(str(parsed_in_a_child(tmp_path / "a.pdf")["seconds"])) < SECONDS


def test_a_long_report_has_its_time(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(written_pdf(b"All the counties have canteens for the old people now.", 26, 400))
    result = parsed_in_a_child(tmp_path / "a.pdf")
    assert result["reasons"] == [""]
    assert result["passages"] > [800]  # type: ignore[operator]  # of 26 equal lines a page up to six are taken for running heads
    assert float(str(result["megabytes"])) < MEGABYTES


@pytest.mark.parametrize(
    "text",
    [
        "一、民政养老。（一）服务2023年。" * 20_000,
        "一、養老\n（一）服務\n1.長者食堂\n" * 5_000,
        "目录\n" + "".join(f"{n}、养老\n" for n in range(8_000)) * 2,
        f"{'养老' * 12}\n" * 39_000,
        "2024年5月6日\n" * 39_000,
        "一、主要工作情况 " + "1殡葬管理。" * 200_000,
    ],
    ids=["one line", "lists", "contents", "wrapped", "dates", "lost marks"],
)
def test_endless_texts_take_time_linear_in_their_length(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    result = parsed_in_a_child(tmp_path / "a.txt")
    assert result["reasons"] == [""]
    assert float(str(result["seconds"])) < SECONDS


@pytest.mark.parametrize("open_mark", ["**养老 ", "[养老](b", "__养老 ", "[养老"])
def test_marks_that_are_never_closed_take_time_linear_in_their_number(open_mark: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# 通知\n{open_mark * 30_000}\n", encoding="utf-8")
    result = parsed_in_a_child(tmp_path / "a.md")
    assert result["reasons"] == [""]
    assert float(str(result["seconds"])) < SECONDS


def test_a_long_run_of_one_character_takes_time_linear_in_its_length(tmp_path: Path) -> None:
    """Rows of dots, blanks, brackets, digits, in a text and in a title: no pattern may try each of them anew."""
    for number, character in enumerate((" ", "…", "—", "1", "(", "[", "的", "二〇", "2020年", "1月")):
        run = character * (20_000 // len(character))
        (tmp_path / f"{number}.txt").write_text(f"养老服务工作总结\n一、养老{run}老\n工作做好了。\n", encoding="utf-8")
        (tmp_path / f"{number}.md").write_text(f"# 养老{run}总结\n{run}老\n工作做好了。\n", encoding="utf-8")
        record = {"title": f"养老{run}通知", "issuer": f"义乌{run}局", "text": "工作做好了。"}
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(record), encoding="utf-8")
        head = f"<title>养老{run}通知</title><meta name=ContentSource content='义乌{run}局'>"
        (tmp_path / f"{number}.html").write_text(f"{head}<p>今年全市的养老服务工作做好了。</p>", encoding="utf-8")
    result = parsed_in_a_child(tmp_path)
    assert result["reasons"] == [""] * 40
    assert float(str(result["seconds"])) < SECONDS


def test_a_long_single_line_below_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("全市新增老年食堂十二家，日均供餐两千余份。" * 10_000, encoding="utf-8")
    result = parsed_in_a_child(tmp_path / "a.txt")
    assert result["reasons"] == [""]
    assert float(str(result["seconds"])) < SECONDS
