"""Titles of documents that have none, made from issuer, years and type."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from analyzers.rows import read_rows


def load_labels(path: Path = Path(__file__).parents[1] / "data" / "made_titles.tsv") -> dict[str, str]:
    """The words for each document type in a made title."""
    return {row.values[0]: row.values[1] for row in read_rows(path, columns=2)}


def make_title(issuer: str | None, years: Sequence[int], doc_type: str, labels: Mapping[str, str]) -> str:
    """A title for a document without one, from issuer, years and type: 慈溪市民政局2023年工作总结和2024年工作计划."""
    label = labels.get(doc_type, labels["other"])
    if not years:
        return f"{issuer or labels['nobody']}{label}"
    first, last = f"{years[0]}年", f"{years[-1]}年"
    if doc_type == "summary+plan" and len(years) > 1:
        return f"{issuer or labels['nobody']}{first}{labels['summary']}和{last}{labels['plan']}"
    span = first if len(years) == 1 else f"{years[0]}—{last}"
    return f"{issuer or labels['nobody']}{span}{label}"
