"""Work beside its caller: in order, not too far ahead, and no fault is lost."""

import threading
import time

import pytest

from indexer.whoosh_engine.beside import AHEAD, Beside


def test_pieces_are_done_in_their_order_by_one_other_thread() -> None:
    done: list[tuple[int, int]] = []
    beside = Beside()
    for number in range(20):
        beside.do(lambda number=number: done.append((number, threading.get_ident())))
    beside.wait()
    beside.close()
    assert [number for number, _ in done] == [*range(20)]
    assert len({thread for _, thread in done} | {threading.get_ident()}) == 2


def test_only_a_few_pieces_wait() -> None:
    begun, gate = [], threading.Event()
    beside = Beside()

    def piece() -> None:
        begun.append(None)
        gate.wait()

    def give() -> None:
        for _ in range(AHEAD + 1):
            beside.do(piece)

    giver = threading.Thread(target=give)
    giver.start()
    giver.join(0.2)
    assert giver.is_alive()
    assert len(begun) == 1
    gate.set()
    giver.join()
    beside.close()


@pytest.mark.parametrize("times", [0, AHEAD])
def test_a_fault_is_raised_later(times: int) -> None:
    def fault() -> None:
        raise OSError("disk is full")

    beside = Beside()
    with pytest.raises(OSError, match="disk is full"):
        beside.do(fault)
        for _ in range(times):
            beside.do(time.sleep, 0)
        beside.wait()
    beside.close()


def test_closing_drops_what_has_not_begun() -> None:
    done, gate = [], threading.Event()
    beside = Beside()
    beside.do(lambda: (gate.wait(), done.append("first"))[1])
    beside.do(done.append, "second")
    threading.Timer(0.05, gate.set).start()
    beside.close()
    assert done == ["first"]
