"""The first line of a request, which gunicorn reads before anything of ours: long queries and plain Chinese in addresses."""

import re
from typing import Any
from urllib.parse import quote

from gunicorn.http.message import Request  # type: ignore[import-untyped]
from gunicorn.http.parser import RequestParser  # type: ignore[import-untyped]

LONGEST = 2**20
"""Bytes. gunicorn knows at most 8,190, too few for a query of a thousand characters too many to be told so, or no limit at all, which
would let a client fill the memory."""
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")


class LenientRequest(Request):  # type: ignore[misc]
    """Takes addresses as people type them at a command line: `curl http://…/search?q=养老` sends bytes that RFC 9112 wants as %XX."""

    def read_line(self, unreader: Any, buf: Any, limit: int = 0) -> Any:
        return super().read_line(unreader, buf, limit or LONGEST)

    def parse_request_line(self, line_bytes: bytes) -> None:
        super().parse_request_line(_NOT_ASCII.sub(lambda found: quote(found[0]).encode(), line_bytes))


def install() -> None:
    """Has the workers of this process read requests so."""
    RequestParser.mesg_class = LenientRequest
