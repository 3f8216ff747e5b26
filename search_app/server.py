"""The production server: gunicorn, embedded, with what the settings say. Nothing is read from a configuration file of its own."""

import gc
import logging
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

from analyzers import load_analyzer
from indexer.engine import EngineError
from indexer.live import open_index
from search_app import request_line
from search_app.losses import Losses
from search_app.settings import Settings
from search_app.vocabulary import load_vocabulary
from search_app.web import create_app
from search_app.web.app import count_together
from search_app.web.observation import ACCESS_LOG
from search_app.web.site import suggester, take_your_time
from search_app.worker import Worker

log = logging.getLogger(__name__)

SECONDS_WITHOUT_REQUEST = 30
SECONDS_BETWEEN_LOOKS = 0.5
"""How often a process looks for a newer index: a look takes 0.1 ms, which every request would pay."""

FIRST_SEARCHES: Sequence[Mapping[str, str]] = (
    {"q": '养老 服务 "养老服务" -无'},
    {"q": '养老 OR 服务 OR "养老服务"', "sort": "newest"},
)
"""What a process asks itself before it takes requests: in a new installation a search compiles what it needs, which takes longer than a
reader's search may. These need all there is: words near each other, a phrase, what is not wanted, any of several, the order by date."""


class AddressError(Exception):
    """The host and port cannot be listened on."""


def open_app(directory: Path, settings: Settings, *, thorough: bool = False) -> Flask:
    """The application over the index in `directory`, its files verified as `open_index` says; raises `EngineError` when it cannot be
    served."""
    analyzer = load_analyzer()
    index = open_index(directory, analyzer.fingerprint, SECONDS_BETWEEN_LOOKS, thorough=thorough)
    return create_app(settings, index, analyzer, load_vocabulary())


def serve(directory: Path, host: str, port: int, settings: Settings, ready: Callable[[str], None]) -> None:
    """Serves until stopped; `ready` is told the address as soon as requests are taken.

    Index and address are tried here first, so that what is wrong with them is told before any worker starts: raises
    `EngineError`, or `AddressError`.
    """
    first = open_app(directory, settings, thorough=True)
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    _check_free(host, port)
    request_line.install()
    log_access_to(sys.stderr)

    losses = Losses(settings.workers)

    def load() -> Flask:
        """Each worker opens the index for itself: readers are cheap to open and share the page cache. Where it cannot be opened just
        now, a worker answers from the state the server started with: one that fails to start would stop them all. One that replaces a
        worker that was lost, by damage perhaps, looks at the files as closely as the server did at its start."""
        try:
            app = open_app(directory, settings, thorough=losses.one_more)
        except EngineError as error:
            log.error("%s; a process answers from the state the server started with", error)
            return first
        count_together(app, first)
        ask_first(app)
        gc.collect()
        gc.freeze()  # what is read by now stays; to look through it again and again holds up requests (full collection: 43 → 7 ms)
        return app

    def when_ready(arbiter: Any) -> None:
        for listener in arbiter.LISTENERS:
            wait_for_requests(listener.sock)
        ready(f"http://{address}")

    hooks = {"pre_fork": losses.note_start, "worker_exit": losses.note_exit, "when_ready": when_ready}
    Server(options(address, settings) | hooks, load).run()


def ask_first(app: Flask) -> None:
    """Reads dictionaries and templates, and compiles what searches need, so that no reader has to wait for them."""
    for first_search in FIRST_SEARCHES:
        with app.test_request_context("/search", query_string=first_search):
            suggester()  # is made while the first requests are answered
            take_your_time()
            with suppress(EngineError):  # requests will be told, /readyz too
                app.dispatch_request()


def wait_for_requests(listener: socket.socket) -> None:
    """Has the kernel keep back connections on which nothing was asked yet, where it can (Linux): browsers open some ahead, and each
    would hold a thread of a worker for five seconds."""
    option = getattr(socket, "TCP_DEFER_ACCEPT", None)
    if option is not None:
        listener.setsockopt(socket.IPPROTO_TCP, option, SECONDS_WITHOUT_REQUEST)


def log_access_to(stream: TextIO) -> None:
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(message)s"))
    ACCESS_LOG.handlers = [handler]
    ACCESS_LOG.setLevel(logging.INFO)
    ACCESS_LOG.propagate = False


def _check_free(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            pass
    except OSError as error:
        raise AddressError(f"cannot listen on {host} port {port} ({error.strerror}): choose another with --host or --port") from error


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn is not typed
    """gunicorn with `settings` of its own naming, and nothing from its command line or files."""

    def __init__(self, settings: Mapping[str, Any], load: Callable[[], Flask]) -> None:
        self._settings = settings
        self._load = load
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._load()


def options(address: str, settings: Settings) -> dict[str, Any]:
    return {
        "bind": address,
        "workers": settings.workers,
        "threads": settings.threads,
        "worker_class": Worker,
        "timeout": settings.timeout,
        "limit_request_line": 0,  # request_line.py has a limit of its own
        "http_parser": "python",
        "max_requests": 20_000,
        "max_requests_jitter": 2_000,
        "control_socket_disable": True,
        "proc_name": "search_app",
        "loglevel": "warning",
    }
