"""So many requests a minute for each client, in each process; what comes beyond is told when to come back.

Clients on this machine are not limited: they are its owner, or a proxy that stands for everybody and has limits of its own.
"""

from collections import OrderedDict
from collections.abc import Callable
from ipaddress import ip_address
from math import ceil
from threading import Lock
from time import monotonic

from flask import Flask, Response, request

from search_app.web.errors import answer

MOST_CLIENTS = 10_000
"""Clients remembered; the one unseen for longest is forgotten first, which can only be to its favour."""
FREE_ENDPOINTS = {"static", "health.healthz", "health.readyz", "observation.metrics"}


class Buckets:
    """A token bucket for each client: `per_minute` tokens at most, as many a minute come back. Safe to share between threads."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self._most = per_minute
        self._a_second = per_minute / 60
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, client: str) -> float:
        """Takes a token; 0.0, or the seconds until there is one."""
        now = self._clock()
        with self._lock:
            left, at = self._left.pop(client, (float(self._most), now))
            left = min(self._most, left + (now - at) * self._a_second)
            allowed = left >= 1
            self._left[client] = (left - 1 if allowed else left, now)
            if len(self._left) > MOST_CLIENTS:
                self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._a_second


def prepare(app: Flask, per_minute: int) -> None:
    """Limits `app`; 0 is no limit."""
    if not per_minute:
        return
    buckets = Buckets(per_minute)

    @app.before_request
    def _limit() -> Response | None:
        client = request.remote_addr or ""
        if request.endpoint in FREE_ENDPOINTS or is_local(client):
            return None
        seconds = buckets.wait(client)
        if not seconds:
            return None
        refused = answer(429)
        refused.headers["Retry-After"] = str(ceil(seconds))
        return refused


def is_local(client: str) -> bool:
    """Whether an address is one of this machine."""
    try:
        return ip_address(client).is_loopback
    except ValueError:  # a server on a Unix socket names no address
        return not client
