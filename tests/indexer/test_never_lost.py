"""Whatever happens to a writer, an index answers: the old one or the new one, whole."""

import os
import random
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import redirect_stderr
from dataclasses import replace
from pathlib import Path

import pytest

from analyzers import load_analyzer
from indexer import build, generations, manifest, work
from indexer.build import Job
from indexer.commands import NOTHING_DONE, main
from indexer.engine import EngineRequest
from indexer.engines import DEFAULT, ENGINES
from indexer.live import LiveIndex, open_index
from indexer.query import Everything, Match

KILLS = 200
"""Random moments at which a writer is killed, for each command."""
State = frozenset[str]


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (folder := tmp_path / "documents").mkdir()
    made = Job((folder,), tmp_path / "index", ENGINES[DEFAULT], 1, 5.0)
    for number in range(4):
        write(made, number, 0)
    build.rebuild(made)
    return made


def write(job: Job, number: int, version: int) -> None:
    (job.paths[0] / f"{number}.txt").write_text(
        f"第{number}号总结第{version}版\n\n养老服务补贴发放到位，共{version}人。\n", encoding="utf-8"
    )


def state_of_files(job: Job) -> State:
    return frozenset(path.read_text(encoding="utf-8").splitlines()[0] for path in job.paths[0].iterdir())


def state_of_index(index: LiveIndex) -> State:
    """The titles in the index; all its parts must agree."""
    reader = index.reader
    documents = [parsed.document for parsed in reader.documents()]
    assert len(documents) == reader.document_count == index.manifest.documents
    assert reader.search(EngineRequest(Match("养老"))).total == reader.passage_count == index.manifest.passages
    return frozenset(document.title for document in documents)


def live(job: Job) -> LiveIndex:
    return open_index(job.directory, load_analyzer().fingerprint)


def in_a_process(work: Callable[[], object]) -> int:
    """Runs `work` in a process of its own; returns its id."""
    pid = os.fork()
    if not pid:
        status = 1
        try:
            with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - os.devnull is no path
                os.dup2(nowhere.fileno(), 2)
            work()
            status = 0
        finally:
            os._exit(status)
    return pid


@pytest.mark.parametrize("run", [build.rebuild, build.update], ids=["rebuild", "update"])
def test_killed_at_any_moment(job: Job, run: Callable[[Job], object]) -> None:
    chance = random.Random(11)
    usual = float("inf")
    for version in range(1, 4):
        write(job, 0, version)
        began = time.monotonic()
        os.waitpid(in_a_process(lambda: run(job)), 0)
        usual = min(usual, time.monotonic() - began)
    before = state_of_index(live(job))
    killed = 0
    for version in range(4, KILLS + 4):
        write(job, chance.randrange(6), version)
        pid = in_a_process(lambda: run(job))
        time.sleep(chance.random() * usual)
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        killed += os.WIFSIGNALED(status)
        index = live(job)
        assert index.warning is None
        before = one_of(state_of_index(index), before, state_of_files(job))
    assert killed > KILLS / 4
    run(job)
    assert state_of_index(live(job)) == state_of_files(job)
    pointer = generations.read_pointer(job.directory)
    assert pointer
    assert pointer.previous
    left = {pointer.current.name, pointer.previous.name, generations.POINTER, "writer.lock"}
    assert {path.name for path in job.directory.iterdir()} == left
    for generation in (pointer.current, pointer.previous):
        assert list(manifest.faults(generation, manifest.read(generation), thorough=True)) == []


def one_of(found: State, *allowed: State) -> State:
    assert found in allowed
    return found


def test_readers_through_fifty_swaps_see_no_error(job: Job) -> None:
    index = live(job)
    faults: list[BaseException] = []
    seen: set[int] = set()
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                index.refresh()
                reader = index.reader
                result = reader.search(EngineRequest(Everything(), facets=("year", "domain")))
                assert all(reader.passage(hit.passage_id) for hit in result.hits)
                assert result.total == reader.passage_count
                seen.add(id(reader))
                live(job).reader.search(EngineRequest(Match("补贴")))
        except BaseException as fault:  # noqa: BLE001 - an exception ends a thread unheard: the test asks for all of them below
            faults.append(fault)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for thread in readers:
        thread.start()
    for version in range(50):
        write(job, version % 3, version + 1)
        (build.update if version % 5 else build.rebuild)(job)
    done.set()
    for thread in readers:
        thread.join()
    assert faults == []
    assert len(seen) > 1
    index.refresh()
    assert state_of_index(index) == state_of_files(job)


def test_disk_use_stays_bounded(job: Job) -> None:
    """Two hundred updates: never more than twice the live generation and one more, of what a rebuild would make."""
    for version in range(200):
        write(job, version % 7, version)
        build.update(job)
        pointer = generations.read_pointer(job.directory)
        assert pointer
        size = disk_use([pointer.current])
        assert disk_use([job.directory]) <= 3 * size + 4096
    grown = disk_use([pointer.current])
    build.rebuild(job)
    pointer = generations.read_pointer(job.directory)
    assert pointer
    assert grown <= 3 * disk_use([pointer.current])


def disk_use(folders: list[Path]) -> int:
    """Bytes in the folders."""
    return sum(path.stat().st_size for folder in folders for path in folder.rglob("*") if path.is_file())


def test_a_full_disk_leaves_the_index_alone(job: Job, tmp_path: Path) -> None:
    before = state_of_index(live(job))
    told = tmp_path / "told"

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))  # files cannot grow beyond: as when the disk is full
        with told.open("w", encoding="utf-8") as out, redirect_stderr(out):
            assert main(["rebuild", str(job.paths[0]), "--index", str(job.directory), "--jobs", "1"]) == NOTHING_DONE

    _, status = os.waitpid(in_a_process(work), 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert told.read_text(encoding="utf-8") == f"{job.directory}: File too large: nothing was done, the index is as it was\n"
    assert state_of_index(live(job)) == before
    assert {path.name for path in job.directory.iterdir()} == {"generation-000001", "live", "writer.lock"}


def test_the_lock_of_a_dead_writer_is_free(job: Job) -> None:
    pid = in_a_process(lambda: hold(job))
    while not (job.directory / "writer.json").exists():
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    assert (job.directory / "writer.json").exists()
    write(job, 9, 1)
    build.update(job)
    assert not (job.directory / "writer.json").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="where processes are forked, which then hold the lock as well")
def test_processes_that_read_die_with_a_killed_writer(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "PIECE_BYTES", 1)
    with monkeypatch.context() as reading:
        reading.setattr(work, "parse_file", lambda *_: time.sleep(60))
        pid = in_a_process(lambda: build.rebuild(replace(job, jobs=2)))
    children = Path(f"/proc/{pid}/task/{pid}/children")
    while len(children.read_text(encoding="ascii").split()) < 2:
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    write(job, 9, 1)
    build.update(job)  # waits for the lock, and not for ever
    assert state_of_index(live(job)) == state_of_files(job)


def hold(job: Job) -> None:
    with build.writing(job.directory, 0.0):
        time.sleep(60)
