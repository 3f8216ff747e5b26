"""The command line, as people run it."""

import json
import subprocess
import sys

from tests.conftest import ROOT


def run(*arguments: str, stdin: bytes = b"", encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "analyzers", *arguments],
        check=False,
        capture_output=True,
        cwd=ROOT,
        input=stdin,
        env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "1"},
    )


def test_a_table() -> None:
    done = run("explain", "義烏低保")
    assert done.returncode == 0
    assert "最低生活保障" in done.stdout.decode()


def test_json_from_standard_input() -> None:
    done = run("explain", "-", "--json", stdin="義烏低保\n".encode())
    assert json.loads(done.stdout)["folded"] == "义乌低保"


def test_input_of_another_encoding_is_a_clear_error() -> None:
    done = run("explain", "-", stdin="义乌".encode("gb18030"))
    assert done.returncode == 2
    assert "not UTF-8" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_terminal_of_another_encoding() -> None:
    assert run("explain", "低保", encoding="ascii").returncode == 0


def test_wrong_usage() -> None:
    assert run("explain").returncode == 2
    assert run().returncode == 2
    assert "TEXT" in run("explain", "--help").stdout.decode()
