"""What a confined reader may do, and what becomes of one that does more."""

import os
import signal
from collections.abc import Callable

import pytest

from corpus.reading import Unreadable
from corpus.reading.confinement import allow, confined


def test_what_it_reads_and_refuses_comes_back() -> None:
    def refuse(data: bytes) -> str:
        raise Unreadable(f"{len(data)} bytes")

    assert confined(lambda data: [data.decode(), os.getpid() == parent], "养老".encode(), "") == ["养老", False]
    with pytest.raises(Unreadable, match="3 bytes"):
        confined(refuse, b"abc", "")


parent = os.getpid()


def busy(data: bytes) -> None:
    allow(0.05)
    while data:
        pass


def greedy(data: bytes) -> bytes:
    return data * 1_000_000_000


def crashing(_: bytes) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("read", [busy, greedy, crashing])
def test_one_that_takes_too_much_is_ended(read: Callable[[bytes], object]) -> None:
    with pytest.raises(Unreadable, match="too much"):
        confined(read, b"x", "too much: print it anew")
