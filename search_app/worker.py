"""The server's worker: gunicorn's threads, and answers of our own to what is no request at all."""

from contextlib import suppress
from http import HTTPStatus
from socket import socket
from time import sleep
from typing import Any

from gunicorn import util  # type: ignore[import-untyped]
from gunicorn.http import errors  # type: ignore[import-untyped]
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

REFUSALS: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (errors.LimitRequestLine, HTTPStatus.REQUEST_URI_TOO_LONG),
    (errors.LimitRequestHeaders, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    (errors.UnsupportedTransferCoding, HTTPStatus.NOT_IMPLEMENTED),
    (errors.ParseException, HTTPStatus.BAD_REQUEST),
)
"""What a request that cannot be read is answered, the first that fits."""


HEAD_START = 0.002
"""Seconds a process that is answering leaves a new connection to one that is idle, which takes a tenth of that to wake up."""
REQUESTS_A_CONNECTION = 100
"""After that many it is closed, as Apache does by default: clients connect anew, and a process that has just started gets its part."""


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn is not typed
    """Its own answers, unlike gunicorn's, repeat nothing of the request, nor does its log, and bear the headers of the site.

    Connections fall evenly to the processes: they stay open, and one that had accepted them all would answer alone, on one core.
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._in_hand = 0  # requests, read or changed by the main thread alone

    def accept(self, listener: socket) -> None:
        if self._in_hand:
            sleep(HEAD_START)  # its threads go on answering
        super().accept(listener)  # not an error where another was faster

    def enqueue_req(self, conn: Any) -> None:
        self._in_hand += 1
        super().enqueue_req(conn)

    def finish_request(self, conn: Any, fs: Any) -> None:
        self._in_hand -= 1
        super().finish_request(conn, fs)

    def handle_request(self, req: Any, conn: Any) -> bool:
        if req.req_number >= REQUESTS_A_CONNECTION:
            req.force_close()
        kept: bool = super().handle_request(req, conn)
        return kept

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:  # noqa: ARG002 - gunicorn's signature
        status = next((status for kind, status in REFUSALS if isinstance(exc, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)
        if status is HTTPStatus.INTERNAL_SERVER_ERROR:
            self.log.exception("a request failed")
        else:
            self.log.warning("what is no request was refused (%s)", type(exc).__name__)
        with suppress(OSError):  # the client may be gone
            util.write(client, refusal(status))


def refusal(status: HTTPStatus) -> bytes:
    """The bytes of an answer that says no more than its status."""
    told = f"{status.phrase}\n".encode()
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Connection: close",
        "Content-Type: text/plain; charset=utf-8",
        f"Content-Length: {len(told)}",
        "Content-Security-Policy: default-src 'none'",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: same-origin",
    )
    return "\r\n".join(head).encode("ascii") + b"\r\n\r\n" + told
