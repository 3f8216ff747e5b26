"""What a writer may use is what the process has not in use."""

from pathlib import Path
from unittest.mock import patch

import numpy as np

from indexer.engine import MEGABYTE
from indexer.whoosh_engine import memory
from indexer.whoosh_engine.memory import SPARE, WORKING, Memory, resident


def test_it_is_shared_out() -> None:
    limit = resident() + WORKING + SPARE + 100 * MEGABYTE
    assert 40 * MEGABYTE < Memory(limit).share(0.5) < 60 * MEGABYTE
    assert not Memory(limit).is_short()
    assert Memory(0).share(0.5) == 0
    assert Memory(0).is_short()


def test_what_is_in_use_now_counts() -> None:
    size = 256 * MEGABYTE  # far more than what the process may hold in reserve, or lose to the system meanwhile
    held = np.ones(size, np.uint8)
    during = resident()
    del held
    assert during - resident() > size // 2


def test_where_the_system_does_not_tell_the_peak_does(tmp_path: Path) -> None:
    with patch.object(memory, "STATUS", tmp_path / "statm"):
        assert resident() > 0
