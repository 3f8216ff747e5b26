"""Rebuild and update over a small folder: what is published, what is skipped, and that the two agree."""

import json
import multiprocessing
import os
import random
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import sources
from corpus.sources import SourceError
from indexer import build, generations, manifest, register, work
from indexer.build import Job, Report
from indexer.engine import MEMORY, Engine, EngineError, EngineRequest, Reader
from indexer.engines import ENGINES
from indexer.lock import Locked, writing
from indexer.query import Everything, Match
from indexer.whoosh_engine import tokens

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"
TEXT = "{title}\n\n一、工作情况\n{title}的养老服务补贴发放到位，共计{count}人。\n"


@pytest.fixture(params=sorted(ENGINES))
def job(request: pytest.FixtureRequest, tmp_path: Path) -> Job:
    (folder := tmp_path / "documents").mkdir()
    for number in range(3):
        write(folder / f"{number}.txt", f"第{number}号工作总结", number)
    return Job((folder,), tmp_path / "index", ENGINES[request.param], 1, 0.0)


def write(path: Path, title: str, count: int) -> None:
    path.write_text(TEXT.format(title=title, count=count), encoding="utf-8")


def folder_of(job: Job) -> Path:
    return job.paths[0]


def opened(job: Job) -> Reader:
    pointer = generations.read_pointer(job.directory)
    assert pointer
    return job.engine.open(pointer.current)


def entries(job: Job) -> register.Register:
    pointer = generations.read_pointer(job.directory)
    assert pointer
    return register.read(pointer.current)


def contents(reader: Reader) -> object:
    """All that can be seen of an index."""
    request = EngineRequest(Match("养老"), facets=("year", "city", "domain", "doc_type", "issuer", "script"), limit=10_000)
    terms = [list(reader.vocabulary("", stream)) for stream in ("words", "grams")]
    return list(reader.documents()), terms, reader.search(request), reader.search(EngineRequest(Everything(), limit=10_000)).hits


def rebuilt(job: Job, tmp_path: Path) -> Reader:
    other = Job(job.paths, tmp_path / "other", job.engine, 1, 0.0)
    build.rebuild(other)
    return opened(other)


def test_rebuild(job: Job) -> None:
    report = build.rebuild(job)
    assert (report.manifest.documents, report.read, report.skipped) == (3, 3, ())
    assert opened(job).search(EngineRequest(Match("补贴"))).total == 3


def test_an_update_reads_only_what_changed(job: Job, tmp_path: Path) -> None:
    build.rebuild(job)
    assert build.update(job).read == 0
    folder = folder_of(job)
    write(folder / "1.txt", "改后的工作总结", 9)
    (folder / "2.txt").unlink()
    write(folder / "new.txt", "新的工作总结", 1)
    report = build.update(job)
    assert (report.read, report.vanished, report.manifest.documents) == (2, 1, 3)
    assert contents(opened(job)) == contents(rebuilt(job, tmp_path))


def test_an_update_with_nothing_to_do_sweeps_up_too(job: Job) -> None:
    report = build.rebuild(job)
    (left := job.directory / "generation-000009").mkdir()
    assert build.update(job).manifest == report.manifest
    assert not left.exists()


def test_an_update_without_an_index_reads_everything(job: Job) -> None:
    assert build.update(job).read == 3


def test_an_update_of_a_damaged_index_reads_everything(job: Job) -> None:
    build.rebuild(job)
    pointer = generations.read_pointer(job.directory)
    assert pointer
    (pointer.current / register.NAME).unlink()
    assert build.update(job).read == 3


def test_an_update_does_not_copy_damage(job: Job, caplog: pytest.LogCaptureFixture) -> None:
    """Not even where the size does not tell; and the generation that is whole stays the one before."""
    build.rebuild(job)
    write(folder_of(job) / "3.txt", "第3号工作总结", 3)
    build.update(job)
    whole, damaged = (job.directory / f"generation-00000{number}" for number in (1, 2))
    victim = damaged / register.NAME
    victim.write_bytes(bytes(len(victim.read_bytes())))
    assert build.update(job).read == 4
    assert f"{victim}: content has changed (checksum): all files are read anew" in caplog.text
    assert generations.read_pointer(job.directory) == generations.Pointer(job.directory / "generation-000003", whole)
    assert not damaged.exists()


def test_checksums_do_not_hang_on_the_clock(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that an update writes anew may have size and time of those that it copied: on disks that count whole seconds."""
    build.rebuild(job)
    write(folder_of(job) / "0.txt", "第0号工作总结", 7)
    recorded = manifest.record_files

    def at_one_time(generation: Path) -> dict[str, manifest.FileRecord]:
        for path in job.directory.glob("generation-*/*"):
            os.utime(path, (0, 0))
        return recorded(generation)

    monkeypatch.setattr(manifest, "record_files", at_one_time)
    build.update(job)
    pointer = generations.read_pointer(job.directory)
    assert pointer
    assert list(manifest.damage(pointer.current)) == []


def test_bad_files_are_skipped_by_name(job: Job) -> None:
    folder = folder_of(job)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    report = build.rebuild(job)
    assert report.manifest.documents == 3
    assert [skipped.source for skipped in report.skipped] == ["empty.txt", "image.png"]
    assert all(skipped.reason for skipped in report.skipped)
    assert build.update(job).skipped == report.skipped


def test_nothing_to_index_leaves_the_index_alone(job: Job) -> None:
    build.rebuild(job)
    before = generations.read_pointer(job.directory)
    for path in folder_of(job).iterdir():
        path.unlink()
    for run in (build.rebuild, build.update):
        with pytest.raises(EngineError, match=r"no documents in .*documents: nothing was done"):
            run(job)
    assert generations.read_pointer(job.directory) == before
    assert opened(job).document_count == 3
    assert sorted(path.name for path in job.directory.iterdir()) == ["generation-000001", "live", "writer.lock"]


def test_a_missing_folder(job: Job, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no such file or folder: .*gone"):
        build.rebuild(Job((tmp_path / "gone",), job.directory, job.engine, 1, 0.0))


def test_an_index_inside_its_documents_is_refused(job: Job) -> None:
    with pytest.raises(SourceError, match="lies inside"):
        build.rebuild(Job(job.paths, folder_of(job) / "index", job.engine, 1, 0.0))


def test_a_second_writer_is_told_who_holds_the_index(job: Job) -> None:
    build.rebuild(job)
    with writing(job.directory, 0.0), pytest.raises(Locked, match=r"being written by process \d+ on .* since .*--wait"):
        build.update(job)


def test_of_two_documents_with_one_id_the_first_is_kept(job: Job, tmp_path: Path) -> None:
    folder = folder_of(job)
    for path in folder.iterdir():
        path.unlink()

    def lines(name: str, *texts: str) -> None:
        (folder / name).write_text(
            "".join(json.dumps({"id": t[0], "title": t, "text": f"{t}，养老服务。"}) + "\n" for t in texts), encoding="utf-8"
        )

    def kept(report: Report) -> list[str]:
        assert contents(opened(job)) == contents(rebuilt(job, tmp_path))
        return [parsed.document.title for parsed in opened(job).documents()]

    lines("b.jsonl", "x of b", "y of b")
    assert kept(build.rebuild(job)) == ["x of b", "y of b"]
    lines("a.jsonl", "x of a")
    report = build.update(job)
    assert kept(report) == ["x of a", "y of b"]
    assert "its id 'x' is that of a document in a.jsonl" in report.skipped[0].reason
    lines("c.jsonl", "y of c", "z of c")
    assert kept(build.update(job)) == ["x of a", "y of b", "z of c"]
    (folder / "a.jsonl").unlink()
    assert kept(build.update(job)) == ["x of b", "y of b", "z of c"]
    lines("b.jsonl", "x of b")
    assert kept(build.update(job)) == ["x of b", "y of c", "z of c"]


def test_updates_report_what_a_rebuild_does_whatever_ids_clash(job: Job, tmp_path: Path) -> None:
    chance, folder = random.Random(3), folder_of(job)
    for path in folder.iterdir():
        path.unlink()
    (folder / "a").mkdir()
    (folder / "0.txt").write_text("养老服务。", encoding="utf-8")
    for _ in range(25):
        lines = [json.dumps({"id": chance.choice("pqrst"), "text": f"养老服务{chance.random()}。"}) for _ in range(chance.randint(0, 4))]
        (folder / chance.choice(["z.jsonl", "a/x.jsonl", "a/y.jsonl", "m.jsonl", "b.jsonl"])).write_text("\n".join(lines), encoding="utf-8")
        updated = build.update(job)
        anew = build.rebuild(Job(job.paths, tmp_path / "anew", job.engine, 1, 0.0))
        assert (updated.skipped, updated.manifest.corpus) == (anew.skipped, anew.manifest.corpus)


def test_the_pieces_of_a_large_file_make_one_entry(job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [*range(30), 3]
    records = [json.dumps({"id": f"n{number}", "title": "总结", "text": f"第{number}项养老服务。"}) for number in ids]
    (folder_of(job) / "all.jsonl").write_text("\n".join([*records, "no record"]), encoding="utf-8")
    whole = build.rebuild(job)
    monkeypatch.setattr(sources, "PIECE_BYTES", 300)
    pieced = Job(job.paths, tmp_path / "pieced", job.engine, 1, 0.0)
    assert build.rebuild(pieced).skipped == whole.skipped
    assert [found.source for found in whole.skipped] == ["all.jsonl#32", "all.jsonl"]
    assert contents(opened(pieced)) == contents(opened(job))
    assert entries(pieced) == entries(job)


def test_update_equals_rebuild_after_random_steps(job: Job, tmp_path: Path) -> None:
    chance = random.Random(7)
    folder = folder_of(job)
    build.rebuild(job)
    for step in range(100):
        for _ in range(chance.randrange(1, 4)):
            path = folder / f"{chance.randrange(8)}.txt"
            if path.exists() and chance.random() < 0.4 and len(list(folder.iterdir())) > 1:
                path.unlink()
            else:
                write(path, f"第{chance.randrange(100)}号工作计划", step)
        build.update(job)
    assert contents(opened(job)) == contents(rebuilt(job, tmp_path))


@pytest.mark.parametrize("way", multiprocessing.get_all_start_methods())
def test_processes_give_what_one_gives(job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    monkeypatch.setattr(work, "PIECE_BYTES", 1)
    monkeypatch.setattr(work, "way_to_start", lambda: multiprocessing.get_context(way))
    build.rebuild(job)
    two = replace(job, directory=tmp_path / "two", jobs=2)
    build.rebuild(two)
    assert contents(opened(two)) == contents(opened(job))


def test_neither_processes_nor_memory_change_a_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the files of arrays: the others name the segment, or the time."""
    monkeypatch.setattr(work, "PIECE_BYTES", 10_000)
    monkeypatch.setattr(tokens, "LEAST", 10_000)
    found = []
    for number, (jobs, memory) in enumerate([(1, MEMORY), (2, MEMORY), (1, 0)]):
        job = Job((SAMPLES,), tmp_path / str(number), ENGINES["whoosh"], jobs, 0.0, memory)
        build.rebuild(job)
        files = (path for path in job.directory.glob("generation-*/MAIN_*") if path.suffix != ".toc")
        found.append({path.suffix: path.read_bytes() for path in files})
    assert found[0].keys() == {".bodies", ".documents", ".grams", ".passages", ".words"}
    assert found[1] == found[0]
    assert found[2] == found[0]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes are never forked")
def test_only_a_process_without_other_threads_is_forked() -> None:
    assert work.way_to_start().get_start_method() == "fork"
    thread = threading.Timer(60, lambda: None)
    thread.start()
    assert work.way_to_start().get_start_method() == "spawn"
    thread.cancel()
    thread.join()


def test_engines_agree(tmp_path: Path) -> None:
    engines: list[Engine] = list(ENGINES.values())
    found = []
    for engine in engines:
        job = Job((SAMPLES,), tmp_path / engine.name, engine, 1, 0.0)
        build.rebuild(job)
        found.append(contents(opened(job)))
    assert all(each == found[0] for each in found)
