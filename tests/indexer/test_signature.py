import subprocess
import sys
from dataclasses import replace
from datetime import date

from analyzers import fold
from indexer.signature import SHORTEST, UNSIGNED, sign
from tests.indexer.made import made

NOTICE = "各县民政局：2023年起，低保标准提高到每人每月668元。"
REPORT = "".join(f"第{number}项，全年办理{number * 37}件，比上年增长{number % 9}个百分点，群众满意。" for number in range(40))


def signed(text: str, title: str = "关于低保标准的通知") -> bytes:
    document = made("d", title, [text]).parsed.document
    return sign(document, fold(document.text).text)


def test_script_and_layout_make_no_difference() -> None:
    assert signed("民政局办理养老服务。" * 30) == signed("民政局\u3000辦理\n養老服務 ！" * 30) != UNSIGNED
    assert signed(NOTICE) == signed("各縣民政局：2023年起，低保標準提高到每人每月668元")


def test_of_a_short_text_everything_counts() -> None:
    assert len(NOTICE) < SHORTEST
    assert len({signed(NOTICE), signed(NOTICE, "通知"), signed(NOTICE.replace("668", "669")), signed(NOTICE.replace("3", "4"))}) == 4


def test_of_a_long_text_the_title_does_not_count() -> None:
    assert signed(REPORT) == signed(REPORT, "总结")


def test_only_the_document_counts() -> None:
    document = made("d", "总结", [REPORT]).parsed.document
    other = replace(document, id="e", source="e.html", published=date(2024, 1, 1), issuer="市政府")
    assert sign(document, REPORT) == sign(other, REPORT)


def test_without_letters_there_is_no_signature() -> None:
    assert signed(" ——。") == signed("") == UNSIGNED


def test_another_process_signs_the_same() -> None:
    program = "from tests.indexer.test_signature import *; import sys; sys.stdout.buffer.write(signed(REPORT))"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, env={"PYTHONHASHSEED": "3"})
    assert run.stdout == signed(REPORT)
