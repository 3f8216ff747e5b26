"""Plain HTTP, without a browser: what a program or an attacker sends, and what comes back."""

import json
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote, urlsplit

TIMEOUT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; header names in any case."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def fetch(base: str, address: str, method: str = "GET", **headers: str) -> Answer:
    """Asks the server at `base`. What `address` holds beside ASCII is percent-encoded as UTF-8, everything else is sent as it is."""
    connection = HTTPConnection(urlsplit(base).netloc, timeout=TIMEOUT_SECONDS)
    try:
        connection.request(method, quote(address, safe="/:?#[]@!$&'()*+,;=%-._~"), headers=headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        connection.close()
