"""A server whose folders are read-only has nowhere to keep what was compiled, and works all the same."""

import os
import subprocess
import sys
from pathlib import Path

import indexer

PROGRAM = """
import sys
from numba.core import caching
for locator in caching.CacheImpl._locator_classes:
    locator.from_function = classmethod(lambda *_: None)  # as where nothing can be written
sys.path.insert(0, sys.argv[1])
from indexer.whoosh_engine import compiled
import numpy as np
print(compiled.intersection(np.array([1, 2, 5], np.uint32), np.array([2, 5, 9], np.uint32)).tolist())
"""


def test_without_a_place_to_keep_what_was_compiled() -> None:
    root = str(Path(indexer.__file__).parent.parent)
    run = subprocess.run([sys.executable, "-c", PROGRAM, root], capture_output=True, text=True, check=False, env=os.environ)
    assert run.stdout == "[2, 5]\n", run.stderr
