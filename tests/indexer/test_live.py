"""What is served: the newest generation that can be, and a clear word where there is none."""

import shutil
from pathlib import Path
from time import monotonic

import pytest

from analyzers import load_analyzer
from indexer import build, generations, manifest
from indexer.build import Job
from indexer.engine import EngineError
from indexer.engines import DEFAULT, ENGINES
from indexer.live import IndexUnavailable, LiveIndex, open_index
from indexer.manifest import SCHEMA

FINGERPRINT = load_analyzer().fingerprint


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (folder := tmp_path / "documents").mkdir()
    write(folder / "a.txt")
    found = Job((folder,), tmp_path / "index", ENGINES[DEFAULT], 1, 0.0)
    build.rebuild(found)
    return found


def write(path: Path) -> None:
    path.write_text(f"{path.stem}工作总结\n\n养老服务补贴发放到位，共计三百人。\n", encoding="utf-8")


def add(job: Job, name: str) -> None:
    write(job.paths[0] / name)
    build.update(job)


def live(job: Job) -> LiveIndex:
    return open_index(job.directory, FINGERPRINT)


def current(job: Job) -> Path:
    pointer = generations.read_pointer(job.directory)
    assert pointer
    return pointer.current


def a_data_file(generation: Path) -> Path:
    return max(
        (path for path in generation.iterdir() if path.name not in {"manifest.json", "sources.json"}), key=lambda path: path.stat().st_size
    )


def harm(victim: Path) -> None:
    """Changes bytes in the middle, where neither the size nor the head of the file tells."""
    content = bytearray(victim.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8] = b"\xa5" * 8
    victim.write_bytes(content)


def test_a_newer_generation_is_picked_up_and_the_old_reader_stays_usable(job: Job) -> None:
    index = live(job)
    old = index.reader
    assert not index.refresh()
    add(job, "b.txt")
    assert index.refresh()
    assert (old.document_count, index.reader.document_count, index.manifest.documents) == (1, 2, 2)
    add(job, "c.txt")
    add(job, "d.txt")
    assert len(list(old.documents())) == 1


def test_an_index_that_was_removed_and_made_anew_is_turned_to(job: Job) -> None:
    index, name = live(job), current(job).name
    shutil.rmtree(job.directory)
    write(job.paths[0] / "b.txt")
    build.rebuild(job)
    assert current(job).name == name
    assert index.refresh()
    assert index.reader.document_count == 2
    assert not index.refresh()


def test_no_index(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailable, match=r"no index in .*: make one with python -m indexer rebuild"):
        open_index(tmp_path, FINGERPRINT)


def test_another_analyzer(job: Job) -> None:
    with pytest.raises(IndexUnavailable, match=r"another version of the text analysis: rebuild it with python -m indexer rebuild"):
        open_index(job.directory, "other")


def test_another_schema(job: Job) -> None:
    path = current(job) / "manifest.json"
    path.write_text(path.read_text().replace(f'"schema": {SCHEMA}', '"schema": 0'))
    with pytest.raises(IndexUnavailable, match=rf"schema version 0, this program reads {SCHEMA}: rebuild it"):
        live(job)


@pytest.mark.parametrize("damage", ["missing", "truncated", "no manifest", "foreign"])
def test_a_damaged_generation_is_named_and_the_one_before_is_served(job: Job, damage: str, caplog: pytest.LogCaptureFixture) -> None:
    add(job, "b.txt")
    broken = current(job)
    victim = broken / "manifest.json" if damage == "no manifest" else a_data_file(broken)
    content = victim.read_bytes()
    victim.unlink()
    if damage == "truncated":
        victim.write_bytes(content[:-1])
    elif damage == "foreign":
        victim.write_bytes(content)
        victim = broken / "photo.jpg"
        victim.write_bytes(b"\xff")
    index = live(job)
    assert index.reader.document_count == 1
    assert index.warning
    assert victim.name in index.warning
    assert index.warning in caplog.text
    build.rebuild(job)
    assert index.refresh()
    assert (index.reader.document_count, index.warning) == (2, None)


def test_damage_inside_a_file_is_found_by_those_who_serve_for_long(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    add(job, "b.txt")
    monkeypatch.setattr(manifest, "SMALL", 0)
    victim = a_data_file(current(job))
    harm(victim)
    assert live(job).warning is None
    index = open_index(job.directory, FINGERPRINT, thorough=True)
    assert (index.reader.document_count, f"{victim}: content has changed" in (index.warning or "")) == (1, True)


def test_damage_inside_a_small_file_is_found_by_all(job: Job) -> None:
    """Whoosh's table of contents is unpickled, which any byte may lead astray."""
    add(job, "b.txt")
    (victim,) = current(job).glob("*.toc")
    harm(victim)
    index = live(job)
    assert (index.reader.document_count, f"{victim}: content has changed" in (index.warning or "")) == (1, True)


def test_a_damaged_index_without_a_generation_before(job: Job) -> None:
    a_data_file(current(job)).unlink()
    with pytest.raises(IndexUnavailable, match=r"missing: rebuild it with"):
        live(job)


def test_a_newer_generation_that_cannot_be_opened_is_not_turned_to(job: Job) -> None:
    index = live(job)
    add(job, "b.txt")
    a_data_file(current(job)).unlink()
    assert not index.refresh()
    assert not index.refresh()
    assert index.warning
    assert "still serving generation-000001" in index.warning
    assert index.reader.document_count == 1


def test_a_newer_generation_that_could_not_be_opened_is_tried_again(job: Job) -> None:
    index = live(job)
    add(job, "b.txt")
    victim = a_data_file(current(job))
    away = victim.rename(job.paths[0].parent / "away")
    assert not index.refresh()
    away.rename(victim)
    assert index.refresh()
    assert (index.reader.document_count, index.warning) == (2, None)


def test_a_pointer_that_was_lost_for_a_moment_is_forgotten(job: Job) -> None:
    index = live(job)
    away = (job.directory / "live").rename(job.directory / ".away")
    assert not index.refresh()
    assert "live: missing; still serving generation-000001" in (index.warning or "")
    away.rename(job.directory / "live")
    assert not index.refresh()
    assert index.warning is None


def test_a_generation_found_damaged_is_not_turned_to_again(job: Job) -> None:
    index = live(job)
    index.give_up(index.reader, EngineError("damaged"))
    for _ in range(2):
        assert not index.refresh()
        assert (index.warning or "").startswith("damaged: rebuild it")
    build.rebuild(job)
    assert index.refresh()
    assert index.warning is None


@pytest.mark.parametrize("content", [None, b"", b"../../etc\n", b"\xff\xfe", b"generation-000001\nb\nc\n"])
def test_without_a_sound_pointer_the_newest_whole_generation_is_served(job: Job, content: bytes | None) -> None:
    add(job, "b.txt")
    pointer = job.directory / "live"
    pointer.unlink()
    if content is not None:
        pointer.write_bytes(content)
    index = live(job)
    assert index.reader.document_count == 2
    assert index.warning
    assert "live: " in index.warning
    assert "serving generation-000002: rebuild it with" in index.warning
    build.update(job)
    assert index.refresh()
    assert (index.reader.document_count, index.warning) == (2, None)


def test_a_lost_pointer_and_no_whole_generation(job: Job) -> None:
    (job.directory / "live").unlink()
    (job.directory / "generation-000001" / "manifest.json").unlink()
    with pytest.raises(IndexUnavailable, match="live: missing: rebuild it with"):
        live(job)


def test_damage_in_place_does_not_reach_the_generation_before(job: Job) -> None:
    add(job, "b.txt")
    for path in current(job).iterdir():
        if path.name != "manifest.json":
            path.write_bytes(b"")
    index = live(job)
    assert (index.reader.document_count, index.warning is None) == (1, False)


def test_hidden_files_that_systems_lay_down_do_no_harm(job: Job) -> None:
    (job.directory / ".DS_Store").touch()
    (current(job) / ".nfs0001").touch()
    (current(job) / ".metadata").mkdir()
    assert live(job).warning is None
    add(job, "b.txt")
    assert live(job).reader.document_count == 2


def test_a_newer_generation_is_looked_for_once_in_an_interval(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    now = monotonic()
    monkeypatch.setattr("indexer.live.monotonic", lambda: now)
    index = open_index(job.directory, FINGERPRINT, interval=0.5)
    add(job, "b.txt")
    now += 0.4
    assert not index.refresh()
    now += 0.2
    assert index.refresh()
