"""What the headings of a path tell."""

import pytest

from analyzers import fold_lines
from corpus.domains.taxonomy import Taxonomy, load_taxonomy
from corpus.findings import Findings
from corpus.heading_facets import HeadingFacets, Path, read_headings
from corpus.model import Section
from corpus.places.gazetteer import Gazetteer, load_gazetteer
from corpus.years.phrases import YearPhrases


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


def read(headings: list[Path], taxonomy: Taxonomy, gazetteer: Gazetteer) -> dict[Path, HeadingFacets]:
    """The facets of paths in a document of 宿州市 that holds nothing but their last headings."""
    text, sections = "", []
    for path in headings:
        sections.append(Section(path[-1], len(path), path, len(text), len(text) + len(path[-1])))
        text += f"{path[-1]}\n"
    folded = fold_lines(text).joined()
    found = Findings(folded, taxonomy.find(folded.text), YearPhrases(folded.text, 2024))
    return dict(read_headings(sections, found, 2024, "341300", gazetteer))


def test_the_innermost_heading_that_tells_counts(taxonomy: Taxonomy, gazetteer: Gazetteer) -> None:
    outer, inner = ("一、2023年養老服務",), ("一、2023年養老服務", "（一）萧县：殡葬改革")
    facets = read([outer, inner], taxonomy, gazetteer)
    assert facets[()].region_code == facets[outer].region_code == "341300"
    assert facets[inner].region_code == "341322"
    assert facets[inner].years.years == (2023,)
    assert set(facets[inner].domains) == {"funeral"}
    assert facets[inner].named == {"elderly_care", "funeral"}


def test_a_heading_that_tells_nothing_hands_down(taxonomy: Taxonomy, gazetteer: Gazetteer) -> None:
    outer, inner = ("二、下一步养老工作",), ("二、下一步养老工作", "1.总体要求")
    facets = read([outer, inner], taxonomy, gazetteer)
    assert facets[inner].domains == facets[outer].domains
    assert facets[inner].years.part == "ahead"
