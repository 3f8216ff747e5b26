"""What kind of document it is: one of `model.DOC_TYPES`."""

import re
from collections.abc import Sequence

from analyzers.folding import fold


def document_type(title: str | None, category: str | None, headings: Sequence[str], text: str) -> str:
    """The type by title, then category (the 信息分类 or 公文种类 field), then headings, then the beginning of the text."""
    for clue in (title or "", " ".join(headings), category or "", text[:200]):
        folded = fold(clue).text
        plan = re.search(r"工作计划|工作思路|工作要点|工作安排|重点工作|下一步", folded)
        if re.search(r"总结|工作情况|进展情况|完成情况", folded):
            return "summary+plan" if plan else "summary"
        if "评估" in folded:
            return "evaluation"
        if "通知" in folded:
            return "notice"
        if "办法" in folded:
            return "measure"
        if "规划" in folded:
            return "programme"
        if plan:
            return "plan"
    return "other"
