"""All processes count together, and one that is killed while it counts holds up nobody."""

import os
import signal
from collections.abc import Callable
from threading import Thread

from search_app.shared_numbers import SharedNumbers

TIMES = 2_000


def in_a_process(work: Callable[[], object]) -> int:
    pid = os.fork()
    if not pid:
        try:
            work()
        finally:
            os._exit(0)
    return pid


def count(*shared: SharedNumbers) -> None:
    for _ in range(TIMES):
        for numbers in shared:
            with numbers.held() as held:
                held[1] += 1


def test_processes_and_threads_count_together() -> None:
    one, other = SharedNumbers(2), SharedNumbers(2)

    def count_in_threads() -> None:
        threads = [Thread(target=count, args=order) for order in ((one, other), (other, one))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    for pid in [in_a_process(count_in_threads) for _ in range(2)]:
        os.waitpid(pid, 0)
    for numbers in (one, other):
        with numbers.held() as held:
            assert held[:] == [0.0, 4.0 * TIMES]


def test_a_process_killed_while_it_counts_holds_up_nobody() -> None:
    numbers = SharedNumbers(1)

    def die() -> None:
        with numbers.held():
            os.kill(os.getpid(), signal.SIGKILL)

    os.waitpid(in_a_process(die), 0)
    waiting = Thread(target=lambda: numbers.held().__enter__(), daemon=True)
    waiting.start()
    waiting.join(20)
    assert not waiting.is_alive()
