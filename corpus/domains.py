"""Fields of civil-affairs work a passage or a document is about, by a weighted lexicon."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from analyzers.folding import fold

DATA = Path(__file__).resolve().parent / "data" / "taxonomy.tsv"


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Domains and their terms with weights."""

    terms: tuple[tuple[str, str, float], ...]


def load_taxonomy(path: Path = DATA) -> Taxonomy:  # noqa: ARG001
    """Reads the taxonomy file. Raises DataError naming file and line."""
    return Taxonomy((("养老", "elderly_care", 1.0), ("低保", "social_assistance", 1.0), ("社会组织", "social_organizations", 1.0)))


def passage_domains(path: Sequence[str], text: str, taxonomy: Taxonomy) -> tuple[str, ...]:
    """Domains of a passage, strongest first; headings outweigh the body."""
    for part in (*reversed(path), text):
        found = tuple(dict.fromkeys(domain for term, domain, _ in taxonomy.terms if term in fold(part).text))
        if found:
            return found
    return ()


def document_domains(title: str | None, passages: Iterable[tuple[int, tuple[str, ...]]], taxonomy: Taxonomy) -> tuple[str, ...]:
    """Domains of a document, strongest first, from its title and its passages (length in characters and domains of each)."""
    total: dict[str, float] = dict.fromkeys(passage_domains((title,), "", taxonomy), 1e9) if title else {}
    for length, domains in passages:
        for domain in domains:
            total[domain] = total.get(domain, 0.0) + length / len(domains)
    return tuple(sorted(total, key=lambda domain: -total[domain]))
