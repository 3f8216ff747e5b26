"""How commands end."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

PROGRAM = "from analyzers.console import finish\ndef command():\n    print({printed})\n    return 1\nfinish(command)"


def started(printed: str, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PROGRAM.format(printed=printed)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_who_has_read_enough_is_no_fault(unbuffered: str) -> None:
    with started("'a' * 100_000", PYTHONUNBUFFERED=unbuffered) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)


def test_the_status_is_the_command_s_and_what_cannot_be_encoded_is_escaped() -> None:
    with started("'养老\\ud800'", PYTHONIOENCODING="ascii") as process:
        said, faults = process.communicate()
    assert (said, faults, process.returncode) == (b"\\u517b\\u8001\\ud800\n", b"", 1)
