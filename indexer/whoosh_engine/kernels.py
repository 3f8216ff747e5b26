"""Loops compiled by Numba. Imported only where Numba is installed."""

import logging
from collections.abc import Callable
from typing import Any

from numba import njit

_LOG = logging.getLogger(__name__)


def kernel(function: Callable[..., Any]) -> Any:
    """`function`, compiled when it is first called; the threads of a server run it side by side (`nogil`), and it has no test for a
    division by zero, which cannot happen (`error_model`).

    What was compiled is kept beside the source, in the user's cache directory, or in NUMBA_CACHE_DIR. Where none of these can be
    written, as in a service whose folders are read-only, every process compiles for itself.
    """
    try:
        return njit(cache=True, nogil=True, error_model="numpy")(function)
    except RuntimeError as error:  # Numba's “no locator available”
        _LOG.info("compiled anew in every process, since NUMBA_CACHE_DIR names no folder that can be written: %s", error)
        return njit(nogil=True, error_model="numpy")(function)


def inlined(function: Callable[..., Any]) -> Any:
    """`function` as a piece of kernels: it is copied into them, since to hand over many arrays takes longer than most pieces do."""
    return njit(nogil=True, error_model="numpy", forceinline=True)(function)
