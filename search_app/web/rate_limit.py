"""So many requests a minute for each client; what comes beyond is told when to come back.

Clients on this machine are not limited: they are its owner, or a proxy that stands for everybody and has limits of its own.
"""

from collections.abc import Callable
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address
from math import ceil
from secrets import token_bytes
from time import monotonic
from typing import cast

from flask import Flask, Response, current_app, request

from search_app.shared_numbers import SharedNumbers
from search_app.web.errors import answer

EXTENSION = "search_app_rate_limit"
PASSED_ON = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via")
"""Headers by which a proxy tells that somebody else asks."""
FREE_ENDPOINTS = {"static", "health.healthz", "health.readyz", "observation.metrics"}

SETS, WAYS = 4_096, 4
"""Room for 16,384 clients. Where a fifth falls into a set of four, the one unseen for longest is forgotten, to its favour."""
_BUCKET = 3  # number of the client (0: free), tokens left, when that was counted


class Buckets:
    """A token bucket for each client: `per_minute` tokens at most, as many a minute come back.

    All processes count in them that are forked after they were made, and all threads. Clients are known by a number that only this run of
    the server can make of their address.
    """

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self._most = float(per_minute)
        self._a_second = per_minute / 60
        self._clock = clock
        self._salt = token_bytes(16)
        self._buckets = SharedNumbers(SETS * WAYS * _BUCKET)

    def wait(self, client: str) -> float:
        """Takes a token; 0.0, or the seconds until there is one."""
        number = 1 + int.from_bytes(blake2b(client.encode(), key=self._salt, digest_size=6).digest())  # exact as a float
        start = number % SETS * WAYS * _BUCKET
        places = range(start, start + WAYS * _BUCKET, _BUCKET)
        with self._buckets.held() as buckets:
            now = self._clock()
            at = next((at for at in places if buckets[at] == number), None)
            if at is None:
                at = min(places, key=lambda at: buckets[at + 2])
                left = self._most
            else:
                left = min(self._most, buckets[at + 1] + (now - buckets[at + 2]) * self._a_second)
            allowed = left >= 1
            buckets[at : at + _BUCKET] = [number, left - 1 if allowed else left, now]
        return 0.0 if allowed else (1 - left) / self._a_second


def prepare(app: Flask, per_minute: int) -> None:
    """Limits `app`; 0 is no limit."""
    if per_minute:
        app.extensions[EXTENSION] = Buckets(per_minute)
        app.before_request(_limit)


def _limit() -> Response | None:
    client = request.remote_addr or ""
    if request.endpoint in FREE_ENDPOINTS or asked_here():
        return None
    seconds = cast("Buckets", current_app.extensions[EXTENSION]).wait(household(client))
    if not seconds:
        return None
    refused = answer(429)
    refused.headers["Retry-After"] = str(ceil(seconds))
    return refused


def household(client: str) -> str:
    """What counts as one client: an IPv4 address, or the 64 bits of an IPv6 address that its owner cannot choose (RFC 6177)."""
    try:
        address = ip_address(client)
    except ValueError:
        return client
    if not isinstance(address, IPv6Address):
        return client
    return str(address.ipv4_mapped or address.exploded[:19])


def asked_here() -> bool:
    """Whether a program of this machine asks, for itself: a proxy that passes a request on says so."""
    return is_local(request.remote_addr or "") and not any(name in request.headers for name in PASSED_ON)


def is_local(client: str) -> bool:
    """Whether an address is one of this machine."""
    try:
        return ip_address(client).is_loopback
    except ValueError:  # a server on a Unix socket names no address
        return not client
