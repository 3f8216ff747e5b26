"""Which processes of a server were lost: ended by damage that compiled code met, by a signal or by silence, not by retiring."""

from typing import Any

from search_app.shared_numbers import SharedNumbers


class Losses:
    """Told by gunicorn's hooks; `one_more` says in a process just forked whether it replaces one that was lost."""

    def __init__(self, processes: int) -> None:
        self.one_more = False
        self._processes = processes
        self._retired = SharedNumbers(1)  # a process that retires counts itself
        self._known = 0

    def note_exit(self, _: Any, worker: Any) -> None:  # noqa: ARG002 - gunicorn counts the arguments
        """`worker_exit`, which runs in a process that ends in order."""
        with self._retired.held() as retired:
            retired[0] += 1

    def note_start(self, _: Any, worker: Any) -> None:
        """`pre_fork`, which runs in the server; `worker.age` counts the processes started so far."""
        with self._retired.held() as retired:
            lost = worker.age - self._processes - int(retired[0])
        self.one_more = lost > self._known
        self._known = max(self._known, lost)
