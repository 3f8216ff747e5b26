import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import fold
from corpus.model import Region
from indexer.copies import groups, rows
from indexer.signature import UNSIGNED, sign
from tests.indexer.made import made

DRAW = random.Random(5)
CHARACTERS = "养老服务儿童福利社会救助残疾人补贴低保慈善组织志愿者社区治理地名婚姻登记收养殡葬流浪乞讨移民党建机关工作总结计划"


def text(length: int = 1500) -> str:
    return "".join(DRAW.choices(CHARACTERS, k=length))


def signed(body: str, place: str = "", title: str = "工作总结") -> bytes:
    document = made("d", title, [body]).parsed.document
    region = Region(place, (place,), "省", None, None, 1.0) if place else None
    return sign(replace(document, region=region), fold(body).text)


def grouped(*signatures: bytes) -> list[set[int]]:
    """The groups of two or more, as places in the sequence."""
    numbers = groups(rows(b"".join(signatures))).tolist()
    found = ({place for place, each in enumerate(numbers) if each == number} for number in dict.fromkeys(numbers))
    return [group for group in found if len(group) > 1]


REPORT = "2023年，" + text() + "救助3021人次。"


def test_the_same_report_elsewhere_in_the_other_script_and_mended() -> None:
    traditional = REPORT.replace("养", "養").replace("务", "務").replace("儿", "兒")
    mended = REPORT[:400] + "慈善组织" + REPORT[402:] + "（来源：市民政局）"
    shorter = REPORT[: len(REPORT) * 95 // 100]
    assert grouped(signed(REPORT), signed(traditional), signed(text()), signed(mended), signed(shorter)) == [{0, 1, 3, 4}]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(signed(REPORT.replace("2023", "2024").replace("3021", "2977")), id="the next year's report"),
        pytest.param(signed("二〇二四年，" + REPORT), id="a year in words"),
        pytest.param(signed("（根据2020年决定修正）" + REPORT), id="an amended version"),
        pytest.param(signed(REPORT[:400] + "余杭区" + REPORT[403:], "330110"), id="the form of another county"),
        pytest.param(signed(REPORT[: len(REPORT) // 2]), id="half of it"),
        pytest.param(signed(REPORT[: len(REPORT) // 2] + text(750)), id="another second half"),
        pytest.param(UNSIGNED, id="nothing"),
    ],
)
def test_no_copies(other: bytes) -> None:
    assert grouped(signed(REPORT), other, UNSIGNED) == []


def test_one_text_is_one_document_wherever_it_is_thought_to_be_from() -> None:
    assert grouped(signed(REPORT, "330100"), signed(REPORT)) == [{0, 1}]


def test_short_texts_are_copies_when_they_say_the_same() -> None:
    notice = "经研究，同意新建住宅小区命名为锦绣花园，其位置四至为东至人民路。"
    renamed = notice.replace("锦绣", "东方")
    assert grouped(signed(notice), signed(renamed), signed(notice.replace("。", "！")), signed(notice, "330100")) == [{0, 2}]
    form = notice * 8
    assert grouped(signed(form), signed(form.replace("锦绣", "东方"))) == []


def test_many_copies_are_one_group() -> None:
    assert grouped(*(signed(REPORT[:-number] if number else REPORT) for number in range(60))) == [set(range(60))]


@given(st.permutations(range(12)))
def test_groups_depend_on_the_set_alone(order: list[int]) -> None:
    signatures = np.concatenate([rows(each) for each in MIXED])
    numbers = groups(signatures)
    shuffled = groups(signatures[order])
    same, same_shuffled = numbers[:, None] == numbers, shuffled[:, None] == shuffled
    assert np.array_equal(same[np.ix_(order, order)], same_shuffled)


MIXED = [signed(REPORT[cut:]) for cut in (0, 0, 30, 60, 90, 120, 400)] + [signed(text()), signed("短"), signed("短"), UNSIGNED, UNSIGNED]


def test_no_documents() -> None:
    assert groups(rows(b"")).tolist() == []
