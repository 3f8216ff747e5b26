import random
import subprocess
import sys

from analyzers import fold
from indexer.duplicates import SHORTEST, originals, signature

DRAW = random.Random(5)
CHARACTERS = "养老服务儿童福利社会救助残疾人补贴低保慈善组织志愿者社区治理地名婚姻登记收养殡葬流浪乞讨移民党建机关工作总结计划"


def text(length: int = 1500) -> str:
    return "".join(DRAW.choices(CHARACTERS, k=length))


def signed(**texts: str) -> dict[str, tuple[int, ...]]:
    return {id_: signature(fold(written).text) for id_, written in texts.items()}


def test_the_same_report_on_two_sites_and_in_both_scripts() -> None:
    report = text()
    traditional = report.replace("儿", "兒").replace("养", "養").replace("务", "務").replace("总结", "總結")
    edited = "来源：某网　" + report[:700] + "。" + report[705:]
    other = text()
    found = originals(signed(a=report, b=traditional, c=edited, d=other), ["a", "b", "c", "d"])
    assert found == {"b": "a", "c": "a"}


def test_the_first_in_order_is_the_original() -> None:
    report = text()
    assert originals(signed(a=report, b=report), ["b", "a"]) == {"a": "b"}


def test_reports_that_share_half_their_text_differ() -> None:
    half = text(800)
    assert not originals(signed(a=half + text(800), b=half + text(800)), ["a", "b"])


def test_short_texts_are_not_judged() -> None:
    notice = text(SHORTEST - 1)
    assert signature(notice) == ()
    assert not originals(signed(a=notice, b=notice), ["a", "b"])


def test_many_copies_are_one_group() -> None:
    report = text()
    ids = [f"d{number:03}" for number in range(300)]
    assert originals(dict.fromkeys(ids, signature(report)), ids) == dict.fromkeys(ids[1:], "d000")


def test_another_process_signs_the_same() -> None:
    written = CHARACTERS * 5
    program = f"from indexer.duplicates import signature; print(signature({written!r}))"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, env={"PYTHONHASHSEED": "3"})
    assert run.stdout.strip() == str(signature(written))
