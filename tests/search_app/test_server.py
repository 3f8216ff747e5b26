"""The real server over a real index: starts, answers, takes long addresses, follows a rebuild."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from search_app.settings import Settings
from search_app.worker import REQUESTS_A_CONNECTION

UNHURRIED = 60_000
"""Milliseconds: a machine busy with other things is no fault of the server."""
ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = "义乌市民政局2023年工作总结\n一、养老服务\n新建养老服务中心12家，发放养老服务补贴320万元。\n二、社会救助\n发放低保金3600万元。\n"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def run_text(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    (folder / "documents").mkdir()
    (folder / "documents" / "yiwu.txt").write_text(TEXT, encoding="utf-8")
    made = run("indexer", "rebuild", str(folder / "documents"), "--index", str(folder / "index"))
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture(scope="module")
def port(built: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    chosen = {"TRUSTED_PROXIES": 1, "REQUESTS_PER_MINUTE": 5, "WORKERS": 2, "QUERY_MILLISECONDS": UNHURRIED}
    (built / "search.env").write_text("".join(f"SEARCH_{name}={value}\n" for name, value in chosen.items()), encoding="utf-8")
    settings = ["--settings", str(built / "search.env")]
    command = [sys.executable, "-m", "search_app", *settings, "serve", "--index", str(built / "index"), "--port", str(number)]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        wait_for(number, server)
        yield number
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=40) == 0
        assert server.stderr is not None
        server.stderr.close()


def wait_for(port: int, server: subprocess.Popen[str]) -> None:
    for _ in range(300):
        assert server.poll() is None, server.stderr.read() if server.stderr else ""
        try:
            if get(port, "/readyz")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    pytest.fail("the server did not come up")


def get(port: int, address: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", address, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_pages_and_api_are_served(port: int) -> None:
    status, body = get(port, "/api/v1/search?q=" + quote("養老服務"))
    assert (status, json.loads(body)["total"]) == (200, 1)
    status, html = get(port, "/search?q=" + quote("养老服务"))
    assert status == 200
    assert "<mark>养老服务</mark>" in html


ASKED_AFTER_THE_FIRST = """
import importlib, pkgutil, sys
from pathlib import Path
from numba.core.dispatcher import Dispatcher
from indexer.whoosh_engine import compiled
from search_app.server import ask_first, open_app
from search_app.settings import Settings

def compiled_by_now():
    modules = [importlib.import_module(f"{compiled.__name__}.{found.name}") for found in pkgutil.iter_modules(compiled.__path__)]
    return {id(one): len(one.signatures) for module in modules for one in vars(module).values() if isinstance(one, Dispatcher)}

app = open_app(Path(sys.argv[1]), Settings())
ask_first(app)
before = compiled_by_now()
for asked in ("q=养老服务 补贴", 'q="养老服务" OR 低保', "q=养老 -补贴", "q=养老&sort=oldest&year=2023", "q=title:义乌*", "q="):
    assert app.test_client().get(f"/search?{asked}").status_code == 200
assert compiled_by_now() == before
"""


def test_nothing_is_compiled_while_a_reader_waits(built: Path) -> None:
    pytest.importorskip("numba")
    asked = run_text(ASKED_AFTER_THE_FIRST, str(built / "index"))
    assert asked.returncode == 0, asked.stderr


def test_an_address_of_ninety_thousand_bytes_gets_our_answer(port: int) -> None:
    status, body = get(port, "/api/v1/search?lang=en&q=" + quote("养" * 10_000))
    assert status == 422
    assert f"at most {Settings().max_query_chars}" in json.loads(body)["error"]["faults"][0]["message"]


def test_an_address_as_it_is_typed_is_understood(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall("GET /api/v1/search?q=養老服務&city=义乌市 HTTP/1.0\r\n\r\n".encode())
        answer = connection.makefile("rb").read().decode()
    assert " 200 " in answer.splitlines()[0]
    assert '"total":1' in answer


def test_an_address_without_end_is_refused(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection, suppress(ConnectionError):
        connection.sendall(b"GET /search?q=" + b"a" * 3_000_000)  # refused on the way, and then nobody listens
        assert b" 414 " in connection.recv(1_000)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"<script>alert(1)</script>\r\n\r\n", 400),
        (b"GE<T>T / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 20_000 + b"\r\n\r\n", 431),
    ],
)
def test_what_is_no_request_is_refused_without_an_echo(port: int, sent: bytes, status: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(sent)
        answer = b"".join(iter(lambda: client.recv(65_536), b"")).decode()
    head, _, body = answer.partition("\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ")
    assert "Content-Security-Policy: default-src 'none'" in head
    assert body.strip() == head.splitlines()[0].split(" ", 2)[2]


def test_connections_that_ask_nothing_hold_nobody_up(port: int) -> None:
    idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(30)]
    try:
        started = time.monotonic()
        assert get(port, "/healthz")[0] == 200
        assert time.monotonic() - started < (4 if hasattr(socket, "TCP_DEFER_ACCEPT") else 60)
    finally:
        for connection in idle:
            connection.close()


def test_connections_fall_to_all_processes(port: int) -> None:
    wait_until_all_listen(port)
    for _ in range(20):
        before = sockets_of(port)
        unfinished = [socket.create_connection(("127.0.0.1", port)) for _ in range(8)]
        try:
            for connection in unfinished:
                connection.sendall(b"GET /healthz HTTP/1.1\r\n")
            time.sleep(0.2)
            taken = [len(sockets - before[worker]) for worker, sockets in sockets_of(port).items()]
        finally:
            for connection in unfinished:
                connection.close()
        assert sum(taken) == 8
        assert min(taken) >= 2
        time.sleep(0.1)


def test_a_connection_is_closed_after_so_many_requests(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for number in range(1, REQUESTS_A_CONNECTION + 1):
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        assert answer.read()
        assert answer.will_close == (number == REQUESTS_A_CONNECTION)


def test_all_processes_count_the_requests_of_a_client(port: int) -> None:
    together = [get(port, "/robots.txt", **{"X-Forwarded-For": "203.0.113.9"})[0] for _ in range(12)]
    assert together == [200] * 5 + [429] * 7


def test_a_rebuilt_index_is_served_without_a_restart(port: int, built: Path) -> None:
    (built / "documents" / "second.txt").write_text(TEXT.replace("义乌", "慈溪"), encoding="utf-8")
    assert run("indexer", "update", str(built / "documents"), "--index", str(built / "index")).returncode == 0
    assert json.loads(get(port, "/readyz")[1])["documents"] == 2


def test_a_process_that_starts_while_the_index_is_away_stops_nobody(port: int, built: Path) -> None:
    (built / "index").rename(built / "away")
    try:
        killed = workers(port)
        assert len(killed) == 2
        for worker in killed:
            os.kill(worker, signal.SIGKILL)
        wait_for_answer(port)
        assert json.loads(get(port, "/readyz")[1])["documents"] >= 1
    finally:
        (built / "away").rename(built / "index")
    assert get(port, "/healthz")[0] == 200


def test_a_process_that_replaces_one_finds_damage_inside_a_file(port: int, built: Path) -> None:
    assert run("indexer", "update", str(built / "documents"), "--index", str(built / "index")).returncode == 0
    *_, live = sorted((built / "index").glob("generation-*"))
    victim = max(live.glob("[!ms]*"), key=lambda path: path.stat().st_size)
    content = victim.read_bytes()
    middle = len(content) // 2
    victim.write_bytes(content[:middle] + b"\xa5" * 8 + content[middle + 8 :])
    for worker in workers(port):
        os.kill(worker, signal.SIGKILL)
    wait_for_answer(port)
    told = json.loads(get(port, "/readyz")[1])
    victim.write_bytes(content)
    assert f"{victim}: content has changed" in told["warning"]
    assert get(port, "/search?q=" + quote("养老服务"))[0] == 200


def workers(port: int) -> list[int]:
    """The processes whose parent serves this port."""
    parents = [path for path in Path("/proc").glob("[0-9]*/cmdline") if f"--port\0{port}\0" in path.read_text(errors="replace")]
    numbers = {int(path.parent.name) for path in parents}
    return [number for number in numbers if int(Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[1]) in numbers]


def sockets_of(port: int) -> dict[int, set[str]]:
    """The sockets that each of the `workers` has open."""
    return {worker: {target for target, _ in open_files(worker) if target.startswith("socket:")} for worker in workers(port)}


def open_files(process: int) -> Iterator[tuple[str, str]]:
    """What each file is and what the kernel tells of it; those closed meanwhile are left out."""
    for path in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):
            yield str(path.readlink()), Path(f"/proc/{process}/fdinfo/{path.name}").read_text()


def wait_until_all_listen(port: int) -> None:
    """Returns when each of the `workers` waits for more than word from its own threads."""
    for _ in range(200):
        if all(any(told.count("tfd:") >= 2 for _, told in open_files(worker)) for worker in workers(port)):
            return
        time.sleep(0.1)
    pytest.fail("not all processes listen")


def wait_for_answer(port: int) -> None:
    for _ in range(200):
        with suppress(OSError):
            if get(port, "/healthz")[0] == 200:
                return
        time.sleep(0.1)
    pytest.fail("nobody answers")


def test_query_prints_passages_and_json(built: Path) -> None:
    told = run("search_app", "query", "養老服務", "--index", str(built / "index"), "--city", "义乌市")
    assert told.returncode == 0
    assert "【养老服务】" in told.stdout
    found = json.loads(run("search_app", "query", "养老服务", "--index", str(built / "index"), "--json", "--year", "2023").stdout)
    assert {"query", "total", "hits", "facets"} <= found.keys()


def test_a_terminal_that_lacks_characters_is_told_all_the_same(built: Path) -> None:
    command = [sys.executable, "-m", "search_app", "query", "養老服務", "--index", str(built / "index")]
    environ = {**os.environ, "PYTHONIOENCODING": "ascii:strict"}
    told = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert (told.returncode, r"\u517b" in told.stdout, told.stderr) == (0, True, "")


@pytest.mark.parametrize("asked", [["--domain", "养老"], ["--domain", "elderly_care"], ["--city", "義烏"], ["--page", "99"]])
def test_query_takes_values_by_name_and_says_where_the_list_ends(built: Path, asked: list[str]) -> None:
    told = run("search_app", "query", "养老", "--index", str(built / "index"), *asked)
    assert told.returncode == 0
    assert ("no page 99: the last is 1" if "--page" in asked else "【养老】") in told.stdout


def test_query_names_the_fields_of_work() -> None:
    assert "elderly_care" in run("search_app", "query", "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["query", "养老", "--index", "/nowhere", "--domain", "天文"], 2, "elderly_care 养老服务与老龄"),
        (["query", "养老", "--index", "/nowhere/at/all"], 3, "rebuild"),
        (["serve", "--index", "/nowhere/at/all"], 3, "rebuild"),
        (["query", "养老", "--index", "/nowhere", "--page", "0", "--year", "x"], 2, "page: must be"),
        (["query", "养老"], 2, "--index"),
        (["serve", "--index", "x", "--port", "70000"], 2, "argument --port: must be a whole number from 1 to 65535"),
        (["serve", "--index", "x", "--port", "abc"], 2, "argument --port: must be a whole number from 1 to 65535"),
        (["serve", "--index", "x", "--workers", "0"], 2, "argument --workers: must be a whole number from 1 to 64"),
        (["serve", "--index", "x", "--workers", "x"], 2, "argument --workers: must be a whole number from 1 to 64"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(arguments: list[str], status: int, said: str) -> None:
    told = run("search_app", *arguments)
    assert told.returncode == status
    assert said in told.stderr
    assert "Traceback" not in told.stderr


def test_a_port_that_is_taken_is_named(built: Path, port: int) -> None:
    told = run("search_app", "serve", "--index", str(built / "index"), "--port", str(port))
    assert (told.returncode, f"port {port}" in told.stderr, "Traceback" in told.stderr) == (3, True, False)


def test_a_wrong_setting_is_named() -> None:
    environ = {**os.environ, "SEARCH_WORKERS": "many"}
    command = [sys.executable, "-m", "search_app", "query", "养老", "--index", "x"]
    told = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert (told.returncode, "SEARCH_WORKERS" in told.stderr) == (2, True)
