"""What a query was taken to mean: text → syntax tree → engine query, and all that the page tells about it."""

from dataclasses import dataclass
from itertools import groupby

from analyzers import Analyzer, Expansion, load_synonyms
from indexer.query import Everything, Filter, Near, Node
from search_app.query.conditions import Conditions, Names
from search_app.query.corrections import Speller
from search_app.query.grammar import parse
from search_app.query.offers import Offer, offers
from search_app.query.pieces import PieceReader
from search_app.query.planning import Planner
from search_app.query.syntax import Repair


@dataclass(frozen=True, slots=True)
class Understanding:
    """A query understood.

    `marks` are folded word tokens, `phrases` and `typed` folded substrings to mark in what is shown: those asked for or looked for
    as well, and what was typed. `filters` were typed in the query and hold for the whole of it; `expansions` say what was looked for as
    well; `slips` are words in no passage and what they may stand for, `offers` filters it hints at.
    `near` are words that count more where they stand near each other.
    `empty` tells that no words are left to search for; `node` then matches everything. `wider` asks for the same with words
    missing, what holds all of them first, and marks `wider_marks`; None where no words may be missing.
    """

    text: str
    node: Node
    wider: Node | None = None
    wider_marks: frozenset[str] = frozenset()
    near: tuple[Near, ...] = ()
    filters: tuple[Filter, ...] = ()
    marks: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    slips: tuple[Expansion, ...] = ()
    repairs: tuple[Repair, ...] = ()
    offers: tuple[Offer, ...] = ()

    @property
    def looked_for_too(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each word that was expanded, folded, with its synonyms."""
        grouped = groupby(self.expansions, key=lambda expansion: expansion.source)
        return tuple((source, tuple(dict.fromkeys(one.target for one in found))) for source, found in grouped)

    @property
    def substrings(self) -> tuple[str, ...]:
        """What to mark wherever it stands."""
        return (*self.phrases, *self.typed)

    @property
    def empty(self) -> bool:
        return isinstance(self.node, Everything)


def understand(text: str, analyzer: Analyzer, names: Names, speller: Speller | None = None, *, expand: bool = True) -> Understanding:
    """Never fails; `names` knows facet values by what people call them. Without `expand` only what was typed is looked for, without
    `speller` what is mistyped is taken as it is."""
    parsed = parse(text)
    if parsed.tree is None:
        return Understanding(text, Everything(), repairs=parsed.repairs or _nothing_asked(text))
    pieces = PieceReader(analyzer, load_synonyms() if expand else None, speller)
    planner = Planner(pieces, Conditions(names))
    node = planner.plan(parsed.tree)
    widely = Planner(pieces, Conditions(names), wide=True)
    wider = widely.plan(parsed.tree)
    return Understanding(
        text=text,
        node=node,
        wider=wider if wider != node else None,
        wider_marks=frozenset(widely.marks),
        near=tuple(planner.near),
        filters=tuple(planner.filters),
        marks=frozenset(planner.marks),
        phrases=tuple(dict.fromkeys(planner.phrases)),
        typed=tuple(dict.fromkeys(planner.typed)),
        expansions=tuple(dict.fromkeys(planner.expansions)),
        slips=tuple(dict.fromkeys(planner.slips)),
        repairs=(*parsed.repairs, *planner.repairs, *(() if planner.filters or node != Everything() else _nothing_asked(text))),
        offers=offers(parsed.tree, text, analyzer, names),
    )


def _nothing_asked(text: str) -> tuple[Repair, ...]:
    """What to tell of a query without letters, digits or conditions (😀, 。。。), if anything is typed at all."""
    return (Repair("nothing_asked", text.strip()),) if text.strip() else ()
