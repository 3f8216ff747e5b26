"""Processes that were lost are told from those that retired."""

from types import SimpleNamespace

from search_app.losses import Losses


def test_only_who_replaces_a_lost_process_is_told_so() -> None:
    losses, told = Losses(2), []
    for age, retired in ((1, False), (2, False), (3, True), (4, False), (5, True), (6, False), (7, False)):
        if retired:
            losses.note_exit(None, None)
        losses.note_start(None, SimpleNamespace(age=age))
        told.append(losses.one_more)
    assert told == [False, False, False, True, False, True, True]
