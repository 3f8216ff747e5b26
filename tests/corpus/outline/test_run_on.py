"""Headings that lost the stop before the text they head."""

import pytest

from corpus.outline.run_on import find_run_on
from corpus.reading import Line
from tests.corpus.outline.trees import tree


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("一、基本情况东河县现辖9个镇，共有老人2万人。", "一、基本情况"),
        ("二、存在问题当前我县设施不足，人手不够。", "二、存在问题"),
        ("三、2023年工作打算一是新建站点，二是培训人员。", "三、2023年工作打算"),
        ("（二）救助行動實現新突破一是提標，二是擴面。", "（二）救助行動實現新突破"),
        ("一、总体情况2024年，新建站点3个。", "一、总体情况"),
        ("（一）兜底脱贫成效明显 一是精准识别对象。", "（一）兜底脱贫成效明显"),
    ],
)
def test_names_of_parts_and_sure_beginnings_of_texts(line: str, heading: str) -> None:
    end = find_run_on(Line(line), line.index("、" if "、" in line[:3] else "）") + 1, sure=True)
    assert line[:end] == heading


def test_lists_of_headings_that_run_on() -> None:
    assert tree(
        "一、提高认识，加强领导各镇要把这件事放在心上，排上日程。",
        "二、严格资金管理各单位要专款专用，不得挪用。",
        "三、强化监督检查县民政局将不定期抽查，通报结果。",
    ) == [(1, "一、提高认识，加强领导"), (1, "二、严格资金管理"), (1, "三、强化监督检查")]


def test_sentences_are_no_headings() -> None:
    assert tree("1.对全市养老服务工作各级部门应重视，多投入。", "2.负责福利院的安全管理制定预案，组织演练。") == []
    assert tree("（一）主要任务分解表，由各科填写；", "（二）具体措施清单，由各镇填写。") == []
