"""The sets by name: our own questions over the samples, the same with the seeds, and the two shared collections."""

import hashlib
import json
import tarfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from corpus.model import ParsedDocument
from corpus.pipeline import load_resources, parse_folder
from tests.relevance import judged
from tests.relevance.questions import Question, QuestionSet

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpus" / "samples"

SCRIPTS = {"queries.jsonl": "traditional", "queries.t2s.jsonl": "simplified", "queries.tw2sp.jsonl": "mainland wording"}
"""The files of the paragraphs' questions, and what kind each holds; the paragraphs themselves are in Traditional script."""


def own(shared: Path, cache: Path) -> QuestionSet:
    """Our questions, asked of the samples that are shipped."""
    return _judged("own", sorted(SAMPLES.iterdir()))


def own_with_seeds(shared: Path, cache: Path) -> QuestionSet:
    """Our questions, asked of the samples and the seeds together."""
    return _judged("own+seeds", [*sorted(SAMPLES.iterdir()), *sorted((shared / "seeds").glob("*.txt"))])


def statutes(shared: Path, cache: Path) -> QuestionSet:
    """Questions as citizens ask them, of the articles of Chinese laws."""
    folder = _unpacked(shared / "relevance" / "statutes.tar.xz", cache)
    return _collection("statutes", folder, {"queries.jsonl": "question"})


def paragraphs(shared: Path, cache: Path) -> QuestionSet:
    """Questions of paragraphs in Traditional script, in each script."""
    return _collection("paragraphs", _unpacked(shared / "relevance" / "paragraphs-zh-hant.tar.xz", cache), SCRIPTS)


SETS: Mapping[str, Callable[[Path, Path], QuestionSet]] = {
    "own": own,
    "own+seeds": own_with_seeds,
    "statutes": statutes,
    "paragraphs": paragraphs,
}
"""Each is made of the folder of shared material (not looked at by `own`) and a cache folder, where archives are unpacked."""


def _judged(name: str, files: list[Path]) -> QuestionSet:
    queries = judged.read_queries()
    questions = judged.questions(queries, judged.read_judgements(queries), _parsed(files))
    return QuestionSet(name, tuple(files), questions, of_documents=False, digest=digest([*files, judged.QUERIES, judged.JUDGEMENTS]))


def _parsed(files: Iterable[Path]) -> Mapping[str, ParsedDocument]:
    return {found.document.source: found for found in parse_folder(files, load_resources()) if isinstance(found, ParsedDocument)}


def _collection(name: str, folder: Path, kinds: Mapping[str, str]) -> QuestionSet:
    grades: dict[str, dict[str, int]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, document, grade = line.split("\t")
        grades.setdefault(query, {})[document] = int(grade)
    questions = tuple(
        Question(f"{kind}:{record['id']}", kind, record["text"], grades[record["id"]])
        for file, kind in kinds.items()
        for record in _records(folder / file)
    )
    corpus = folder / "corpus.jsonl"
    files = [corpus, folder / "qrels.tsv", *(folder / file for file in kinds)]
    return QuestionSet(name, (corpus,), questions, of_documents=True, digest=digest(files))


def _records(path: Path) -> Iterator[Mapping[str, str]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _unpacked(archive: Path, cache: Path) -> Path:
    """The one folder of an archive, unpacked when it is not there yet."""
    folder = cache / archive.name.removesuffix(".tar.xz")
    if not folder.is_dir():
        half = cache / f"{folder.name}.half"
        with tarfile.open(archive) as packed:
            packed.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.3 and before have none
            packed.extractall(half)  # noqa: S202 - filtered where Python can
        (half / folder.name).rename(folder)
        half.rmdir()
    return folder


def digest(files: Iterable[Path]) -> str:
    """SHA-256 over the names and the contents of files, in their order."""
    whole = hashlib.sha256()
    for file in files:
        whole.update(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()
