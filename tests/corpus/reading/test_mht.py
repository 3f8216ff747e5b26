"""Pages saved as one file."""

from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from corpus.reading.mht import read_mht
from corpus.reading.page import Unreadable

PAGE = "<html><head><title>义乌市民政局</title></head><body><h1>婚姻登记公告</h1><p>婚姻登记处迁往新址办公。</p></body></html>"


def saved(page: str, charset: str, **headers: str) -> bytes:
    file = MIMEMultipart("related")
    for name, value in headers.items():
        file[name.replace("_", "-")] = value
    file.attach(MIMEText(page, "html", charset))
    file.attach(MIMEImage(b"\x89PNG", "png"))
    return file.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_the_page_is_read_with_the_address_it_had(charset: str) -> None:
    page = read_mht(saved(PAGE, charset, Snapshot_Content_Location="https://mz.example.cn/art/1.html"))
    assert [line.text for line in page.lines] == ["婚姻登记公告", "婚姻登记处迁往新址办公。"]
    assert (page.title, page.meta["saved from"], page.markup) == ("义乌市民政局", "https://mz.example.cn/art/1.html", True)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (MIMEMultipart("related").as_bytes(), "no page in it"),
        (b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\n\n" * 6_000, "more than 5000 parts"),
        (b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(4_000)), "no page saved by a browser"),
        (b"X-A: b\n" * 30_000 + b"Content-Type: text/html\n\n<p>a</p>", "more than 20000 headers"),
    ],
    ids=["no page", "many parts", "nested", "many headers"],
)
def test_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_mht(data)
