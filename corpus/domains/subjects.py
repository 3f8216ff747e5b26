"""What a folded text says it is about near its beginning, where its title is lost or tells only a number."""

import re
from collections.abc import Mapping

from corpus.domains.passage_domains import heading_domains
from corpus.domains.taxonomy import Taxonomy

_PRESENTS = re.compile(
    r"本(?:年度?)?(?:报告|年报|方案|办法|细则|规定|规则|意见|计划|要点|条例|预案|标准|指南)|(?:报告|汇报|公告|公布|通报|总结|介绍|说明|通知)如下"
)
_ASKED = re.compile(r"(?:[《“\"「]|[出交]的)([^《》“”\"「」。]{4,60}?(?:建议|提案|议案|请示))")
"""What a reply replies to: 《关于增设老年食堂的建议》收悉, 您提出的关于增设老年食堂的建议收悉."""
SUBJECT = 250
"""Characters of a text in which it says what it is, which stands for the title it lacks."""


def subject_of(text: str) -> str:
    """The first sentence of a folded text without title where it says what the text is: 为规范殡葬管理，制定本办法。"""
    presented = _PRESENTS.search(text, 0, SUBJECT)
    stop = text.find("。", 0, SUBJECT)
    return text[: presented.end()] if presented and not 0 <= stop < presented.start() else ""


def asked_for(text: str) -> str:
    """The title of the proposal a folded reply answers, which says what it is about where its own tells only the number."""
    asked = _ASKED.search(text, 0, SUBJECT)
    return asked[1] if asked else ""


def title_domains(title: str | None, doc_type: str, text: str, taxonomy: Taxonomy) -> Mapping[str, float]:
    """Domain → weight of a folded title; where there is none, of what the text says it is; where a reply's tells nothing, of what it was
    asked for."""
    weights = taxonomy.weigh(subject_of(text) if title is None else title)
    if not weights and doc_type == "reply":
        weights = taxonomy.weigh(asked_for(text))
    return heading_domains(weights)
