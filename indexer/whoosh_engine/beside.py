"""Work that one thread does beside its caller, piece after piece in the order in which it is given."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec

Parameters = ParamSpec("Parameters")

AHEAD = 2
"""Pieces that may be given before the first must be done: enough that neither waits long for the other, few enough to bound memory."""


class Beside:
    """The fault of a piece is raised by a later `do`, or by `wait`. The thread begins with the first piece."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._given: deque[Future[None]] = deque()

    def do(self, work: Callable[Parameters, None], *arguments: Parameters.args, **named: Parameters.kwargs) -> None:
        """Gives a piece of work, when there is room for it."""
        while len(self._given) >= AHEAD:
            self._given.popleft().result()
        self._given.append(self._thread.submit(work, *arguments, **named))

    def wait(self) -> None:
        """Returns when all that was given is done."""
        while self._given:
            self._given.popleft().result()

    def close(self) -> None:
        """Ends the thread: what has not begun is dropped, the rest is waited for, however it ends."""
        self._thread.shutdown(wait=True, cancel_futures=True)
