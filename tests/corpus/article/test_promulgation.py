"""The note below the title of a measure."""

from datetime import date

import pytest

from corpus.article.promulgation import Promulgation, find_promulgation
from corpus.reading import Line

DAY = date(2023, 1, 10)
ORDER = "遂昌县人民政府令第12号"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("（2023年1月10日遂昌县人民政府令第12号公布 自2023年2月1日起施行）", (DAY, "遂昌县人民政府", ORDER)),
        ("（2022年12月20日县政府常务会议通过 2023年1月10日遂昌县人民政府令第12号公布，自公布之日起施行）", (DAY, "遂昌县人民政府", ORDER)),
        ("（2023年1月10日遂昌縣人民政府令第12號公布）", (DAY, "遂昌縣人民政府", "遂昌縣人民政府令第12號")),
        ("（2023年1月10日遂政发〔2023〕5号印发）", (DAY, None, "遂政发〔2023〕5号")),
        ("（二〇二三年一月十日遂昌县民政局发布）", (DAY, "遂昌县民政局", None)),
        ("（2023年1月10日民政部令第63号公布 根据2024年3月5日民政部令第70号修订）", (DAY, "民政部", "民政部令第63号")),
        ("（2023年1月10日县人民代表大会常务委员会第七次会议通过）", (None, None, None)),
        ("中華民國112年1月10日府授法規字第1120037764號令制定公布", (DAY, None, "府授法規字第1120037764號")),
        ("中華民國112年1月10日府授法規字第1120037764號令製定公佈", (DAY, None, "府授法規字第1120037764號")),
        ("中華民國112年1月10日高市社救字第11230037764號函修正", (DAY, None, "高市社救字第11230037764號")),
        ("（2023年1月10日）", (None, None, None)),
        ("2023年1月10日遂昌县人民政府令第12号公布的办法同时废止。", (None, None, None)),
    ],
)
def test_notes(note: str, told: tuple[date | None, str | None, str | None]) -> None:
    assert find_promulgation([Line(note), Line("第一条 为了规范养老服务，制定本办法。")]) == Promulgation(*told)
