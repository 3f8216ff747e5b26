"""A server of our own: `python -m search_app serve` on a free port, started and stopped as an operator would."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.fetching import fetch

ROOT = Path(__file__).resolve().parent.parent.parent
FIRST_PORT, LAST_PORT = 9400, 9499
START_SECONDS = 60


def build_index(folder: Path, directory: Path) -> None:
    """Indexes `folder` into `directory` by the command the README names."""
    command = [sys.executable, "-m", "indexer", "rebuild", str(folder), "--index", str(directory)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


@contextmanager
def serving(directory: Path, **settings: str) -> Iterator[str]:
    """The address of a running server over the index in `directory`; `settings` are its environment, without the prefix."""
    port = free_port()
    environ = {name: value for name, value in os.environ.items() if not name.startswith("SEARCH_")}
    environ["SEARCH_QUERY_MILLISECONDS"] = "60000"  # a machine busy with other things is no fault of the site
    environ |= {f"SEARCH_{name.upper()}": value for name, value in settings.items()}
    command = [sys.executable, "-m", "search_app", "serve", "--index", str(directory), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_ready(address, server)
            yield address
        finally:
            server.send_signal(signal.SIGTERM)
            _, complaints = server.communicate(timeout=60)
    assert "Traceback" not in complaints, complaints


def free_port() -> int:
    for port in range(FIRST_PORT, LAST_PORT + 1):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)):
                return port
    raise AssertionError(f"no free port from {FIRST_PORT} to {LAST_PORT}")


def _wait_until_ready(address: str, server: subprocess.Popen[str]) -> None:
    last, reason = time.monotonic() + START_SECONDS, ""
    while time.monotonic() < last:
        assert server.poll() is None, server.stderr.read() if server.stderr else ""
        try:
            answer = fetch(address, "/readyz")
            if answer.status == 200:
                return
            reason = answer.text
        except OSError as error:
            reason = str(error)
        time.sleep(0.2)
    raise AssertionError(f"{address} did not get ready within {START_SECONDS} s: {reason}")
