"""How the commands of all packages end: what they print reaches its reader, or nobody reads any more."""

import io
import os
import sys
from collections.abc import Callable
from typing import NoReturn


def finish(command: Callable[[], int]) -> NoReturn:
    """Runs a command and ends the process with its exit status.

    What the encoding of standard output lacks is printed as escapes. Where its reader has read enough (`… | head`), the rest stays
    unsaid, which is no fault of the command.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status = command()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter fails at it again
        status = 0
    sys.exit(status)
