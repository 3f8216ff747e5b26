"""Script by characters that exist in one script only."""

import pytest

from corpus.script import detect_script

TEXTS = {
    "义乌市民政局养老服务工作总结": "hans",
    "義烏市民政局養老服務工作總結": "hant",
    "民政局工作要点。民政局工作要點，養老服務，社會組織；养老服务，社会组织": "mixed",
    "2024 A": "hans",
    "": "hans",
    "人民政府工作": "hans",
    "義烏市養老服務發展規劃，推進社會組織建設，關愛兒童，發布公告，開展慰問；里。": "hant",
    "后勤和皇后": "hans",
}


@pytest.mark.parametrize("text", TEXTS)
def test_script(text: str) -> None:
    assert detect_script(text) == TEXTS[text]


def test_a_quotation_in_the_other_script_does_not_mix() -> None:
    assert detect_script("义乌市民政局养老服务工作总结，社会组织发展规划，关爱儿童。" * 4 + "「養老」") == "hans"
