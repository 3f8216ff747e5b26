"""What an article names: found in its folded text in one pass for each kind, read by all facets."""

from dataclasses import dataclass

from analyzers import Folded
from corpus.article.reader import Article
from corpus.domains.taxonomy import Taxonomy, Terms
from corpus.years.phrases import YearPhrases


@dataclass(frozen=True, slots=True)
class Findings:
    """The terms and the phrases of years of an article. `folded` is its text with lines joined; all offsets of findings count there."""

    folded: Folded
    terms: Terms
    years: YearPhrases

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the article's text stands in the folded text."""
        return self.folded.position(start), self.folded.position(end)

    def weigh(self, start: int, end: int) -> dict[str, float]:
        """The weight of each domain in a span of the article's text."""
        return self.terms.weigh(self.span(start, end))


def find_all(article: Article, taxonomy: Taxonomy) -> Findings:
    """The findings of an article."""
    folded = article.folded.joined()
    dated = article.written or article.published
    return Findings(folded, taxonomy.find(folded.text), YearPhrases(folded.text, dated.year if dated else None))
